/** What stands to the right of the Scorecard's table: the performance grid, the averages of the practice, the chart and its figures. */
import { columnNumber, textLiteral } from '../a1.ts';
import type { ChartSpec } from '../charts.ts';
import { normalized } from '../tables/column.ts';
import type { PracticeKey } from '../tables/practice.ts';
import type { RateKey } from '../tables/rates.ts';
import { theme } from '../theme.ts';
import { type Columns, decimalText, dollarsText, each, known, percentText } from './formulas.ts';
import {
  chartPlace,
  reportColumn as column,
  FIRST_KEY_ROW,
  HEADING_ROW,
  type Refer,
  type ReportColumn,
} from './report.ts';
import { SCORE } from './scorecardNames.ts';

/** More series than this have no point shape and color of their own. */
const NAMED_IN_CHART = 12;
const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'star', 'polygon'] as const;
const CHART = 'Pay against friction: percent of Medicare, friction points';
/** Rows of the chart's block before those of the payers: two points for each border. */
const BORDER_ROWS = 4;
const OWN = new Set(Object.values(SCORE).map(normalized));
/** A payer can have the name of a column of ours. */
const chartName = (payer: string) => (OWN.has(normalized(payer)) ? `${payer} (as payer)` : payer);

/** A cell of the grid: what to do, and who stands there. */
export function corner(refer: Refer, quadrant: string, advice: string): string {
  const stands = refer.column(SCORE.stands);
  const who = `IFERROR(TEXTJOIN(", ";TRUE;FILTER(${refer.keys()};LEFT(${stands};${quadrant.length})="${quadrant}"));"")`;
  return `${textLiteral(`${advice}: `)}&IF(${who}="";"none now";${who})`;
}

export interface AverageParts {
  practice: (key: PracticeKey) => string;
  rates: Columns<RateKey>;
  counting: (key: RateKey) => string;
  counts: string;
  basis: string;
  /** `;Medicare!A:A;Medicare!C:C`: the user's own figures, or ''. */
  own: string;
  isWhole: (refer: Refer) => string;
}

export function averages(refer: Refer, parts: AverageParts): string {
  const { practice, rates, counting, counts, basis, own, isWhole } = parts;
  const col = (name: string) => refer.column(name);
  const said = (label: string, value: string) =>
    `IFERROR(${textLiteral(`${label}: `)}&${value};${textLiteral(`${label}: not known yet`)})`;
  const part = (sum: string, of: string) =>
    each(`SUM(IF(${known(sum, of)};${sum}*${of};0))/SUM(IF(${known(sum, of)};${of};0))`);
  // All payers as if they were one, so that figures of the user's own count as they do for each of them.
  const all = `"all";${each(`IF(${counts};"all";"")`)}`;
  const beside = `${all};${rates('code')};${counting('used')};${rates('sessions')};${basis}${own}`;
  const [typed, sessions] = [known(rates('used')), known(rates('used'), rates('sessions'))];
  const bySessions = each(
    `(SUM(${counts}*${typed})=SUM(${counts}*${sessions}))*(SUM(IF(${counts}*${sessions};${rates('sessions')};0))>0)`,
  );
  const [claims, hours] = [col(SCORE.claims), col(SCORE.officeHours)];
  const minutes = each(`60*SUM(IF(${known(claims, hours)};${hours};0))/SUM(IF(${known(claims, hours)};${claims};0))`);
  const rework = col(SCORE.rework);
  const best = each(
    `INDEX(FILTER(${refer.keys()};${known(rework)});MATCH(MIN(${rework});FILTER(${rework};${known(rework)});0))`,
  );
  const unknownHours = `IFERROR(TEXTJOIN(", ";TRUE;FILTER(${refer.keys()};${known(claims)}*(ISNUMBER(${hours})=FALSE)));"")`;
  return [
    '""',
    said(
      'Percent of Medicare',
      `${percentText(`PAYER_PCT_OF_MEDICARE(${beside})`)}&" over "&PAYER_PCT_BASIS(${beside})`,
    ),
    said(
      'Average a session',
      `${dollarsText(`PAYER_AVERAGE(${all};${counting('used')};${rates('sessions')})`)}&IF(${bySessions};", by sessions";", each rate counting the same")`,
    ),
    said(
      'Cost of a session',
      `IF(ISNUMBER(${practice('costPerSession')});${dollarsText(practice('costPerSession'))};NA())`,
    ),
    said('Minutes a claim', decimalText(minutes)),
    said(
      'Denied or cut',
      `${percentText(part(rework, col(SCORE.outcomeClaims)))}&", fewest at "&${best}&" ("&${percentText(`MIN(${rework})`)}&")"`,
    ),
    said('Days to payment', decimalText(part(col(SCORE.days), col(SCORE.daysClaims)))),
    said('Claims in the period', `FIXED(SUM(${claims});0)`),
    said('Revenue in the period', dollarsText(`SUM(${col(SCORE.revenue)})`)),
    each(
      `IF(${isWhole(refer)};"";"Claims has payers that are not in this tab, or one stands here twice. Refresh, or remove the second row.")`,
    ),
    `IF(${unknownHours}="";"";"No share of office work yet. Payers needs minutes per claim or office hours for "&${unknownHours}&".")`,
  ].join(';');
}

