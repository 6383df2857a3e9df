/** The payer scorecard: five lights, the grade, the grid, the walk-away checks (HANDBOOK 5 to 7). */
import {
  costLight,
  daysLight,
  denialLight,
  explainGrade,
  frictionPoints,
  LIGHT_NAMES,
  type Light,
  payerGrade,
  payerQuadrant,
  QUADRANTS,
  rateLight,
  reviewAnswer,
  shareLight,
  type WalkAwayFacts,
  walkAwayFlags,
} from '../domain/scorecard/index.ts';
import { type CellFunction, declare, each, type Given, known, optional, row, thresholds } from './declare.ts';
import { answer, days, difference, figure, light, minutes, percent, share } from './figures.ts';
import { amount, count, text } from './values.ts';

/** Work may cost more than the claim pays. */
/** Work can cost more than is paid; above 2 somebody typed 8 for 8%. */
const costShare = figure('a share such as 0.08, or 8%', 0, 2);
const MARGIN = 'What a session brings over what it costs you, in dollars; below zero when it loses money.';
const CLAIMS = 'How many claims the figures come from; with fewer than 20 the light stays blank.';
const SOURCE = 'ICANotes, payer scorecard';
const orNull = <T>(value: T | undefined): T | null => value ?? null;

const rateLightOf = declare({
  name: 'RATE_LIGHT',
  kind: 'cell',
  help:
    'Says whether a payer pays enough: green, yellow or red. Use what it really pays, averaged over your most-used ' +
    'codes. A blank figure does not decide; only if all are blank the light is.',
  parameters: {
    pct_of_medicare: known(percent, 'What it pays as a share of the local Medicare amount, such as 0.95 or 95%.'),
    pct_of_best_commercial: known(percent, 'The same as a share of what your best other commercial payer pays.'),
    margin_over_cost: optional(difference, MARGIN),
    thresholds,
  },
  example: {
    formula: '=RATE_LIGHT(0.83, 0.84, 12)',
    args: [0.83, 0.84, 12],
    gives: 'red',
    says: 'Insurer B pays 83% of Medicare: red.',
  },
  rule: `Red below Medicare, or at or below cost. Green at Medicare or above and at 90% of the best commercial payer or above (nearTop). Else yellow; nearMedicare can call a little below Medicare yellow. SC-01, AMB-10, AMB-33; ${SOURCE}.`,
  compute: (values) =>
    rateLight(
      orNull(values.pct_of_medicare),
      orNull(values.pct_of_best_commercial),
      orNull(values.margin_over_cost),
      values.thresholds,
    ),
});

const costLightOf = declare({
  name: 'COST_LIGHT',
  kind: 'cell',
  help: 'Says how much office work the claims of a payer take: green, yellow or red. One of the two figures is enough.',
  parameters: {
    minutes_per_claim: known(minutes, 'Office minutes for one claim: eligibility, authorizations, calls, appeals.'),
    cost_share: known(costShare, 'What that work costs as a share of the average payment, such as 0.08 or 8%.'),
    thresholds,
  },
  example: {
    formula: '=COST_LIGHT(20, 0.09)',
    args: [20, 0.09],
    gives: 'red',
    says: 'Twenty minutes for each claim are too many.',
  },
  rule: `Green up to 5 minutes, yellow up to 15, red above (costMinutesGreen, costMinutesYellow); red also from 10% of the payment on (costShareRed). SC-02, COST-05, AMB-15; ${SOURCE}.`,
  compute: (values) => costLight(orNull(values.minutes_per_claim), orNull(values.cost_share), values.thresholds),
});

const denialLightOf = declare({
  name: 'DENIAL_LIGHT',
  kind: 'cell',
  help: 'Says whether a payer denies or cuts more claims than your others: green, yellow or red. Look at 90 days.',
  parameters: {
    rework_rate: known(share, 'The share of its claims denied, downcoded or adjusted, such as 0.08 or 8%.'),
    practice_rate: known(share, 'The same share over your other payers.'),
    claims: optional(count, CLAIMS),
    thresholds,
  },
  example: {
    formula: '=DENIAL_LIGHT(0.15, 0.04)',
    args: [0.15, 0.04],
    gives: 'red',
    says: '15% against 4% elsewhere is a measurable problem.',
  },
  rule: `Green at or below the average of the others, yellow up to 1.5 times it and at most 5 points above it (denialYellowRatio, denialYellowPoints), else red. Fewer than 20 claims (minClaims) or a blank share: blank. SC-03, AMB-14; ${SOURCE}.`,
  compute: ({ rework_rate, practice_rate, claims, thresholds }) =>
    rework_rate === undefined || practice_rate === undefined
      ? null
      : denialLight(rework_rate, practice_rate, orNull(claims), thresholds),
});

