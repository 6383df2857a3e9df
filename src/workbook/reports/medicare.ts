/**
 * Medicare: what it allows for each code where the practice is, and an amount of the user's own in place of it (BEN-02, BEN-07,
 * AMB-39). Other tabs and commands take Medicare's amounts from here.
 */
import type { Problem } from '../../contract.ts';
import { newestYear, scheduleYears } from '../../domain/medicare/index.ts';
import { cellName, sheetPrefix, textLiteral } from '../a1.ts';
import { readCell } from '../cells.ts';
import type { Sheet } from '../spreadsheet.ts';
import { normalized } from '../tables/column.ts';
import type { PracticeKey } from '../tables/practice.ts';
import { FIRST_KEY_ROW, HEADING_ROW, type Refer, type Report, type ReportColumn } from './report.ts';
import { reportColumns } from './reportColumns.ts';

export const MEDICARE_TAB = {
  id: 'medicare',
  title: 'Medicare',
  about: 'What Medicare pays where you work, code by code, and room for a figure you looked up yourself.',
} as const;

const KEY = 'Code';
const USED = 'Amount used';
const OWN = 'Your figure';
const FOR_YEAR = 'For year';
const FOUND = 'Where you found it';
const NOTE = 'Note';
const BASIS = 'What it is';
/** What the note says of an amount that is the user's own; it marks the amount wherever it is used. */
export const YOUR_FIGURE = 'your figure';

const OWN_BASIS = 'Medicare allowed amount';

/** Finds a Practice fact: an absolute reference, or `""` for one whose label is gone. */
type PracticeReference = (key: Extract<PracticeKey, 'zip' | 'year' | 'setting' | 'clinician'>) => string;

/** Practice's schedule year, the newest where it is blank; `back` years before. */
function yearOf(practice: PracticeReference, back = 0): string {
  const year = `IF(ISNUMBER(${practice('year')});${practice('year')};${newestYear()})`;
  return back === 0 ? year : `${year}-${back}`;
}

/** An expression that gives a number where there is one, else a blank. */
const amountOf = (rates: string): string => `ARRAYFORMULA(IF(ISNUMBER(${rates});${rates};""))`;

