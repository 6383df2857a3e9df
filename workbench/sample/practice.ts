/**
 * The sample practice: made up throughout, and only ever in the workbench. A psychology practice in Burlington, Vermont,
 * with the six-month averages of EX-06 for Insurers A, B and C; D and E pay more, so that the five together stand in
 * every corner of the performance grid (GRID-01..04).
 */

export const samplePracticeFacts = {
  practiceName: 'Sample Psychology Practice',
  signer: 'A. Sample',
  credentials: 'PsyD, Licensed Psychologist',
  npi: '1234567893',
  phone: '802-555-0142',
  email: 'office@sample-practice.example',
  zip: '05401',
  clinician: 'Psychologist',
  setting: 'office',
} as const;

export interface SamplePayer {
  name: string;
  type: string;
  inNetworkSince: number;
  renewal: string | null;
  noticeDays: number;
  rateBasis: string;
  confidential: 'yes' | 'no' | 'unknown';
  /** Friction: below 5 is little, above 15 much (AMB-15). */
  minutesPerClaim: number;
  unpredictable: 'yes' | 'no';
  /** Further facts of its row in Payers, by heading. */
  facts?: Readonly<Record<string, string>>;
  /** Code -> [contracted, average allowed or null, sessions a year]. */
  rates: Readonly<Record<string, readonly [contracted: number, allowed: number | null, sessions: number]>>;
}

const COMMERCIAL = 'Commercial';

export const samplePayers: readonly SamplePayer[] = [
  {
    // Low pay, low friction.
    name: 'Insurer A',
    type: COMMERCIAL,
    inNetworkSince: 2015,
    renewal: '2027-01-01',
    noticeDays: 90,
    rateBasis: 'fixed dollars',
    confidential: 'no',
    minutesPerClaim: 4,
    unpredictable: 'no',
    rates: {
      '90791': [140, 138, 24],
      '90832': [81, null, 30],
      '90834': [114, 112.5, 210],
      '90837': [161, 159.5, 240],
      '90847': [104, null, 20],
    },
  },
  {
    // Low pay, high friction.
    name: 'Insurer B',
    type: 'Behavioral health manager',
    inNetworkSince: 2017,
    renewal: '2027-04-15',
    noticeDays: 120,
    rateBasis: 'fixed dollars',
    confidential: 'yes',
    minutesPerClaim: 24,
    unpredictable: 'yes',
    facts: {
      'Contract began': '2017-04-15',
      'Renews every, years': '1',
      'Renews by itself': 'yes',
      'Termination clause': 'section 8.2, without cause',
      'Duties when it ends': 'finish authorized episodes, 90 days at most',
      'May change terms alone': 'yes',
      'Days to submit claims': '90',
      'Takes back for, months': '24',
      'Last increase': '2021-07-01',
      Clients: '22',
      'Members in 12 months': '41',
      'Session limits too tight': 'no',
      'Takes money back': 'yes',
      'Few others here': 'yes',
      'Clients would stay': 'no',
      'Unique service': 'yes',
      'Hours easily filled': 'yes',
      'Have out-of-network benefits': '6',
      'Last day in network': '2027-04-14',
      'Clients who would stay': '15%',
      'What they would pay': '120',
      'Freed hours refilled': '70%',
      'What a refilled session brings': '128',
    },
    rates: {
      '90791': [124, 123, 28],
      '90832': [66, null, 15],
      '90834': [94.5, 94, 220],
      '90837': [138, 136.5, 170],
    },
  },
  {
    // Low pay, low friction.
    name: 'Insurer C',
    type: COMMERCIAL,
    inNetworkSince: 2019,
    renewal: null,
    noticeDays: 60,
    rateBasis: 'unknown',
    confidential: 'no',
    minutesPerClaim: 5,
    unpredictable: 'no',
    rates: {
      '90791': [132, 132, 18],
      '90834': [106, 105, 160],
      '90837': [155, 153.25, 150],
      '90847': [98, null, 12],
    },
  },
  {
    // High pay, low friction.
    name: 'Insurer D',
    type: COMMERCIAL,
    inNetworkSince: 2020,
    renewal: '2027-07-01',
    noticeDays: 90,
    rateBasis: 'fixed dollars',
    confidential: 'no',
    minutesPerClaim: 3,
    unpredictable: 'no',
    rates: {
      '90791': [182, 180.5, 16],
      '90832': [91, null, 10],
      '90834': [121, 120.25, 120],
      '90837': [178, 176, 110],
      '90847': [118, null, 14],
    },
  },
  {
    // High pay, high friction.
    name: 'Insurer E',
    type: COMMERCIAL,
    inNetworkSince: 2022,
    renewal: '2026-12-31',
    noticeDays: 90,
    rateBasis: 'percent of Medicare',
    confidential: 'unknown',
    minutesPerClaim: 28,
    unpredictable: 'yes',
    rates: {
      '90791': [188, 186, 12],
      '90834': [126, 124.5, 80],
      '90837': [184, 181, 70],
    },
  },
];

export const sampleRequest = {
  payer: 'Insurer B',
  contact: 'Contract manager, network contracting',
  contactInfo: 'contracting@insurer-b.example',
  lines: [
    { code: '90834', current: 94.5, requested: 110 },
    { code: '90837', current: 138, requested: 160 },
    { code: '90791', current: 124, requested: 150 },
  ],
} as const;
