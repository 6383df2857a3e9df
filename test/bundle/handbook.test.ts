/** The worked examples of the handbook and both sides of every threshold, through the very file that is pushed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { buildCode } from '../../scripts/build/code.ts';
import { THRESHOLDS } from '../../src/domain/thresholds.ts';
import { type BareContext, bareContext } from './bare.ts';

let context: BareContext;
beforeAll(async () => {
  const { text } = await buildCode();
  context = bareContext();
  context.run(text);
  context.run(`
    var SpreadsheetApp = { getActive: function () { return { getSpreadsheetTimeZone: function () { return 'UTC'; } }; } };
    var Utilities = { parseDate: function (day) { return new Date(day + 'T00:00:00Z'); } };`);
});

/** What a formula gives; a date as its day. */
function give(formula: string): unknown {
  const shown = String(context.run(`JSON.stringify(${formula})`)).replace(/(\d{4}-\d\d-\d\d)T00:00:00\.000Z/g, '$1');
  return JSON.parse(shown);
}

describe('The worked examples in Code.js', () => {
  it.each<[id: string, formula: string, gives: unknown]>([
    ['EX-01', 'RATE_GAP(78, 89.47)', expect.closeTo(-0.1282, 4)],
    ['EX-02', 'RATE_GAP(94.5, 104.32)', expect.closeTo(-0.0941, 4)],
    ['EX-03', 'RATE_GAP([[105], [115]], 94.5)', [[expect.closeTo(0.1111, 4)], [expect.closeTo(0.2169, 4)]]],
    ['EX-04', 'RATE_GAP(96, 110.34)', expect.closeTo(-0.13, 4)],
    ['EX-05', 'ROW_SPREAD([[115, 92]])', [[23]]],
    ['EX-05', 'RATE_GAP([[115], [92]], [[92], [115]])', [[expect.closeTo(0.25, 10)], [expect.closeTo(-0.2, 10)]]],
    [
      'EX-06',
      'RATE_GAP([[112.5], [138], [250.5]], [[94], [123], [217]])',
      [[expect.closeTo(0.1968, 4)], [expect.closeTo(0.122, 4)], [expect.closeTo(0.1544, 4)]],
    ],
    ['EX-06', 'ROW_BEST([[112.5, 94, 105]], [["A", "B", "C"]])', [['A']]],
    [
      'EX-07',
      'RATE_GAP(65, [[80], [95], [110]])',
      [[-0.1875], [expect.closeTo(-0.3158, 4)], [expect.closeTo(-0.4091, 4)]],
    ],
    ['EX-07', 'RATE_LIGHT(65 / 80, 65 / 95)', 'red'],
    ['EX-07', 'WALK_AWAY_FLAGS(65 / 80)', expect.stringMatching(/^1 of 2 checks ticks: below Medicare \(81\.3%\)\./)],
    ['EX-08', 'COST_TO_SERVE(20, 28)', 9.33],
    ['EX-08', 'COST_LIGHT(20, "")', 'red'],
    ['EX-09', 'COST_TO_SERVE([[25], [24]], [[33.6], [35]])', [[14], [14]]],
    ['EX-10', 'REVENUE_LIFT(94, [[104], [114]], 25 * 48)', [[12_000], [24_000]]],
    ['EX-11', 'REVENUE_LIFT(80, [[120], [140]], 1200)', [[48_000], [72_000]]],
    ['EX-12', 'ADMIN_COST_PER_YEAR(5, 28)', 7280],
    ['EX-13', 'OFFER_VERDICT(94.5, "", 98.5, 98.5 / 0.85)', expect.stringMatching(/\$4\.00 \(4\.2%\).*15\.0% below/)],
    ['EX-14', 'SHARE_OF(12, 18)', expect.closeTo(0.6667, 4)],
    ['EX-15', 'BURDEN_RATIO(0.15, 0.04)', expect.closeTo(3.75, 10)],
    ['EX-15', 'DENIAL_LIGHT(0.15, 0.04)', 'red'],
    ['EX-16', 'BURDEN_RATIO(0.25, 0.05)', expect.closeTo(5, 10)],
    ['EX-16', 'SHARE_LIGHT(0.05, 0.25)', 'red'],
    ['EX-17', 'CASELOAD_VS_REVENUE(0.15, 0.05)', [[expect.closeTo(0.3333, 4), expect.stringMatching(/^Volume trap/)]]],
    ['EX-18', 'NEXT_FOLLOW_UP("2026-03-02")', '2026-03-16'],
    ['EX-18', 'NEXT_FOLLOW_UP("2026-03-02", 1, "", [["followUpFirst", 14]])', '2026-03-20'],
    ['EX-19', 'NEGOTIATION_WINDOW("2026-09-01")', [['2026-04-04', '2026-06-03', '2026-07-03', '']]],
    ['EX-21', 'RATE_GAP([[80], [150]], 100)', [[expect.closeTo(-0.2, 10)], [0.5]]],
    ['AMB-03', 'NEXT_FOLLOW_UP("2026-03-02", 2)', '2026-03-30'],
    ['AMB-03', 'ESCALATE_ON("2026-03-02")', '2026-04-06'],
    ['AMB-05', 'NEGOTIATION_WINDOW("2026-09-01", 120)', [['2026-03-05', '2026-04-04', '2026-04-24', '2026-05-04']]],
  ])('%s: %s', (_, formula, gives) => {
    expect(give(formula)).toEqual(gives);
  });
});

