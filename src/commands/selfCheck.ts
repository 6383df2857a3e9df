/**
 * "Check this spreadsheet": tries in a real sheet what RateCase takes for granted about Google and nobody could confirm without an
 * account (PLATFORM 11). It works on a tab of its own that it takes away, and says what held, ready to copy.
 */
import { followUpPlan } from '../domain/negotiation/followUps.ts';
import { DEFAULT_THRESHOLDS } from '../domain/thresholds.ts';
import { plural } from '../domain/words.ts';
import { tryDocument } from '../platform/drive.ts';
import { dayInSpreadsheet } from '../platform/zone.ts';
import { colorContents } from '../workbook/dress.ts';
import { wordsOf } from '../workbook/ours.ts';
import { activeSpreadsheet, type Sheet } from '../workbook/spreadsheet.ts';
import { type Board, type Finding, onTrialTab, type Trial } from '../workbook/trialTab.ts';

const DAY = '2026-05-12';
const GAP = '=RATE_GAP(';

export interface SelfCheck {
  readonly text: string;
  readonly held: number;
  readonly tried: number;
}

export function selfCheck(today: string): SelfCheck {
  const spreadsheet = activeSpreadsheet();
  const findings: Finding[] = [];
  let stopped = '';
  try {
    onTrialTab(spreadsheet, (trial) => {
      for (const part of [cells, structure, native, marks]) findings.push(...part(trial));
    });
    findings.push(drive());
  } catch (error) {
    stopped = error instanceof Error ? error.message : String(error);
  }
  const held = findings.filter((finding) => finding.held).length;
  const lines = [
    `RateCase check of ${today}`,
    `Language and region: ${spreadsheet.getSpreadsheetLocale()}. Time zone: ${spreadsheet.getSpreadsheetTimeZone()}.`,
    stopped === ''
      ? `${held} of ${findings.length} ${plural(findings.length, 'thing')} held.`
      : `The check stopped before its end. ${held} of ${findings.length} ${plural(findings.length, 'thing')} held until then. Google said: ${stopped}`,
    '',
    ...findings.map(({ what, expected, seen, held: isSo }) =>
      isSo ? `held       ${what}: ${seen}` : `DIFFERENT  ${what}: ${seen} instead of ${expected}`,
    ),
    '',
    'Not tried, because it takes more than one spreadsheet and one person: the same with another language, a second person without the',
    'add-on, a copy of the file, the add-on before it is enabled. Please try by hand: the link that prints the Summary.',
    'Not tried, because RateCase does without: a cell function that gives NaN or nothing, a date or a gap inside an answer to the panel.',
  ];
  return { text: lines.join('\n'), held, tried: findings.length };
}

function finding(what: string, expected: string, seen: string): Finding {
  return { what, expected: quoted(expected), seen: quoted(seen), held: seen === expected };
}

function judged(what: string, expected: string, seen: string, held: boolean): Finding {
  return { what, expected, seen: quoted(seen), held };
}

const quoted = (text: string): string => (text === '' ? 'an empty cell' : `“${text}”`);

const isFault = (shown: string): boolean => /^#[A-Z]/.test(shown);

/** A date cell as the calendar day that it shows. */
function dayOf(value: unknown): string {
  return Object.prototype.toString.call(value) === '[object Date]' ? dayInSpreadsheet(value as Date) : String(value);
}

function number(board: Board, cell: string): string {
  const value = board.value(cell);
  return typeof value === 'number' ? String(Math.round(value * 10_000) / 10_000) : board.shown(cell);
}

