import { formatPercent } from '../../domain/money.ts';
import type { InputTable, Row, Slip } from './column.ts';

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

/** Together they are what a payer denied or cut. */
const CUT = ['denied', 'downcoded', 'adjusted'] as const;
const PAYMENTS = ['payerPaid', 'clientShare'] as const;

const whole = (letter: string) => `${letter}1:${letter}`;

/** The sum of the parts that are there; blank without any, and where one cannot be read: without it the sum would be too small. */
function sumOf(parts: readonly string[], isRead: (part: string) => string): string {
  const unread = parts.map((part) => `(${part}<>"")*(ISNUMBER(${part})*(${isRead(part)})=0)`).join('+');
  const there = parts.map((part) => `ISNUMBER(${part})`).join('+');
  const sum = parts.map((part) => `IF(ISNUMBER(${part});${part};0)`).join('+');
  return `IFERROR(IF((${unread}>0)+(${there}=0)>0;"";${sum});"")`;
}

const COUNTS = ['submitted', 'firstPass', 'visits', 'clients', ...CUT] as const;

function slipsOf(row: Row<ClaimKey>): Slip<ClaimKey>[] {
  const slips: Slip<ClaimKey>[] = [];
  const [from, to, submitted] = [row.text('from'), row.text('to'), row.number('submitted')];
  if (from !== '' && to !== '' && to < from) {
    const says = 'the period ends before it begins, so the row does not count. Type both days again.';
    slips.push({ at: 'to', says, unread: [] });
  }
  for (const key of COUNTS) {
    const number = row.number(key) ?? 0;
    if (number <= 0 || number >= 1) continue;
    const says = `${formatPercent(number)} is a share. Type how many, or clear the cell.`;
    slips.push({ at: key, says, unread: CUT.some((part) => part === key) ? CUT : [key] });
  }
  const cut = CUT.reduce((sum, key) => sum + (row.number(key) ?? 0), 0);
  if (submitted !== null && submitted >= 1 && cut > submitted) {
    const says = `denied, downcoded and adjusted are ${cut} together, more than the ${submitted} submitted, so they do not count. Type them again.`;
    slips.push({ at: 'submitted', says, unread: CUT });
  }
  return slips;
}

/** Totals of a payer over a period: sums and counts only, never a claim and never a client (AMB-28). */
export const claims: InputTable<ClaimKey> = {
  id: 'claims',
  title: 'Claims',
  about: 'What each payer did with your claims in a period: totals only, never a client.',
  keyColumn: 'payer',
  frozenColumns: 1,
  together: [CUT, PAYMENTS],
  slips: slipsOf,
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
        const parts = PAYMENTS.map((key) => whole(at(key)));
        return `=ARRAYFORMULA(IF(ROW(${parts[0]})=1;"Allowed";${sumOf(parts, (part) => `${part}>=0`)}))`;
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
        const parts = CUT.map((key) => whole(at(key)));
        // A part of one claim is a share that was typed where a number belongs.
        const sum = sumOf(parts, (part) => `(${part}=0)+(${part}>=1)>0`);
        const submitted = whole(at('submitted'));
        return (
          `=ARRAYFORMULA(IF(ROW(${parts[0]})=1;"Denied or cut";LET(cut;${sum};` +
          `IF(IFERROR(ISNUMBER(cut)*ISNUMBER(${submitted})*(cut>${submitted});0)>0;"Check: more than submitted";cut))))`
        );
      },
    },
  ],
};
