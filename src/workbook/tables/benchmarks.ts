import { BENCHMARK_KINDS } from '../../domain/benchmark/index.ts';
import { clinicians } from '../../domain/medicare/index.ts';
import type { InputTable } from './column.ts';

export type BenchmarkKey =
  | 'source'
  | 'sourceType'
  | 'code'
  | 'figure'
  | 'low'
  | 'high'
  | 'region'
  | 'level'
  | 'setting'
  | 'asOf'
  | 'contributors'
  | 'mayShare'
  | 'notes'
  | 'likeForLike'
  | 'mayCite';

const column = (at: (key: BenchmarkKey) => string, key: BenchmarkKey) => `${at(key)}1:${at(key)}`;

/** What decides whether a row is like for like. */
const SCOPE: readonly BenchmarkKey[] = ['figure', 'level', 'setting', 'region'];

/** Other figures to compare with than Medicare and the own payers (BEN-10..13, BEN-19). */
export const benchmarks: InputTable<BenchmarkKey> = {
  id: 'benchmarks',
  title: 'Benchmarks',
  about: 'Other figures to compare with: surveys, public rate files, private pay, each with its source.',
  keyColumn: 'source',
  frozenColumns: 1,
  columns: [
    {
      key: 'source',
      header: 'Source',
      kind: 'text',
      width: 200,
      help: ['Who publishes the figure.', 'Example: FAIR Health, ZIP 054'],
      handbook: 'BEN-10',
    },
    {
      key: 'sourceType',
      header: 'Kind of source',
      kind: 'choice',
      choices: BENCHMARK_KINDS,
      width: 170,
      help: [
        'Decides whether a letter may cite it. A colleague’s rates stay private, and agreeing with colleagues on rates is unlawful.',
        'Example: Aggregated survey',
      ],
      handbook: 'BEN-10, BEN-13, AMB-40',
    },
    { key: 'code', header: 'CPT code', kind: 'code', width: 76, help: ['The five-character code.', 'Example: 90834'] },
    {
      key: 'figure',
      header: 'What it is',
      kind: 'choice',
      choices: ['allowed', 'charged', 'private pay'],
      width: 100,
      help: ['Allowed amounts compare with your rates; charges and private pay lie higher.', 'Example: allowed'],
      handbook: 'BEN-10',
    },
    {
      key: 'low',
      header: 'From amount',
      kind: 'money',
      width: 104,
      help: ['The figure, or the low end of its range.', 'Example: 105.00'],
    },
    {
      key: 'high',
      header: 'To amount',
      kind: 'money',
      width: 104,
      help: ['The high end, where there is a range.', 'Example: 125.00'],
    },
    {
      key: 'region',
      header: 'Region',
      kind: 'text',
      width: 120,
      help: ['Where it holds.', 'Example: Vermont'],
      handbook: 'BEN-12',
    },
    {
      key: 'level',
      header: 'License',
      kind: 'choice',
      choices: clinicians().map(({ key }) => key),
      width: 130,
      help: ['For whom it holds. Another license than yours is no fair comparison.', 'Example: Psychologist'],
      handbook: 'BEN-12',
    },
    {
      key: 'setting',
      header: 'Setting',
      kind: 'choice',
      choices: ['office', 'facility'],
      width: 90,
      help: ['Where the service is given.', 'Example: office'],
      handbook: 'BEN-12',
    },
    {
      key: 'asOf',
      header: 'As of',
      kind: 'date',
      width: 100,
      help: ['The date of the figures. Surveys count once they are three months old.', 'Example: 2026-01-31'],
      handbook: 'AMB-40',
    },
    {
      key: 'contributors',
      header: 'How many took part',
      kind: 'count',
      width: 96,
      help: ['For a survey: how many gave figures. Fewer than five cannot be cited.', 'Example: 42'],
      handbook: 'AMB-40',
    },
    {
      key: 'mayShare',
      header: 'May be shared',
      kind: 'choice',
      choices: ['yes', 'no'],
      width: 90,
      help: ['May you pass the figure on? Blank counts as no.', 'Example: yes'],
      handbook: 'AMB-27, BEN-13',
    },
    { key: 'notes', header: 'Notes', kind: 'long-text', width: 220, help: ['What else one should know about it.'] },
    {
      key: 'likeForLike',
      header: 'Like for like?',
      kind: 'text',
      width: 200,
      since: 2,
      help: [
        'Worked out: yes, if it is for your license, setting and state, and for what payers allow; else what differs.',
      ],
      handbook: 'BEN-12',
      formula: (at, { practice }) =>
        `=ARRAYFORMULA(IF(ROW(${column(at, 'source')})=1;"Like for like?";IF(${column(at, 'source')}="";"";` +
        `IF(${SCOPE.map((key) => column(at, key)).join('&')}="";"not sure: nothing known";` +
        `LIKE_FOR_LIKE(${column(at, 'figure')};${column(at, 'level')};${column(at, 'setting')};${column(at, 'region')};` +
        `${practice('clinician')};${practice('setting')};${practice('zip')})))))`,
    },
    {
      key: 'mayCite',
      header: 'May be cited?',
      kind: 'text',
      width: 200,
      since: 2,
      help: [
        'Worked out: whether a letter may cite it. A survey of colleagues needs five who took part and three months of age.',
        'A colleague’s rates stay private: agreeing with colleagues on rates, or on leaving a payer, is unlawful.',
      ],
      handbook: 'AMB-27, AMB-40, BEN-13',
      formula: (at, { practice, thresholds }) =>
        `=ARRAYFORMULA(IF(ROW(${column(at, 'source')})=1;"May be cited?";IF(${column(at, 'source')}="";"";` +
        `IF(${column(at, 'sourceType')}="";"no: choose the kind of source";` +
        `MAY_BE_CITED(${column(at, 'sourceType')};${column(at, 'contributors')};${column(at, 'asOf')};` +
        `${column(at, 'mayShare')};${practice('asOf')}${thresholds ? `;${thresholds}` : ''})))))`,
    },
  ],
};
