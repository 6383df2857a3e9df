import type { InputTable } from './column.ts';

export type ClaimKey =
  | 'payer'
  | 'from'
  | 'to'
  | 'submitted'
  | 'firstPass'
  | 'denied'
  | 'downcoded'
  | 'adjusted'
  | 'visits'
  | 'clients'
  | 'payerPaid'
  | 'clientShare'
  | 'days'
  | 'fastDays'
  | 'slowDays'
  | 'serviceDays'
  | 'source'
  | 'notes'
  | 'allowed'
  | 'cut';

/** Totals of a payer over a period: sums and counts only, never a claim and never a client (AMB-28). */
export const claims: InputTable<ClaimKey> = {
  id: 'claims',
  title: 'Claims',
  about: 'What each payer did with your claims in a period: totals only, never a client.',
  keyColumn: 'payer',
  frozenColumns: 1,
  columns: [
    { key: 'payer', header: 'Payer', kind: 'text', width: 150, help: ['As in the Payers tab.', 'Example: Insurer A'] },
    {
      key: 'from',
      header: 'From',
      kind: 'date',
      width: 100,
      help: ['First day of the period. A quarter at a time works best.', 'Example: 2026-01-01'],
      handbook: 'AMB-24',
    },
    {
      key: 'to',
      header: 'To',
      kind: 'date',
      width: 100,
      help: ['Last day of the period.', 'Example: 2026-03-31'],
      handbook: 'AMB-24',
    },
    {
      key: 'submitted',
      header: 'Claims submitted',
      kind: 'count',
      width: 90,
      help: ['How many claims you sent to this payer.', 'Example: 84'],
      handbook: 'SC-03',
    },
    {
      key: 'firstPass',
      header: 'Paid at first pass',
      kind: 'count',
      width: 90,
      help: ['Claims paid without being touched again: the clean ones.', 'Example: 78'],
      handbook: 'OUT-08',
    },
    {
      key: 'denied',
      header: 'Denied',
      kind: 'count',
      width: 76,
      help: ['Claims denied at first, also those paid later on appeal.', 'Example: 6'],
      handbook: 'SC-03, MIX-03',
    },
    {
      key: 'downcoded',
      header: 'Downcoded',
      kind: 'count',
      width: 90,
      help: ['Claims paid as a lesser code than you billed.', 'Example: 2'],
      handbook: 'SC-03',
    },
    {
      key: 'adjusted',
      header: 'Adjusted',
      kind: 'count',
      width: 80,
      help: ['Claims reduced after you sent them. Leave the contractual write-off out.', 'Example: 1'],
      handbook: 'SC-03, AMB-14',
    },
    {
      key: 'visits',
      header: 'Sessions',
      kind: 'count',
      width: 80,
      help: ['Sessions that these claims are for.', 'Example: 84'],
      handbook: 'MIX-02, MIX-07',
    },
    {
      key: 'clients',
      header: 'Clients',
      kind: 'count',
      width: 76,
      help: ['How many of your clients use this payer. A number, never a name.', 'Example: 14'],
      handbook: 'MIX-07, WALK-05',
    },
    {
      key: 'payerPaid',
      header: 'Payer paid',
      kind: 'money-total',
      width: 110,
      help: ['Dollars from the payer in the period.', 'Example: 7140.00'],
      handbook: 'MIX-01, AMB-13',
    },
    {
      key: 'clientShare',
      header: 'Client share',
      kind: 'money-total',
      width: 110,
      help: ['Dollars that were the clients’ to pay: copayments, coinsurance, deductibles.', 'Example: 1260.00'],
      handbook: 'AMB-13',
    },
    {
      key: 'days',
      header: 'Days to payment',
      kind: 'number',
      width: 90,
      help: ['Average days from the day you sent a claim to the day it was paid.', 'Example: 31'],
      handbook: 'SC-04, AMB-43',
    },
    {
      key: 'fastDays',
      header: 'Fastest tenth, days',
      kind: 'number',
      width: 96,
      help: ['One claim in ten was paid in this many days or fewer. Leave blank if you do not know.', 'Example: 14'],
      handbook: 'AMB-11',
    },
    {
      key: 'slowDays',
      header: 'Slowest tenth, days',
      kind: 'number',
      width: 96,
      help: ['One claim in ten took this many days or more.', 'Example: 52'],
      handbook: 'AMB-11',
    },
    {
      key: 'serviceDays',
      header: 'Session to payment, days',
      kind: 'number',
      width: 110,
      help: ['Average days from the session to the payment. It holds your own billing time too, so no light uses it.'],
      handbook: 'AMB-43',
    },
    {
      key: 'source',
      header: 'Source',
      kind: 'text',
      width: 170,
      help: ['Where the totals come from.', 'Example: billing report of April 3'],
    },
    { key: 'notes', header: 'Notes', kind: 'long-text', width: 200, help: ['Never a client name.'] },
    {
      key: 'allowed',
      header: 'Allowed',
      kind: 'money-total',
      width: 110,
      help: ['Worked out: what the payer paid and the clients’ share together.'],
      handbook: 'AMB-13',
      formula: (at) => {
        const [paid, share] = [at('payerPaid'), at('clientShare')];
        return (
          `=ARRAYFORMULA(IF(ROW(${paid}1:${paid})=1;"Allowed";IF(ISNUMBER(${paid}1:${paid})+ISNUMBER(${share}1:${share})=0;"";` +
          `IF(ISNUMBER(${paid}1:${paid});${paid}1:${paid};0)+IF(ISNUMBER(${share}1:${share});${share}1:${share};0))))`
        );
      },
    },
    {
      key: 'cut',
      header: 'Denied or cut',
      kind: 'count',
      width: 90,
      help: ['Worked out: denied, downcoded and adjusted claims together.'],
      handbook: 'SC-03',
      formula: (at) => {
        const whole = (key: ClaimKey) => `${at(key)}1:${at(key)}`;
        const number = (key: ClaimKey) => `IF(ISNUMBER(${whole(key)});${whole(key)};0)`;
        const parts: ClaimKey[] = ['denied', 'downcoded', 'adjusted'];
        return (
          `=ARRAYFORMULA(IF(ROW(${whole('denied')})=1;"Denied or cut";` +
          `IF(${parts.map((key) => `ISNUMBER(${whole(key)})`).join('+')}=0;"";${parts.map(number).join('+')})))`
        );
      },
    },
  ],
};
