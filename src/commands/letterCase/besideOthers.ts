/** A payer's rates, and what may stand beside them in a letter: other payers (AMB-40) and published figures (BEN-12). */
import { citable, likeForLike, type PracticeScope } from '../../domain/benchmark/index.ts';
import type { LetterLine } from '../../domain/letters/facts.ts';
import type { OtherRate } from '../../domain/negotiation/otherPayers.ts';
import type { Thresholds } from '../../domain/thresholds.ts';
import { capitalized, longDate } from '../../domain/words.ts';
import type { TableRow } from '../../workbook/read.ts';
import type { BenchmarkKey } from '../../workbook/tables/benchmarks.ts';
import { normalized } from '../../workbook/tables/column.ts';
import type { PracticeKey } from '../../workbook/tables/practice.ts';
import type { RateInForce, State } from '../state.ts';
import { isSame, rowsOf, type Unprintable } from './common.ts';

/** A payer's rates that count, for letters without a row. */
export function linesFromRates(counting: readonly RateInForce[], payer: string) {
  const own = counting.filter((rate) => isSame(rate.payer, payer));
  const asked = own.filter(({ requested }) => requested !== null);
  return (asked.length > 0 ? asked : own).map(({ code, contracted, rate, requested }) => ({
    code,
    current: contracted ?? rate,
    requested,
  }));
}

export function otherRates(state: State, counting: readonly RateInForce[], payer: string, code: string): OtherRate[] {
  return counting
    .filter((rate) => isSame(rate.code, code) && !isSame(rate.payer, payer))
    .flatMap((rate) => {
      const amount = rate.contracted ?? rate.rate;
      if (amount === null) return [];
      const other = rowsOf(state.payers, rate.payer, 'payer')[0];
      return [{ payer: rate.payer, rate: amount, confidential: confidentiality(other?.text('confidential') ?? '') }];
    });
}

/** Anything but a clear "no" keeps a payer's rates out of letters (AMB-40). */
export function confidentiality(text: string): OtherRate['confidential'] {
  const answer = normalized(text);
  return answer === 'yes' || answer === 'no' || answer === '' ? answer : 'unknown';
}

/** Whose rates a practice knows in private; none may be named (AMB-40). */
export const colleagues = (state: State): string[] =>
  (state.benchmarks?.rows ?? [])
    .filter((row) => isSame(row.text('sourceType'), 'Colleague'))
    .map((row) => row.text('source'));

type Region = NonNullable<LetterLine['region']>;

/** The newest figure for each code that is like for like and may be cited; and why the others are not. */
export function citableRegions(state: State, limits: Thresholds, today: string) {
  const ranges = new Map<string, Region & { asOf: string }>();
  const withheld: (Unprintable & { code: string })[] = [];
  const text = (key: PracticeKey) => state.practice?.text(key) ?? '';
  const own = { clinician: text('clinician'), setting: text('setting'), place: text('zip') };
  for (const row of state.benchmarks?.rows ?? []) {
    const low = row.number('low');
    const high = row.number('high') ?? low;
    if (low === null || high === null) continue;
    const asOf = row.text('asOf');
    const why = low > high ? 'From amount is above To amount' : whyNotCited(row, own, limits, today);
    const code = normalized(row.text('code'));
    if (why !== null) {
      const cell = row.cell('source');
      const name = state.tabs.nameOf('benchmarks');
      withheld.push({ code, reason: `${name}, cell ${cell}: not cited. ${why}.`, at: { tab: 'benchmarks', cell } });
      continue;
    }
    const known = ranges.get(code);
    if (!known || asOf > known.asOf) {
      const when = asOf === '' ? '' : `, ${longDate(asOf).replace(/ \d+,/, '')}`;
      ranges.set(code, { low, high, source: `${row.text('source')}${when}`, asOf });
    }
  }
  return { ranges, withheld };
}

/** BEN-12, AMB-40: the end of "no: ..." or "not sure: ..."; null where the row may be cited. */
function whyNotCited(
  row: TableRow<BenchmarkKey>,
  own: PracticeScope,
  limits: Thresholds,
  today: string,
): string | null {
  const source = {
    kind: row.text('sourceType'),
    contributors: row.number('contributors'),
    asOf: row.text('asOf') || null,
    mayShare: row.text('mayShare'),
  };
  const { may, reason } = citable(source, today, limits);
  if (!may) return capitalized(reason);
  const [figure, level, setting, region] = (['figure', 'level', 'setting', 'region'] as const).map((key) =>
    row.text(key),
  ) as [string, string, string, string];
  const alike = likeForLike({ figure, level, setting, region }, own);
  return alike === 'yes' ? null : `Like for like: ${alike}`;
}
