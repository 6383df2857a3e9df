import type { InputTable } from './column.ts';

export type PayerKey =
  | 'payer'
  | 'type'
  | 'inNetworkSince'
  | 'renewal'
  | 'noticeDays'
  | 'rateBasis'
  | 'confidential'
  | 'minutesPerClaim'
  | 'unpredictable'
  | 'notes';

/** TYPE-01..06 and AMB-41. */
export const PAYER_TYPES = [
  'Commercial',
  'Behavioral health manager',
  'Employee assistance (EAP)',
  'Medicare',
  'Medicare Advantage',
  'Medicaid',
  'Managed Medicaid',
  'TRICARE or VA',
  'Platform that holds the contract',
] as const;

export const YES_NO_UNKNOWN = ['yes', 'no', 'unknown'] as const;

export const payers: InputTable<PayerKey> = {
  id: 'payers',
  title: 'Payers',
  about: 'Who pays you, under what terms.',
  keyColumn: 'payer',
  frozenColumns: 1,
  columns: [
    {
      key: 'payer',
      header: 'Payer',
      kind: 'text',
      width: 150,
      help: ['The name you use for it everywhere.', 'Example: Insurer A'],
    },
    {
      key: 'type',
      header: 'Type',
      kind: 'choice',
      choices: PAYER_TYPES,
      width: 180,
      help: ['Decides whether and how rates can be negotiated.', 'Example: Commercial'],
      handbook: 'TYPE-01..06, AMB-41',
    },
    {
      key: 'inNetworkSince',
      header: 'In network since',
      kind: 'year',
      width: 90,
      help: ['The year your contract began.', 'Example: 2017'],
      handbook: 'LTR-02',
    },
    {
      key: 'renewal',
      header: 'Renewal date',
      kind: 'date',
      width: 104,
      help: ['When the contract renews. Blank: it runs on until someone ends it.', 'Example: 2026-10-15'],
      handbook: 'TERM-01, TIME-01',
    },
    {
      key: 'noticeDays',
      header: 'Notice days',
      kind: 'count',
      width: 80,
      help: ['How many days before the end the contract wants notice.', 'Example: 90'],
      handbook: 'TERM-01',
    },
    {
      key: 'rateBasis',
      header: 'Rate basis',
      kind: 'choice',
      choices: ['fixed dollars', 'percent of Medicare', 'unknown'],
      width: 130,
      help: ['How the contract states your rates.', 'Example: fixed dollars'],
      handbook: 'TERM-06',
    },
    {
      key: 'confidential',
      header: 'Confidential rates',
      kind: 'choice',
      choices: YES_NO_UNKNOWN,
      width: 100,
      help: ['Does the contract keep its rates confidential? Letters use only those marked no.', 'Example: unknown'],
      handbook: 'TERM-07, AMB-40',
    },
    {
      key: 'minutesPerClaim',
      header: 'Minutes per claim',
      kind: 'count',
      width: 90,
      help: ['Your office time for one claim: eligibility, authorizations, calls, appeals.', 'Example: 12'],
      handbook: 'COST-06',
    },
    {
      key: 'unpredictable',
      header: 'Payment unpredictable',
      kind: 'choice',
      choices: ['yes', 'no'],
      width: 110,
      help: ['Does payment come at no steady pace?', 'Example: no'],
      handbook: 'SC-04, AMB-11',
    },
    {
      key: 'notes',
      header: 'Notes',
      kind: 'long-text',
      width: 240,
      help: ['Anything worth remembering. Never a client name.'],
    },
  ],
};
