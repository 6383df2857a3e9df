/** What the sample practice has in the tabs besides payers and rates. Made up throughout; periods follow today. */
import { addDays, type Quarter, quarterBefore } from '../../src/domain/calendar/index.ts';

export type SampleRow = Readonly<Record<string, string>>;

export interface SampleTable {
  id: string;
  title: string;
  rows: readonly SampleRow[];
}

/** Facts of the Practice tab: what it offers, and what a session costs it, about $95. */
export const sampleCosts: SampleRow = {
  'What you are': 'a two-clinician outpatient practice in Burlington',
  'In practice since': '2012',
  Niches: 'trauma, children and families',
  'Special method': 'EMDR',
  'For whom': 'adults with trauma',
  'Their share of your clients': '45%',
  'Languages besides English': 'Spanish',
  'Share of clients seen in them': '18%',
  'Evening or weekend hours': 'Tuesday and Thursday evenings until 8',
  Certifications: 'EMDR certified, 2025',
  'Practices nearby that take new clients': '3',
  'Counted in': 'ZIP 05401',
  'Counted how and when': 'directory listings, last month',
  'News since the last update':
    'Openings for new clients on weekday mornings\nOne of us has completed EMDR certification',
  'State regulator': 'the Vermont Department of Financial Regulation',
  'What clients are offered':
    'Stay with us out of network, with an itemized bill for your plan\nChange to a clinician in the network; we help you find one',
  'Sessions a year': '1800',
  'Minutes a session': '55',
  'Clinician pay an hour': '52',
  'Hours with clients a year': '1650',
  'Other paid hours a year': '500',
  'Payroll taxes and benefits': '12%',
  'Office hours a year': '520',
  'Cost of an office hour': '28',
  'Overhead a year': '32000',
  'Margin you need': '10%',
};

/** Claims of a quarter: submitted, first pass, denied, downcoded, adjusted, clients, payer paid, client share, days, fastest and slowest tenth. */
type Claims = readonly [number, number, number, number, number, number, number, number, number, number, number];

const LAST_QUARTER: Readonly<Record<string, Claims>> = {
  'Insurer A': [131, 124, 5, 1, 1, 34, 14010, 3290, 24, 15, 33],
  'Insurer B': [108, 84, 14, 5, 5, 22, 9880, 2170, 47, 18, 71],
  'Insurer C': [85, 81, 3, 0, 1, 24, 9210, 1690, 22, 14, 30],
  'Insurer D': [68, 66, 2, 0, 0, 20, 8320, 1580, 19, 12, 27],
  'Insurer E': [41, 33, 5, 2, 1, 12, 5190, 910, 52, 21, 83],
};

const QUARTER_BEFORE: Readonly<Record<string, Claims>> = {
  'Insurer A': [128, 122, 4, 1, 1, 33, 13700, 3200, 23, 15, 31],
  'Insurer B': [112, 92, 12, 4, 4, 24, 10240, 2240, 42, 18, 64],
  'Insurer C': [82, 79, 2, 0, 1, 23, 8870, 1640, 21, 14, 29],
  'Insurer D': [65, 63, 2, 0, 0, 19, 7950, 1510, 19, 12, 26],
  'Insurer E': [39, 32, 4, 2, 1, 12, 4930, 870, 49, 20, 80],
};

function claimsOf({ from, to, name }: Quarter, claims: Readonly<Record<string, Claims>>): SampleRow[] {
  return Object.entries(claims).map(
    ([payer, [submitted, firstPass, denied, downcoded, adjusted, clients, paid, share, days, fast, slow]]) => ({
      Payer: payer,
      From: from,
      To: to,
      'Claims submitted': String(submitted),
      'Paid at first pass': String(firstPass),
      Denied: String(denied),
      Downcoded: String(downcoded),
      Adjusted: String(adjusted),
      Sessions: String(submitted),
      Clients: String(clients),
      'Payer paid': String(paid),
      'Client share': String(share),
      'Days to payment': String(days),
      'Fastest tenth, days': String(fast),
      'Slowest tenth, days': String(slow),
      'Session to payment, days': String(days + 4),
      Source: `billing report, ${name}`,
    }),
  );
}

