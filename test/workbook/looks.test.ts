/** What every tab looks like when it was made: what people type into, what is worked out, and the colors that help to find a word. */
import { beforeAll, describe, expect, it } from 'vitest';
import { COMPUTED_TABS } from '../../src/commands/computed/index.ts';
import { TABLES } from '../../src/workbook/tables/index.ts';
import { practice } from '../../src/workbook/tables/practice.ts';
import { chartsOf } from '../../workbench/engine/charts.ts';
import { cellName } from '../../workbench/engine/references.ts';
import type { SheetModel } from '../../workbench/engine/types.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { painters } from '../../workbench/server/conditional.ts';
import { columnOf, hostWithEveryTab, sheetOf, TAB_IDS } from '../support/everyTab.ts';
import { typeInto } from '../support/host.ts';

let host: WorkbenchHost;
beforeAll(async () => {
  host = await hostWithEveryTab();
}, 240_000);

/** Tabs of one keyed table: headings in row 3. */
const REPORTS = ['medicare', 'rate-comparison', 'scorecard', 'payer-mix', 'payer-review', 'exit-plan', 'results'];

/** The ground that the first rule which holds gives a cell. */
function ground(sheet: SheetModel, row: number, column: number): string | undefined {
  const at = { row, column };
  return painters(sheet, host.workbook)
    .filter(({ areas }) =>
      areas.some(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right),
    )
    .map(({ paint }) => paint(sheet.view(row, column), at).background)
    .find((color) => color !== undefined);
}

const shown = (sheet: SheetModel, row: number, column: number): string => sheet.view(row, column).display;

describe('a tab that people type into', () => {
  const columns = TABLES.flatMap(({ id, columns: declared }) => declared.map((column) => ({ id, column })));

  it('says on each heading what goes there', () => {
    for (const { id, column } of columns) {
      const sheet = sheetOf(host, id);
      const { note } = sheet.attributes(0, columnOf(sheet, 0, column.header));
      expect(note, `${id}: ${column.header}`).toBe(column.help.join('\n'));
    }
  });

  it('offers choices in every row, and marks what is none of them instead of refusing it', () => {
    const chosen = columns.filter(({ column }) => column.choices);
    expect(chosen.length).toBeGreaterThan(20);
    for (const { id, column } of chosen) {
      const sheet = sheetOf(host, id);
      const at = columnOf(sheet, 0, column.header);
      for (const row of [1, 2, sheet.rowCount - 1]) {
        expect(sheet.attributes(row, at).validation, `${id}: ${cellName(row, at)}`).toMatchObject({
          kind: 'list',
          allowInvalid: true,
          values: column.choices,
        });
      }
      expect(sheet.attributes(0, at).validation, `${id}: heading`).toBeUndefined();
    }
    const sheet = sheetOf(host, 'practice');
    const labels = Array.from({ length: sheet.rowCount }, (_, row) => shown(sheet, row, 0));
    for (const { label, choices } of practice.facts) {
      if (!choices) continue;
      const { validation } = sheet.attributes(labels.indexOf(label), 1);
      expect(validation, label).toMatchObject({ kind: 'list', allowInvalid: true, values: choices });
    }
  });

  it.each([
    ['rates', 'CPT code', '@'],
    ['rates', 'Contracted rate', '$#,##0.00'],
    ['rates', 'Effective from', 'mmm d, yyyy'],
    ['rates', 'Sessions a year', '#,##0'],
    ['claims', 'Payer paid', '$#,##0.00'],
    ['claims', 'To', 'mmm d, yyyy'],
    ['payers', 'Claimed % of Medicare', '0.0%'],
    ['contacts', 'Phone', '@'],
    ['negotiation-log', 'Current Rate per Code', '@'],
    ['negotiation-log', 'Date of Initial Request', 'mmm d, yyyy'],
    ['benchmarks', 'CPT code', '@'],
  ])('%s keeps “%s” as %s down to its last row', (id, heading, format) => {
    const sheet = sheetOf(host, id);
    const at = columnOf(sheet, 0, heading);
    expect([1, 9, sheet.rowCount - 1].map((row) => sheet.attributes(row, at).numberFormat)).toEqual([
      format,
      format,
      format,
    ]);
  });

  it('keeps its headings in sight', () => {
    for (const { id } of [...TABLES, practice]) expect(sheetOf(host, id).properties.frozenRows, id).toBe(1);
    expect(sheetOf(host, 'rates').properties.frozenColumns).toBeGreaterThan(0);
  });
});

