/** Formulas typed by hand into the sample practice, right and wrong: what the cell shows, and the sentence behind #ERROR!. */
import { beforeAll, describe, expect, it } from 'vitest';
import { joinWords } from '../../src/domain/words.ts';
import { cellFunctions } from '../../src/functions/index.ts';
import { inLocale } from '../../src/workbook/reports/functionsTab.ts';
import { CellError, type SheetModel } from '../../workbench/engine/types.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { samplePractice } from '../../workbench/sample/index.ts';
import { TODAY } from '../support/commands.ts';
import { emptyHost, shown, typeInto, withShortTabs } from '../support/host.ts';

/** The sample practice with an empty tab for notes of one's own. */
async function practice(locale: string): Promise<WorkbenchHost> {
  const host = withShortTabs(await emptyHost({ locale, now: () => new Date(`${TODAY}T15:00:00Z`) }));
  samplePractice(host);
  host.workbook.addSheet('Notes');
  return host;
}

const hosts: Record<string, WorkbenchHost> = {};
beforeAll(async () => {
  for (const locale of ['en_US', 'de_DE']) hosts[locale] = await practice(locale);
});

function notes(locale = 'en_US'): SheetModel {
  const sheet = hosts[locale]?.workbook.sheetByName('Notes');
  if (!sheet) throw new Error('There is no tab for notes.');
  return sheet;
}

/** What stands in A1 after the formula is typed there: its text, and behind an error the sentence that a pointer brings up. */
function typed(formula: string, locale?: string): { shows: string; says: string } {
  const sheet = notes(locale);
  sheet.type(0, 0, formula);
  const { value, display } = sheet.view(0, 0);
  return { shows: display, says: value instanceof CellError ? value.message : '' };
}

/** The cells that a formula in A1 fills, numbers to four decimals as the help tells them. */
function filled(height: number, width: number, locale: string): unknown[][] {
  const sheet = notes(locale);
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (_, column) => {
      const { value } = sheet.view(row, column);
      return typeof value === 'number' ? Number(value.toFixed(4)) : anyDay(value);
    }),
  );
}

/** The sample's surveys are dated back from the day it is made, so a sentence with such a date names any day. */
function anyDay(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/figures of [A-Z][a-z]+ \d+, \d{4}/, 'figures of a day') : value;
}

/** A day of the help as the number that a date cell holds: day 0 is December 30, 1899. */
function asCell(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return anyDay(value);
  return (Date.parse(value) - Date.UTC(1899, 11, 30)) / 86_400_000;
}

/** The arguments of an example as they stand in its formula. */
function argumentsOf(formula: string): string[] {
  const inside = formula.slice(formula.indexOf('(') + 1, -1);
  const found = [''];
  let depth = 0;
  let quoted = false;
  for (const character of inside) {
    if (character === '"') quoted = !quoted;
    if (!quoted && character === '(') depth++;
    if (!quoted && character === ')') depth--;
    if (!quoted && depth === 0 && character === ',') found.push('');
    else found[found.length - 1] += character;
  }
  return found.map((text) => text.trim());
}

