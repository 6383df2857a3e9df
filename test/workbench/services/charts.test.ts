/** Charts in a sheet, and what the page is told of them. */
import { describe, expect, it } from 'vitest';
import { chartsOf } from '../../../workbench/engine/charts.ts';
import { wireCharts } from '../../../workbench/server/charts.ts';
import { execute, failure, hostWith, value } from './script.ts';

const FILL = "sheet.getRange('A1:C3').setValues([['Payer', 'Rate', 'Medicare'], ['A', 94, 110.5], ['B', 120, 110.5]]);";
const CHART = `${FILL} sheet.insertChart(sheet.newChart().asColumnChart().setTitle('Rates').addRange(sheet.getRange('A1:C3')).setNumHeaders(1)
  .setXAxisTitle('Payer').setColors(['#1e7b45', '#0b57d0']).setOption('width', 480).setPosition(5, 2, 10, 0).build());`;

describe('charts', () => {
  it('are inserted, found with their ranges and place, changed through a builder, and removed', () => {
    expect(
      value(`${CHART} var chart = sheet.getCharts()[0]; var info = chart.getContainerInfo();
        var before = [chart.getRanges()[0].getA1Notation(), info.getAnchorRow(), info.getAnchorColumn(), info.getOffsetX(), chart.getNumHeaders(), chart.getOptions().get('title')];
        var again = chart.modify().asBarChart().setTitle('Other').build();
        var unsaved = sheet.getCharts()[0].getOptions().get('title');
        sheet.updateChart(again);
        var after = [sheet.getCharts().length, sheet.getCharts()[0].getOptions().get('title'), sheet.getCharts()[0].getChartId() === chart.getChartId(), String(sheet.getCharts()[0].modify().getChartType())];
        sheet.removeChart(sheet.getCharts()[0]);
        return [before, unsaved, after, sheet.getCharts().length];`),
    ).toEqual([['A1:C3', 5, 2, 10, 1, 'Rates'], 'Rates', [1, 'Other', true, 'BAR'], 0]);
  });

  it('of a kind that is not drawn here fail by name, and so does an update of one that is gone', () => {
    expect(failure('sheet.newChart().asPieChart();')).toBe('EmbeddedChartBuilder.asPieChart is not in the workbench');
    expect(failure('sheet.newChart().setChartType(Charts.ChartType.PIE);')).toBe(
      'ChartType.PIE is not in the workbench',
    );
    expect(failure(`${CHART} var c = sheet.getCharts()[0]; sheet.removeChart(c); sheet.updateChart(c);`)).toBe(
      'Embedded object not found on the sheet.',
    );
    expect(value('return String(sheet.newChart().setChartType(Charts.ChartType.LINE).getChartType());')).toBe('LINE');
  });

  it('show the cells as they are now, and follow inserted rows and a copied tab', () => {
    const host = hostWith({ make: CHART, copy: 'sheet.copyTo(ss);' });
    host.run('make');
    host.workbook.sheets[0]?.insertRows(0, 2);
    host.workbook.sheets[0]?.put(3, 1, 100);
    const [chart] = wireCharts(host.workbook);
    expect(chart).toMatchObject({
      type: 'COLUMN',
      title: 'Rates',
      axes: { across: 'Payer', up: '' },
      anchor: { row: 6, column: 1, x: 10, y: 0 },
      width: 480,
      legend: true,
      categories: ['A', 'B'],
      series: [
        { name: 'Rate', values: [100, 120], shown: ['100', '120'] },
        { name: 'Medicare', values: [110.5, 110.5] },
      ],
    });
    host.run('copy');
    const [first, second] = wireCharts(host.workbook);
    expect(second?.id).not.toBe(first?.id);
    const copy = host.workbook.sheetByName('Copy of Sheet1');
    expect(copy && chartsOf(copy.properties)[0]?.ranges[0]?.sheetId).toBe(copy?.id);
  });

  it('are kept between starts, and lose the ranges of a tab that is deleted', () => {
    const { host } = execute(
      `${CHART} var other = ss.insertSheet('Other'); other.insertChart(other.newChart().addRange(sheet.getRange('A1:B3')).addRange(other.getRange('A1:A3')).build());`,
    );
    const again = hostWith({}, { state: JSON.parse(JSON.stringify(host.toJSON())) });
    expect(wireCharts(again.workbook)).toEqual(wireCharts(host.workbook));
    again.workbook.removeSheet(0);
    const [other] = again.workbook.sheets;
    expect(other && chartsOf(other.properties).map(({ ranges }) => ranges.length)).toEqual([1]);
  });
});