export function medicareReport(codes: readonly string[], practice: PracticeReference): Report {
  const rates = (refer: Refer, { back = 0, setting = practice('setting'), clinician = practice('clinician') } = {}) =>
    `MEDICARE_RATE(${refer.keys()};${practice('zip')};${yearOf(practice, back)};${setting};${clinician})`;
  const zip = practice('zip');
  const basis = `${zip};${yearOf(practice)};${practice('setting')};${practice('clinician')}`;
  const found = (refer: Refer) => (refer.has(FOUND) ? refer.column(FOUND) : '""');
  const own = (refer: Refer) => (refer.has(OWN) ? refer.column(OWN) : '""');
  /** The year that the figure is for; without one it is for the year in Practice. */
  const forYear = (refer: Refer) => (refer.has(FOR_YEAR) ? refer.column(FOR_YEAR) : '""');
  const isForYear = (refer: Refer) => `((${forYear(refer)}="")+(${forYear(refer)}&""=${yearOf(practice)}&"")>0)`;
  const counts = (refer: Refer) => `ISNUMBER(${own(refer)})*(${own(refer)}>0)*${isForYear(refer)}`;

  const yearColumn = (back: number, setting: 'Office' | 'Facility'): ReportColumn => ({
    name: `${setting}${BEFORE[back] ?? ''}`,
    nameEnds: `" ("&${yearOf(practice, back)}&")"`,
    kind: 'money',
    width: back === 0 ? 78 : 92,
    help: [
      setting === 'Office'
        ? 'Where you see clients in your office, or by telehealth at home.'
        : 'Where a hospital or other facility bills for the room.',
      'Blank: RateCase has no schedule for that year, or Medicare no price.',
    ],
    handbook: 'BEN-02, BEN-07',
    below: (refer) => amountOf(rates(refer, { back, setting: textLiteral(setting.toLowerCase()) })),
  });

  const columns: ReportColumn[] = [
    {
      name: 'Service',
      kind: 'text',
      width: 140,
      help: ['RateCase’s plain name for the code.'],
      below: (refer) => `SERVICE_NAME(${refer.keys()})`,
    },
    {
      name: USED,
      kind: 'money',
      width: 82,
      help: ['What every comparison takes: your figure where you typed one, else Medicare’s amount for your setting.'],
      handbook: 'BEN-02, AMB-39',
      below: (refer) =>
        `ARRAYFORMULA(IF(${refer.keys()}="";"";IF(${counts(refer)};${own(refer)};IF(ISNUMBER(${rates(refer)});${rates(refer)};""))))`,
    },
    // Beside the amount that they replace.
    {
      name: OWN,
      kind: 'money',
      width: 82,
      help: [
        'What you looked up yourself: the amount for your license, of the year and setting in Practice. It counts everywhere, and is marked.',
        'Example: 113.29',
      ],
      handbook: 'BEN-07, AMB-39',
    },
    {
      name: FOUND,
      kind: 'text',
      width: 130,
      help: ['Where your figure comes from; letters name it.', 'Example: CMS look-up tool, May 2026'],
      handbook: 'BEN-07, AMB-39',
    },
    {
      name: FOR_YEAR,
      kind: 'year',
      width: 64,
      help: [
        'The year your figure is for. It then counts for no other, when the year in Practice changes. Blank: the year in Practice, whatever that is.',
        'Example: 2026',
      ],
      handbook: 'BEN-07, AMB-39',
    },
    {
      name: NOTE,
      kind: 'text',
      width: 112,
      help: ['Whether the amount is your figure, or why there is none.'],
      handbook: 'AMB-10, AMB-32',
      below: (refer) =>
        `ARRAYFORMULA(IF(${refer.keys()}="";IF(${own(refer)}="";"";"Your figure stands in a row without a code.");` +
        `IF(${own(refer)}="";IF(ISTEXT(${rates(refer)});SUBSTITUTE(${rates(refer)};"Check: ";"");"");` +
        `IF(${counts(refer)};${textLiteral(YOUR_FIGURE)};` +
        `IF(${isForYear(refer)};"Your figure is not an amount, so it does not count.";` +
        `"Your figure is for "&${forYear(refer)}&", so it does not count for "&${yearOf(practice)}&".")))))`,
    },
    {
      name: BASIS,
      kind: 'text',
      oneLine: true,
      width: 150,
      help: ['What the amount used is, as letters and sentences say it. Your own figure is named by its source.'],
      handbook: 'AMB-39',
      below: (refer) =>
        `ARRAYFORMULA(IF(${refer.column(USED)}="";"";IF(${refer.column(NOTE)}=${textLiteral(YOUR_FIGURE)};` +
        `IF(${forYear(refer)}="";"";${forYear(refer)}&" ")&${textLiteral(OWN_BASIS)}&IF(${found(refer)}="";" looked up by the practice";", source: "&${found(refer)});` +
        `IFERROR(MEDICARE_BASIS(${basis});""))))`,
    },
    yearColumn(0, 'Office'),
    yearColumn(0, 'Facility'),
    {
      name: 'Change',
      nameEnds: `" from "&${yearOf(practice, 1)}`,
      kind: 'change',
      width: 72,
      help: ['How Medicare’s amount for your setting changed from the year before.'],
      handbook: 'BEN-07',
      below: (refer) => {
        const local = (back: number) =>
          `IF(LEFT(TRIM(${practice('setting')});3)="fac";` +
          `${refer.column(`Facility${BEFORE[back] ?? ''}`)};${refer.column(`Office${BEFORE[back] ?? ''}`)})`;
        return `ARRAYFORMULA(IF(ISNUMBER(${local(0)})*ISNUMBER(${local(1)});${local(0)}/${local(1)}-1;""))`;
      },
    },
    {
      name: 'Full schedule',
      nameEnds: `" ("&${yearOf(practice)}&")"`,
      kind: 'money',
      atRight: true,
      width: 82,
      help: [
        'The 100% amount, for your setting. Contracts that name a percent of Medicare mean this one.',
        'The same: Medicare pays your license all of it.',
      ],
      handbook: 'AMB-39, BEN-04',
      below: (refer) => {
        const [full, local] = [rates(refer, { clinician: '""' }), rates(refer)];
        return `ARRAYFORMULA(IF(ISNUMBER(${full});IF(${full}=${local};"the same";${full});""))`;
      },
    },
    yearColumn(1, 'Office'),
    yearColumn(1, 'Facility'),
    yearColumn(2, 'Office'),
    yearColumn(2, 'Facility'),
  ];

  const releases = scheduleYears().map(({ year, release }) => `${year};${textLiteral(release)}`);
  const line =
    `=IF(${zip}="";"Type your office ZIP code in Practice to see what Medicare pays there.";` +
    `IFERROR(MEDICARE_BASIS(${basis})&". Area "&MEDICARE_LOCALITY(${zip})&". CMS release "&` +
    `SWITCH(${yearOf(practice)};${releases.join(';')};"")&". With the client’s share, before sequestration.";` +
    `"Look at ZIP code, schedule year, setting and clinician type in Practice: Medicare’s amounts cannot be worked out from them."))`;

  return {
    ...MEDICARE_TAB,
    keyName: KEY,
    keyKind: 'code',
    keyHelp: ['The codes of your Rates tab. New ones are added below when you refresh; you may add more yourself.'],
    keyWidth: 64,
    line,
    columns,
    keys: codes,
  };
}