describe.each(cellFunctions.map((each) => [each.name, each] as const))('%s typed by hand', (name, each) => {
  const { formula, gives } = each.example;
  const given = argumentsOf(formula);
  const needed = each.parameters.filter(({ optional }) => !optional);

  it.each(['en_US', 'de_DE'])('gives for its example what the help says, in a sheet of %s', (locale) => {
    const { says } = typed(inLocale(formula, locale), locale);
    expect(says).toBe('');
    const rows = typeof gives === 'object' ? gives : [[gives]];
    expect(filled(rows.length, rows[0]?.length ?? 1, locale)).toEqual(rows.map((line) => line.map(asCell)));
  });

  it('says which argument is missing', () => {
    const [first, last] = [needed[0]?.name, needed[needed.length - 1]?.name];
    const before = each.parameters.findIndex((parameter) => parameter.name === last);
    const count = `${before + 1} argument${before === 0 ? '' : 's'}`;
    const hint = '( Where you have no [a-z_, ]+, type ""\\.)?';
    for (const [formula, missing] of [
      [`=${name}()`, first],
      [`=${name}(${given.slice(0, before).join(', ')})`, last],
    ]) {
      const { shows, says } = typed(String(formula));
      expect(shows).toBe('#ERROR!');
      expect(says).toMatch(new RegExp(`^${name} needs ${count}; ${missing} is missing\\.${hint}$`));
    }
  });

  it('says how many arguments it takes', () => {
    const most = each.parameters.length;
    expect(
      typed(
        `=${name}(${Array(most + 1)
          .fill('1')
          .join(', ')})`,
      ),
    ).toEqual({
      shows: '#ERROR!',
      says: `${name} takes ${most} argument${most === 1 ? '' : 's'}, ${joinWords(each.parameters.map((parameter) => parameter.name))}; ${most + 1} were given.`,
    });
  });

  it('takes an empty cell for every argument without an error, or says in a sentence what is missing', () => {
    const blank = `=${name}(${each.parameters.map(() => 'Z99').join(', ')})`;
    const { shows, says } = typed(blank);
    if (shows === '#ERROR!')
      expect(says).toMatch(/^lights takes 5 columns in [A-Z_]+, side by side; it is a single cell\.$/);
    else expect([shows, says]).toEqual([name === 'PAYER_QUADRANT' ? 'not enough facts' : '', '']);
  });

  it('refuses a word where a figure belongs, in a sentence that names the argument', () => {
    each.parameters.forEach(({ name: argument, jsdoc }, at) => {
      if (jsdoc === 'string' || given[at] === undefined) return;
      const slip = given.map((text, index) => (index === at ? '"soon"' : text)).join(', ');
      const { shows, says } = typed(`=${name}(${slip})`);
      const sentence = says === '' ? shows : says;
      expect(sentence).toMatch(new RegExp(`\\b${argument}\\b`));
      // A single word for a whole column or row is of the wrong size first of all.
      expect(sentence).toMatch(
        /^(Check: )?("soon" cannot be used for \w+; give .+|\w+ is .+; give them the same size)\.$/,
      );
      expect(shows).toBe(says === '' ? sentence : '#ERROR!');
    });
  });
});

describe('An argument that is left out', () => {
  it.each([
    [
      '=RATE_IN_FORCE("Insurer A", "90834", Rates!A:A, Rates!B:B, Rates!E:E, Rates!D:D)',
      'RATE_IN_FORCE needs 7 arguments; rates is missing. Where you have no on, type "".',
    ],
    [
      '=OFFER_VERDICT(94.5, 110, 98.5)',
      'OFFER_VERDICT needs 4 arguments; benchmark is missing. Where you have no requested or benchmark, type "".',
    ],
    ['=RATE_GAP(94.5)', 'RATE_GAP needs 2 arguments; benchmark is missing.'],
  ])('%s is told how many there must be, and which may be blank', (formula, says) => {
    expect(typed(formula)).toEqual({ shows: '#ERROR!', says });
  });
});