/** What single cells and cell functions do. */
function cells({ sheet, look }: Trial): Finding[] {
  const { first, second } = { first: '00123', second: '1-2' };
  sheet.getRange('E1:E3').setNumberFormat('@');
  sheet.getRange('A1').setFormula('=SUM(1;2)');
  sheet
    .getRange('A2:C21')
    .setValues(
      [
        ['=SUM(1;2)'],
        [DAY],
        ['=ESCALATE_ON(A3)'],
        ['=ISNUMBER(ESCALATE_ON(A3))'],
        [`${GAP}B6;100)`, '=1/0'],
        [`${GAP}B7:B8;100)`, '=1/0'],
        ['', 94],
        ['=MEDICARE_RATE("90834";"US";;"office")'],
        ['=MEDICARE_RATE("90834";"US")'],
        [`${GAP}B11:B11;100)`, 94],
        [`${GAP}"abc";100)`],
        [`${GAP}B13:B14;100)`, 'abc'],
        ['', 94],
        ['=VSTACK("Gap";RATE_GAP(B15:B16;100))', 94],
        ['', 105],
        [''],
        ['=VSTACK("Gap";RATE_GAP("abc";100))'],
        ['=VSTACK(1;2;3)'],
        ['x'],
        [`${GAP}B21;100)`],
      ].map((line) => [line[0] ?? '', line[1] ?? '', '']),
    );
  sheet.getRange('D1:E4').setValues([
    ["'=1+1", first],
    ["'00123", second],
    ["'1-2", '3E5'],
    ["'-5", ''],
  ]);
  const escalation = followUpPlan(DAY, DEFAULT_THRESHOLDS).escalate;
  return look((board) => [
    finding('a formula with ; written by itself', '3', board.shown('A1')),
    finding('a formula with ; written among values', '3', board.shown('A2')),
    finding('a day written as text becomes a date', DAY, dayOf(board.value('A3'))),
    finding('a date goes into a RateCase function and another comes out', escalation, dayOf(board.value('A4'))),
    finding('the date that comes out counts as a number', 'true', String(board.value('A5'))),
    judged(
      'an error as an argument gives no figure',
      'an error or an empty cell',
      board.shown('A6'),
      board.shown('A6') === '' || isFault(board.shown('A6')),
    ),
    finding('an error among the cells of a range is left blank', '', board.shown('A7')),
    finding('and the next cell is worked out', '-0.06', number(board, 'A8')),
    judged(
      'an argument left out in the middle takes its default',
      quoted(number(board, 'A10')),
      number(board, 'A9'),
      typeof board.value('A9') === 'number' && board.value('A9') === board.value('A10'),
    ),
    finding('a range of one cell is that cell', '-0.06', number(board, 'A11')),
    finding('a function that refuses shows an error', '#ERROR!', board.shown('A12')),
    judged(
      'a wrong value in a range is named in its row',
      'a sentence that begins with “Check: ”',
      board.shown('A13'),
      board.shown('A13').startsWith('Check: '),
    ),
    finding('and the other rows are worked out', '-0.06', number(board, 'A14')),
    finding(
      'VSTACK puts a heading over a RateCase function',
      'Gap -0.06',
      `${board.shown('A15')} ${number(board, 'A16')}`,
    ),
    judged(
      'VSTACK over a RateCase function that refuses shows an error',
      'an error',
      board.shown('A18'),
      isFault(board.shown('A18')),
    ),
    finding('a result with a cell in its way shows an error', '#REF!', board.shown('A19')),
    finding('a blank argument gives an empty cell', '', board.shown('A21')),
    finding(
      'an apostrophe keeps a formula as text',
      '=1+1',
      `${board.value('D1')}${board.formula('D1') === '' ? '' : ' as a formula'}`,
    ),
    finding('an apostrophe keeps the zeros of 00123', 'string 00123', typed(board, 'D2')),
    finding('an apostrophe keeps 1-2 from becoming a date', 'string 1-2', typed(board, 'D3')),
    finding('an apostrophe keeps -5 as text', 'string -5', typed(board, 'D4')),
    finding('a text cell keeps the zeros of 00123', `string ${first}`, typed(board, 'E1')),
    finding('a text cell keeps 1-2 from becoming a date', `string ${second}`, typed(board, 'E2')),
    finding('a text cell keeps 3E5 from becoming a number', 'string 3E5', typed(board, 'E3')),
  ]);
}

const typed = (board: Board, cell: string): string => {
  const value = board.value(cell);
  return `${typeof value} ${String(value)}`;
};

