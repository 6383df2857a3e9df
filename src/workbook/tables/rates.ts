import type { InputTable } from './column.ts';

export type RateKey =
  | 'payer'
  | 'code'
  | 'level'
  | 'contracted'
  | 'effective'
  | 'allowed'
  | 'sessions'
  | 'requested'
  | 'walkAway'
  | 'source'
  | 'notes'
  | 'used'
  | 'countsNow';

export const rates: InputTable<RateKey> = {
  id: 'rates',
  title: 'Rates',
  about: 'What each payer pays you for each code.',
  keyColumn: 'payer',
  alsoNeeded: 'code',
  frozenColumns: 2,
  columns: [
    { key: 'payer', header: 'Payer', kind: 'text', width: 150, help: ['As in the Payers tab.', 'Example: Insurer A'] },
    {
      key: 'code',
      header: 'CPT code',
      kind: 'code',
      width: 76,
      help: ['The five-character code.', 'Example: 90834'],
      handbook: 'CMP-01',
    },
    {
      key: 'level',
      header: 'Clinician level',
      kind: 'text',
      width: 110,
      help: [
        'Only if the payer pays levels differently. Blank: the rate is for everyone.',
        'A rate for the Clinician type in Practice goes before it; those of other levels do not count. Example: PhD',
      ],
    },
    {
      key: 'contracted',
      header: 'Contracted rate',
      kind: 'money',
      width: 104,
      help: ['Dollars a session in your contract or fee schedule.', 'Example: 94.50'],
      handbook: 'AMB-13',
    },
    {
      key: 'effective',
      header: 'Effective from',
      kind: 'date',
      width: 104,
      help: ['From when this rate holds. Blank: always.', 'Example: 2025-07-01'],
    },
    {
      key: 'allowed',
      header: 'Average allowed',
      kind: 'money',
      width: 104,
      help: ['What the payer really allowed on average: its payment and the client’s share.', 'Example: 92.10'],
      handbook: 'BEN-11, AMB-13',
    },
    {
      key: 'sessions',
      header: 'Sessions a year',
      kind: 'count',
      width: 90,
      help: ['How often you bill the code to this payer in a year.', 'Example: 220'],
      handbook: 'ASK-02, AMB-12',
    },
    {
      key: 'requested',
      header: 'Requested rate',
      kind: 'money',
      width: 104,
      help: ['What you ask or mean to ask for.', 'Example: 110.00'],
      handbook: 'CMP-03',
    },
    {
      key: 'walkAway',
      header: 'Walk-away rate',
      kind: 'money',
      width: 104,
      help: ['The least you can work for. It never leaves this workbook.', 'Example: 90.00'],
      handbook: 'WALK-14',
    },
    {
      key: 'source',
      header: 'Source',
      kind: 'text',
      width: 170,
      help: ['Where the figure comes from.', 'Example: fee schedule of July 2025'],
    },
    { key: 'notes', header: 'Notes', kind: 'long-text', width: 200, help: ['Never a client name.'] },
    {
      key: 'used',
      header: 'Rate used',
      kind: 'money',
      width: 104,
      help: ['Worked out: the average allowed where you typed one, else the contracted rate.'],
      handbook: 'AMB-13',
      formula: (at) => {
        const [allowed, contracted] = [
          `${at('allowed')}1:${at('allowed')}`,
          `${at('contracted')}1:${at('contracted')}`,
        ];
        const rate = `IF(${allowed}<>"";${allowed};${contracted})`;
        // Zero or less is no rate (AMB-32): as text it counts in no sum, and functions name it.
        return (
          `=ARRAYFORMULA(IF(ROW(${contracted})=1;"Rate used";` +
          `IF(ISNUMBER(${rate})*(${rate}<=0)>0;${rate}&" is no rate";${rate})))`
        );
      },
    },
    {
      key: 'countsNow',
      header: 'Counts now',
      kind: 'text',
      width: 90,
      help: [
        'Worked out: of several rates for a payer and code, the one in force on the Figures as of date (Practice).',
        'One for your Clinician type goes before one without a level; those of other levels do not count.',
      ],
      handbook: 'AMB-13',
      formula: (at, { practice }) => {
        const column = (key: RateKey) => `${at(key)}1:${at(key)}`;
        const inForce =
          `RATE_IN_FORCE(${column('payer')};${column('code')};${practice('asOf')};${column('payer')};${column('code')};` +
          `${column('effective')};IF(${column('used')}="";"";ROW(${column('payer')}));${practice('clinician')};${column('level')})`;
        return (
          `=ARRAYFORMULA(IF(ROW(${column('payer')})=1;"Counts now";IF(${column('payer')}="";"";` +
          `IF(${inForce}=ROW(${column('payer')});"yes";"no"))))`
        );
      },
    },
  ],
};
