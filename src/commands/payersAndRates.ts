/** Adding payers and rates: rows go below what is typed; what is there stays as it is. */
import type { Input, Output } from '../contract.ts';
import { holdsFor } from '../domain/benchmark/index.ts';
import { normalizeCode } from '../domain/medicare/index.ts';
import { formatDollars, roundHalfUp } from '../domain/money.ts';
import { joinWords, plural } from '../domain/words.ts';
import { cellName } from '../workbook/a1.ts';
import { appendRows } from '../workbook/build.ts';
import { type ReadTable, readTable } from '../workbook/read.ts';
import { normalized } from '../workbook/tables/column.ts';
import { type PayerKey, payers } from '../workbook/tables/payers.ts';
import { type RateKey, rates } from '../workbook/tables/rates.ts';
import type { Tabs } from '../workbook/tabs.ts';
import { readState, requireColumns } from './state.ts';
import { refusalsAsStops } from './stop.ts';
import { makeInputTabs, openTabs, TAB_ORDER } from './tabsToBuild.ts';

export function listPayers(): Output<'payers'> {
  const read = readState(['payers']).payers;
  return {
    payers: (read?.rows ?? []).map((row) => ({
      name: row.text('payer'),
      type: row.text('type'),
      renewal: row.text('renewal') || null,
    })),
    problems: [...(read?.problems ?? [])],
  };
}

export function savePayers({ payers: given }: Input<'savePayers'>, today: string): Output<'savePayers'> {
  const tabs = openTabs(TAB_ORDER);
  makeInputTabs(tabs, ['practice', 'payers'], today);
  const read = readPayers(tabs);
  requireColumns(read, ['payer', 'type', 'renewal']);
  const wanted = given
    .map(({ name, type, renewal }) => ({ payer: name.trim(), type: type.trim() || null, renewal }))
    .filter(({ payer }) => payer !== '');
  const { added, already } = addPayers(read, wanted);
  return {
    added,
    already,
    summary:
      added.length === 0
        ? `${read.name} has ${already.length === 1 ? 'this payer' : 'these payers'} already. Nothing was changed.`
        : `Added ${joinWords(added)} to ${read.name}.`,
  };
}

/** Adds those whose name is not there yet, each once. */
function addPayers(
  read: ReadTable<PayerKey>,
  wanted: readonly { payer: string; type?: string | null; renewal?: string | null }[],
): { added: string[]; already: string[] } {
  const known = new Set(read.rows.map((row) => normalized(row.text('payer'))));
  const rows: (typeof wanted)[number][] = [];
  const already: string[] = [];
  for (const payer of wanted) {
    if (known.has(normalized(payer.payer))) already.push(payer.payer);
    else rows.push(payer);
    known.add(normalized(payer.payer));
  }
  appendRows(read, payers, rows);
  return { added: rows.map(({ payer }) => payer), already };
}

function readPayers(tabs: Tabs): ReadTable<PayerKey> {
  const sheet = tabs.find('payers');
  if (!sheet) throw new Error('The Payers tab was just made but is not there');
  return readTable(sheet, payers, () => tabs.nameOf(payers.id));
}

/**
 * Adds a row for each payer and code that has none without a date yet. One that stands there, with the same amount or another, is
 * kept and named, so a rate is never counted twice or overwritten.
 */
export function saveRates({ rates: given }: Input<'saveRates'>, today: string): Output<'saveRates'> {
  const wanted = given.map(({ payer, code, rate }) => ({
    payer: payer.trim(),
    code: refusalsAsStops(() => normalizeCode(code)),
    contracted: roundHalfUp(rate, 2),
  }));
  const tabs = openTabs(TAB_ORDER);
  makeInputTabs(tabs, ['practice', 'payers', 'rates'], today);
  const sheet = tabs.find('rates');
  if (!sheet) throw new Error('The Rates tab was just made but is not there');
  const read = readTable(sheet, rates, () => tabs.nameOf(rates.id));
  requireColumns(read, ['payer', 'code', 'contracted']);

  const clinician = readState(['practice'], tabs).practice?.text('clinician') ?? '';
  const rateKey = (payer: string, code: string) => `${normalized(payer)}\n${normalized(code)}`;
  const there = new Map<string, { has: number; cell: string }>();
  for (const row of read.rows) {
    const has = row.number('contracted');
    if (
      has === null ||
      row.text('effective') !== '' ||
      row.isUnread('effective') ||
      !holdsFor(row.text('level'), clinician)
    )
      continue;
    const key = rateKey(row.text('payer'), row.text('code'));
    // A rate for the practice's own level goes before one for all.
    if (there.has(key) && row.text('level') === '') continue;
    there.set(key, { has, cell: row.cell('contracted') });
  }
  const rows: Partial<Record<RateKey, string | number | null>>[] = [];
  const kept: Output<'saveRates'>['kept'] = [];
  const contractedAt = read.columns.get('contracted') ?? 1;
  for (const rate of wanted) {
    const key = rateKey(rate.payer, rate.code);
    const standing = there.get(key);
    if (standing) {
      kept.push({ ...standingOf(rate), has: standing.has, at: { tab: rates.id, cell: standing.cell } });
      continue;
    }
    rows.push(rate);
    there.set(key, { has: rate.contracted, cell: cellName(read.nextRow + rows.length - 1, contractedAt) });
  }
  const payerRead = readPayers(tabs);
  requireColumns(payerRead, ['payer']);
  addPayers(
    payerRead,
    rows.map(({ payer }) => ({ payer: String(payer) })),
  );
  const placed = appendRows(read, rates, rows);
  return {
    added: rows.length,
    kept,
    summary: ratesSummary(read.name, rows.length, kept),
    at: rows.length > 0 ? { tab: rates.id, cell: cellName(placed.row, placed.columns.get('contracted') ?? 1) } : null,
  };
}

function standingOf(rate: { payer: string; code: string; contracted: number }) {
  return { payer: rate.payer, code: rate.code, wanted: rate.contracted };
}

function ratesSummary(name: string, added: number, kept: Output<'saveRates'>['kept']): string {
  const parts = [];
  if (added > 0) parts.push(`Added ${added} ${plural(added, 'rate')} to ${name}.`);
  const differing = kept.filter(({ has, wanted }) => has !== wanted);
  const same = kept.length - differing.length;
  if (same > 0) parts.push(`${same} ${plural(same, 'rate')} stood there already.`);
  for (const { payer, code, has, wanted, at } of differing) {
    parts.push(
      `${name}, cell ${at.cell} keeps ${formatDollars(has)} for ${payer}, ${code}; ${formatDollars(wanted)} was not written. Change it there if it is right.`,
    );
  }
  return parts.join(' ');
}