export function sampleTables(today: string): SampleTable[] {
  const last = quarterBefore(today);
  const before = quarterBefore(last.from);
  return [
    {
      id: 'claims',
      title: 'Claims',
      rows: [...claimsOf(before, QUARTER_BEFORE), ...claimsOf(last, LAST_QUARTER)],
    },
    {
      id: 'outcomes',
      title: 'Outcomes',
      rows: [
        {
          Measure: 'Attendance',
          Number: '842',
          'Out of': '916',
          From: before.from,
          To: last.to,
          Source: 'appointment report',
        },
        { Measure: 'Wait for a first appointment', Number: '9', From: last.from, To: last.to, Source: 'intake list' },
        {
          Measure: 'Improved on PHQ-9',
          Number: '41',
          'Out of': '56',
          From: before.from,
          To: last.to,
          Source: 'outcome summary',
        },
        {
          Measure: 'Treatment completed',
          Number: '29',
          'Out of': '38',
          From: before.from,
          To: last.to,
          Source: 'discharge list',
        },
      ],
    },
    {
      id: 'benchmarks',
      title: 'Benchmarks',
      rows: [
        {
          Source: 'Sample regional survey',
          'Kind of source': 'Aggregated survey',
          'CPT code': '90834',
          'What it is': 'allowed',
          'From amount': '104',
          'To amount': '124',
          Region: 'Northern New England',
          License: 'Psychologist',
          Setting: 'office',
          'As of': addDays(last.from, -200),
          'How many took part': '38',
          'May be shared': 'yes',
        },
        {
          Source: 'Sample regional survey',
          'Kind of source': 'Aggregated survey',
          'CPT code': '90837',
          'What it is': 'allowed',
          'From amount': '150',
          'To amount': '181',
          Region: 'Northern New England',
          License: 'Psychologist',
          Setting: 'office',
          'As of': addDays(last.from, -200),
          'How many took part': '38',
          'May be shared': 'yes',
        },
      ],
    },
    {
      id: 'contacts',
      title: 'Contacts',
      rows: [
        {
          Payer: 'Insurer B',
          Title: 'Contract manager',
          Department: 'Provider contracting',
          Region: 'New England',
          'Can approve rates?': 'yes',
          Email: 'contracting@insurer-b.example',
          'Best way to reach': 'email',
          'How they respond': 'slow to respond',
        },
        {
          Payer: 'Insurer A',
          Department: 'Provider relations',
          'Can approve rates?': 'no',
          Phone: '800-555-0117',
          'Best way to reach': 'phone',
          'How they respond': 'responsive',
        },
      ],
    },
    {
      id: 'communications',
      title: 'Communications',
      rows: [
        {
          Date: addDays(today, -20),
          Payer: 'Insurer B',
          How: 'call',
          'From whom': 'us',
          'With whom': 'Provider relations',
          'What was said or sent': 'Asked who decides on rates; given the contracting address',
        },
      ],
    },
  ];
}

/** A request that was settled: the new rates hold since the last quarter began, so that there is something to compare. */
export function sampleSettled(today: string): SampleRow {
  const { from } = quarterBefore(today);
  return {
    'Insurer Name': 'Insurer D',
    'Contract Representative Name & Title': 'Network manager',
    'Date of Initial Request': addDays(from, -120),
    'CPT Codes Requested for Review': '90834, 90837',
    'Current Rate per Code': '90834: 114.00; 90837: 166.00',
    'Requested Rate per Code': '90834: 126.00; 90837: 184.00',
    'Response Received?': 'Y',
    'Date of Response': addDays(from, -75),
    'Nature of Response': 'Partial approval',
    'Notes / Next Steps': 'Agreed by email; ask again in two years.',
    Status: 'Closed',
    'Agreed Rate per Code': '90834: 121.00; 90837: 178.00',
    'Agreed Rates From': from,
  };
}