const daysLightOf = declare({
  name: 'DAYS_LIGHT',
  kind: 'cell',
  help: 'Says how fast a payer pays: green, yellow or red.',
  parameters: {
    days: known(days, 'The average number of days from submission to payment.'),
    unpredictable: optional(answer, 'yes when payment comes at no steady pace: then the light is red.'),
    claims: optional(count, CLAIMS),
    thresholds,
  },
  example: {
    formula: '=DAYS_LIGHT(32)',
    args: [32],
    gives: 'yellow',
    says: 'Thirty-two days are slow, not yet alarming.',
  },
  rule: `Green up to 25 days, red from 45 days on or when unpredictable, else yellow (daysGreen, daysRed). Fewer than 20 claims (minClaims): blank. SC-04, AMB-11, AMB-14, AMB-43; ${SOURCE}.`,
  compute: ({ days, unpredictable = false, claims, thresholds }) =>
    daysLight(orNull(days), unpredictable, orNull(claims), thresholds),
});

const shareLightOf = declare({
  name: 'SHARE_LIGHT',
  kind: 'cell',
  help: 'Says whether a payer brings as much revenue as it makes work: green, yellow or red.',
  parameters: {
    revenue_share: known(share, 'Its share of your revenue, such as 0.2 or 20%.'),
    admin_share: known(share, 'Its share of your office work or billing trouble.'),
    thresholds,
  },
  example: {
    formula: '=SHARE_LIGHT(0.05, 0.25)',
    args: [0.05, 0.25],
    gives: 'red',
    says: '5% of the revenue for 25% of the trouble: a prime candidate to leave.',
  },
  rule: `Share of work / share of revenue: green up to 1, yellow up to 2, red above (burdenGreen, burdenYellow). Below 5% of revenue (smallShare) yellow at best. Work without revenue: red. SC-05, SC-12, AMB-16; ${SOURCE}.`,
  compute: ({ revenue_share, admin_share, thresholds }) =>
    revenue_share === undefined || admin_share === undefined
      ? null
      : shareLight(revenue_share, admin_share, thresholds),
});

const lights = row(
  light,
  'The five lights of a payer side by side, always in this order: rate, cost, denials, days, share. A blank one does not count.',
  LIGHT_NAMES.length,
);
const ofMedicare =
  'What the payer pays as a share of the local Medicare amount, such as 0.95 or 95%; over several codes, what PAYER_PCT_OF_MEDICARE gives.';
const LIGHTS_ERROR = 'The five lights are one argument: five cells side by side, such as B5:F5.';
const facts = {
  lights,
  pct_of_medicare: optional(percent, ofMedicare),
  margin_over_cost: optional(difference, MARGIN),
};

interface GradeValues {
  lights: readonly (Light | undefined)[];
  pct_of_medicare: number | undefined;
  margin_over_cost: number | undefined;
}

const factsOf = ({ lights, pct_of_medicare, margin_over_cost }: GradeValues) => ({
  lights: lights.map(orNull),
  ofMedicare: orNull(pct_of_medicare),
  margin: orNull(margin_over_cost),
});

const GRADE_RULE =
  'Green 2 points, yellow 1, red 0, over the lights that are known: A from 90% of the points, B 75%, C 50%, D 25%, else F (gradeA to gradeD). Held at C by a red rate light; at D below 80% of Medicare (walkAway), at or below cost, or with two reds; at F with three. Fewer than 3 lights (minLights): n/a. AMB-17, SC-07; the lights from';
const LIGHTS = 'HSTACK("red", "yellow", "green", "green", "green")';
const SAMPLE: readonly unknown[] = [[['red', 'yellow', 'green', 'green', 'green']], 0.83, 12];

