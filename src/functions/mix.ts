/** Payers within the whole practice: shares, burdens and the averages that a payer is compared with (HANDBOOK 4 and 5). */
import { comparable, weightedPercent } from '../domain/benchmark/index.ts';
import {
  averageOfOthers,
  bestOfOthers,
  burdenRatio,
  type CodeRate,
  caseloadRatio,
  caseloadVerdict,
  reworkRate,
  shareOf,
} from '../domain/payerMix/index.ts';
import { Refusal } from '../domain/refusal.ts';
import { isAtMost } from '../domain/tolerance.ts';
import {
  blankableColumn,
  type CellFunction,
  type Column,
  column,
  declare,
  each,
  isHeading,
  optionalColumn,
  thresholds,
} from './declare.ts';
import { samplePayers, sampleRates } from './examples.ts';
import { share } from './figures.ts';
import { amount, code, count, text } from './values.ts';

const portion = declare({
  name: 'SHARE_OF',
  kind: 'cell',
  help: 'Gives a part as a share of a whole, such as the revenue of a payer in all revenue. Nothing of nothing is blank.',
  parameters: {
    part: each(count, 'The part.'),
    whole: each(count, 'The whole that it is part of.'),
  },
  example: {
    formula: '=SHARE_OF(12, 18)',
    args: [12, 18],
    gives: 0.6667,
    says: '12 of 18 new clients came from the insurer: two thirds.',
  },
  rule: 'part / whole. MIX-01, OUT-07; ICANotes.',
  errors: ['The part is larger than the whole.'],
  compute: ({ part, whole }) => {
    if (!isAtMost(part, whole))
      throw new Refusal('part', `The part is ${part}, more than the whole of ${whole}; check both.`);
    return shareOf(part, whole);
  },
});

const burden = declare({
  name: 'BURDEN_RATIO',
  kind: 'cell',
  help: 'Gives how many times its share of revenue a payer weighs in office work. Above 2 it makes far more work than it pays for.',
  parameters: {
    admin_share: each(share, 'Its share of your office work or billing trouble, such as 0.25 or 25%.'),
    revenue_share: each(share, 'Its share of your revenue.'),
  },
  example: {
    formula: '=BURDEN_RATIO(25%, 5%)',
    args: [0.25, 0.05],
    gives: 5,
    says: '25% of the trouble for 5% of the revenue: five times its weight.',
  },
  rule: 'share of work / share of revenue. SC-05, SC-12; ICANotes.',
  compute: ({ admin_share, revenue_share }) => burdenRatio(admin_share, revenue_share),
});

const caseload = declare({
  name: 'CASELOAD_VS_REVENUE',
  kind: 'row',
  columns: ['Ratio', 'In words'],
  help: 'Shows a volume trap: a payer that fills more of your week than it pays for. Gives the ratio and a sentence.',
  parameters: {
    caseload_share: each(share, 'Its share of your clients or sessions, such as 0.15 or 15%.'),
    revenue_share: each(share, 'Its share of your revenue.'),
    thresholds,
  },
  example: {
    formula: '=CASELOAD_VS_REVENUE(15%, 5%)',
    args: [0.15, 0.05],
    gives: [
      [
        0.3333,
        'Volume trap: 15.0% of your caseload and 5.0% of your revenue. It fills more of your week than it pays for.',
      ],
    ],
    says: 'A third of what its share of the week would suggest.',
  },
  rule: 'share of revenue / share of caseload. The trap is below 0.8 (volumeTrapRatio) and more than 2 points (volumeTrapPoints). MIX-07; ICANotes.',
  compute: ({ caseload_share, revenue_share, thresholds }) => [
    caseloadRatio(revenue_share, caseload_share),
    caseloadVerdict(caseload_share, revenue_share, thresholds),
  ],
});

const rework = declare({
  name: 'REWORK_RATE',
  kind: 'cell',
  help: 'Gives the share of claims that a payer denied, downcoded or adjusted. Count 90 days, and type 0 where there were none: a blank count is not known. Leave the contractual write-off out.',
  parameters: {
    denied: each(count, 'Claims denied.'),
    downcoded: each(count, 'Claims paid as a lesser code.'),
    adjusted: each(count, 'Claims reduced after submission.'),
    submitted: each(count, 'Claims submitted.'),
  },
  example: {
    formula: '=REWORK_RATE(9, 2, 4, 100)',
    args: [9, 2, 4, 100],
    gives: 0.15,
    says: 'Fifteen of a hundred claims made work twice.',
  },
  rule: '(denied + downcoded + adjusted) / submitted. SC-03, MIX-03, AMB-14; ICANotes.',
  errors: ['More claims were denied or cut than submitted.'],
  compute: ({ denied, downcoded, adjusted, submitted }) => {
    if (!isAtMost(denied + downcoded + adjusted, submitted)) {
      throw new Refusal(
        'submitted',
        `The submitted claims are ${submitted}, fewer than those denied or cut; check all.`,
      );
    }
    return reworkRate(denied, downcoded, adjusted, submitted);
  },
});