const walk = (figures: Record<number, number>): string =>
  `WALK_AWAY_FLAGS(${Array.from({ length: 14 }, (_, at) => figures[at] ?? '""').join(', ')})`;
const grade = (row: string, rest = '1, 5'): string => {
  const words: Record<string, string> = { g: '"green"', y: '"yellow"', r: '"red"', '-': '""' };
  return `PAYER_GRADE([[${[...row].map((letter) => words[letter]).join(', ')}]], ${rest})[0][0]`;
};
const ticks = expect.stringMatching(/^[1-9]\d* of /);
const none = expect.stringMatching(/^None of [2-9]|^The only check with figures does not tick\.$/);
const window = (at: number): string => `NEGOTIATION_WINDOW("2026-09-01")[0][${at}]`;
const noticed = (at: number, days: number): string => `NEGOTIATION_WINDOW("2026-09-01", ${days})[0][${at}]`;

/** For each threshold: a formula right at it, one right beside it, and what each gives. */
const SIDES: Readonly<Record<string, readonly [at: string, gives: unknown, beside: string, gives: unknown]>> = {
  nearMedicare: ['RATE_LIGHT(1, 1)', 'green', 'RATE_LIGHT(0.9999, 1)', 'red'],
  nearTop: ['RATE_LIGHT(1, 0.9)', 'green', 'RATE_LIGHT(1, 0.8999)', 'yellow'],
  walkAway: [grade('ggggg', '0.8, 5'), 'A', grade('ggggg', '0.7999, 5'), 'D'],
  costMinutesGreen: ['COST_LIGHT(5, "")', 'green', 'COST_LIGHT(5.01, "")', 'yellow'],
  costMinutesYellow: ['COST_LIGHT(15, "")', 'yellow', 'COST_LIGHT(15.01, "")', 'red'],
  costShareRed: ['COST_LIGHT(1, 0.1)', 'red', 'COST_LIGHT(1, 0.0999)', 'green'],
  denialYellowRatio: ['DENIAL_LIGHT(0.06, 0.04)', 'yellow', 'DENIAL_LIGHT(0.0601, 0.04)', 'red'],
  denialYellowPoints: ['DENIAL_LIGHT(0.25, 0.2)', 'yellow', 'DENIAL_LIGHT(0.2501, 0.2)', 'red'],
  minClaims: ['DAYS_LIGHT(50, "", 20)', 'red', 'DAYS_LIGHT(50, "", 19)', ''],
  daysGreen: ['DAYS_LIGHT(25)', 'green', 'DAYS_LIGHT(25.1)', 'yellow'],
  daysRed: ['DAYS_LIGHT(45)', 'red', 'DAYS_LIGHT(44.9)', 'yellow'],
  burdenGreen: ['SHARE_LIGHT(0.2, 0.2)', 'green', 'SHARE_LIGHT(0.2, 0.2001)', 'yellow'],
  burdenYellow: ['SHARE_LIGHT(0.2, 0.4)', 'yellow', 'SHARE_LIGHT(0.2, 0.4001)', 'red'],
  smallShare: ['SHARE_LIGHT(0.05, 0.05)', 'green', 'SHARE_LIGHT(0.0499, 0.04)', 'yellow'],
  volumeTrapRatio: [
    'CASELOAD_VS_REVENUE(0.3, 0.24)[0][1]',
    expect.stringMatching(/^About in balance/),
    'CASELOAD_VS_REVENUE(0.3, 0.2399)[0][1]',
    expect.stringMatching(/^Volume trap/),
  ],
  volumeTrapPoints: [
    'CASELOAD_VS_REVENUE(0.05, 0.03)[0][1]',
    expect.stringMatching(/^About in balance/),
    'CASELOAD_VS_REVENUE(0.05, 0.0299)[0][1]',
    expect.stringMatching(/^Volume trap/),
  ],
  gradeA: [grade('ggggy'), 'A', grade('gggyy'), 'B'],
  gradeB: [grade('-ggyy'), 'B', grade('ggyyy'), 'C'],
  gradeC: [grade('yyyyy'), 'C', grade('yyyyr'), 'D'],
  gradeD: [
    grade('-yyrr', '1, 5, [["redsGradeD", 5], ["redsGradeF", 5]]'),
    'D',
    grade('yrrrr', '1, 5, [["redsGradeD", 5], ["redsGradeF", 5]]'),
    'F',
  ],
  redsGradeD: [grade('grrgg'), 'D', grade('grggg'), 'B'],
  redsGradeF: [grade('grrrg'), 'F', grade('grrgg'), 'D'],
  minLights: [grade('ggg--'), 'A', grade('gg---'), 'n/a'],
  chronicDelay: [walk({ 7: 60 }), ticks, walk({ 7: 59.9 }), none],
  slowerDays: [walk({ 7: 45, 8: 25 }), ticks, walk({ 7: 44.9, 8: 25 }), none],
  handfulClients: [walk({ 12: 5 }), ticks, walk({ 12: 6 }), none],
  failedAttempts: [walk({ 13: 2 }), ticks, walk({ 13: 1 }), none],
  followUpFirst: ['NEXT_FOLLOW_UP("2026-03-02", 1)', '2026-03-16', 'NEXT_FOLLOW_UP("2026-03-03", 1)', '2026-03-17'],
  followUpSecond: ['NEXT_FOLLOW_UP("2026-03-02", 2)', '2026-03-30', 'NEXT_FOLLOW_UP("2026-03-03", 2)', '2026-03-31'],
  escalateAfterSecond: [
    'ESCALATE_ON("2026-03-02")',
    '2026-04-06',
    'ESCALATE_ON("2026-03-02", "", [["escalateAfterSecond", 6]])',
    '2026-04-07',
  ],
  escalateDays: [
    'ESCALATE_ON("2026-03-02", "", [["escalateDays", 35]])',
    '2026-04-06',
    'ESCALATE_ON("2026-03-02", "", [["escalateDays", 36]])',
    '2026-04-07',
  ],
  windowStart: [window(0), '2026-04-04', noticed(0, 91), '2026-04-03'],
  windowAsk: [window(1), '2026-06-03', noticed(1, 61), '2026-06-02'],
  windowLast: [window(2), '2026-07-03', noticed(2, 51), '2026-07-02'],
  noticeStart: [noticed(0, 90), '2026-04-04', noticed(0, 91), '2026-04-03'],
  noticeAsk: [noticed(1, 60), '2026-06-03', noticed(1, 61), '2026-06-02'],
  noticeLast: [noticed(2, 50), '2026-07-03', noticed(2, 51), '2026-07-02'],
  symbolicOffer: [
    'OFFER_VERDICT(350, 450, 357, 500)',
    expect.stringMatching(/^Symbolic/),
    'OFFER_VERDICT(350, 450, 357.01, 500)',
    expect.stringMatching(/^Part/),
  ],
  symbolicGap: [
    'OFFER_VERDICT(70, 100, 71, 100)',
    expect.stringMatching(/^Symbolic/),
    'OFFER_VERDICT(70.01, 100, 71, 100)',
    expect.stringMatching(/^Small/),
  ],
  meaningfulIncrease: [
    'OFFER_VERDICT(100, 120, 105, 110)',
    expect.stringMatching(/^Part/),
    'OFFER_VERDICT(100, 120, 104.99, 110)',
    expect.stringMatching(/^Small/),
  ],
  dependentShare: [
    'LEVERAGE_SUMMARY("", "", "", "", 0.3)',
    expect.stringContaining('30.0% of your revenue'),
    'LEVERAGE_SUMMARY("", "", "", "", 0.2999)',
    expect.stringContaining('Theirs: none known'),
  ],
  surveyContributors: [
    'MAY_BE_CITED("Aggregated survey", 5, "2026-01-31", "yes", "2026-05-12")',
    'yes: a survey of 5',
    'MAY_BE_CITED("Aggregated survey", 4, "2026-01-31", "yes", "2026-05-12")',
    'no: fewer than 5 took part',
  ],
  surveyMonths: [
    'MAY_BE_CITED("Aggregated survey", 5, "2026-02-12", "yes", "2026-05-12")',
    'yes: a survey of 5',
    'MAY_BE_CITED("Aggregated survey", 5, "2026-02-13", "yes", "2026-05-12")',
    'no: figures are not yet 3 months old',
  ],
};

