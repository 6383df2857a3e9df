import { dollars, readDollars, tidy } from './money.ts';

/**
 * Reads rates pasted from a spreadsheet or typed a line each: payer, code and rate, split by tabs, semicolons, commas or
 * spaces, in any order of columns; or a table with a payer a row and a code a column, or the other way round.
 *
 * Only payer, code and amount come out. A line with anything more, or that reads like a person, gives nothing: it is
 * named with its reason, and stays in the panel.
 */
export interface RatesRead {
  rates: { payer: string; code: string; rate: number; line: number }[];
  unread: UnreadLine[];
  /** As first written, in the order they come. */
  payers: string[];
  codes: string[];
}

export interface UnreadLine {
  /** From 1, as a person counts. */
  line: number;
  reason: string;
}

type Reading = { ok: true; payer: string; code: string; rate: number } | { ok: false; reason: string };

const CODE = /^(?:(?:CPT|HCPCS)[ :]*)?(\d{4}[0-9A-Z]|[A-Z]\d{4})$/i;
const SEPARATORS = ['\t', ';', ','] as const;
type Separator = (typeof SEPARATORS)[number];
/** A separator and the cell after it: quoted, or plain. */
const CELLS: Record<Separator, RegExp> = {
  '\t': /\t(?: *"((?:[^"]|"")*)" *(?=\t|$)|([^\t]*))/g,
  ';': /;(?: *"((?:[^"]|"")*)" *(?=;|$)|([^;]*))/g,
  ',': /,(?: *"((?:[^"]|"")*)" *(?=,|$)|([^,]*))/g,
};

/** A heading is made of these words alone: "Insurer C" is a payer, "Insurer" is a heading. */
const HEADING =
  /^(?:(?:the|of|per|by|in|name|payers?|payors?|insur(?:er|ance)s?|plans?|compan(?:y|ies)|carriers?|cpt|hcpcs|codes?|services?|procedures?|sessions?|current|contracted|contract|allowed|rates?|fees?|amounts?|prices?|usd)[^a-z]*)+$/i;
const CODE_HEADING = /\b(cpt|hcpcs|codes?|services?|procedures?)\b/i;
const PERSON_HEADING = /\b(client|patient|subscriber|dob|birth|mrn|ssn|member (name|id)|first name|last name)\b/i;

const PERSON = [
  PERSON_HEADING,
  // a date of birth or of service
  /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/,
  /\b\d{4}-\d{2}-\d{2}\b/,
  // a social security number, an address
  /\b\d{3}-\d{2}-\d{4}\b/,
  /\S@\S/,
  /^(mr|mrs|ms|miss|mx|dr)\b\.? /i,
];
/** "Doe, Jane", but not "Blue Cross, Inc." */
const LAST_FIRST =
  /^\p{L}[\p{L}'’-]+, ?(?!(?:inc|llc|llp|lp|co|corp|ltd|pc|pllc|pa|of)\b)\p{L}[\p{L}'’-]*\.?( \p{L}\.?)?$/iu;

const PERSON_REASON =
  'This looks like a client’s data. RateCase takes no client data: keep only payer, code and rate. Nothing of this line is sent.';

export function readRates(text: string): RatesRead {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((raw, index) => ({ raw, line: index + 1 }))
    .filter(({ raw }) => raw.trim() !== '');
  const [first, ...rest] = lines;
  const result: RatesRead = { rates: [], unread: [], payers: [], codes: [] };
  if (first === undefined) return result;

  const head = cellsOf(first.raw);
  if (isHeading(head) && head.some((cell) => PERSON_HEADING.test(cell))) {
    result.unread.push({ line: first.line, reason: PERSON_REASON });
    return result;
  }
  const table = tableReader(head, separatorOf(first.raw), rest[0]?.raw);
  const take = collector(result);
  if (table !== null) {
    for (const { raw, line } of rest) for (const reading of table(raw)) take(reading, line);
  } else {
    for (const { raw, line } of isHeading(head) ? rest : lines) take(readLine(raw), line);
  }
  return result;
}