const others = declare({
  name: 'AVERAGE_OF_OTHERS',
  kind: 'row',
  help:
    'Gives the average over your other payers for each payer, such as their share of denied claims or their days to ' +
    'payment: what this payer is to be compared with. With fewer than two others, or for a payer that is not in the list, it is the average of all.',
  parameters: {
    payers: each(text, 'The payers to judge, one in each row.'),
    list_payers: column(text, 'The column of payers in your claims, such as Claims!A:A.'),
    parts: column(count, 'The column of what is counted: claims denied or cut, or the sum of days.'),
    wholes: column(count, 'The column of what it is counted over: claims submitted or paid.'),
  },
  example: {
    formula:
      '=AVERAGE_OF_OTHERS("Insurer B", VSTACK("Insurer A", "Insurer B", "Insurer C"), VSTACK(4, 15, 6), VSTACK(100, 100, 100))',
    args: ['Insurer B', [['Insurer A'], ['Insurer B'], ['Insurer C']], [[4], [15], [6]], [[100], [100], [100]]],
    gives: 0.05,
    says: 'Insurer B with its 15% is compared with 5% elsewhere. In your sheet, name the columns of your claims.',
  },
  rule: 'sum(parts) / sum(wholes) of the other payers. SC-03, MIX-04, AMB-14; ICANotes.',
  prepare: ({ list_payers, parts, wholes }) =>
    averageOfOthers(
      list_payers
        .rows()
        .filter((index) => !isHeading(index, parts, wholes))
        .map((index) => ({
          payer: list_payers.key(index),
          part: parts.read(index) ?? 0,
          whole: parts.read(index) === undefined ? 0 : (wholes.read(index) ?? 0),
        })),
    ),
  compute: ({ payers }, average) => average(comparable(payers)),
});

const ofBest = declare({
  name: 'PAYER_PCT_OF_BEST',
  kind: 'row',
  help:
    'Gives what each payer pays as a share of the best other commercial payer, over all its codes. Services you provide ' +
    'more often count for more where every rate has its sessions. Codes that no other payer has a rate for are left out.',
  parameters: {
    payers: each(text, 'The payers to judge, one in each row.'),
    rate_payers: column(text, 'The column of payers in your rates, such as Rates!A:A.'),
    rate_codes: column(code, 'The column of procedure codes.'),
    rates: column(amount, 'The column of rates, in dollars; rows without a rate are skipped.'),
    sessions: blankableColumn(count, 'The column of sessions a year; may be blank.'),
    rate_types: optionalColumn(
      text,
      'The column of payer types: only those that begin with Commercial count as best; left out: all.',
    ),
  },
  example: {
    formula: '=PAYER_PCT_OF_BEST(Payers!A2:A6, Rates!A:A, Rates!B:B, Rates!L:L, Rates!G:G)',
    args: [samplePayers, sampleRates.payers, sampleRates.codes, sampleRates.used, sampleRates.sessions],
    gives: [[0.8811], [0.7464], [0.8361], [0.9787], [1.0314]],
    says: 'Insurer B, in the second row, pays three quarters of what the best other payer does.',
  },
  rule: 'sum(rate x sessions) / sum(best other rate x sessions) where every rate has its sessions, else the simple mean. SC-01, AMB-12, AMB-33, AMB-35; ICANotes.',
  errors: ['A row of your rates holds text or a negative amount: the message names the row.'],
  prepare: ({ sessions, ...columns }) => {
    const { linesOf, best } = ratesByPayer(columns);
    return (payer: string): number | null => {
      const compared = (linesOf.get(payer) ?? []).flatMap(({ code, rate, index }) => {
        const other = best(payer, code);
        return other === null ? [] : [{ rate, medicare: other, sessions: sessions?.read(index) ?? null }];
      });
      return weightedPercent(compared)?.value ?? null;
    };
  },
  compute: ({ payers }, ofBest) => ofBest(comparable(payers)),
});

interface RatesByPayer {
  /** The rates of a payer with the rows they stand in. */
  readonly linesOf: ReadonlyMap<string, readonly (CodeRate & { index: number })[]>;
  readonly best: (payer: string, code: string) => number | null;
}

/** Every payer's rates, and the best of the other commercial payers. A row without a rate or a code is skipped. */
export function ratesByPayer({
  rate_payers,
  rate_codes,
  rates,
  rate_types,
}: {
  rate_payers: Column<string>;
  rate_codes: Column<string>;
  rates: Column<number>;
  rate_types: Column<string> | undefined;
}): RatesByPayer {
  const linesOf = new Map<string, (CodeRate & { index: number })[]>();
  const commercial: CodeRate[] = [];
  const first = isHeading(0, rate_codes) ? 1 : 0;
  for (const [payer, rows] of rate_payers.byKey()) {
    const own: (CodeRate & { index: number })[] = [];
    for (const index of rows) {
      const rate = index < first ? undefined : rates.read(index);
      const code = rate_codes.key(index);
      if (rate === undefined || code === '') continue;
      const line = { payer, code, rate, index };
      own.push(line);
      if (!rate_types || rate_types.key(index).startsWith('commercial')) commercial.push(line);
    }
    linesOf.set(payer, own);
  }
  return { linesOf, best: bestOfOthers(commercial) };
}

export const mixFunctions: readonly CellFunction[] = [portion, burden, caseload, rework, others, ofBest];