const BEFORE = ['', ', year before', ', 2 years before'] as const;

/** Where formulas of other tabs find Medicare's amounts; whole columns, each beginning at the same row. */
export interface MedicareColumns {
  /** `Medicare!A:A` */
  readonly codes: string;
  readonly amounts: string;
  readonly notes: string;
  /** What each amount is, in words (AMB-39). */
  readonly bases: string;
}

export type OwnMedicare = Pick<MedicareColumns, 'codes' | 'amounts' | 'notes'>;

/** The codes for which figures of the user's own count; `""` for none. */
function ownCodes(own: OwnMedicare | null): string {
  if (!own) return '""';
  return `TEXTJOIN(", ";TRUE;IFERROR(FILTER(${own.codes};${own.notes}=${textLiteral(YOUR_FIGURE)});""))`;
}

/** A sentence for the line of a tab that compares with Medicare: for which codes figures of the user's own count; `""` for none. */
export function ownMark(own: OwnMedicare | null): string {
  if (!own) return '""';
  const codes = ownCodes(own);
  return `IF(${codes}="";"";" Your own Medicare figure counts for "&${codes}&".")`;
}

/** What a tab says instead of its Medicare basis while Practice has no ZIP code; codes with a figure of the user's own need none. */
export function zipWanted(own: OwnMedicare | null, practiceName: string): string {
  return (
    `${textLiteral(`Type your office ZIP code in ${practiceName} to compare `)}` +
    `&IF(${ownCodes(own)}="";"";"the other codes ")&"with Medicare."`
  );
}

/** The end of a tab's line: the ZIP code where it is missing, and the figures of the user's own that count. */
export function medicareMarks(own: OwnMedicare | null, zip: string, practiceName: string): string {
  return `IF(${zip}="";" "&${zipWanted(own, practiceName)};"")&${ownMark(own)}`;
}

/** For each key, a payer: the codes of its rates that count now for which a figure of the user's own counts; "" for none. */
export function ownCodesOf(
  own: OwnMedicare | null,
  keys: string,
  rates: { readonly payer: string; readonly code: string; readonly counts: string },
): string {
  if (!own) return '""';
  const isOwn = `IFNA(XLOOKUP(${rates.code};${own.codes};${own.notes});"")=${textLiteral(YOUR_FIGURE)}`;
  const payers = `ARRAYFORMULA(IF(${rates.counts}*(${isOwn});LOWER(TRIM(${rates.payer}));""))`;
  return (
    `LET(ownPayers;${payers};MAP(${keys};LAMBDA(payer;IF(payer="";"";` +
    `IFERROR(TEXTJOIN(", ";TRUE;UNIQUE(FILTER(${rates.code};ownPayers=LOWER(TRIM(payer)))));"")))))`
  );
}

/** The last arguments of functions that compare with Medicare: figures of the user's own go before the schedule's. */
export function ownArguments(own: OwnMedicare | null): string {
  return own ? `;${own.codes};${own.amounts}` : '';
}

