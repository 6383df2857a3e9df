/**
 * What only the practice can answer about a payer: how it is to work with, who needs whom, what the contract says, and
 * what leaving would bring. The answers stand in the payer's row of Payers; Payer Review and Exit Plan read them there.
 */
import type { Input, Output } from '../contract.ts';
import { formatPercent, parseNumber, roundHalfUp } from '../domain/money.ts';
import { plural } from '../domain/words.ts';
import { runs } from '../workbook/a1.ts';
import { readCell, writable } from '../workbook/cells.ts';
import type { ReadTable, TableRow } from '../workbook/read.ts';
import { type Column, normalized } from '../workbook/tables/column.ts';
import { type PayerKey, payers, YES_NO_UNKNOWN } from '../workbook/tables/payers.ts';
import { readState, requireColumns } from './state.ts';
import { Stop } from './stop.ts';

type Shown = Output<'payerAnswers'>;
type Question = Shown['groups'][number]['questions'][number];

const GROUPS: readonly { id: string; title: string; about: string; keys: readonly PayerKey[] }[] = [
  {
    id: 'work',
    title: 'Working with them',
    about: 'Payer Review counts these in its checklist.',
    keys: [
      'sessionLimits',
      'clawbacks',
      'authorizations',
      'unpredictable',
      'failedAttempts',
      'clients',
      'minutesPerClaim',
      'adminHours',
    ],
  },
  {
    id: 'leverage',
    title: 'Who needs whom',
    about: 'What each side can rely on when you talk.',
    keys: ['shortage', 'loyalty', 'unique', 'alternatives', 'saturation'],
  },
  {
    id: 'contract',
    title: 'What the contract says',
    about: 'Have the contract at hand. Leave blank what it does not say.',
    keys: [
      'renewal',
      'renewalYears',
      'autoRenews',
      'noticeDays',
      'termination',
      'duties',
      'unilateral',
      'claimLimitDays',
      'lookBackMonths',
      'authorizationTerms',
      'rateBasis',
      'claimedPercent',
      'baseYear',
      'confidential',
    ],
  },
  {
    id: 'exit',
    title: 'If you left',
    about: 'Only if you think about it. Exit Plan works with these, and decides nothing for you.',
    keys: ['exitLastDay', 'outOfNetwork', 'exitStay', 'exitStayRate', 'exitRefill', 'exitRefillRate'],
  },
];

const COLUMNS: ReadonlyMap<PayerKey, Column<PayerKey>> = new Map(payers.columns.map((column) => [column.key, column]));
const ANSWERED: ReadonlySet<string> = new Set(GROUPS.flatMap(({ keys }) => keys));

/** The questions with what the payer's row says now; without a payer, the payers to choose from alone. */
export function payerAnswers({ payer: asked }: Input<'payerAnswers'>): Shown {
  const read = readState(['payers']).payers;
  const names = (read?.rows ?? []).map((row) => row.text('payer'));
  const row = asked === null ? undefined : rowOf(read, asked);
  if (!read || !row) {
    if (asked !== null) throw noSuchPayer(asked);
    return { payers: names, payer: null, row: null, groups: [], missing: [] };
  }
  return {
    payers: names,
    payer: row.text('payer'),
    row: { tab: payers.id, cell: row.cell('payer') },
    groups: GROUPS.map(({ id, title, about, keys }) => ({
      id,
      title,
      about,
      questions: keys.filter((key) => read.columns.has(key)).map((key) => question(read, row, columnOf(key))),
    })),
    missing: read.missing.filter(({ key }) => ANSWERED.has(key)).map(({ header }) => header),
  };
}

/** Writes the cells whose answer is another one now, and nothing else. */
export function savePayerAnswers({ payer: asked, answers }: Input<'savePayerAnswers'>): Output<'savePayerAnswers'> {
  const read = readState(['payers']).payers;
  const row = rowOf(read, asked);
  if (!read || !row) throw noSuchPayer(asked);
  const given = answers.map(({ key, was, value }) => {
    const column = ANSWERED.has(key) ? COLUMNS.get(key as PayerKey) : undefined;
    if (!column) throw new Stop('unknown-answer', `RateCase asks no question called “${key}”.`, 'Reload the panel.');
    return { column, was, value: value.trim() };
  });
  requireColumns(
    read,
    given.map(({ column }) => column.key),
  );
  const changed = new Map<number, { cell: string; content: string | number }>();
  for (const { column, was, value } of given) {
    const cell = row.cell(column.key);
    const content = contentOf(column, value, `${read.name}, cell ${cell}`, cell);
    const standing = standingIn(read, row, column);
    if (standing.fault === '' && standing.value === shownAs(column, content)) continue;
    if ((standing.fault || standing.value) !== was) {
      throw new Stop(
        'changed-meanwhile',
        `${read.name}, cell ${cell} was changed meanwhile${standing.value === '' ? '' : `: it says “${standing.value}”`}.`,
        'Look at the cell, then open this payer again. What you typed is kept here.',
        { tab: payers.id, cell },
      );
    }
    changed.set(read.columns.get(column.key) ?? 0, { cell, content: writable(content, column.kind) });
  }
  if (changed.size > 0) read.holdStill([row.row]);
  for (const [first, length] of runs([...changed.keys()])) {
    read.sheet
      .getRange(row.row, first, 1, length)
      .setValues([Array.from({ length }, (_, offset) => changed.get(first + offset)?.content ?? '')]);
  }
  const name = row.text('payer');
  return {
    written: [...changed.values()].map(({ cell }) => ({ tab: payers.id, cell })),
    summary:
      changed.size === 0
        ? `${read.name} already says so. Nothing was changed.`
        : `Saved ${changed.size} ${plural(changed.size, 'answer')} for ${name} in ${read.name}, row ${row.row}.`,
  };
}