describe('Both sides of every threshold in Code.js', () => {
  it.each(Object.entries(SIDES))('%s', (_, [at, atGives, beside, besideGives]) => {
    expect(give(at)).toEqual(atGives);
    expect(give(beside)).toEqual(besideGives);
  });

  it('leaves out only the one that judges single claims, which no cell does, and those that native formulas, letters or the panel read', () => {
    const missing = THRESHOLDS.map(({ name }) => name).filter((name) => !(name in SIDES));
    // test/workbook/exit-plan.test.ts has both sides of these.
    const native = [
      'longNotice',
      'exitMonthsLeast',
      'exitMonthsMost',
      'clientNoticeLast',
      'clientNoticeFirst',
      'mixAgainFirst',
      'mixAgainLast',
    ];
    // test/domain/letters/fact.test.ts and chooseFacts.test.ts have both sides of these.
    const letters = [
      'goodAttendance',
      'shortWait',
      'goodRecord',
      'goodResult',
      'freshAccess',
      'freshResult',
      'convincingCases',
    ];
    // test/domain/negotiation/followUps.test.ts and windows.test.ts have both sides of these.
    const panel = ['followUpsApart', 'putOffTimes', 'askAgain'];
    expect(new Set(missing)).toEqual(new Set(['unpredictableSpread', ...native, ...letters, ...panel]));
  });
});

describe('A wrong threshold in Code.js', () => {
  const said = (rows: string): unknown =>
    context.run(
      `(() => { try { RATE_LIGHT(1, 1, '', ${rows}); return 'accepted'; } catch (e) { return e.message; } })()`,
    );

  it.each(THRESHOLDS.map(({ name }) => name))('is refused in a sentence that names the row: %s', (name) => {
    for (const value of ['"low"', '-1', '1e6', 'true']) {
      expect(said(`[["${name}", ${value}]]`)).toMatch(
        new RegExp(`^Row ${name} of the thresholds is [^;]+; give [^;]+\\.$`),
      );
    }
    expect(said(`[["${name}", ""]]`)).toBe('accepted');
  });

  it('is refused by both names where yellow is above red', () => {
    expect(said('[["costMinutesGreen", 20]]')).toBe(
      'Row costMinutesGreen of the thresholds is 20, above row costMinutesYellow with 15; make costMinutesGreen the smaller of the two.',
    );
  });
});
