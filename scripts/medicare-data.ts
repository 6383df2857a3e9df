/**
 * Makes src/domain/medicare/text.generated.ts, the form in which the fee schedules ship, from the CMS files in
 * data/cms. The format stands in src/domain/medicare/encoding.ts. Run by `npm run data`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Papa from 'papaparse';
import { packNumber, packSigned, STATUS } from '../src/domain/medicare/encoding.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
export const DATA_FOLDER = join(ROOT, 'data/cms');
export const TEXT_MODULE = join(ROOT, 'src/domain/medicare/text.generated.ts');

const YEARS = [2024, 2025, 2026];
/** The most the module may weigh, in bytes: it is evaluated in every execution that looks up an amount. */
const MOST_BYTES = 450 * 1024;
/** 2026 has two factors; RateCase uses the one for clinicians who are not qualifying APM participants. */
const FACTOR_KINDS = new Set(['single', 'non-qualifying-apm']);
/** Parts of states, as the ZIP file names them where a state is split between contractors. */
const STATE_PARTS: Readonly<Record<string, string>> = { EM: 'MO', WM: 'MO', EK: 'KS', WK: 'KS' };

type Row = Readonly<Record<string, string>>;

/** The rows of a file, which must have all these columns. */
function readRows(folder: string, file: string, columns: readonly string[]): Row[] {
  const { data, errors, meta } = Papa.parse<Row>(readFileSync(join(folder, file), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  const missing = columns.filter((column) => !meta.fields?.includes(column));
  if (missing.length > 0) throw new Error(`${file} lacks ${missing.join(', ')}`);
  if (errors[0] !== undefined) throw new Error(`${file}, row ${errors[0].row}: ${errors[0].message}`);
  return data;
}

function field(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`A row lacks ${column}: ${JSON.stringify(row)}`);
  return value.trim();
}

/** A decimal with this many places as a whole number, read from its digits. */
function scaled(text: string, places: number): number {
  const match = new RegExp(`^(\\d+)\\.(\\d{${places}})$`).exec(text);
  if (match === null) throw new Error(`"${text}" is not a number with ${places} decimals`);
  return Number(`${match[1]}${match[2]}`);
}

/** A plain-ASCII cell of a `|` separated line. */
function cell(text: string): string {
  if (!/^[ -~]*$/.test(text) || /['"`\\|*$]/.test(text)) throw new Error(`"${text}" cannot stand in the text`);
  return text;
}

/** Names that CMS abbreviates past reading. */
const READABLE: Readonly<Record<string, string>> = {
  'DC + MD/VA SUBURBS': 'DC and its Maryland and Virginia suburbs',
  'HAWAII, GUAM': 'Hawaii and Guam',
  'BALTIMORE/SURR. CNTYS': 'Baltimore and surrounding counties',
  'NYC SUBURBS/LONG ISLAND': 'New York City suburbs and Long Island',
  'NORTHERN NJ': 'Northern New Jersey',
  'POUGHKPSIE/N NYC SUBURBS': 'Poughkeepsie and northern New York City suburbs',
};

function titleCase(text: string): string {
  return text
    .toLowerCase()
    .replace(/[a-z]+/g, (word) => (word === 'of' ? word : word[0]?.toUpperCase() + word.slice(1)));
}

/** "CHICAGO" -> "Chicago", "SEATTLE (KING CNTY)" -> "Seattle (King County)". */
export function readableName(raw: string): string {
  const name = raw.replace(/\*+$/, '').trim();
  const known = READABLE[name];
  if (known !== undefined) return known;
  return titleCase(name).replace(/\((.+) Cnty\)$/, (_, inside: string) => {
    const counties = inside.split('/');
    const last = counties.pop() ?? '';
    return counties.length === 0 ? `(${last} County)` : `(${counties.join(', ')} and ${last} counties)`;
  });
}

function byPrefix<T extends { readonly id: string }>(items: Iterable<T>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const prefix = item.id.slice(0, 3);
    const group = groups.get(prefix);
    if (group === undefined) groups.set(prefix, [item]);
    else group.push(item);
  }
  return groups;
}

const inOrder = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

interface Code {
  readonly id: string;
  /** By year; absent years have no entry. */
  readonly rows: (Row | undefined)[];
}

const RVU_COLUMNS = ['work_rvu', 'fac_pe_rvu', 'mp_rvu', 'nonfac_pe_rvu'] as const;

function readCodes(folder: string): { codes: Code[]; releases: string[] } {
  const codes = new Map<string, Code>();
  const releases = YEARS.map((year, index) => {
    const file = `rvu-${year}-all.csv`;
    const rows = readRows(folder, file, ['hcpcs', 'mod', 'status', 'release', ...RVU_COLUMNS]);
    for (const row of rows.filter((each) => field(each, 'mod') === '')) {
      const id = field(row, 'hcpcs');
      if (!/^[0-9A-Z]{5}$/.test(id)) throw new Error(`${file}: "${id}" is not a code`);
      const code = codes.get(id) ?? { id, rows: YEARS.map(() => undefined) };
      if (code.rows[index] !== undefined) throw new Error(`${file} has ${id} twice`);
      code.rows[index] = row;
      codes.set(id, code);
    }
    const [release = '', ...others] = new Set(rows.map((row) => field(row, 'release')));
    if (others.length > 0) throw new Error(`${file} mixes releases`);
    return release;
  });
  return { codes: [...codes.values()].sort(inOrder), releases };
}

function rvusOf(row: Row): { work: number; facilityPe: number; mp: number; more: number } {
  const [work = 0, facilityPe = 0, mp = 0, officePe = 0] = RVU_COLUMNS.map((column) => scaled(field(row, column), 2));
  return { work, facilityPe, mp, more: officePe - facilityPe };
}

/** The letter of a code in a year (see `STATUS`). */
function statusLetter(row: Row | undefined): string {
  if (row === undefined) return STATUS.absent;
  const status = field(row, 'status');
  if (!/^[A-Z]$/.test(status)) throw new Error(`${field(row, 'hcpcs')} has status "${status}"`);
  if (!'ART'.includes(status)) return status;
  const { work, facilityPe, mp, more } = rvusOf(row);
  if (work + facilityPe + mp + more + facilityPe > 0) return STATUS.priced;
  if (status === 'R') return STATUS.contractor;
  throw new Error(`${field(row, 'hcpcs')} has status ${status} and no RVUs`);
}

function codeLines(codes: readonly Code[]): string[] {
  const patternOf = (code: Code): string => code.rows.map(statusLetter).join('');
  const uses = new Map<string, number>();
  for (const code of codes) uses.set(patternOf(code), (uses.get(patternOf(code)) ?? 0) + 1);
  const patterns = [...uses].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([pattern]) => pattern);

  const entry = (code: Code): string => {
    const pattern = patternOf(code);
    let packed = code.id.slice(3) + packNumber(patterns.indexOf(pattern));
    let last = { work: 0, facilityPe: 0, mp: 0, more: 0 };
    for (const [i, row] of code.rows.entries()) {
      if (row === undefined || pattern[i] !== STATUS.priced) continue;
      const now = rvusOf(row);
      packed += packSigned(now.work - last.work) + packSigned(now.facilityPe - last.facilityPe);
      packed += packSigned(now.mp - last.mp) + packSigned(now.more - last.more);
      last = now;
    }
    return packed;
  };
  const sections = [...byPrefix(codes)].map(([prefix, group]) => `#${prefix}${group.map(entry).join('')}`);
  return [`S ${patterns.join(' ')}`, ...sections];
}

interface Zip {
  readonly id: string;
  readonly key: string;
  readonly state: string;
  readonly spans: boolean;
}

function readZips(folder: string): Zip[] {
  const rows = readRows(folder, 'zip5-locality-2026.csv', ['zip', 'state', 'mac', 'locality', 'plus4_needed']);
  const zips = rows.map((row): Zip => {
    const id = field(row, 'zip');
    const flag = field(row, 'plus4_needed');
    if (!/^\d{5}$/.test(id) || !['', '1'].includes(flag)) throw new Error(`Not a ZIP row: ${JSON.stringify(row)}`);
    const state = field(row, 'state');
    return {
      id,
      key: `${field(row, 'mac')}-${field(row, 'locality')}`,
      state: STATE_PARTS[state] ?? state,
      spans: flag === '1',
    };
  });
  if (new Set(zips.map(({ id }) => id)).size !== zips.length) throw new Error('The ZIP file has a ZIP code twice');
  return zips.sort(inOrder);
}

function zipLines(zips: readonly Zip[], keys: readonly string[]): string[] {
  return [...byPrefix(zips)].map(([prefix, group]) => {
    const placeOf = ({ key, spans }: Zip): number => {
      const line = keys.indexOf(key);
      if (line < 0) throw new Error(`The ZIP file names the locality ${key}, which has no GPCIs`);
      return 1 + 2 * line + (spans ? 1 : 0);
    };
    const runs: { start: number; end: number; place: number }[] = [];
    for (const zip of group) {
      const at = Number(zip.id.slice(3));
      const run = runs[runs.length - 1];
      if (run !== undefined && run.end === at && run.place === placeOf(zip)) run.end = at + 1;
      else runs.push({ start: at, end: at + 1, place: placeOf(zip) });
    }
    const packed = runs.map(({ start, end, place }, i) => {
      const before = runs[i - 1];
      const gap = start - (before?.end ?? 0);
      return packNumber(gap) + packNumber(end - start) + packNumber(place === before?.place ? 0 : place);
    });
    return `=${prefix}${packed.join('')}`;
  });
}

function localityLines(folder: string, zips: readonly Zip[]): { keys: string[]; lines: string[] } {
  const years = YEARS.map((year) => {
    const columns = ['mac', 'locality', 'state', 'name', 'work', 'pe', 'mp'];
    const rows = readRows(folder, `gpci-${year}.csv`, columns);
    const byKey = new Map(rows.map((row) => [`${field(row, 'mac')}-${field(row, 'locality')}`, row]));
    if (byKey.size !== rows.length) throw new Error(`gpci-${year}.csv has a locality twice`);
    return byKey;
  });
  const newest = years[years.length - 1] ?? new Map<string, Row>();
  const keys = [...newest.keys()];
  if (years.some((each) => each.size !== keys.length)) throw new Error('The years differ in their localities');
  const lines = [...newest].map(([key, row]) => {
    const own = field(row, 'state');
    const served = new Set(zips.filter((zip) => zip.key === key).map((zip) => zip.state));
    served.delete(own);
    const gpcis = years.map((each) => {
      const year = each.get(key);
      if (year === undefined) throw new Error(`A year lacks the locality ${key}`);
      return ['work', 'pe', 'mp'].map((column) => scaled(field(year, column), 3)).join(' ');
    });
    return `L${[key, [own, ...[...served].sort()].join(' '), readableName(field(row, 'name')), ...gpcis].map(cell).join('|')}`;
  });
  return { keys, lines };
}

function yearLines(folder: string, releases: readonly string[]): string[] {
  const rows = readRows(folder, 'conversion-factors.csv', ['year', 'effective_from', 'effective_to', 'kind', 'value']);
  return YEARS.map((year, i) => {
    const factors = rows
      .filter((row) => field(row, 'year') === String(year) && FACTOR_KINDS.has(field(row, 'kind')))
      .map((row) => `${field(row, 'effective_from')} ${field(row, 'effective_to')} ${scaled(field(row, 'value'), 4)}`)
      .sort();
    if (factors.length === 0) throw new Error(`No conversion factor for ${year}`);
    return `Y${[String(year), releases[i] ?? '', ...factors].map(cell).join('|')}`;
  });
}

/** The text that the lookups of src/domain/medicare search, from the CSV files of a folder. */
export function medicareTextOf(folder: string): string {
  const { codes, releases } = readCodes(folder);
  const zips = readZips(folder);
  const { keys, lines } = localityLines(folder, zips);
  return [...yearLines(folder, releases), ...lines, ...zipLines(zips, keys), ...codeLines(codes)].join('\n');
}

/** The source of the module that holds the text: one function, one literal. */
export function textModuleOf(folder: string): string {
  const text = medicareTextOf(folder);
  const unsafe = /[^\n -~]|['"`\\$]|\*\//.exec(text);
  if (unsafe !== null) throw new Error(`The text has the unsafe characters ${JSON.stringify(unsafe[0])}`);
  const module = [
    '// Made by "npm run data" from data/cms; the format stands in encoding.ts. Not edited by hand.',
    `export function medicareText(): string { return '${text.replaceAll('\n', '\\n')}'; }`,
    '',
  ].join('\n');
  if (module.length > MOST_BYTES) throw new Error(`The module weighs ${module.length} bytes, more than ${MOST_BYTES}`);
  return module;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const module = textModuleOf(DATA_FOLDER);
  writeFileSync(TEXT_MODULE, module);
  console.log(`src/domain/medicare/text.generated.ts: ${(module.length / 1024).toFixed(1)} KiB`);
}
