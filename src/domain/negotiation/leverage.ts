/** What each side has to bargain with (VAL-06, VAL-07; Vermont Psychological Association). */
import { formatPercent } from '../money.ts';
import type { Thresholds } from '../thresholds.ts';
import { isBelow } from '../tolerance.ts';
import { capitalized, joinWords } from '../words.ts';

/** Null: not known, so it counts for neither side. */
export interface LeverageFacts {
  /** Yours: few others take new clients here. */
  readonly shortage: boolean | null;
  /** Clients who would follow you. */
  readonly loyalty: boolean | null;
  /** Services that others do not offer. */
  readonly unique: boolean | null;
  /** Other payers or private pay would fill your hours. */
  readonly alternatives: boolean | null;
  /** Theirs: the share of your revenue. */
  readonly revenueShare: number | null;
  /** Many other practices in its network. */
  readonly saturation: boolean | null;
  /** The contract renews itself or wants long notice (TERM-05). */
  readonly lockIn: boolean | null;
}

/** Both sides and the balance in words; null when nothing is known. */
export function leverageSummary(facts: LeverageFacts, limits: Thresholds): string | null {
  const { revenueShare } = facts;
  if (Object.values(facts).every((fact) => fact === null)) return null;
  const yours = [
    ...(facts.shortage ? ['few others take new clients here'] : []),
    ...(facts.loyalty ? ['clients would follow you'] : []),
    ...(facts.unique ? ['you offer what others do not'] : []),
    ...(facts.alternatives ? ['you can fill the hours without it'] : []),
  ];
  const theirs = [
    ...(revenueShare !== null && !isBelow(revenueShare, limits.dependentShare)
      ? [`${formatPercent(revenueShare)} of your revenue comes from it`]
      : []),
    ...(facts.saturation ? ['it has many other practices to choose from'] : []),
    ...(facts.lockIn ? ['the contract binds you'] : []),
  ];
  const { shortage, loyalty, unique, alternatives, saturation, lockIn } = facts;
  const side = (whose: string, points: readonly string[], asked: readonly unknown[]): string => {
    const none = asked.includes(null) ? 'none known' : 'none';
    return `${whose}: ${points.length === 0 ? none : joinWords(points)}.`;
  };
  const [ours, its] = [
    side('Your leverage', yours, [shortage, loyalty, unique, alternatives]),
    side('Theirs', theirs, [revenueShare, saturation, lockIn]),
  ];
  return `${ours} ${its} ${capitalized(balance(yours.length, theirs.length))}.`;
}

function balance(yours: number, theirs: number): string {
  if (yours > theirs)
    return 'you have more to bargain with: ask for the full amount, and put your points in the letter';
  if (yours < theirs) return 'it has more to bargain with: gather facts or alternatives before you ask for much';
  return 'the sides are even: the figures in your letter decide';
}
