import type { Column, ColumnKind, InputTable } from './column.ts';

export type HistoryKey =
  | 'payer'
  | 'quarter'
  | 'from'
  | 'to'
  | 'grade'
  | 'lights'
  | 'rateLight'
  | 'costLight'
  | 'denialLight'
  | 'daysLight'
  | 'shareLight'
  | 'stands'
  | 'ofMedicare'
  | 'basis'
  | 'ownMedicare'
  | 'ofBest'
  | 'average'
  | 'margin'
  | 'minutes'
  | 'costShare'
  | 'rework'
  | 'othersRework'
  | 'days'
  | 'othersDays'
  | 'claims'
  | 'revenue'
  | 'revenueShare'
  | 'adminShare'
  | 'takenOn'
  | 'notes';

function figure(key: HistoryKey, header: string, kind: ColumnKind, width: number, what: string): Column<HistoryKey> {
  return { key, header, kind, width, help: [what], handbook: 'SC-08' };
}

/**
 * What the Scorecard showed, quarter by quarter (SC-08, SC-09). Values, so that they outlive formulas, thresholds and the add-on;
 * a snapshot writes them, and whatever people type beside them stays.
 */
export const scorecardHistory: InputTable<HistoryKey> = {
  id: 'scorecard-history',
  title: 'Scorecard History',
  about: 'What the Scorecard showed at the end of each quarter, kept as values. A snapshot adds a row for each payer.',
  keyColumn: 'payer',
  frozenColumns: 2,
  tone: 'worked-out',
  columns: [
    figure('payer', 'Payer', 'text', 150, 'As in the Scorecard on that day.'),
    figure('quarter', 'Quarter', 'identifier', 80, 'The quarter in which the period ends.'),
    figure('from', 'From', 'date', 100, 'First day of the period.'),
    figure('to', 'To', 'date', 100, 'Last day of the period.'),
    figure('grade', 'Grade', 'grade', 64, 'A to F as it was.'),
    figure('lights', 'Lights counted', 'identifier', 76, 'How many of the five lights were known.'),
    figure('rateLight', 'Rate', 'light', 76, 'The light of SC-01.'),
    figure('costLight', 'Cost to serve', 'light', 76, 'The light of SC-02.'),
    figure('denialLight', 'Denials', 'light', 76, 'The light of SC-03.'),
    figure('daysLight', 'Days to payment', 'light', 80, 'The light of SC-04.'),
    figure('shareLight', 'Revenue share', 'light', 80, 'The light of SC-05.'),
    figure('stands', 'Where it stands', 'text', 190, 'The corner of the performance grid.'),
    figure('ofMedicare', '% of Medicare', 'ratio', 90, 'What the payer paid, as a share of Medicare.'),
    {
      ...figure('basis', 'Codes behind % of Medicare', 'text', 150, ''),
      help: [
        'How many codes that percent was over, and how they counted: by sessions, or each rate the same.',
        'Blank: kept by a RateCase that did not note it.',
      ],
      since: 3,
    },
    {
      ...figure(
        'ownMedicare',
        'Your Medicare figure',
        'identifier',
        110,
        'The codes for which your own figure counted in % of Medicare; none: all amounts were Medicare’s.',
      ),
      help: [
        'The codes for which your own figure counted in % of Medicare; none: all amounts were Medicare’s.',
        'Blank: kept by a RateCase that did not note it.',
      ],
      since: 3,
    },
    figure('ofBest', '% of best other', 'ratio', 90, 'The same, of the best other commercial payer.'),
    figure('average', 'Average a session', 'money', 96, 'Dollars a session.'),
    figure('margin', 'Over your cost', 'money-signed', 96, 'Dollars a session over its cost.'),
    figure('minutes', 'Minutes a claim', 'decimal', 80, 'Office minutes for a claim.'),
    figure('costShare', 'Cost of the work', 'ratio', 90, 'Office work as a share of the average payment.'),
    figure('rework', 'Denied or cut', 'ratio', 90, 'Share of claims denied, downcoded or adjusted.'),
    figure('othersRework', 'Others, denied or cut', 'ratio', 90, 'The same over the other payers.'),
    figure('days', 'Average days', 'decimal', 80, 'Days from sending a claim to its payment.'),
    figure('othersDays', 'Others, days', 'decimal', 80, 'The same over the other payers.'),
    figure('claims', 'Claims', 'count', 70, 'Claims of the period.'),
    figure('revenue', 'Revenue', 'money-total', 110, 'What was allowed in the period.'),
    figure('revenueShare', 'Share of revenue', 'ratio', 90, 'Of all revenue in the period.'),
    figure('adminShare', 'Share of office work', 'ratio', 90, 'Of all office hours in the period.'),
    figure('takenOn', 'Taken on', 'date', 100, 'The day of the snapshot.'),
    {
      key: 'notes',
      header: 'Notes',
      kind: 'long-text',
      width: 240,
      help: ['Yours. A snapshot never writes here. Never a client name.'],
      handbook: 'SC-08',
    },
  ],
};