/** What the chart is drawn from: its x, two borders, and a series for each payer. Four rows of borders, then the payers. */
export function chartColumns(payers: readonly string[]): ReportColumn[] {
  const named = payers.slice(0, NAMED_IN_CHART);
  const filled = (refer: Refer) => known(refer.column(SCORE.ofMedicare), refer.column(SCORE.points));
  const placed = (refer: Refer, what: string) => `FILTER(${what};${filled(refer)})`;
  const series = (refer: Refer, isIts: (keys: string) => string) => {
    const keys = placed(refer, refer.keys());
    return each(`IFERROR(IF(${isIts(keys)};${placed(refer, refer.column(SCORE.ofMedicare))};);)`);
  };
  const gap = Array.from({ length: BORDER_ROWS }, () => '""');
  return [
    column(
      SCORE.friction,
      'number',
      100,
      'AMB-18',
      [
        'What the chart is drawn from: friction points across, percent of Medicare up.',
        'First the two borders, then the payers.',
      ],
      (refer) => `"";0;6;3/2;3/2;IFERROR(${placed(refer, refer.column(SCORE.points))};)`,
      { apart: true },
    ),
    column(SCORE.line, 'ratio', 100, 'AMB-18', ['The border between low and high pay.'], () => `"";1;1;"";""`, {
      inBlock: true,
    }),
    column(SCORE.border, 'ratio', 100, 'AMB-18', ['Between 1 and 2 friction points.'], () => `"";"";"";1/2;3/2`, {
      inBlock: true,
    }),
    column(
      SCORE.rest,
      'ratio',
      100,
      'AMB-18',
      [`Payers that have no color of their own: those after the first ${NAMED_IN_CHART}.`],
      (refer) =>
        `"";${gap.join(';')};${series(refer, (keys) => (named.length === 0 ? `${keys}=""` : named.map((payer) => `(${keys}<>${textLiteral(payer)})`).join('*')))}`,
      { inBlock: true },
    ),
    ...named.map((payer) =>
      column(
        chartName(payer),
        'ratio',
        100,
        'AMB-18',
        [`${payer} in the chart.`],
        (refer) => `"";${gap.join(';')};${series(refer, (keys) => `${keys}=${textLiteral(payer)}`)}`,
        { inBlock: true, perPayer: true },
      ),
    ),
  ];
}

export function chart(payers: readonly string[], rows: number, letter: (name: string) => string): ChartSpec[] {
  const named = payers.slice(0, NAMED_IN_CHART);
  const columns = [SCORE.friction, SCORE.line, SCORE.border, SCORE.rest, ...named.map(chartName)];
  const last = FIRST_KEY_ROW - 1 + BORDER_ROWS + rows;
  const { series: colors, medicare, rest } = theme.chart;
  const options: Record<string, string | number> = {
    'vAxis.format': 'percent',
    // Points at the ends stand clear of the frame.
    'hAxis.viewWindow.min': -0.5,
    'hAxis.viewWindow.max': 6.5,
  };
  for (const border of [0, 1]) {
    options[`series.${border}.lineWidth`] = 2;
    options[`series.${border}.pointSize`] = 0;
  }
  named.forEach((_, index) => {
    options[`series.${index + 3}.pointShape`] = SHAPES[index % SHAPES.length] ?? 'circle';
    options[`series.${index + 3}.pointSize`] = 10;
  });
  return [
    {
      type: 'scatter',
      title: CHART,
      ranges: columns.map((name) => `${letter(name)}${HEADING_ROW}:${letter(name)}${last}`),
      ...chartPlace(rows, columnNumber(letter(SCORE.grid))),
      width: 620,
      height: 360,
      colors: [medicare, medicare, rest, ...named.map((_, index) => colors[index % colors.length] ?? rest)],
      xTitle: 'Friction points over cost, denials, days (green 0, yellow 1, red 2)',
      yTitle: 'Percent of Medicare',
      options,
    },
  ];
}
