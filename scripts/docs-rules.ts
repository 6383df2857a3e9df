/**
 * docs/rules.md (`npm run docs` writes it), which shows for each computation of the handbook the function that
 * does it, or why it needs none; and the table of thresholds and the symptom measures with their sources.
 */
import { join } from 'node:path';
import { MEASURES } from '../src/domain/outcomes/index.ts';
import { THRESHOLDS } from '../src/domain/thresholds.ts';
import { cellFunctions } from '../src/functions/index.ts';
import { projectRoot } from './build/project.ts';

export const rulesPage = join(projectRoot, 'docs', 'rules.md');

interface Computation {
  /** Handbook ids: "BEN-01", or a run, "LOG-01..13". */
  readonly ids: readonly string[];
  readonly what: string;
  /** Cell functions that do it. */
  readonly by?: readonly string[];
  /** Without a function, or besides it: where it is done instead. */
  readonly instead?: string;
}

interface Section {
  readonly title: string;
  readonly computations: readonly Computation[];
}

const FACT = 'No computation: a fact or advice, shown where it helps.';
const TEXT = 'No computation: typed by the user.';

export const SECTIONS: readonly Section[] = [
  {
    title: '1. Benchmarks',
    computations: [
      { ids: ['BEN-01'], what: 'Percent of Medicare', by: ['PCT_OF_MEDICARE'] },
      {
        ids: ['BEN-02', 'BEN-07'],
        what: 'Local Medicare amount of a year',
        by: ['MEDICARE_RATE', 'MEDICARE_LOCALITY'],
      },
      {
        ids: ['BEN-03'],
        what: 'Average percent of Medicare',
        by: ['WEIGHTED_PCT_OF_MEDICARE', 'PAYER_PCT_OF_MEDICARE', 'PAYER_PCT_BASIS'],
      },
      { ids: ['BEN-04'], what: 'Claimed against computed percent', by: ['CLAIMED_PCT_GAP'] },
      { ids: ['BEN-05'], what: 'Minimal benchmark sheet', instead: 'The tab Medicare.' },
      {
        ids: ['BEN-06', 'BEN-15'],
        what: 'How far below a benchmark',
        by: ['RATE_GAP', 'MEDICARE_QUOTE', 'BENCHMARK_QUOTE'],
      },
      { ids: ['BEN-08', 'BEN-09'], what: 'Services behind the starter codes', by: ['SERVICE_NAME'] },
      {
        ids: ['BEN-11'],
        what: 'Average allowed amount of a payer and code',
        instead: 'Native: allowed / sessions, one formula a column; ROW_AVERAGE where sessions weigh.',
      },
      {
        ids: ['BEN-14'],
        what: 'The usual commercial band, 80% to 150% of Medicare',
        instead: 'Native: the Medicare amount times 0.8 and 1.5.',
      },
      {
        ids: ['BEN-18'],
        what: 'Medicare, best commercial and break-even for a code',
        by: ['MEDICARE_RATE', 'PAYER_PCT_OF_BEST', 'COST_PER_SESSION'],
      },
      {
        ids: ['BEN-10', 'BEN-12', 'BEN-19'],
        what: 'Other benchmarks with their circumstances',
        by: ['LIKE_FOR_LIKE', 'BENCHMARK_RANGE'],
      },
      { ids: ['BEN-13', 'BEN-16', 'BEN-17'], what: 'Cautions', instead: FACT },
    ],
  },
  {
    title: '2. Rate comparison',
    computations: [
      {
        ids: ['CMP-01', 'CMP-03', 'CMP-04'],
        what: 'Codes by payers, with the requested rates',
        by: ['RATE_IN_FORCE', 'RATE_GAP'],
      },
      { ids: ['CMP-02'], what: 'Who pays most and least', by: ['ROW_BEST', 'ROW_WORST'] },
      { ids: ['CMP-05'], what: 'The sentence that compares two payers', by: ['ROW_GAP_SENTENCE'] },
      {
        ids: ['CMP-06'],
        what: "Who pays below the practice's average",
        by: ['ROW_AVERAGE', 'PRACTICE_AVERAGE', 'ROW_BELOW'],
      },
      { ids: ['CMP-07'], what: 'The spread', by: ['ROW_SPREAD'] },
      { ids: ['CMP-08'], what: 'How many codes', instead: FACT },
      { ids: ['CMP-09'], what: 'Paid against contract', by: ['UNDERPAYMENT'] },
    ],
  },
  {
    title: '3. Cost per session',
    computations: [
      { ids: ['COST-01', 'COST-02', 'COST-10'], what: 'Cost of a session, the break-even', by: ['COST_PER_SESSION'] },
      { ids: ['COST-03'], what: 'Margin over cost', instead: 'Native: rate less COST_PER_SESSION.' },
      { ids: ['COST-05', 'COST-06'], what: 'Cost to serve', by: ['COST_TO_SERVE'] },
      { ids: ['COST-08'], what: 'The hourly cost behind $14 a transaction', instead: 'Native: 14 / (minutes / 60).' },
      { ids: ['COST-09'], what: 'Net rate', by: ['NET_RATE'] },
      { ids: ['COST-04', 'COST-07', 'COST-11'], what: 'Figures to compare with', instead: FACT },
    ],
  },
  {
    title: '4. Payer mix',
    computations: [
      { ids: ['MIX-01'], what: 'Share of revenue', by: ['SHARE_OF', 'PAYER_TOTAL'] },
      { ids: ['MIX-02'], what: 'Average for the top codes across payers', by: ['ROW_AVERAGE', 'PRACTICE_AVERAGE'] },
      { ids: ['MIX-03'], what: 'Denials and adjustments', by: ['REWORK_RATE', 'AVERAGE_OF_OTHERS'] },
      {
        ids: ['MIX-04'],
        what: 'Average days to payment',
        by: ['PAYER_AVERAGE', 'AVERAGE_OF_OTHERS'],
      },
      { ids: ['MIX-05', 'MIX-08'], what: 'What is left of a visit', by: ['NET_RATE', 'COST_TO_SERVE'] },
      { ids: ['MIX-07'], what: 'Caseload against revenue', by: ['CASELOAD_VS_REVENUE'] },
      { ids: ['MIX-06', 'MIX-09'], what: 'When, and what to look at', by: ['PERIOD_CHECK'], instead: FACT },
    ],
  },
  {
    title: '5. Scorecard and grade',
    computations: [
      {
        ids: ['SC-01'],
        what: 'Rate against benchmarks',
        by: ['RATE_LIGHT', 'PAYER_PCT_OF_BEST', 'PAYER_PCT_OF_MEDICARE', 'PAYER_CODE_LIGHTS'],
      },
      { ids: ['SC-02'], what: 'Cost to serve', by: ['COST_LIGHT'] },
      { ids: ['SC-03'], what: 'Denials and rework', by: ['DENIAL_LIGHT', 'REWORK_RATE', 'AVERAGE_OF_OTHERS'] },
      { ids: ['SC-04'], what: 'Days to payment', by: ['DAYS_LIGHT'] },
      { ids: ['SC-05', 'SC-12'], what: 'Revenue against work', by: ['SHARE_LIGHT', 'BURDEN_RATIO'] },
      { ids: ['SC-06', 'SC-07'], what: 'The grade', by: ['PAYER_GRADE', 'EXPLAIN_GRADE'] },
      { ids: ['SC-14'], what: 'How much slower', by: ['WALK_AWAY_FLAGS', 'AVERAGE_OF_OTHERS'] },
      { ids: ['SC-15'], what: 'How many times the average is denied', instead: 'Native: a quotient and a difference.' },
      { ids: ['SC-16'], what: 'Office work a year', by: ['ADMIN_COST_PER_YEAR'] },
      { ids: ['SC-17'], what: 'Chronic delay', by: ['WALK_AWAY_FLAGS'] },
      { ids: ['SC-08', 'SC-13'], what: 'History and the one-page summary', instead: 'Tabs that hold values.' },
      { ids: ['SC-09', 'SC-10', 'SC-11'], what: 'How to use it', instead: FACT },
    ],
  },
  {
    title: '6. Performance grid',
    computations: [
      { ids: ['GRID-01..04'], what: 'The quadrant and what to do', by: ['PAYER_QUADRANT', 'FRICTION_POINTS'] },
      { ids: ['GRID-05'], what: 'Two drains', instead: FACT },
    ],
  },
  {
    title: '7. Walk-away checklist',
    computations: [
      { ids: ['WALK-01', 'WALK-03..14'], what: 'Which checks tick', by: ['WALK_AWAY_FLAGS', 'WALK_AWAY_CHECK'] },
      { ids: ['WALK-02'], what: 'The true hourly rate', by: ['TRUE_HOURLY_RATE', 'WALK_AWAY_FLAGS'] },
      { ids: ['WALK-15'], what: 'What to ask before leaving', by: ['WALK_AWAY_CHECK'] },
      { ids: ['WALK-16'], what: 'Scorecard and checklist', by: ['WALK_AWAY_CHECK'], instead: 'Tabs' },
    ],
  },
  {
    title: '8. Negotiation log',
    computations: [
      { ids: ['LOG-01..11', 'LOG-13'], what: 'One row a request', instead: TEXT },
      { ids: ['LOG-12'], what: 'The next follow-up', by: ['NEXT_FOLLOW_UP'] },
      { ids: ['LOG-14..19'], what: 'What the log is for', instead: 'No computation: kept as rows.' },
    ],
  },
  {
    title: '9. Contacts',
    computations: [{ ids: ['CON-01..06'], what: 'People at payers', instead: TEXT }],
  },
  {
    title: '10. Follow-ups and escalation',
    computations: [
      { ids: ['FUP-01..05'], what: 'Follow-up dates', by: ['NEXT_FOLLOW_UP', 'NEXT_DUE', 'FEDERAL_HOLIDAYS'] },
      { ids: ['FUP-06', 'FUP-07'], what: 'The escalation date', by: ['ESCALATE_ON'] },
      {
        ids: ['FUP-08..11', 'FUP-13..15'],
        what: 'Signs to escalate and the step of the ladder',
        instead:
          'Rules of the panel and the log (src/domain/negotiation/followUps.ts, due.ts) on the log and Communications: they judge a history, not a row of figures.',
      },
      { ids: ['FUP-21'], what: 'A symbolic increase', by: ['OFFER_VERDICT'] },
      { ids: ['FUP-12', 'FUP-16..20'], what: 'Packets, channels, flags', instead: FACT },
    ],
  },
  {
    title: '11. Timing',
    computations: [
      { ids: ['TIME-01..03', 'TIME-10'], what: 'The window before a renewal', by: ['NEGOTIATION_WINDOW'] },
      {
        ids: ['TIME-04', 'TIME-05', 'TIME-08'],
        what: 'Months to avoid, and a contract without renewal',
        instead:
          'Rules of the tab and the panel (src/domain/negotiation/windows.ts): warnings, and what depends on today.',
      },
      { ids: ['TIME-06', 'TIME-07', 'TIME-09', 'TIME-11'], what: 'Occasions to ask', instead: FACT },
    ],
  },
  {
    title: '12. Outcomes',
    computations: [
      {
        ids: ['OUT-01', 'OUT-05', 'OUT-06', 'OUT-07'],
        what: 'Attendance, completion, conversion, referrals',
        by: ['SHARE_OF'],
        instead: 'The panel has them together (src/domain/outcomes).',
      },
      {
        ids: ['OUT-02'],
        what: 'Retention: sessions an episode',
        instead: 'Native: sessions / episodes; the panel has it too.',
      },
      {
        ids: ['OUT-04', 'OUT-09'],
        what: 'Symptom change',
        instead:
          'No cell function on purpose: scores of clients have no place in a sheet. Read in the browser; see below.',
      },
      { ids: ['OUT-03', 'OUT-08', 'OUT-13'], what: 'Waits, utilization, audits', instead: TEXT },
      { ids: ['OUT-10..12', 'OUT-14..19'], what: 'How to present them', instead: FACT },
    ],
  },
  {
    title: '13. Value and leverage',
    computations: [
      { ids: ['VAL-06', 'VAL-07'], what: 'Leverage on both sides', by: ['LEVERAGE_SUMMARY'] },
      { ids: ['VAL-01..05', 'VAL-08..11'], what: 'What sets the practice apart', instead: TEXT },
    ],
  },
  {
    title: '14. The ask',
    computations: [
      { ids: ['ASK-02', 'ASK-12'], what: 'What a rate brings in a year', by: ['REVENUE_LIFT'] },
      { ids: ['ASK-03', 'ASK-04', 'ASK-06', 'ASK-11'], what: 'What an offer is worth', by: ['OFFER_VERDICT'] },
      { ids: ['ASK-05', 'ASK-13'], what: 'How broad an offer is', by: ['OFFER_BREADTH'] },
      { ids: ['ASK-10'], what: 'An escalator', by: ['PROJECTED_RATE'] },
      { ids: ['ASK-01', 'ASK-07..09', 'ASK-14', 'ASK-15'], what: 'How to ask', instead: FACT },
    ],
  },
  {
    title: '20. Leaving a payer',
    computations: [
      { ids: ['EXIT-02'], what: 'A year without the payer', by: ['EXIT_SCENARIO', 'BREAK_EVEN_REFILL'] },
      { ids: ['EXIT-06', 'EXIT-07'], what: 'Dates', instead: 'Native: days and months from the last day in network.' },
      { ids: ['EXIT-01', 'EXIT-03..05', 'EXIT-08..13'], what: 'The other steps, and advice', instead: FACT },
    ],
  },
  {
    title: '21. After signing',
    computations: [
      { ids: ['POST-01'], what: 'What the new contract changed', by: ['NEGOTIATED_DELTA'] },
      { ids: ['POST-02'], what: 'Regular reviews', instead: FACT },
      { ids: ['POST-03'], what: 'Inputs of the business case', instead: 'The computations of sections 2 to 5.' },
    ],
  },
];

