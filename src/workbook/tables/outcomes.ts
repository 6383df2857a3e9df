import type { InputTable } from './column.ts';

export type OutcomeKey =
  | 'measure'
  | 'payer'
  | 'number'
  | 'outOf'
  | 'words'
  | 'from'
  | 'to'
  | 'source'
  | 'notes'
  | 'result';

/**
 * What a row of Outcomes can hold. `number` and `outOf` say what the two columns mean for it; measures without `outOf` take a
 * figure alone. Counts of clients, never a client's score (DESIGN 1.3).
 */
export const OUTCOME_MEASURES = [
  { name: 'Attendance', number: 'sessions attended', outOf: 'sessions scheduled', handbook: 'OUT-01' },
  { name: 'Sessions a client stays', number: 'sessions on average', outOf: 'clients', handbook: 'OUT-02' },
  { name: 'Wait for a first appointment', number: 'days on average', outOf: '', handbook: 'OUT-03' },
  { name: 'Improved on PHQ-9', number: 'clients improved', outOf: 'clients measured twice', handbook: 'OUT-04' },
  { name: 'Improved on GAD-7', number: 'clients improved', outOf: 'clients measured twice', handbook: 'OUT-04' },
  { name: 'Improved on PCL-5', number: 'clients improved', outOf: 'clients measured twice', handbook: 'OUT-04' },
  { name: 'Treatment completed', number: 'planned endings', outOf: 'endings', handbook: 'OUT-05' },
  { name: 'Referrals that began treatment', number: 'began treatment', outOf: 'referrals', handbook: 'OUT-06' },
  { name: 'New clients', number: 'new clients from this payer', outOf: 'new clients', handbook: 'OUT-07' },
  { name: 'Satisfied clients', number: 'clients satisfied', outOf: 'clients who answered', handbook: 'OUT-09, OUT-17' },
  { name: 'Coding accuracy in an audit', number: 'records without a finding', outOf: 'records', handbook: 'OUT-13' },
  { name: 'Telehealth hours', number: 'hours a week', outOf: '', handbook: 'OUT-19' },
  { name: 'In my own words', number: '', outOf: '', handbook: 'OUT-11, OUT-19' },
] as const;

/** Figures about the practice's work that a letter can carry, one a row (HANDBOOK 12). */
export const outcomes: InputTable<OutcomeKey> = {
  id: 'outcomes',
  title: 'Outcomes',
  about:
    'Figures about your work that a letter can carry: attendance, wait, improvement. Counts only, never a client’s score.',
  keyColumn: 'measure',
  frozenColumns: 1,
  columns: [
    {
      key: 'measure',
      header: 'Measure',
      kind: 'choice',
      choices: OUTCOME_MEASURES.map(({ name }) => name),
      width: 220,
      help: ['One figure a row. One or two are enough to begin with.', 'Example: Attendance'],
      handbook: 'OUT-01..09, OUT-12',
    },
    {
      key: 'payer',
      header: 'Payer',
      kind: 'text',
      width: 130,
      help: ['Only if the figure is about one payer’s members. Blank: all your clients.', 'Example: Insurer A'],
    },
    {
      key: 'number',
      header: 'Number',
      kind: 'number',
      width: 90,
      help: ['Sessions attended, clients improved, days of waiting: the figure itself.', 'Example: 460'],
    },
    {
      key: 'outOf',
      header: 'Out of',
      kind: 'count',
      width: 90,
      help: ['Of how many, where the measure is a share.', 'Example: 500'],
    },
    {
      key: 'words',
      header: 'In words',
      kind: 'long-text',
      width: 260,
      help: ['Only for “In my own words”: the sentence. Never a client name or story.'],
      handbook: 'OUT-11',
    },
    {
      key: 'from',
      header: 'From',
      kind: 'date',
      width: 100,
      help: ['First day of the period.', 'Example: 2026-01-01'],
      handbook: 'AMB-24',
    },
    {
      key: 'to',
      header: 'To',
      kind: 'date',
      width: 100,
      help: ['Last day of the period.', 'Example: 2026-06-30'],
      handbook: 'AMB-24',
    },
    {
      key: 'source',
      header: 'Source',
      kind: 'text',
      width: 170,
      help: ['Where the figure comes from.', 'Example: appointment report'],
    },
    { key: 'notes', header: 'Notes', kind: 'long-text', width: 200, help: ['Never a client name.'] },
    {
      key: 'result',
      header: 'Share',
      kind: 'ratio',
      width: 90,
      help: ['Worked out: the number out of how many.'],
      handbook: 'OUT-01..07',
      formula: (at) => {
        const [measure, number, whole] = [at('measure'), at('number'), at('outOf')].map((c) => `${c}1:${c}`);
        return (
          `=ARRAYFORMULA(IF(ROW(${number})=1;"Share";IF(ISNUMBER(${number})*ISNUMBER(${whole})*(${measure}<>"Sessions a client stays");` +
          `IF(${whole}>0;${number}/${whole};"");"")))`
        );
      },
    },
  ],
};
