/** A formula in somebody's sheet must go on meaning the same: names, kinds and the order of arguments are promises. */
import { expect, it } from 'vitest';
import type { Kind } from '../../src/functions/declare.ts';
import { cellFunctions } from '../../src/functions/index.ts';

const PROMISED: readonly [kind: Kind, signature: string][] = [
  ['cell', 'MEDICARE_RATE(code, place, [year_or_date], [setting], [clinician])'],
  ['cell', 'PCT_OF_MEDICARE(rate, code, place, [year_or_date], [setting], [clinician])'],
  ['block', 'WEIGHTED_PCT_OF_MEDICARE(rates, codes, sessions, place, [year_or_date], [setting], [clinician])'],
  [
    'row',
    'PAYER_PCT_OF_MEDICARE(payers, rate_payers, rate_codes, rates, sessions, place, [year_or_date], [setting], [clinician], [own_codes], [own_amounts])',
  ],
  [
    'row',
    'PAYER_PCT_BASIS(payers, rate_payers, rate_codes, rates, sessions, place, [year_or_date], [setting], [clinician], [own_codes], [own_amounts])',
  ],
  ['cell', 'MEDICARE_LOCALITY(place)'],
  ['cell', 'MEDICARE_BASIS(place, [year_or_date], [setting], [clinician])'],
  ['cell', 'SERVICE_NAME(code)'],
  ['cell', 'RATE_GAP(rate, benchmark)'],
  ['cell', 'RATE_IN_FORCE(payer, code, [on], rate_payers, rate_codes, rate_effective, rates, [level], [rate_levels])'],
  ['row', 'ROW_BEST(values, names)'],
  ['row', 'ROW_WORST(values, names)'],
  ['row', 'ROW_SPREAD(values)'],
  ['row', 'ROW_AVERAGE(values, [weights])'],
  ['row', 'ROW_BELOW(values, names, limit)'],
  ['row', 'ROW_GAP_SENTENCE(codes, values, names)'],
  ['cell', 'LIKE_FOR_LIKE(figure, level, benchmark_setting, region, [clinician], [setting], [place])'],
  ['cell', 'MAY_BE_CITED(kind, contributors, as_of, may_be_shared, [on], [thresholds])'],
  ['cell', 'BENCHMARK_RANGE(code, benchmark_codes, from_amounts, to_amounts, like_for_like)'],
  ['cell', 'MEDICARE_QUOTE(code, rate, medicare, basis)'],
  [
    'cell',
    'BENCHMARK_QUOTE(code, rate, benchmark_codes, from_amounts, to_amounts, like_for_like, sources, as_of, may_be_cited)',
  ],
  ['block', 'SHORTFALL_SENTENCE(payers, codes, dollars)'],
  ['cell', 'PRACTICE_AVERAGE(code, [on], rate_payers, rate_codes, rate_effective, rates, [sessions], [rate_levels])'],
  ['cell', 'CONTRACTED_ONLY(code, [on], rate_payers, rate_codes, rate_effective, contracted, allowed, [rate_levels])'],
  ['cell', 'RATE_LIGHT(pct_of_medicare, pct_of_best_commercial, [margin_over_cost], [thresholds])'],
  ['cell', 'COST_LIGHT(minutes_per_claim, cost_share, [thresholds])'],
  ['cell', 'DENIAL_LIGHT(rework_rate, practice_rate, [claims], [thresholds])'],
  ['cell', 'DAYS_LIGHT(days, [unpredictable], [claims], [thresholds])'],
  ['cell', 'SHARE_LIGHT(revenue_share, admin_share, [thresholds])'],
  ['row', 'PAYER_GRADE(lights, [pct_of_medicare], [margin_over_cost], [thresholds])'],
  ['row', 'EXPLAIN_GRADE(lights, [pct_of_medicare], [margin_over_cost], [thresholds])'],
  ['row', 'PAYER_QUADRANT(lights, pct_of_medicare, [margin_over_cost])'],
  ['row', 'FRICTION_POINTS(lights)'],
  [
    'row',
    'WALK_AWAY_FLAGS(pct_of_medicare, [margin_over_cost], [rate], [minimum_rate], [minutes_per_claim], [rework_rate], [practice_rate], [days], [practice_days], [claims], [revenue_share], [admin_share], [clients], [failed_attempts], [session_limits], [clawbacks], [authorizations], [thresholds])',
  ],
  [
    'row',
    'WALK_AWAY_CHECK(check, pct_of_medicare, [margin_over_cost], [rate], [minimum_rate], [minutes_per_claim], [rework_rate], [practice_rate], [days], [practice_days], [claims], [revenue_share], [admin_share], [clients], [failed_attempts], [session_limits], [clawbacks], [authorizations], [out_of_network], [refillable], [grade], [thresholds])',
  ],
  ['row', 'EXIT_SCENARIO(refill, sessions, per_session, refill_rate, [stay], [stay_rate])'],
  ['cell', 'BREAK_EVEN_REFILL(sessions, per_session, refill_rate, [stay], [stay_rate])'],
  [
    'block',
    'COST_PER_SESSION(sessions, clinician_hourly, clinical_hours, [nonbillable_hours], [admin_hours], [admin_hourly], [payroll_share], [overhead])',
  ],
  ['cell', 'COST_TO_SERVE(minutes, hourly_cost)'],
  ['cell', 'NET_RATE(rate, cost_to_serve, [unpaid_share])'],
  ['cell', 'ADMIN_COST_PER_YEAR(hours_per_week, hourly_cost, [weeks])'],
  ['cell', 'TRUE_HOURLY_RATE(rate, session_minutes, admin_minutes)'],
  ['cell', 'UNDERPAYMENT(contracted, allowed, [sessions])'],
  ['cell', 'REVENUE_LIFT(current, proposed, sessions)'],
  ['cell', 'PROJECTED_RATE(rate, escalator, years)'],
  ['cell', 'SHARE_OF(part, whole)'],
  ['cell', 'BURDEN_RATIO(admin_share, revenue_share)'],
  ['row', 'CASELOAD_VS_REVENUE(caseload_share, revenue_share, [thresholds])'],
  ['cell', 'REWORK_RATE(denied, downcoded, adjusted, submitted)'],
  ['row', 'AVERAGE_OF_OTHERS(payers, list_payers, parts, wholes)'],
  ['row', 'PAYER_PCT_OF_BEST(payers, rate_payers, rate_codes, rates, sessions, [rate_types])'],
  ['row', 'PAYER_TOTAL(payers, list_payers, figures, [from], [to], [list_from], [list_to])'],
  ['row', 'PAYER_AVERAGE(payers, list_payers, figures, [counts], [from], [to], [list_from], [list_to])'],
  ['row', 'PERIOD_CHECK(payers, list_payers, list_from, list_to, from, to)'],
  [
    'row',
    'PAYER_CODE_LIGHTS(payers, rate_payers, rate_codes, rates, place, [year_or_date], [setting], [clinician], [cost_per_session], [rate_types], [thresholds], [own_codes], [own_amounts])',
  ],
  ['cell', 'NEXT_FOLLOW_UP(sent, [step], [holidays], [thresholds])'],
  ['cell', 'ESCALATE_ON(sent, [holidays], [thresholds])'],
  ['cell', 'NEXT_DUE(sent, [first], [second], [holidays], [thresholds])'],
  ['row', 'FEDERAL_HOLIDAYS(year)'],
  ['row', 'NEGOTIATION_WINDOW(renewal, [notice_days], [thresholds])'],
  ['row', 'OFFER_VERDICT(current, requested, offered, benchmark, [sessions], [thresholds])'],
  ['block', 'OFFER_BREADTH(current, offered, [sessions])'],
  ['cell', 'CLAIMED_PCT_GAP(rate, claimed_pct, code, place, [base_year], [setting])'],
  [
    'row',
    'LEVERAGE_SUMMARY(shortage, [loyalty], [unique], [alternatives], [revenue_share], [saturation], [lock_in], [thresholds])',
  ],
  ['row', 'NEGOTIATED_DELTA(before, after, [sessions])'],
];

const nameOf = (signature: string) => signature.slice(0, signature.indexOf('('));

it.each(PROMISED)('as a %s function: %s', (kind, signature) => {
  const name = nameOf(signature);
  const found = cellFunctions.find((each) => each.name === name);
  const parameters = found?.parameters.map(({ name, optional }) => (optional ? `[${name}]` : name)) ?? [];
  const promised = signature.slice(name.length + 1, -1).split(', ');
  expect([found?.kind, parameters.slice(0, promised.length)]).toEqual([kind, promised]);
  // What comes later may only be added behind, and left out.
  expect(found?.parameters.slice(promised.length).every(({ optional }) => optional)).toBe(true);
});

it('every function is promised, once', () => {
  expect(PROMISED.map(([, signature]) => nameOf(signature)).sort()).toEqual(
    cellFunctions.map(({ name }) => name).sort(),
  );
});