function columnOf(key: PayerKey): Column<PayerKey> {
  const column = COLUMNS.get(key);
  if (!column) throw new Error(`Payers declares no column ${key}`);
  return column;
}

function rowOf(read: ReadTable<PayerKey> | null, payer: string): TableRow<PayerKey> | undefined {
  return read?.rows.find((row) => normalized(row.text('payer')) === normalized(payer));
}

function noSuchPayer(payer: string): Stop {
  return new Stop('no-payer', `The Payers tab has no row for ${payer}.`, 'Add it under Payers, then answer.');
}

function question(read: ReadTable<PayerKey>, row: TableRow<PayerKey>, column: Column<PayerKey>): Question {
  const [what, example] = column.help;
  return {
    key: column.key,
    header: column.header,
    // The group says already whose leverage it is, and that one thinks of leaving.
    help: what.replace(/^(?:Your leverage|Their leverage|Only if you plan to leave): (.)/, (_, first: string) =>
      first.toUpperCase(),
    ),
    example: example?.replace(/^Example: /, '') ?? '',
    kind: controlOf(column),
    choices: [...(column.choices ?? [])],
    ...standingIn(read, row, column),
    at: { tab: payers.id, cell: row.cell(column.key) },
  };
}

function controlOf({ kind, choices }: Column<PayerKey>): Question['kind'] {
  if (kind === 'choice') {
    if (choices === YES_NO_UNKNOWN) return 'yes-no-unknown';
    return choices?.join() === 'yes,no' ? 'yes-no' : 'choice';
  }
  return kind === 'date' || kind === 'money' || kind === 'ratio' || kind === 'long-text' || kind === 'text'
    ? kind
    : 'number';
}

/** What a cell says, as the panel shows it; a cell that cannot be read gives '' and the reason. */
function standingIn(
  read: ReadTable<PayerKey>,
  row: TableRow<PayerKey>,
  column: Column<PayerKey>,
): { value: string; fault: string } {
  const cell = row.cell(column.key);
  const fault = read.problems.find(({ at }) => at?.cell === cell)?.message ?? '';
  return { value: shownAs(column, row.number(column.key) ?? (row.text(column.key) || null)), fault };
}

function shownAs({ kind }: Column<PayerKey>, content: string | number | null): string {
  if (content === null) return '';
  if (typeof content === 'string') return content;
  if (kind === 'ratio') return formatPercent(content).replace('.0%', '%');
  if (kind === 'money') return content.toFixed(2);
  return String(content);
}

/** What was typed, as the column holds it. A share must say its sign: “20” could be 20 % or twenty times. */
function contentOf(column: Column<PayerKey>, typed: string, place: string, cell: string): string | number | null {
  const refuse = (fault: string) => new Stop('unreadable-answer', `${place}: ${fault}`, '', { tab: payers.id, cell });
  if (typed === '') return null;
  if (column.kind === 'ratio') {
    const share = shareOf(typed);
    if (share === null) throw refuse(`“${typed}” is not a share. Type it like 20%.`);
    // Only what a payer claims to pay can be more than the whole.
    if (share > 1 && column.key !== 'claimedPercent') throw refuse(`${typed} is more than all of them.`);
    const read = readCell(share, column.kind);
    if ('fault' in read) throw refuse(read.fault);
    return read.value;
  }
  const content = readCell(typed, column.kind);
  if ('fault' in content) throw refuse(content.fault);
  if (column.kind === 'count' && !Number.isInteger(content.value)) throw refuse(`“${typed}” is not a whole number.`);
  if (column.kind === 'number' && Number(content.value) < 0) throw refuse(`“${typed}” is less than nothing.`);
  return content.value;
}

function shareOf(typed: string): number | null {
  const percent = /^(.*\S)\s*%$/.exec(typed)?.[1];
  const number = parseNumber(percent ?? typed);
  if (number === null || number < 0) return null;
  if (percent !== undefined) return roundHalfUp(number / 100, 6);
  return number <= 1 ? number : null;
}