describe('a tab that is worked out', () => {
  it.each(REPORTS)('%s hides the row its formulas begin in, and keeps its headings in sight', (id) => {
    const { hiddenRows, frozenRows, hideGridlines } = sheetOf(host, id).properties;
    expect([...hiddenRows]).toEqual([3]);
    expect(frozenRows).toBe(4);
    const isWide = sheetOf(host, id).columnCount > 26;
    expect(hideGridlines === true || isWide).toBe(true);
  });

  it.each(REPORTS)('%s says on each heading what it shows', (id) => {
    const sheet = sheetOf(host, id);
    for (const { name, help } of COMPUTED_TABS.find((tab) => tab.id === id)?.columns() ?? []) {
      const at = columnOf(sheet, 2, name);
      expect(at, name).toBeGreaterThan(0);
      expect(sheet.attributes(2, at).note, `${id}: ${name}`).toBe(help?.join('\n'));
    }
  });

  it('keeps its figures off the words beside them', () => {
    const figures = REPORTS.flatMap((id) => {
      const sheet = sheetOf(host, id);
      return Array.from({ length: sheet.columnCount }, (_, column) => column).flatMap((column) => {
        const { value } = sheet.view(4, column);
        const { horizontal, numberFormat } = sheet.attributes(4, column);
        const isFigure = typeof value === 'number' && numberFormat !== undefined && horizontal === undefined;
        return isFigure ? [{ sheet, column }] : [];
      });
    });
    expect(figures.length).toBeGreaterThan(40);
    for (const { sheet, column } of figures) {
      const formats = [3, 4].map((row) => sheet.attributes(row, column).numberFormat);
      expect(new Set(formats).size, `${sheet.name}, column ${column}`).toBe(1);
      expect(formats[0], `${sheet.name}, column ${column}`).toMatch(/^(?:[^;]+_\)_\);?)+$/);
    }
    // Where gridlines stand, the formats are those that people know.
    expect(sheetOf(host, 'rates').properties.hideGridlines ?? false).toBe(false);
  });

  it('warns before its formulas are typed over, and locks nobody out, in every tab', () => {
    for (const id of TAB_IDS) {
      const sheet = sheetOf(host, id);
      const { protections } = sheet.properties;
      expect(
        protections.filter(({ warningOnly }) => !warningOnly),
        id,
      ).toEqual([]);
      const used = sheet.usedArea();
      for (let row = 0; row <= (used?.bottom ?? 0); row += 1) {
        for (let column = 0; column <= (used?.right ?? 0); column += 1) {
          if (!/^=(VSTACK|ARRAYFORMULA)\(/.test(sheet.view(row, column).formula)) continue;
          const isWarned = protections.some(
            ({ area }) =>
              area &&
              row >= area.top &&
              row <= area.bottom &&
              column >= area.left &&
              column <= area.right &&
              area.bottom > row,
          );
          expect(isWarned, `${id}: ${cellName(row, column)}`).toBe(true);
        }
      }
    }
  });

  it('has the color of its kind: blue where people type, violet where it is worked out, gray for settings', () => {
    const tab = (id: string) => sheetOf(host, id).properties.tabColor?.toUpperCase();
    expect(['practice', 'payers', 'rates', 'claims', 'negotiation-log'].map(tab)).toEqual(Array(5).fill('#0B57D0'));
    expect([...REPORTS, 'start', 'summary', 'scorecard-history'].map(tab)).toEqual(Array(10).fill('#6A4FA3'));
    expect(['thresholds', 'functions'].map(tab)).toEqual(['#5F6770', '#5F6770']);
    // What people type on a worked-out tab stands under a blue heading.
    const medicare = sheetOf(host, 'medicare');
    const heading = (name: string) => medicare.attributes(2, columnOf(medicare, 2, name)).background?.toUpperCase();
    expect([heading('Your figure'), heading('Amount used')]).toEqual(['#DCE8FC', '#E9E3F5']);
  });
});