/** Keeps each payer and code once; a second amount for the same pair is a question for the person who typed it. */
function collector(result: RatesRead): (reading: Reading, line: number) => void {
  const seen = new Map<string, { rate: number; line: number }>();
  const payers = new Map<string, string>();
  return (reading, line) => {
    if (!reading.ok) {
      result.unread.push({ line, reason: reading.reason });
      return;
    }
    const { code, rate } = reading;
    const payerKey = reading.payer.toLowerCase();
    const payer = payers.get(payerKey) ?? reading.payer;
    const key = `${payerKey}\n${code}`;
    const before = seen.get(key);
    if (before !== undefined) {
      if (before.rate !== rate) {
        const reason = `Line ${before.line} has ${dollars(before.rate)} for ${payer} and ${code} already. Keep one of the two.`;
        result.unread.push({ line, reason });
      }
      return;
    }
    seen.set(key, { rate, line });
    if (!payers.has(payerKey)) {
      payers.set(payerKey, payer);
      result.payers.push(payer);
    }
    if (!result.codes.includes(code)) result.codes.push(code);
    result.rates.push({ payer, code, rate, line });
  };
}

/**
 * A table has codes as headings (a payer a row) or, under a heading for codes, payers (a code a row). Null when the first
 * line is not such a heading.
 */
function tableReader(
  head: string[],
  separator: Separator | null,
  second: string | undefined,
): ((raw: string) => Reading[]) | null {
  if (separator === null || head.length < 2) return null;
  const [corner = '', ...headings] = head;
  const split = (raw: string) => splitBy(raw, separator);
  const blankOrHeading = corner === '' || HEADING.test(corner);

  const codes = headings.map(codeOf);
  if (blankOrHeading && codes.every((code) => code !== null)) {
    return (raw) => readTableRow(split(raw), headings.length, (payer, index) => ({ payer, code: codes[index] ?? '' }));
  }

  const below = second === undefined ? [] : split(second);
  const payersAcross =
    (corner === '' || CODE_HEADING.test(corner)) &&
    headings.every((heading) => heading !== '' && !HEADING.test(heading) && codeOf(heading) === null) &&
    codeOf(below[0] ?? '') !== null;
  if (!payersAcross) return null;
  return (raw) => readTableRow(split(raw), headings.length, (code, index) => ({ payer: headings[index] ?? '', code }));
}

function readTableRow(
  cells: string[],
  columns: number,
  name: (key: string, column: number) => { payer: string; code: string },
): Reading[] {
  const [key = '', ...amounts] = cells;
  if (amounts.length > columns) return [{ ok: false, reason: 'There are more amounts than headings in line 1.' }];
  if (amounts.every((amount) => amount === '')) {
    return [{ ok: false, reason: `“${key}” has no amount. Type one, or leave the line out.` }];
  }
  return amounts.flatMap((amount, column) => (amount === '' ? [] : [reading({ ...name(key, column), amount })]));
}

/** A line that holds tabs, semicolons or commas is split there; only what has none of them is split at its spaces. */
function readLine(raw: string): Reading {
  const separator = separatorOf(raw);
  if (separator === null) return readWords(raw);
  const cells = splitBy(raw, separator);
  const read = readCells(cells);
  // "Insurer A 90834 1,120.50": the comma belongs to the amount. More than three cells are never glued together again.
  if (!read.ok && separator === ',' && cells.length <= 3 && !cells.some((cell) => codeOf(cell) !== null)) {
    return readWords(raw);
  }
  return read;
}

function readCells(cells: string[]): Reading {
  if (cells.length > 3) {
    if (cells.some(isPersonal)) return { ok: false, reason: PERSON_REASON };
    return {
      ok: false,
      reason: `There are ${cells.length} columns. Keep only payer, code and rate: nothing of this line is sent.`,
    };
  }
  const [first = '', second = '', third = ''] = cells;
  const at = cells.findIndex((cell) => codeOf(cell) !== null);
  if (cells.length < 3 || cells.includes('')) return incomplete(cells, at);
  if (at === -1) return reading({ payer: first, code: second, amount: third });
  const others = cells.filter((_, index) => index !== at);
  const [left = '', right = ''] = others;
  const amountFirst = readDollars(left).ok && !readDollars(right).ok;
  const [payer, amount] = amountFirst ? [right, left] : [left, right];
  return reading({ payer, code: cells[at] ?? '', amount });
}

