/** Conditional formats as the page draws them (PLATFORM 5: rules[0] wins). */
import { expect, it } from 'vitest';
import { painters } from '../../workbench/server/conditional.ts';
import { typeInto } from '../support/host.ts';
import { hostWith } from './services/script.ts';

/** Backgrounds of cells by the rules of the first tab, each as "row,column". */
function backgrounds(rules: string, cells: [number, number][], typed: Record<string, string> = {}) {
  const host = hostWith({
    set: `var rule = function () { return SpreadsheetApp.newConditionalFormatRule(); }; var type = SpreadsheetApp.InterpolationType; sheet.setConditionalFormatRules([${rules}]);`,
  });
  const { error } = host.run('set');
  if (error !== undefined) throw new Error(error);
  for (const [cell, text] of Object.entries(typed)) typeInto(host, 'Sheet1', cell, text);
  const [sheet] = host.workbook.sheets;
  if (!sheet) throw new Error('There is no tab.');
  return () => {
    const ready = painters(sheet, host.workbook);
    return {
      sheet,
      found: cells.map(([row, column]) => {
        const all = [...ready].reverse().map((rule) => rule.paint(sheet.view(row, column), { row, column }));
        return Object.assign({}, ...all).background ?? null;
      }),
    };
  };
}

it('a custom formula is read from each cell, anchored parts stay, and it follows inserted rows', () => {
  const look = backgrounds(
    "rule().whenFormulaSatisfied('=$B2>$E$1').setBackground('#00ff00').setRanges([sheet.getRange('A2:C9')]).build()",
    [
      [1, 0],
      [1, 2],
      [2, 0],
    ],
    { B2: '5', B3: '1', E1: '3' },
  );
  const { sheet, found } = look();
  expect(found).toEqual(['#00ff00', '#00ff00', null]);
  sheet.insertRows(1, 1);
  expect(look().found).toEqual([null, null, '#00ff00']);
});

it('a formula that is an error or a text does not hold, a number other than zero does', () => {
  const rule = (formula: string) =>
    backgrounds(
      `rule().whenFormulaSatisfied('${formula}').setBackground('red').setRanges([sheet.getRange('A1')]).build()`,
      [[0, 0]],
    )().found;
  expect([rule('=1/0'), rule('="x"'), rule('=0'), rule('=2')]).toEqual([[null], [null], [null], ['#ff0000']]);
});

it('the first rule that sets something wins', () => {
  const { found } = backgrounds(
    ['red', 'blue']
      .map(
        (color) =>
          `rule().whenNumberGreaterThan(1).setBackground('${color}').setRanges([sheet.getRange('A1')]).build()`,
      )
      .join(),
    [[0, 0]],
    { A1: '5' },
  )();
  expect(found).toEqual(['#ff0000']);
});

it('a color scale goes from the smallest to the largest, or between given points, and leaves texts alone', () => {
  const typed = { A1: '0', A2: '50', A3: '100', A4: 'x' };
  const cells: [number, number][] = [0, 1, 2, 3].map((row) => [row, 0]);
  const scale = (points: string) =>
    backgrounds(`rule()${points}.setRanges([sheet.getRange('A1:A4')]).build()`, cells, typed)().found;
  expect(scale(".setGradientMinpoint('#000000').setGradientMaxpoint('#ffffff')")).toEqual([
    '#000000',
    '#808080',
    '#ffffff',
    null,
  ]);
  expect(
    scale(
      ".setGradientMinpointWithValue('#000000', type.NUMBER, '50').setGradientMaxpointWithValue('#ffffff', type.PERCENTILE, '100')",
    ),
  ).toEqual(['#000000', '#000000', '#ffffff', null]);
  expect(
    scale(
      ".setGradientMinpoint('#ff0000').setGradientMidpointWithValue('#ffffff', type.PERCENT, '50').setGradientMaxpoint('#00ff00')",
    ),
  ).toEqual(['#ff0000', '#ffffff', '#00ff00', null]);
});