describe('a color', () => {
  const GREEN = '#E4F4EA';
  const YELLOW = '#FFF3D1';
  const RED = '#FCE8E6';
  const under = (sheet: SheetModel, name: string, heading: number, row: number) => {
    const at = columnOf(sheet, heading, name);
    return [shown(sheet, row, at), ground(sheet, row, at)?.toUpperCase()];
  };

  it('stands behind lights and grades in the Scorecard and its history', () => {
    const scorecard = sheetOf(host, 'scorecard');
    // Insurers A and D stand in the first row and the fourth.
    expect(under(scorecard, 'Rate', 2, 4)).toEqual(['red', RED]);
    expect(under(scorecard, 'Denials', 2, 4)).toEqual(['green', GREEN]);
    expect(under(scorecard, 'Grade', 2, 4)).toEqual(['C', YELLOW]);
    expect(under(scorecard, 'Grade', 2, 7)).toEqual(['A', GREEN]);
    expect(under(scorecard, 'Grade', 2, 5)).toEqual(['F', RED]);
    const history = sheetOf(host, 'scorecard-history');
    for (const [heading, text, color] of [
      ['Cost to serve', 'yellow', YELLOW],
      ['Grade', 'D', RED],
      ['Grade', 'B', GREEN],
    ] as const) {
      history.type(1, columnOf(history, 0, heading), text);
      expect(under(history, heading, 0, 1)).toEqual([text, color]);
      history.type(1, columnOf(history, 0, heading), '');
    }
  });

  it('stands behind an answer in Payer Review: a yes speaks for leaving', () => {
    const sheet = sheetOf(host, 'payer-review');
    const at = columnOf(sheet, 2, 'Answer');
    const seen = new Map(
      Array.from({ length: 16 }, (_, index) => [
        shown(sheet, 4 + index, at),
        ground(sheet, 4 + index, at)?.toUpperCase(),
      ]),
    );
    expect(seen.get('yes')).toBe(YELLOW);
    expect(seen.get('no')).toBe(GREEN);
    expect(seen.get('not known')).toBe('#E6E9ED');
  });

  it('goes from red at 80% of Medicare over white to green at 120%', () => {
    const sheet = sheetOf(host, 'rate-comparison');
    const at = columnOf(sheet, 2, 'Insurer A, % of Medicare');
    const color = (text: string) => {
      const { formula } = sheet.view(2, at);
      sheet.type(2, at, '');
      sheet.type(4, at, text);
      const seen = ground(sheet, 4, at)?.toUpperCase();
      sheet.type(4, at, '');
      sheet.type(2, at, formula);
      return seen;
    };
    expect(['80%', '60%', '100%', '120%', '140%'].map(color)).toEqual([RED, RED, '#FFFFFF', GREEN, GREEN]);
  });

  it('marks what is late in the log, and what is late in Start', () => {
    const log = sheetOf(host, 'negotiation-log');
    const at = columnOf(log, 0, 'What is due');
    typeInto(host, log.name, cellName(1, columnOf(log, 0, 'Date of Initial Request')), '2026-01-05');
    expect(shown(log, 1, at)).toContain('late');
    expect(ground(log, 1, at)?.toUpperCase()).toBe(YELLOW);
    const start = sheetOf(host, 'start');
    const late = Array.from({ length: 7 }, (_, index) => 5 + index).find((row) => / late$/.test(shown(start, row, 2)));
    expect(late).toBeDefined();
    expect(ground(start, late ?? 0, 2)?.toUpperCase()).toBe(YELLOW);
  });
});