/** "Insurer A 90834 112.50" or "90834 Insurer A $ 112.50" */
function readWords(raw: string): Reading {
  const words = tidy(raw)
    .replace(/\$ /g, '$')
    .split(' ')
    .filter((word) => !/^[:=–-]$/.test(word));
  const at = words.findIndex((word) => codeOf(bare(word)) !== null);
  if (at === -1) return incomplete([tidy(raw)], -1);
  const code = bare(words[at] ?? '');
  const before = words.slice(0, at);
  const after = words.slice(at + 1);
  if (at === 0) {
    const amount = after.pop() ?? '';
    const payer = bare(after.join(' '));
    return payer === '' ? incomplete([code, amount], 0) : reading({ payer, code, amount });
  }
  if (/^(cpt|hcpcs):?$/i.test(before[before.length - 1] ?? '')) before.pop();
  const payer = bare(before.join(' '));
  return after.length === 0 ? incomplete([payer, code], 1) : reading({ payer, code, amount: after.join(' ') });
}

/** Without what people set between two things on a line. */
function bare(words: string): string {
  return words.replace(/[:=,]+$/, '');
}

function reading({ payer, code, amount }: { payer: string; code: string; amount: string }): Reading {
  if (isPersonal(payer)) return { ok: false, reason: PERSON_REASON };
  const known = codeOf(code);
  if (known === null) {
    const modifier = /^(\d{4}[0-9A-Z]|[A-Z]\d{4})[ -][0-9A-Z]{2}$/i.exec(code);
    const remedy = modifier ? `Leave the modifier off: ${modifier[1]}.` : 'Type five characters like 90834.';
    return { ok: false, reason: `“${code}” is not a code. ${remedy}` };
  }
  const read = readDollars(amount);
  if (!read.ok) return { ok: false, reason: read.reason };
  if (payer === '' || readDollars(payer).ok) {
    return { ok: false, reason: `The payer of ${known} is missing. Type its name first.` };
  }
  return { ok: true, payer, code: known, rate: read.value };
}

function incomplete(cells: string[], codeAt: number): Reading {
  if (cells.some(isPersonal)) return { ok: false, reason: PERSON_REASON };
  const quoted = `“${cells.filter((cell) => cell !== '').join(' ')}”`;
  if (codeAt === -1) return { ok: false, reason: `${quoted} has no code. Type it like Insurer A, 90834, 105.00.` };
  const code = cells[codeAt] ?? '';
  const others = cells.filter((cell, index) => index !== codeAt && cell !== '');
  const missing = others.some((cell) => readDollars(cell).ok) ? 'payer' : 'rate';
  return { ok: false, reason: `The ${missing} for ${code} is missing. Type it like Insurer A, 90834, 105.00.` };
}

/** The code as it is written in a tab, or null. */
export function codeOf(cell: string): string | null {
  return CODE.exec(tidy(cell))?.[1]?.toUpperCase() ?? null;
}

function isPersonal(cell: string): boolean {
  return PERSON.some((pattern) => pattern.test(cell)) || LAST_FIRST.test(cell);
}

function isHeading(cells: string[]): boolean {
  const words = cells.length > 1 ? cells : (cells[0] ?? '').split(' ');
  return (
    words.length > 1 &&
    words.some((word) => HEADING.test(word) || PERSON_HEADING.test(word)) &&
    (cells.length > 1 || words.every((word) => HEADING.test(word) || PERSON_HEADING.test(word))) &&
    words.every((word) => codeOf(word) === null && !readDollars(word).ok)
  );
}

function separatorOf(raw: string): Separator | null {
  return SEPARATORS.find((separator) => raw.includes(separator)) ?? null;
}

function cellsOf(raw: string): string[] {
  const separator = separatorOf(raw);
  return separator === null ? [tidy(raw)] : splitBy(raw, separator);
}

/**
 * Cells of one line, quotes taken off, without the blank ones at its end. A quote counts where it begins and ends a cell; a
 * doubled one inside stands for one.
 */
function splitBy(raw: string, separator: Separator): string[] {
  const cells = [...`${separator}${raw}`.matchAll(CELLS[separator])].map(([, quoted, plain = '']) =>
    tidy(quoted?.replace(/""/g, '"') ?? plain),
  );
  while (cells.length > 0 && cells[cells.length - 1] === '') cells.pop();
  return cells;
}
