/** The CMS files, read and computed apart from the product: text to exact fractions in BigInt, never through its code. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Row = Readonly<Record<string, string>>;

const FOLDER = new URL('../../../data/cms/', import.meta.url);

function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

export function readCms(file: string): Row[] {
  const [head = '', ...lines] = readFileSync(fileURLToPath(new URL(file, FOLDER)), 'utf8')
    .trim()
    .split(/\r?\n/);
  const names = cells(head);
  return lines.map((line) => {
    const values = cells(line);
    return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']));
  });
}

export const YEARS = [2024, 2025, 2026] as const;

const codesByYear = new Map<number, ReadonlyMap<string, Row>>();

/** Rows without modifier by code. */
export function codesOf(year: number): ReadonlyMap<string, Row> {
  const known = codesByYear.get(year);
  if (known !== undefined) return known;
  const rows = readCms(`rvu-${year}-all.csv`).filter((row) => row.mod === '');
  const codes = new Map(rows.map((row) => [row.hcpcs ?? '', row]));
  codesByYear.set(year, codes);
  return codes;
}

export const RVU_COLUMNS = ['work_rvu', 'nonfac_pe_rvu', 'fac_pe_rvu', 'mp_rvu'] as const;

export function hasRvus(row: Row): boolean {
  return RVU_COLUMNS.some((column) => /[1-9]/.test(row[column] ?? ''));
}

/** What should become of a code, by the status rules. */
export function caseOf(row: Row | undefined): 'priced' | 'unpriced' | 'unpaid' | 'unknown' {
  if (row === undefined) return 'unknown';
  const status = row.status ?? '';
  if (status === 'A' || status === 'T') return 'priced';
  if (status === 'R') return hasRvus(row) ? 'priced' : 'unpriced';
  return status === 'C' ? 'unpriced' : 'unpaid';
}

/** A decimal as an integer count of 10^-12: exact for every figure in the files. */
const SCALE = 12;
const exactNumbers = new Map<string, bigint>();
function exact(text = ''): bigint {
  const known = exactNumbers.get(text);
  if (known !== undefined) return known;
  const [, whole, part = ''] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined) throw new Error(`"${text}" is not a decimal`);
  const value = BigInt(whole + part.padEnd(SCALE, '0'));
  exactNumbers.set(text, value);
  return value;
}

const UNIT = 10n ** BigInt(3 * SCALE);
const ONE: Row = { work: '1', pe: '1', mp: '1' };

/** The published rule in exact fractions: (sum of RVU x GPCI) x factor, rounded half-up to cents once. */
export function exactCents(row: Row, gpci: Row | 'US', setting: 'office' | 'facility', factor: string): number {
  const by = gpci === 'US' ? ONE : gpci;
  const sum =
    exact(row.work_rvu) * exact(by.work) +
    exact(setting === 'office' ? row.nonfac_pe_rvu : row.fac_pe_rvu) * exact(by.pe) +
    exact(row.mp_rvu) * exact(by.mp);
  return Number((sum * exact(factor) * 200n + UNIT) / (2n * UNIT));
}

/** A percentage of cents, rounded half-up. */
export function exactPercent(cents: number, percent: number): number {
  return Number((BigInt(cents) * BigInt(percent) * 2n + 100n) / 200n);
}

export function gpcisOfYear(year: number): Row[] {
  return readCms(`gpci-${year}.csv`);
}

export function keyOf(row: Row): string {
  return `${row.mac}-${row.locality}`;
}
