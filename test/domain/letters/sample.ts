/** The sample practice of the letters: made up, in Burlington, with Insurers A to E; and three other practices. */

import { chooseFacts } from '../../../src/domain/letters/chooseFacts.ts';
import { type FactInput, gatherFacts } from '../../../src/domain/letters/fact.ts';
import { type LetterFacts, type LetterLine, noMedicarePrice, parseContact } from '../../../src/domain/letters/facts.ts';
import { describeBasis, medicareAmount } from '../../../src/domain/medicare/index.ts';
import { type OtherRate, otherPayers } from '../../../src/domain/negotiation/otherPayers.ts';
import { serviceLabel } from '../../../src/domain/services.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/domain/thresholds.ts';

/** What the other payers of the sample pay: A, C and D keep no secret of it, E does not say. */
const OTHERS: Readonly<Record<string, readonly OtherRate[]>> = {
  '90791': others(140, 132, 182, 188),
  '90834': others(114, 106, 121, 126),
  '90837': others(161, 155, 178, 184),
};

function others(a: number, c: number, d: number, e: number): OtherRate[] {
  return [
    { payer: 'Insurer A', rate: a, confidential: 'no' },
    { payer: 'Insurer C', rate: c, confidential: 'no' },
    { payer: 'Insurer D', rate: d, confidential: 'no' },
    { payer: 'Insurer E', rate: e, confidential: 'unknown' },
  ];
}

interface Asked {
  readonly code: string;
  readonly current: number | null;
  readonly requested: number | null;
  readonly sessions?: number;
  readonly offered?: number;
}

function sampleLine({ code, current, requested, sessions, offered }: Asked): LetterLine {
  const amount = medicareAmount({ code, place: '05401', on: { year: 2026 } });
  return {
    code,
    label: serviceLabel(code),
    current,
    requested,
    medicare: { dollars: amount.dollars, basis: describeBasis(amount) },
    others: otherPayers(OTHERS[code] ?? [], current),
    sessions,
    offered,
  };
}

const halfYear = { from: '2026-01-01', to: '2026-06-30' };
const year = { from: '2025-07-01', to: '2026-06-30' };
const outcomes = (cell: string) => ({ tab: 'Outcomes', cell, period: halfYear });
const practice = (cell: string) => ({ tab: 'Practice', cell });

/** Everything that a practice could say of itself. */
export const allFigures: readonly FactInput[] = [
  { key: 'wait', days: 9, at: outcomes('D5') },
  { key: 'attendance', attended: 1140, scheduled: 1240, at: outcomes('D6') },
  { key: 'retention', sessionsPerEpisode: 14.2, clients: 64, at: outcomes('D7') },
  { key: 'improvement', measure: 'PHQ-9', improved: 31, clients: 50, at: outcomes('D8') },
  { key: 'completion', planned: 47, clients: 64, at: outcomes('D9') },
  { key: 'conversion', started: 44, referred: 58, at: outcomes('D10') },
  { key: 'newClients', clients: 28, fromPayer: 12, at: outcomes('D11') },
  { key: 'members', clients: 46, at: { tab: 'Claims', cell: 'F4', period: year } },
  { key: 'sessions', sessions: 418, at: { tab: 'Claims', cell: 'G4', period: year } },
  { key: 'firstPass', share: 0.972, claims: 418, at: { tab: 'Claims', cell: 'H4', period: halfYear } },
  { key: 'audit', accuracy: 0.983, records: 60, at: { tab: 'Practice', cell: 'B31', period: halfYear } },
  { key: 'satisfaction', satisfied: 52, clients: 58, at: outcomes('D12') },
  { key: 'hours', text: 'evening hours four days a week', at: practice('B21') },
  { key: 'telehealth', hoursAWeek: 12, at: practice('B22') },
  { key: 'niche', technique: 'EMDR', population: 'adults after trauma', shareOfCaseload: 0.35, at: practice('B23') },
  { key: 'languages', languages: ['English', 'Spanish'], shareOfCaseload: 0.22, at: practice('B24') },
  {
    key: 'scarcity',
    accepting: 4,
    area: 'ZIP 05401',
    found: 'Your provider directory',
    at: { tab: 'Practice', cell: 'B25', period: { from: '2026-07-06', to: '2026-07-06' } },
  },
  { key: 'underserved', population: 'adolescents after a hospital stay', at: practice('B26') },
  { key: 'certification', text: 'EMDR certification', year: 2026, at: practice('B27') },
  { key: 'own', text: 'Two of us teach at the community hospital', priority: 'specialization', at: practice('B28') },
];

const TODAY = '2026-07-14';
const gathered = gatherFacts(allFigures, { today: TODAY, payer: 'Insurer B', limits: DEFAULT_THRESHOLDS });
const chosen = chooseFacts(gathered.facts, 'Commercial', DEFAULT_THRESHOLDS)
  .facts.filter(({ isChosen }) => isChosen)
  .map(({ fact }) => fact);