/** "LOG-01..03" -> LOG-01, LOG-02, LOG-03. */
export function idsIn(run: string): string[] {
  const [, prefix = '', first = '', last = first] = /^([A-Z]+-)(\d+)(?:\.\.(\d+))?$/.exec(run) ?? [];
  return Array.from(
    { length: Number(last) - Number(first) + 1 },
    (_, at) => `${prefix}${String(Number(first) + at).padStart(2, '0')}`,
  );
}

/** Functions that no handbook item asks for by itself. */
const HELPERS: Readonly<Record<string, string>> = {
  MEDICARE_BASIS: 'what a Medicare amount rests on, in words (AMB-39)',
  SHORTFALL_SENTENCE: 'what payers below Medicare cost in a year, in words (CMP-04, ASK-13)',
  MAY_BE_CITED: 'which benchmarks a letter may cite (AMB-27, AMB-40)',
  CONTRACTED_ONLY: 'which figures are contracted rates among allowed ones (AMB-13)',
};

export function renderRulesPage(): string {
  const link = (name: string): string => `[\`${name}\`](functions.md#${name.toLowerCase()})`;
  const named = new Set(SECTIONS.flatMap(({ computations }) => computations.flatMap(({ by = [] }) => by)));
  const others = cellFunctions.filter(({ name }) => !named.has(name));
  return [
    '# Rules and their sources',
    '',
    '<!-- Made by scripts/docs-rules.ts from the functions, the thresholds and the measures; changes made here are lost. -->',
    '',
    'Every computation that the guides behind RateCase name, with the cell function that does it. Ids such as SC-04 are',
    'the same ones that the help of each function and the notes of the tabs give.',
    '',
    ...SECTIONS.flatMap(({ title, computations }) => [
      `## ${title}`,
      '',
      '| Items | Computation | Done by |',
      '| --- | --- | --- |',
      ...computations.map(({ ids, what, by = [], instead = '' }) => {
        const how = [by.map(link).join(', '), instead].filter((part) => part !== '').join('. ');
        return `| ${ids.join(', ')} | ${what} | ${how} |`;
      }),
      '',
    ]),
    ...(others.length === 0
      ? []
      : ['Besides these:', '', ...others.map(({ name }) => `- ${link(name)}: ${HELPERS[name] ?? ''}`), '']),
    '## Thresholds',
    '',
    'Change them in the Thresholds tab; a blank value there means the default.',
    '',
    '| Name | Default | Unit | What it means | Source |',
    '| --- | --- | --- | --- | --- |',
    ...THRESHOLDS.map(
      ({ name, unit, meaning, source, ...each }) => `| ${name} | ${each.default} | ${unit} | ${meaning} | ${source} |`,
    ),
    '',
    '## Symptom measures',
    '',
    'Scores are read in the browser, never written into a sheet; nothing is claimed from fewer than five clients.',
    '',
    '| Measure | Scores | Bands | A case begins at | Response | Remission | Reliable change | Sources |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...MEASURES.map(({ key, of, highest, bands, caseFrom, response, remission, reliableChange, sources }) => {
      const shown = bands.map(({ upTo, label }) => `to ${upTo} ${label}`).join(', ');
      const fall = response === null ? 'none agreed on' : `down by ${response * 100}%`;
      return `| ${key} (${of}) | 0 to ${highest} | ${shown} | ${caseFrom} | ${fall} | ${remission} or less | ${reliableChange} points | ${sources.join('; ')} |`;
    }),
    '',
    'Response and remission are counted among the clients who began as a case.',
    '',
    'Where the cut-offs were looked up:',
    '',
    '- In the abstracts, not in the full papers: the PHQ-9 bands and its 10 (Kroenke 2001); 10 for the GAD-7 (Kroenke 2010); 31 to 33 for the',
    '  PCL-5 (Bovin); 15, 18 and 28 (Marx); 9 to 12 (Blanchard); 4 (Toussaint); 6 (Bischoff).',
    '- On the published form: the bands of the GAD-7.',
    '- On the pages of CMS159 and CBE 1884: remission below 5, response by half, the start above 9; for HEDIS in the abstract of',
    '  doi 10.1176/appi.ps.201900295.',
    '- The reliable changes of 6 (PHQ-9) and 4 (GAD-7) are not in the abstract of Gyani. They were compared with what a later paper says of the',
    '  program (PMC8411661, table 1).',
    '',
  ].join('\n');
}