const grade = declare({
  name: 'PAYER_GRADE',
  kind: 'row',
  help:
    'Sums up the five lights of a payer in a letter, A to F. With fewer than three lights it is n/a. EXPLAIN_GRADE says ' +
    'why. No single grade decides: look at several quarters.',
  parameters: { ...facts, thresholds },
  example: {
    formula: `=PAYER_GRADE(${LIGHTS}, 0.83, 12)`,
    args: SAMPLE,
    gives: [['C']],
    says: 'Good to work with, but the rate is below Medicare. In your sheet, name the five cells with the lights, such as B5:F5.',
  },
  rule: `${GRADE_RULE} ${SOURCE}.`,
  errors: [LIGHTS_ERROR],
  compute: (values) => payerGrade(factsOf(values), values.thresholds),
});

const explanation = declare({
  name: 'EXPLAIN_GRADE',
  kind: 'row',
  help: 'Says in words what is behind a grade: the lights, what holds it down, and what would lift it.',
  parameters: { ...facts, thresholds },
  example: {
    formula: `=EXPLAIN_GRADE(${LIGHTS}, 0.83, 12)`,
    args: SAMPLE,
    gives: [
      [
        'C: denials, days and share green; cost yellow; rate red; 7 of 10 points from 5 of 5 lights. It would be B with rate yellow.',
      ],
    ],
    says: 'A rate at Medicare would lift the grade.',
  },
  rule: `${GRADE_RULE} ${SOURCE}.`,
  errors: [LIGHTS_ERROR],
  compute: (values) => explainGrade(factsOf(values), values.thresholds),
});

const quadrant = declare({
  name: 'PAYER_QUADRANT',
  kind: 'row',
  help: 'Places a payer by what it pays and how much trouble it makes, and says what to do with it.',
  parameters: {
    lights,
    pct_of_medicare: known(percent, `${ofMedicare} Blank: the rate light decides.`),
    margin_over_cost: facts.margin_over_cost,
  },
  example: {
    formula: `=PAYER_QUADRANT(${LIGHTS}, 0.83, 12)`,
    args: SAMPLE,
    gives: [['low pay, low friction: monitor']],
    says: 'It pays little but makes no trouble.',
  },
  rule: `High pay: at Medicare or above, and above cost. High friction: a red or two yellows among cost, denials and days. GRID-01..04, AMB-18; ICANotes, performance grid.`,
  errors: [LIGHTS_ERROR],
  compute: (values) => {
    const found = payerQuadrant(factsOf(values));
    return found === null ? 'not enough facts' : `${found}: ${QUADRANTS[found]}`;
  },
});

const friction = declare({
  name: 'FRICTION_POINTS',
  kind: 'row',
  help: 'Counts how much trouble a payer makes, for a chart: a yellow light for cost, denials or days is 1 point, a red one 2. From 2 points on friction is high.',
  parameters: { lights },
  example: {
    formula: `=FRICTION_POINTS(${LIGHTS})`,
    args: [SAMPLE[0]],
    gives: [[1]],
    says: 'One yellow light among the three: little friction.',
  },
  rule: 'Yellow 1, red 2, over cost, denials and days; none of the three known: blank. AMB-18; ICANotes, performance grid.',
  errors: [LIGHTS_ERROR],
  compute: ({ lights }) => frictionPoints(lights.map(orNull)),
});

const walkAwayParameters = {
  pct_of_medicare: known(percent, `${ofMedicare} Ticks below 80%, and below Medicare.`),
  margin_over_cost: optional(difference, `${MARGIN} Ticks at zero and below.`),
  rate: optional(amount, 'What it pays for a session, in dollars.'),
  minimum_rate: optional(amount, 'The least you decided to work for, in dollars; ticks when the rate is below it.'),
  minutes_per_claim: optional(minutes, 'Office minutes for one claim; ticks above 15.'),
  rework_rate: optional(share, 'The share of its claims denied or cut; ticks where DENIAL_LIGHT is red.'),
  practice_rate: optional(share, 'The same share over your other payers.'),
  days: optional(days, 'The average number of days to payment; ticks from 60 on.'),
  practice_days: optional(days, 'The same over your other payers; ticks when this payer takes 20 days longer.'),
  claims: optional(count, 'How many claims those figures come from; fewer than 20 say nothing.'),
  revenue_share: optional(share, 'Its share of your revenue; ticks where SHARE_LIGHT is red.'),
  admin_share: optional(share, 'Its share of your office work.'),
  clients: optional(count, 'How many clients use it; ticks up to 5.'),
  failed_attempts: optional(count, 'How often you asked in good faith and got nothing; ticks from 2 on.'),
  session_limits: optional(answer, 'yes when its session limits are too tight.'),
  clawbacks: optional(answer, 'yes when it denies afterwards, takes money back or shifts its rules.'),
  authorizations: optional(answer, 'yes when it wants much prior authorization with little clinical sense.'),
};