/** Medicare's amounts for codes from the Medicare tab; `rates` for those that it does not list, or where it is not there. */
export function ownFirst(own: OwnMedicare | null, codes: string, rates: string): string {
  return own ? `IFNA(XLOOKUP(${codes};${own.codes};${own.amounts});${rates})` : rates;
}

/** Null while a heading that other tabs need is gone. */
export function medicareColumns(sheet: Sheet, name: string): MedicareColumns | null {
  const letters = reportColumns(
    sheet,
    medicareReport([], () => 'A1'),
  );
  const whole = (column: string) => {
    const letter = letters.get(column);
    return letter ? `${sheetPrefix(name)}${letter}:${letter}` : null;
  };
  const [codes, amounts, notes, bases] = [KEY, USED, NOTE, BASIS].map(whole);
  return codes && amounts && notes && bases ? { codes, amounts, notes, bases } : null;
}

/** What a figure of the user's own is called wherever it is printed: by its source, for RateCase cannot vouch for more. */
export function ownBasis({ source, year }: OwnFigure): string {
  const what = year === null ? OWN_BASIS : `${year} ${OWN_BASIS}`;
  return source === '' ? `${what} looked up by the practice` : `${what}, source: ${source}`;
}

/** A Medicare amount that the user looked up. */
export interface OwnFigure {
  readonly dollars: number;
  /** As typed; '' where it is blank. */
  readonly source: string;
  /** It counts for this year alone; null: for the year in Practice. */
  readonly year: number | null;
}

export interface OwnFigures {
  /** By code, those of other years too. */
  readonly figures: ReadonlyMap<string, OwnFigure>;
  readonly problems: readonly Problem[];
}

/** The figures, as the tab's own formulas see them: numbers above zero; of two rows for a code the first. */
export function readOwnFigures(sheet: Sheet, name: () => string): OwnFigures {
  const values = sheet.getDataRange().getValues();
  const headings = (values[HEADING_ROW - 1] ?? []).map((heading) => normalized(String(heading)));
  const [keyAt = -1, ownAt = -1, yearAt = -1, foundAt = -1] = [KEY, OWN, FOR_YEAR, FOUND].map((heading) =>
    headings.indexOf(normalized(heading)),
  );
  const figures = new Map<string, OwnFigure>();
  const problems: Problem[] = [];
  const seen = new Set<string>();
  if (keyAt < 0 || ownAt < 0) return { figures, problems };
  for (let index = FIRST_KEY_ROW - 1; index < values.length; index += 1) {
    const row = values[index] ?? [];
    const code = String(row[keyAt] ?? '')
      .trim()
      .toUpperCase();
    const raw: unknown = row[ownAt];
    const isFirst = !seen.has(code);
    seen.add(code);
    if (raw === '' || raw === undefined) continue;
    const report = (column: number, fault: string) => {
      const cell = cellName(index + 1, column + 1);
      problems.push({ message: `${name()}, cell ${cell}: ${fault}`, at: { tab: MEDICARE_TAB.id, cell } });
    };
    const fault = ownFault(raw, code, isFirst);
    const year = readCell(yearAt < 0 ? '' : (row[yearAt] ?? ''), 'year');
    if (fault !== null) report(ownAt, fault);
    else if ('fault' in year) report(yearAt, year.fault);
    else if (typeof raw === 'number') {
      const source = foundAt < 0 ? '' : String(row[foundAt] ?? '').trim();
      figures.set(code, { dollars: raw, source, year: typeof year.value === 'number' ? year.value : null });
    }
  }
  return { figures, problems };
}

function ownFault(raw: unknown, code: string, isFirst: boolean): string | null {
  if (code === '') return 'your figure stands in a row without a code. Move it beside its code, or clear it.';
  if (!isFirst) return `${code} stands in two rows; the first one counts. Clear this figure, or delete the other row.`;
  const content = readCell(raw, 'money');
  if ('fault' in content) return content.fault;
  return typeof raw === 'number'
    ? null
    : `“${String(raw).slice(0, 40)}” is text, so it does not count. Type the amount again, and choose Format, Number.`;
}
