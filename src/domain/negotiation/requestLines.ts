import { parseAmount } from '../money.ts';
import { countWord, joinWords, plural } from '../words.ts';

/** What one row of the Negotiation Log asks for one code: dollars, null where no amount stands. */
export interface RequestLine {
  readonly code: string;
  readonly current: number | null;
  readonly requested: number | null;
}

/** The cells of a log row that lines are read from: LOG-05, LOG-06, LOG-07. */
export type RequestColumn = 'codes' | 'current' | 'requested';

/** What is wrong in one of the three cells; the caller adds the cell. */
export interface RequestFault {
  readonly column: RequestColumn;
  /** One sentence that quotes what is wrong, and one that shows the accepted form. */
  readonly message: string;
}

export interface RequestLines {
  /** One line a code, in the order of the codes cell. A faulty amounts cell gives no amounts, a faulty codes cell no lines. */
  readonly lines: readonly RequestLine[];
  readonly faults: readonly RequestFault[];
}

/** Five digits, or four with a letter before (HCPCS) or after (CPT category II and III). */
const CODE = /(?:\d{5}|\d{4}[A-Za-z]|[A-Za-z]\d{4})(?![\w.]|,\d)/y;
const AMOUNT = /\$?\s*(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?![\w.])/y;
const SIGN_AFTER_CODE = /\s*[:=]?\s*/y;
const GAP = /[\s;,]+/y;
/** What makes two amounts a range: "90-110", "90 to 110". */
const RANGE = /\s*(?:-|–|—|\bto\b)\s*\$?\s*\d/iy;
/** What may follow an amount; a comma right between two digits may be a decimal comma, so it separates nothing. */
const END_OF_AMOUNT = /\s|;|$|,(?!\d)/y;
const END_OF_AMOUNT_WITH_CENTS = /\s|;|$|,/y;

/** The match of a sticky expression at `at`, or null. */
function matchAt(expression: RegExp, text: string, at: number): string | null {
  expression.lastIndex = at;
  return expression.exec(text)?.[0] ?? null;
}

/** What stands at `at` up to the next semicolon or line break, shortened, for a sentence that quotes it. */
function quote(text: string, at: number): string {
  const entry = (/^[^;\n]*/.exec(text.slice(at))?.[0] ?? '').trim().replace(/\s+/g, ' ');
  return `"${entry.length > 40 ? `${entry.slice(0, 39)}…` : entry}"`;
}

const EXAMPLE_AMOUNTS = ['94.50', '120.00'];

/** The accepted form, shown with the row's own codes. */
function exampleFor(codes: readonly string[]): string {
  const shown = codes.length > 0 ? codes.slice(0, 2) : ['90834', '90837'];
  return shown.map((code, i) => `${code}: ${EXAMPLE_AMOUNTS[i]}`).join('; ');
}

function parseCodes(cell: string | number): { codes: string[]; fault: string | null } {
  const form = 'List each CPT code once, like 90834, 90837.';
  const codes: string[] = [];
  const words = String(cell)
    .split(/[\s,;/&]+/)
    .filter((word) => word !== '' && !/^(?:and|cpt)$/i.test(word));
  for (const word of words) {
    const code = word.toUpperCase();
    if (matchAt(CODE, code, 0) !== code) return { codes, fault: `${quote(word, 0)} is not a CPT code. ${form}` };
    if (codes.includes(code)) return { codes, fault: `${code} stands there twice. ${form}` };
    codes.push(code);
  }
  return { codes, fault: null };
}

type Amounts = ReadonlyMap<string, number>;

class Fault extends Error {}

/** The entries of an amounts cell in the order typed: an amount, with its code where one stands before it. */
function scanAmounts(text: string, codes: readonly string[]): { code: string | null; amount: number }[] {
  const entries: { code: string | null; amount: number }[] = [];
  let at = matchAt(GAP, text, 0)?.length ?? 0;
  while (at < text.length) {
    const start = at;
    const code = matchAt(CODE, text, at);
    if (code !== null) {
      at += code.length;
      at += matchAt(SIGN_AFTER_CODE, text, at)?.length ?? 0;
      // Five bare digits are always a code: "90834 90837" is two codes without amounts, not 90,837 dollars.
      if (at >= text.length || text[at] === ';' || matchAt(CODE, text, at) !== null) {
        throw new Fault(`There is no amount after ${code.toUpperCase()}.`);
      }
    }
    const typed = matchAt(AMOUNT, text, at);
    if (typed === null) throw new Fault(`${quote(text, start)} is not an amount.`);
    const amount = parseAmount(typed);
    const after = at + typed.length;
    if (matchAt(RANGE, text, after) !== null) {
      throw new Fault(`${quote(text, start)} is a range; a request names one amount for each code.`);
    }
    const end = typed.includes('.') ? END_OF_AMOUNT_WITH_CENTS : END_OF_AMOUNT;
    if (amount === null || matchAt(end, text, after) === null)
      throw new Fault(`${quote(text, start)} is not an amount.`);
    if (amount === 0) throw new Fault(`${quote(text, start)} is zero; an amount must be above zero.`);
    entries.push({ code: code === null ? null : code.toUpperCase(), amount });
    at = after;
    at += matchAt(GAP, text, at)?.length ?? 0;
  }
  for (const { code } of entries) {
    if (code !== null && !codes.includes(code)) {
      throw new Fault(`${code} has an amount, but is not among the codes requested for review (${joinWords(codes)}).`);
    }
  }
  return entries;
}