describe('Typical slips', () => {
  it.each<[what: string, formula: string, shows: string, says: string]>([
    [
      'a code that does not exist',
      '=MEDICARE_RATE(99999, "VT")',
      '#ERROR!',
      'The code 99999 is unknown: the 2026 Medicare fee schedule does not list it.',
    ],
    [
      'a code one digit short',
      '=MEDICARE_RATE(9083, "VT")',
      '#ERROR!',
      'The code 09083 is unknown: the 2026 Medicare fee schedule does not list it.',
    ],
    [
      'a code with a modifier',
      '=MEDICARE_RATE("90834-95", "VT")',
      '#ERROR!',
      'The code "90834-95" carries a modifier; Medicare amounts are looked up without one, so type 90834.',
    ],
    ['a code typed as a number', '=MEDICARE_RATE(90834, "05401")', '113.29', ''],
    ['a ZIP that lost its zero', '=MEDICARE_RATE(90834, 5401)', '113.29', ''],
    [
      'a ZIP that does not exist',
      '=MEDICARE_RATE(90834, "00000")',
      '#ERROR!',
      'The place "00000" is not a ZIP code in Medicare\'s list; check it, or use a locality like 14512-50.',
    ],
    ['a state without quotation marks', '=MEDICARE_RATE(90834, VT)', '#NAME?', "Unknown range name: 'VT'."],
    [
      'a year without data',
      '=MEDICARE_RATE(90834, "VT", 2019)',
      '#ERROR!',
      'RateCase has no Medicare fee schedule for 2019; it has 2024, 2025 and 2026.',
    ],
    [
      'a license nobody knows',
      '=MEDICARE_RATE(90834, "VT", 2026, "office", "coach")',
      '#ERROR!',
      'The clinician "coach" is not one RateCase knows; use psychologist, physician, LCSW, LMFT, LMHC, LPC, NP, CNS or PA.',
    ],
    ['an amount with a dollar sign, as text', '=PCT_OF_MEDICARE("$94.00", 90834, "VT", 2026)', '0.829729014', ''],
    [
      'an amount with a decimal comma, as text',
      '=RATE_GAP("94,50", 112.5)',
      '#ERROR!',
      '"94,50" cannot be used for rate; give an amount above zero, such as 94.50.',
    ],
    [
      'a rate of zero',
      '=RATE_GAP(0, 112.5)',
      '#ERROR!',
      '0 cannot be used for rate; give an amount above zero, such as 94.50.',
    ],
    [
      '87 for 87%',
      '=RATE_LIGHT(87, 0.9)',
      '#ERROR!',
      '87 cannot be used for pct_of_medicare; give a ratio such as 0.87, or 87%.',
    ],
    ['87% for 0.87', '=RATE_LIGHT(87%, 90%)', 'red', ''],
    ['a light in capitals', '=PAYER_GRADE(HSTACK("Green", "GREEN", "green", "yellow", "green"))', 'A', ''],
    [
      'a color that is no light',
      '=PAYER_GRADE(HSTACK("orange", "green", "green", "green", "green"))',
      'Check: "orange" cannot be used in column 1 of lights; give green, yellow or red.',
      '',
    ],
    [
      'four lights for five',
      '=PAYER_GRADE(HSTACK("green", "green", "green", "green"))',
      '#ERROR!',
      'lights takes 5 columns in PAYER_GRADE, side by side; it is 1 row by 4 columns.',
    ],
    [
      'a date in American writing, as text',
      '=NEXT_FOLLOW_UP("3/2/2026")',
      '#ERROR!',
      '"3/2/2026" cannot be used for sent; give a date cell, or a date in quotation marks such as "2026-01-31".',
    ],
    [
      'a date without quotation marks',
      '=NEXT_FOLLOW_UP(2026-03-02)',
      '#ERROR!',
      '2021 cannot be used for sent; give a date cell, or a date in quotation marks such as "2026-01-31".',
    ],
    ['a date in quotation marks', '=NEXT_FOLLOW_UP("2026-03-02")', '3/16/2026', ''],
    [
      "today's date",
      '=NEXT_FOLLOW_UP(TODAY())',
      '#ERROR!',
      'This function is not allowed to reference a cell with NOW(), TODAY(), RAND(), or RANDBETWEEN().',
    ],
    ['a third follow-up', '=NEXT_FOLLOW_UP("2026-03-02", 3)', '#ERROR!', '3 cannot be used for step; give 1 or 2.'],
    [
      'a part larger than its whole',
      '=SHARE_OF(18, 12)',
      '#ERROR!',
      'The part is 18, more than the whole of 12; check both.',
    ],
    [
      'office hours without their cost',
      '=COST_PER_SESSION(1200, 50, 1200, 400, 260)',
      '#ERROR!',
      'The admin_hourly is missing; give what an hour of office work costs.',
    ],
    [
      'columns of different length',
      '=PAYER_PCT_OF_MEDICARE("Insurer A", Rates!A:A, Rates!B:B, Rates!L2:L10, Rates!G:G, "VT")',
      '#ERROR!',
      'rate_payers is 250 rows by 1 column and rates is 9 rows by 1 column; give them the same size.',
    ],
    [
      'a payer that is not in the rates',
      '=RATE_IN_FORCE("Insurer Z", "90834", , Rates!A:A, Rates!B:B, Rates!E:E, Rates!D:D)',
      '',
      '',
    ],
    ['a nurse practitioner in her own words', '=MEDICARE_RATE(90834, "VT", 2026, , "psychiatric NP")', '96.3', ''],
    [
      '8 for 8%, where half of it would be green',
      '=COST_LIGHT(3, 8)',
      '#ERROR!',
      '8 cannot be used for cost_share; give a share such as 0.08, or 8%.',
    ],
    ['work that costs more than is paid', '=COST_LIGHT(3, 150%)', 'red', ''],
    [
      'minutes with their unit',
      '=COST_LIGHT("20 min", "")',
      '#ERROR!',
      '"20 min" cannot be used for minutes_per_claim; give a number of minutes, such as 20.',
    ],
    [
      'five lights one by one',
      '=PAYER_GRADE("green", "green", "yellow", "green", "green")',
      '#ERROR!',
      'PAYER_GRADE takes 4 arguments, lights, pct_of_medicare, margin_over_cost and thresholds; 5 were given.',
    ],
    [
      'a word where a code belongs, quoted as it was typed',
      '=MEDICARE_RATE("Code", "VT")',
      '#ERROR!',
      'The code "Code" is not a five-character CPT or HCPCS code like 90834.',
    ],
    ['small letters', '=medicare_rate(90834, "vt")', '113.29', ''],
    ['semicolons in an American sheet', '=MEDICARE_RATE(90834; "VT")', '113.29', ''],
  ])('%s: %s', (_, formula, shows, says) => {
    expect(typed(formula)).toEqual({ shows, says });
  });

  it('a function misspelled is a name that Sheets does not know', () => {
    expect(typed('=MEDICARE_RATES(90834, "VT")').shows).toBe('#NAME?');
  });

  it('commas between arguments in a German sheet are no formula there, as everywhere in Sheets', () => {
    expect(typed('=RATE_GAP(94, 112)', 'de_DE').shows).toBe('#ERROR!');
    expect(typed('=RATE_GAP(94,5; 112)', 'de_DE')).toEqual({ shows: '-0,15625', says: '' });
  });

  it('columns with their headings show nothing beside the heading', () => {
    const sheet = notes();
    const shownIn = (name: string) => {
      expect(typed(`=${name}(Payers!A:A, Rates!A:A, Rates!B:B, Rates!L:L, Rates!G:G, "05401", 2026)`).says).toBe('');
      return [0, 1, 2].map((row) => sheet.view(row, 0).display);
    };
    expect(shownIn('PAYER_PCT_OF_MEDICARE')).toEqual(['', '0.960645061', '0.8147681126']);
    expect(shownIn('PAYER_PCT_BASIS')).toEqual(['', 'five codes, by sessions', 'four codes, by sessions']);
  });

  it('a column with one bad row shows the sentence in that row and works the others out', () => {
    const sheet = notes();
    const codes = ['90834', '99999', '', '90837'];
    codes.forEach((code, row) => {
      sheet.type(row + 1, 5, code);
    });
    expect(typed('=MEDICARE_RATE(F2:F5, "VT", 2026)').says).toBe('');
    expect([0, 1, 2, 3].map((row) => sheet.view(row, 0).display)).toEqual([
      '113.29',
      'Check: The code 99999 is unknown: the 2026 Medicare fee schedule does not list it.',
      '',
      '166.27',
    ]);
  });

  it('a result that has no room says which cell is in the way, and appears when that is emptied', () => {
    const sheet = notes();
    sheet.type(1, 0, 'mine');
    expect(typed("=ROW_SPREAD('Rate Comparison'!D5:H6)").shows).toBe('#REF!');
    expect(sheet.view(1, 0).display).toBe('mine');
    sheet.type(1, 0, '');
    expect([sheet.view(0, 0).display, sheet.view(1, 0).display]).toEqual(['63', '25']);
  });
});

