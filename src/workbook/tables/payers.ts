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
  | 'notes'
  | 'effective'
  | 'renewalYears'
  | 'autoRenews'
  | 'termination'
  | 'duties'
  | 'unilateral'
  | 'claimLimitDays'
  | 'lookBackMonths'
  | 'authorizationTerms'
  | 'claimedPercent'
  | 'baseYear'
  | 'lastIncrease'
  | 'adminHours'
  | 'clients'
  | 'members12'
  | 'failedAttempts'
  | 'sessionLimits'
  | 'clawbacks'
  | 'authorizations'
  | 'shortage'
  | 'loyalty'
  | 'unique'
  | 'alternatives'
  | 'saturation'
  | 'outOfNetwork'
  | 'exitLastDay'
  | 'exitStay'
  | 'exitStayRate'
  | 'exitRefill'
  | 'exitRefillRate';

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
      width: 150,
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
    {
      key: 'effective',
      header: 'Contract began',
      kind: 'date',
      width: 104,
      help: ['The effective date of the contract you have now.', 'Example: 2024-07-01'],
      handbook: 'TERM-02',
      since: 2,
    },
    {
      key: 'renewalYears',
      header: 'Renews every, years',
      kind: 'count',
      width: 90,
      help: ['How long each term runs: 1 for yearly, 2 for every other year.', 'Example: 1'],
      handbook: 'TERM-01, TIME-10',
      since: 2,
    },
    {
      key: 'autoRenews',
      header: 'Renews by itself',
      kind: 'choice',
      choices: YES_NO_UNKNOWN,
      width: 90,
      help: ['Does it renew unless somebody gives notice?', 'Example: yes'],
      handbook: 'TERM-05',
      since: 2,
    },
    {
      key: 'termination',
      header: 'Termination clause',
      kind: 'text',
      width: 170,
      help: [
        'Where the contract says how it ends, and whether a reason is needed.',
        'Example: section 8.2, without cause',
      ],
      handbook: 'TERM-01',
      since: 2,
    },
    {
      key: 'duties',
      header: 'Duties when it ends',
      kind: 'long-text',
      width: 200,
      help: [
        'What you must tell, to whom, and which treatments must be finished.',
        'Example: finish authorized episodes, 90 days',
      ],
      handbook: 'TERM-01, TERM-02',
      since: 2,
    },
    {
      key: 'unilateral',
      header: 'May change terms alone',
      kind: 'choice',
      choices: YES_NO_UNKNOWN,
      width: 100,
      help: ['May the payer change rates or terms without your signature?', 'Example: yes'],
      handbook: 'TERM-03',
      since: 2,
    },
    {
      key: 'claimLimitDays',
      header: 'Days to submit claims',
      kind: 'count',
      width: 90,
      help: ['How long after the session a claim may be sent.', 'Example: 90'],
      handbook: 'TERM-03',
      since: 2,
    },
    {
      key: 'lookBackMonths',
      header: 'Takes back for, months',
      kind: 'count',
      width: 96,
      help: ['How far back the payer may ask for money again.', 'Example: 24'],
      handbook: 'TERM-03',
      since: 2,
    },
    {
      key: 'authorizationTerms',
      header: 'Authorization terms',
      kind: 'long-text',
      width: 200,
      help: [
        'What the contract says on prior authorization and medical necessity, and whether a peer reviews.',
        'Example: peer-to-peer within 3 days',
      ],
      handbook: 'TERM-04',
      since: 2,
    },
    {
      key: 'claimedPercent',
      header: 'Claimed % of Medicare',
      kind: 'ratio',
      width: 96,
      help: ['What the payer or the contract says it pays, as a share of Medicare.', 'Example: 115%'],
      handbook: 'BEN-04, TERM-06',
      since: 2,
    },
    {
      key: 'baseYear',
      header: 'Base year',
      kind: 'year',
      width: 76,
      help: ['The Medicare year that the contract names.', 'Example: 2025'],
      handbook: 'BEN-04, TERM-06',
      since: 2,
    },
    {
      key: 'lastIncrease',
      header: 'Last increase',
      kind: 'date',
      width: 104,
      help: [
        'When your rates last went up. For contracts that run on it tells when to ask again.',
        'Example: 2023-01-01',
      ],
      handbook: 'AMB-05, TIME-08',
      since: 2,
    },
    {
      key: 'adminHours',
      header: 'Office hours a week',
      kind: 'number',
      width: 90,
      help: [
        'Hours a week that your office spends on this payer, if you know them better than minutes for a claim.',
        'Example: 2',
      ],
      handbook: 'SC-16',
      since: 2,
    },
    {
      key: 'clients',
      header: 'Clients',
      kind: 'count',
      width: 76,
      help: ['How many of your clients use this payer now. A number, never a name.', 'Example: 14'],
      handbook: 'WALK-05, WALK-15',
      since: 2,
    },
    {
      key: 'members12',
      header: 'Members in 12 months',
      kind: 'count',
      width: 90,
      help: ['How many different members you saw in twelve months.', 'Example: 31'],
      handbook: 'OUT-08, AMB-24',
      since: 2,
    },
    {
      key: 'failedAttempts',
      header: 'Fruitless requests',
      kind: 'count',
      width: 90,
      help: ['How often you asked in good faith and got nothing.', 'Example: 1'],
      handbook: 'WALK-06',
      since: 2,
    },
    {
      key: 'sessionLimits',
      header: 'Session limits too tight',
      kind: 'choice',
      choices: ['yes', 'no'],
      width: 96,
      help: ['Do its session limits keep you from good care?', 'Example: no'],
      handbook: 'WALK-04',
      since: 2,
    },
    {
      key: 'clawbacks',
      header: 'Takes money back',
      kind: 'choice',
      choices: ['yes', 'no'],
      width: 90,
      help: ['Does it deny afterwards, take money back or shift its rules?', 'Example: no'],
      handbook: 'WALK-12',
      since: 2,
    },
    {
      key: 'authorizations',
      header: 'Heavy authorizations',
      kind: 'choice',
      choices: ['yes', 'no'],
      width: 100,
      help: ['Does it want much prior authorization with little clinical sense?', 'Example: no'],
      handbook: 'WALK-13',
      since: 2,
    },
    {
      key: 'shortage',
      header: 'Few others here',
      kind: 'choice',
      choices: ['yes', 'no'],
      width: 90,
      help: ['Your leverage: do few others in your area take its members?', 'Example: yes'],
      handbook: 'VAL-06, VAL-09',
      since: 2,
    },
    {
      key: 'loyalty',
      header: 'Clients would stay',
      kind: 'choice',
      choices: ['yes', 'no'],
      width: 90,
      help: ['Your leverage: would clients stay with you if you left the network?', 'Example: yes'],
      handbook: 'VAL-06',
      since: 2,
    },
    {
      key: 'unique',
      header: 'Unique service',
      kind: 'choice',
      choices: ['yes', 'no'],
      width: 90,
      help: ['Your leverage: do you offer what its other providers do not?', 'Example: yes'],
      handbook: 'VAL-06',
      since: 2,
    },
    {
      key: 'alternatives',
      header: 'Hours easily filled',
      kind: 'choice',
      choices: ['yes', 'no'],
      width: 90,
      help: ['Your leverage: would other payers or private pay fill these hours?', 'Example: no'],
      handbook: 'VAL-06, WALK-15',
      since: 2,
    },
    {
      key: 'saturation',
      header: 'Many others in network',
      kind: 'choice',
      choices: ['yes', 'no'],
      width: 96,
      help: ['Their leverage: does the payer have many other practices near you?', 'Example: no'],
      handbook: 'VAL-07',
      since: 2,
    },
    {
      key: 'outOfNetwork',
      header: 'Have out-of-network benefits',
      kind: 'count',
      width: 110,
      help: ['How many of those clients could use out-of-network benefits.', 'Example: 5'],
      handbook: 'WALK-15, EXIT-08',
      since: 2,
    },
    {
      key: 'exitLastDay',
      header: 'Last day in network',
      kind: 'date',
      width: 104,
      help: ['Only if you plan to leave: the day the contract would end.', 'Example: 2027-06-30'],
      handbook: 'EXIT-02',
      since: 2,
    },
    {
      key: 'exitStay',
      header: 'Clients who would stay',
      kind: 'ratio',
      width: 96,
      help: ['Only if you plan to leave: the share of its clients who would stay and pay another way.', 'Example: 20%'],
      handbook: 'EXIT-02, EXIT-08',
      since: 2,
    },
    {
      key: 'exitStayRate',
      header: 'What they would pay',
      kind: 'money',
      width: 104,
      help: ['Only if you plan to leave: dollars a session from those who stay.', 'Example: 120.00'],
      handbook: 'EXIT-08',
      since: 2,
    },
    {
      key: 'exitRefill',
      header: 'Freed hours refilled',
      kind: 'ratio',
      width: 96,
      help: [
        'Only if you plan to leave: the share of the freed sessions that you expect to fill again.',
        'Example: 70%',
      ],
      handbook: 'EXIT-02',
      since: 2,
    },
    {
      key: 'exitRefillRate',
      header: 'What a refilled session brings',
      kind: 'money',
      width: 104,
      help: ['Only if you plan to leave: dollars a session from the clients who take those hours.', 'Example: 130.00'],
      handbook: 'EXIT-02',
      since: 2,
    },
  ],
};