/** What inserting, sorting and moving do to a table like those of our computed tabs. */
function structure({ sheet, look }: Trial): Finding[] {
  layTable(sheet);
  const before = look((board) => [
    column('a column that hangs from its heading fills', board, 'B', ['Gap', '', 0.05, -0.06, 0.1]),
  ]);
  sheet.insertRowsAfter(4, 1);
  sheet.getRange('A5').setValue(100);
  const inserted = look((board) => [
    column('a row inserted right under the heading is worked out', board, 'B', ['Gap', '', 0, 0.05, -0.06, 0.1]),
  ]);
  sheet.sort(1);
  const sorted = look((board) => [
    column('Sort sheet keeps keys and figures together', board, 'B', ['Gap', '', -0.06, 0, 0.05, 0.1]),
    column('and notes beside them', board, 'C', ['Note', '', 'of 94', '', 'of 105', 'of 110']),
  ]);
  sheet.moveColumns(sheet.getRange('B:B'), 4);
  const moved = look((board) => [
    column('a worked-out column that is moved goes on', board, 'C', ['Gap', '', -0.06, 0, 0.05, 0.1]),
  ]);
  sheet.moveColumns(sheet.getRange('A:A'), 4);
  const keys = look((board) => [
    column('and so it does when the keys are moved', board, 'B', ['Gap', '', -0.06, 0, 0.05, 0.1]),
  ]);
  return [...before, ...inserted, ...sorted, ...moved, ...keys];
}

function layTable(sheet: Sheet): void {
  sheet.clear();
  sheet.setFrozenRows(4);
  sheet.hideRows(4);
  sheet.getRange('A1:C7').setValues([
    ['Check', '', ''],
    ['', '', ''],
    ['Key', '=VSTACK("Gap";RATE_GAP(A4:A;100))', 'Note'],
    ['', '', ''],
    [105, '', 'of 105'],
    [94, '', 'of 94'],
    [110, '', 'of 110'],
  ]);
}

/** The cells of a column from the heading row down. */
function column(what: string, board: Board, letter: string, expected: readonly (string | number)[]): Finding {
  const seen = expected.map((_, index) => number(board, `${letter}${3 + index}`));
  return finding(what, expected.map(String).join(', '), seen.join(', '));
}

const DAYS = '=MAP(A1:A2;LAMBDA(day;IF("a ""day"""="";"";NETWORKDAYS(day;day+7;$A$3:A3))))';

/** What our formulas and colors ask of Google's own functions. */
function native({ sheet, look }: Trial): Finding[] {
  sheet.clear();
  sheet.getRange('A1:B3').setValues([
    [DAY, DAYS],
    ['2026-05-15', ''],
    ['2026-05-14', ''],
  ]);
  const days = look((board) => [
    finding('a formula comes back in the words that it was written in', wordsOf(DAYS), wordsOf(board.formula('B1'))),
    finding(
      'business days are counted for each day of a column, days off left out',
      '5, 6',
      `${number(board, 'B1')}, ${number(board, 'B2')}`,
    ),
  ]);
  return [...days, colorScale(sheet)];
}

/** Points of a color scale are formulas: a decimal point would be wrong where people write a comma. */
function colorScale(sheet: Sheet): Finding {
  const what = 'a color scale takes formulas as its ends';
  const ends = '=4/5, =6/5';
  try {
    colorContents(sheet, { scales: ['A1:A3'] });
    const [rule] = sheet.getConditionalFormatRules();
    const kept = rule?.getGradientCondition();
    return finding(what, ends, [kept?.getMinValue(), kept?.getMaxValue()].join(', '));
  } catch (error) {
    return finding(what, ends, error instanceof Error ? error.message : String(error));
  }
}

/** A duplicate of a tab of ours carries our mark too; the stored id tells them apart. */
function marks({ marksAfterDuplicating }: Trial): Finding[] {
  return [finding('tabs with the mark after one with it was duplicated', '2', String(marksAfterDuplicating()))];
}

function drive(): Finding {
  const what = 'a page becomes a Google Doc in your Drive, and is taken away again';
  return finding(what, 'yes', tryDocument());
}