/** A practice that knows everything, at every stage at once; each template takes what it wants. */
export const sample: LetterFacts = {
  date: TODAY,
  practice: {
    practiceName: 'Lakeside Psychology',
    signer: 'Dr. Alex Morgan',
    credentials: 'PsyD, Licensed Psychologist',
    licenseNumber: '048-0009999',
    npi: '1234567893',
    phone: '802-555-0142',
    email: 'office@lakeside.example',
    address: '12 Main Street, Burlington, VT 05401',
    inNetworkSince: '2017',
  },
  payer: 'Insurer B',
  payerType: 'Commercial',
  contact: parseContact('Jordan Lee, Contract manager', '800-555-0199; jordan.lee@insurer-b.example'),
  about: 'a psychology practice in Burlington, Vermont',
  yearsInPractice: 12,
  lines: [
    sampleLine({ code: '90834', current: 94.5, requested: 110, sessions: 220, offered: 98.5 }),
    sampleLine({ code: '90837', current: 138, requested: 160, sessions: 170 }),
    sampleLine({ code: '90791', current: 124, requested: 150, sessions: 28 }),
  ],
  values: chosen,
  effectiveFrom: '2026-10-01',
  trigger: 'Since our last agreement two of our clinicians have been certified in EMDR',
  options: [
    { kind: 'escalator', share: 0.03 },
    { kind: 'phased', second: '2027-04-01' },
    { kind: 'review in six months' },
  ],
  showYearly: true,
  enclosures: ['practice summary, July 2026', 'Medicare amounts for our area'],
  sent: '2026-05-12',
  followUps: ['2026-05-27', '2026-06-10'],
  callDate: '2026-07-09',
  response: { date: '2026-07-02', nature: 'Denial' },
  renewal: '2026-12-01',
  lastCall: '2026-08-23',
  noticeDays: 90,
  replyBy: '2026-08-14',
  decisionDate: '2026-08-31',
  communications: [
    { date: '2026-05-12', channel: 'email', what: 'Rate review request sent to Jordan Lee' },
    { date: '2026-05-27', channel: 'email', what: 'First follow-up sent' },
    { date: '2026-06-10', channel: 'email', what: 'Second follow-up sent' },
    { date: '2026-07-02', channel: 'letter', what: 'Request declined without a reason' },
    { date: '2026-07-09', channel: 'phone', what: 'Call with Jordan Lee, who named the dispute process' },
  ],
  localStandards: ['The provider manual of Insurer B promises a first appointment within ten business days'],
  regulator: 'the Vermont Department of Financial Regulation',
  friction: { denialRate: 0.09, otherDenialRate: 0.04, days: 41, otherDays: 24, period: 'January to June 2026' },
  lastDay: '2026-11-30',
  clause: 'section 8.2',
  clientOptions: [
    'Stay with us out of network: we give you an itemized bill that you can send to your plan',
    'Stay with us at our fee for people who pay themselves, with an estimate in writing before you decide',
    'Change to a clinician in the network: we help you find one and pass on your records when you ask us to',
    'Take a few more sessions to bring this part of the work to a good end',
  ],
  news: [
    'We have openings for new clients in the mornings',
    'Evening hours are now four days a week',
    'Two clinicians have completed EMDR certification',
  ],
};

/** A figure that nobody has brought up to date for a year. */
export const staleFact = gatherFacts(
  [{ key: 'wait', days: 9, at: { tab: 'Outcomes', cell: 'C5', period: { from: '2025-01-01', to: '2025-06-30' } } }],
  { today: TODAY, payer: 'Insurer B', limits: DEFAULT_THRESHOLDS },
).facts;

/** A practice that has typed next to nothing. */
export const almostNothing: LetterFacts = {
  date: '2026-07-14',
  practice: { practiceName: 'Hill Therapy', signer: '', credentials: '', npi: '', phone: '', email: '' },
  payer: 'Insurer D',
  contact: parseContact(''),
  lines: [{ code: '90837', label: '', current: null, requested: 150, medicare: null, others: otherPayers([], null) }],
  values: [],
};

const nasty =
  '{{payer}} {{{x}}} <b>& "quoted" \'single\' *bold* _under_ [x](javascript:alert(1)) | `code` \u202eright to left\u202c שלום';
/** 5,000 characters in one cell. */
export const long = `${'Long '.repeat(1000)}end`;

/** A practice whose cells are full of what other programs would act on. */
export const hostile: LetterFacts = {
  ...sample,
  practice: {
    ...sample.practice,
    practiceName: `${nasty} Practice`,
    signer: `${nasty} Signer`,
    credentials: long,
    address: nasty,
    opening: `# ${nasty}\n- ${nasty}`,
    closing: `1. ${nasty}\n> ${nasty}`,
  },
  payer: `${nasty} Payer`,
  contact: { name: `${nasty} Contact`, title: nasty, info: '' },
  about: nasty,
  values: [
    { text: long, source: nasty },
    { text: nasty, source: nasty },
  ],
  trigger: nasty,
  lines: sample.lines.map((line) => ({
    ...line,
    label: nasty,
    medicare: null,
    medicareNote: noMedicarePrice(line.code),
  })),
  communications: [{ date: '2026-05-12', channel: nasty, what: nasty }],
  localStandards: [nasty],
  regulator: nasty,
  clause: nasty,
  clientOptions: [nasty, long],
  news: [nasty],
  enclosures: [nasty],
};

/** Facts that fit the stage of each template: a negotiation doesn't stand at every stage at once. */
export function atStage(id: string, facts: LetterFacts): LetterFacts {
  if (['LTR-02', 'LTR-03', 'LTR-04', 'LTR-11', 'LTR-12', 'LTR-01', 'SCR-03', 'OUT-10'].includes(id)) {
    return { ...facts, sent: null, followUps: [], response: null };
  }
  if (['LTR-05', 'LTR-06', 'LTR-07', 'LTR-10', 'LTR-13', 'SCR-05'].includes(id)) return { ...facts, response: null };
  if (id === 'LTR-15' || id === 'LTR-16') {
    return { ...facts, response: { date: '2026-07-02', nature: 'Counteroffer' } };
  }
  if (id === 'LTR-19') {
    return {
      ...facts,
      practice: { ...facts.practice, inNetworkSince: '' },
      lines: facts.lines.map((line) => ({ ...line, current: null, offered: (line.current ?? 0) - 2 })),
    };
  }
  return facts;
}