describe('a chart', () => {
  const drawn = (id: string) => {
    const sheet = sheetOf(host, id);
    return chartsOf(sheet.properties).map(({ options, ranges }) => ({
      title: options.title,
      over: ranges.map(({ area }) => shown(sheet, area.top, area.left)),
      rows: [...new Set(ranges.map(({ area }) => `${area.top + 1} to ${area.bottom + 1}`))],
    }));
  };

  it('is drawn over its own columns, headings first, down to their last row', () => {
    // Five codes; five payers, which are more than a chart tells apart.
    expect(drawn('rate-comparison')).toEqual([
      {
        title: 'Allowed amount a session, dollars',
        over: ['Code', 'Medicare', 'Lowest rate', 'Highest rate', 'Your average'],
        rows: ['3 to 9'],
      },
    ]);
    // Four rows of borders before the five payers.
    expect(drawn('scorecard')).toEqual([
      {
        title: 'Pay against friction: percent of Medicare, friction points',
        over: [
          'Chart: friction',
          '100% of Medicare',
          'High friction from here',
          'Other payers',
          ...['A', 'B', 'C', 'D', 'E'].map((letter) => `Insurer ${letter}`),
        ],
        rows: ['3 to 13'],
      },
    ]);
    expect(drawn('payer-mix')).toEqual([
      {
        title: 'Share of revenue beside share of caseload, percent of the practice',
        over: ['Payer', 'Share of revenue', 'Share of caseload'],
        rows: ['3 to 9'],
      },
    ]);
    expect(drawn('exit-plan')).toEqual([
      {
        title: 'Change in revenue a year, dollars',
        over: ['A year without it', 'Change in revenue'],
        rows: ['3 to 8'],
      },
    ]);
  });

  it('names its series where there are several, and has columns begin at nothing', () => {
    const options = (id: string) => {
      const [chart] = chartsOf(sheetOf(host, id).properties);
      return [chart?.options.legend, chart?.options['vAxis.minValue']];
    };
    expect(options('rate-comparison')).toEqual([{ position: 'top' }, 0]);
    expect(options('exit-plan')).toEqual([{ position: 'none' }, 0]);
    expect(options('scorecard')).toEqual([{ position: 'top' }, undefined]);
  });

  it('gives each payer of the grid a point of its own, and draws the borders as lines', () => {
    const [grid] = chartsOf(sheetOf(host, 'scorecard').properties);
    const options = grid?.options ?? {};
    const of = (what: string) => [0, 1, 2, 3, 4, 5, 6, 7].map((series) => options[`series.${series}.${what}`]);
    expect(of('lineWidth').slice(0, 3)).toEqual([2, 2, undefined]);
    expect(of('pointSize')).toEqual([0, 0, undefined, 10, 10, 10, 10, 10]);
    expect(of('pointShape').slice(2)).toEqual([undefined, 'circle', 'square', 'triangle', 'diamond', 'star']);
    const sheet = sheetOf(host, 'scorecard');
    const column = (name: string) => {
      const at = columnOf(sheet, 2, name);
      return [4, 5, 6, 7].map((row) => sheet.view(row, at).value);
    };
    // One border from end to end at 100% of Medicare, one from bottom to top between 1 and 2 points.
    expect(column('Chart: friction')).toEqual([0, 6, 1.5, 1.5]);
    expect(column('100% of Medicare').slice(0, 2)).toEqual([1, 1]);
    expect(column('High friction from here').slice(2)).toEqual([0.5, 1.5]);
  });
});