type WalkAwayValues = { [K in keyof typeof walkAwayParameters]: Given<(typeof walkAwayParameters)[K]> };

const walkAwayFacts = (values: WalkAwayValues): WalkAwayFacts => ({
  ofMedicare: orNull(values.pct_of_medicare),
  margin: orNull(values.margin_over_cost),
  rate: orNull(values.rate),
  minimumRate: orNull(values.minimum_rate),
  minutesPerClaim: orNull(values.minutes_per_claim),
  rework: orNull(values.rework_rate),
  practiceRework: orNull(values.practice_rate),
  days: orNull(values.days),
  practiceDays: orNull(values.practice_days),
  claims: orNull(values.claims),
  revenueShare: orNull(values.revenue_share),
  adminShare: orNull(values.admin_share),
  clients: orNull(values.clients),
  failedAttempts: orNull(values.failed_attempts),
  sessionLimits: orNull(values.session_limits),
  clawbacks: orNull(values.clawbacks),
  authorizations: orNull(values.authorizations),
});

const walkAway = declare({
  name: 'WALK_AWAY_FLAGS',
  kind: 'row',
  help:
    'Goes through the checklist "should I leave this payer?" and names the checks that tick, with the figures. Give ' +
    'what you know; a check without its figures does not count. A tick is a reason to negotiate, not yet to leave.',
  parameters: {
    ...walkAwayParameters,
    thresholds,
  },
  example: {
    formula: '=WALK_AWAY_FLAGS(0.78, -4.5)',
    args: [0.78, -4.5],
    gives:
      '3 of 3 checks tick: below the walk-away line of 80.0% of Medicare (it pays 78.0%); below Medicare (78.0%); a session brings $4.50 less than it costs. Ask for better terms before you think of leaving.',
    says: 'Three checks tick; the next step is to ask.',
  },
  rule: `Each check by its threshold: walkAway, costMinutesYellow, chronicDelay, slowerDays, handfulClients, failedAttempts, the denial and share lights. WALK-01..14, AMB-09, AMB-19; TheraFocus and ICANotes.`,
  compute: (values) => walkAwayFlags(walkAwayFacts(values), values.thresholds),
});

const walkAwayCheck = declare({
  name: 'WALK_AWAY_CHECK',
  kind: 'row',
  columns: ['Answer', 'In words'],
  help:
    'Answers one check of the list "should I leave this payer?": yes, no or not known, and beside it what a yes says in ' +
    'words. A yes is a reason to negotiate, not yet to leave.',
  parameters: {
    check: each(text, 'The number of the check, WALK-01 to WALK-16.'),
    ...walkAwayParameters,
    out_of_network: optional(count, 'How many of its clients could use out-of-network benefits.'),
    refillable: optional(answer, 'yes when others would fill the hours easily.'),
    grade: optional(text, 'Its grade on the scorecard, A to F; D and F tick.'),
    thresholds,
  },
  example: {
    formula: '=WALK_AWAY_CHECK("WALK-08", 0.78, -4.5)',
    args: ['WALK-08', 0.78, -4.5],
    gives: [['yes', 'a session brings $4.50 less than it costs']],
    says: 'A session costs more than it brings.',
  },
  rule: 'As in WALK_AWAY_FLAGS. WALK-15 is known once clients, their benefits and the hours are, and ticks nothing. Another text than a check is blank. WALK-01..16; TheraFocus and ICANotes.',
  compute: (values) => {
    const line = reviewAnswer(
      values.check,
      {
        ...walkAwayFacts(values),
        outOfNetwork: orNull(values.out_of_network),
        refillable: orNull(values.refillable),
        grade: orNull(values.grade),
      },
      values.thresholds,
    );
    return [line?.answer ?? null, line?.words ?? null];
  },
});

export const scorecardFunctions: readonly CellFunction[] = [
  rateLightOf,
  costLightOf,
  denialLightOf,
  daysLightOf,
  shareLightOf,
  grade,
  explanation,
  quadrant,
  friction,
  walkAway,
  walkAwayCheck,
];