describe('The Thresholds tab in a formula', () => {
  function cellOf(name: string): string {
    for (let row = 1; row <= 80; row++) {
      if (
        host()
          .workbook.sheetByName('Thresholds')
          ?.view(row - 1, 0).display === name
      )
        return `B${row}`;
    }
    throw new Error(`Thresholds has no ${name}`);
  }
  const host = (): WorkbenchHost => {
    const found = hosts.en_US;
    if (!found) throw new Error('There is no host.');
    return found;
  };

  const light = '=RATE_LIGHT(97%, 95%, , RateCase_Thresholds)';

  it('changes a light when a limit is typed over, and says which row is wrong', () => {
    const cell = cellOf('nearMedicare');
    const before = shown(host(), 'Thresholds', cell);
    expect(typed(light)).toEqual({ shows: 'red', says: '' });
    typeInto(host(), 'Thresholds', cell, '5%');
    expect(typed(light)).toEqual({ shows: 'yellow', says: '' });
    typeInto(host(), 'Thresholds', cell, 'a little');
    expect(typed(light)).toEqual({
      shows: '#ERROR!',
      says: 'Row nearMedicare of the thresholds is "a little"; give a number from 0 to 1, such as 0.8 or 80%, or clear it to use 0.',
    });
    typeInto(host(), 'Thresholds', cell, '-5%');
    expect(typed(light).says).toMatch(
      /^Row nearMedicare of the thresholds is -0\.05; give a number from 0 to 1, .+\.$/,
    );
    typeInto(host(), 'Thresholds', cell, before);
    expect(typed(light)).toEqual({ shows: 'red', says: '' });
  });

  it('names the row where yellow is typed above red', () => {
    const cell = cellOf('daysGreen');
    const before = shown(host(), 'Thresholds', cell);
    typeInto(host(), 'Thresholds', cell, '60');
    expect(typed('=DAYS_LIGHT(32, , , RateCase_Thresholds)')).toEqual({
      shows: '#ERROR!',
      says: 'Row daysGreen of the thresholds is 60, above row daysRed with 45; make daysGreen the smaller of the two.',
    });
    typeInto(host(), 'Thresholds', cell, before);
    expect(typed('=DAYS_LIGHT(32, , , RateCase_Thresholds)').shows).toBe('yellow');
  });
});