function parseAmounts(cell: string | number, codes: readonly string[]): Amounts {
  const amounts = new Map<string, number>();
  if (typeof cell === 'number') {
    const amount = parseAmount(cell);
    if (amount === null || amount <= 0) throw new Fault(`"${cell}" is not an amount above zero.`);
    assignInOrder([amount], codes, amounts);
    return amounts;
  }
  const text = cell.replace(/\r\n?/g, '\n');
  const entries = scanAmounts(text, codes);
  if (entries.length > 0 && entries.every((entry) => entry.code === null)) {
    const inOrder = entries.map((entry) => entry.amount);
    assignInOrder(inOrder, codes, amounts);
    return amounts;
  }
  for (const { code, amount } of entries) {
    if (code === null) throw new Fault(`${amount.toFixed(2)} stands without a code beside amounts that have one.`);
    if (amounts.has(code)) throw new Fault(`${code} has two amounts.`);
    amounts.set(code, amount);
  }
  return amounts;
}

function assignInOrder(inOrder: readonly number[], codes: readonly string[], amounts: Map<string, number>): void {
  if (inOrder.length !== codes.length) {
    const [given, wanted] = [inOrder.length, codes.length];
    throw new Fault(
      `There ${plural(given, 'is', 'are')} ${countWord(given)} ${plural(given, 'amount')} for ${countWord(wanted)} ` +
        `${plural(wanted, 'code')}.`,
    );
  }
  for (const [i, code] of codes.entries()) amounts.set(code, inOrder[i] ?? 0);
}

/**
 * Reads what a row of the Negotiation Log asks, code by code (AMB-22). The codes cell lists codes, parted by commas,
 * spaces, semicolons or line breaks. An amounts cell holds `90834: 94.50; 90837: 120` (also `90834 94.50`,
 * `90834 = $94.50`, one a line), or one amount per code in the order of the codes cell. Amounts are dollars above zero,
 * with `$` and thousands commas if typed; a code without an amount has null. A cell that can't be read gives one fault
 * and nothing else.
 */
export function parseRequestLines(cells: Readonly<Record<RequestColumn, string | number>>): RequestLines {
  const faults: RequestFault[] = [];
  const { codes, fault } = parseCodes(cells.codes);
  if (fault !== null) return { lines: [], faults: [{ column: 'codes', message: fault }] };
  const isBlank = (cell: string | number) => typeof cell === 'string' && cell.trim() === '';
  if (codes.length === 0) {
    if (!isBlank(cells.current) || !isBlank(cells.requested)) {
      faults.push({
        column: 'codes',
        message: 'No CPT code stands beside the amounts. List each CPT code once, like 90834, 90837.',
      });
    }
    return { lines: [], faults };
  }
  const read = (column: 'current' | 'requested'): Amounts => {
    try {
      return parseAmounts(cells[column], codes);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push({ column, message: `${error.message} Type one amount for each code, like ${exampleFor(codes)}.` });
      return new Map();
    }
  };
  const current = read('current');
  const requested = read('requested');
  const lines = codes.map((code) => ({
    code,
    current: current.get(code) ?? null,
    requested: requested.get(code) ?? null,
  }));
  return { lines, faults };
}

/** A further amounts cell of the row, such as what was offered; a cell that can't be read gives one fault and no amounts. */
export function parseCodeAmounts(
  cell: string | number,
  codes: readonly string[],
): { readonly amounts: ReadonlyMap<string, number>; readonly fault: string | null } {
  if (typeof cell === 'string' && cell.trim() === '') return { amounts: new Map(), fault: null };
  try {
    return { amounts: parseAmounts(cell, codes), fault: null };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return {
      amounts: new Map(),
      fault: `${error.message} Type one amount for each code, like ${exampleFor(codes)}.`,
    };
  }
}

/** Amounts per code as RateCase writes them, one code a line; codes without an amount are left out. */
export const formatCodeAmounts = (amounts: readonly { readonly code: string; readonly amount: number }[]): string =>
  amounts.map(({ code, amount }) => `${code}: ${amount.toFixed(2)}`).join('\n');

/** The amounts cell as RateCase writes it, one code a line: "90834: 94.50\n90837: 120.00". Reads back as it was. */
export function formatRequestAmounts(lines: readonly RequestLine[], column: 'current' | 'requested'): string {
  return lines
    .flatMap((line) => {
      const amount = line[column];
      return amount === null ? [] : [`${line.code}: ${amount.toFixed(2)}`];
    })
    .join('\n');
}

/** The codes cell as RateCase writes it: "90834, 90837". */
export function formatCodes(codes: readonly string[]): string {
  return codes.join(', ');
}
