import { clinicians } from '../../domain/medicare/index.ts';
import type { FactSheet, Row, Slip } from './column.ts';

export type PracticeKey =
  | 'practiceName'
  | 'signer'
  | 'credentials'
  | 'license'
  | 'npi'
  | 'address'
  | 'phone'
  | 'email'
  | 'zip'
  | 'clinician'
  | 'setting'
  | 'year'
  | 'asOf'
  | 'opening'
  | 'closing'
  | 'periodFrom'
  | 'periodTo'
  | 'about'
  | 'inPracticeSince'
  | 'niches'
  | 'technique'
  | 'population'
  | 'populationShare'
  | 'languages'
  | 'languageShare'
  | 'hours'
  | 'certifications'
  | 'accepting'
  | 'acceptingArea'
  | 'acceptingSource'
  | 'underserved'
  | 'news'
  | 'regulator'
  | 'cleanClaimDays'
  | 'localStandards'
  | 'clientOptions'
  | 'sessionsYear'
  | 'sessionMinutes'
  | 'clinicianHourly'
  | 'clinicalHours'
  | 'nonbillableHours'
  | 'payrollShare'
  | 'adminHours'
  | 'adminHourly'
  | 'overhead'
  | 'costClinical'
  | 'costNonbillable'
  | 'costAdmin'
  | 'costOverhead'
  | 'costPerSession'
  | 'margin'
  | 'sustainableRate';

/** An amount over the sessions of the year; blank until every part is typed. */
function perSession(amount: string, cell: (key: PracticeKey) => string, ...parts: readonly PracticeKey[]): string {
  const known = [...parts, 'sessionsYear' as const].map((key) => `ISNUMBER(${cell(key)})`).join(';');
  return `=IF(AND(${known};${cell('sessionsYear')}>0);${amount}/${cell('sessionsYear')};"")`;
}

/** What the cost of a session cannot be worked out from. */
function slipsOf(facts: Row<PracticeKey>): Slip<PracticeKey>[] {
  const slips: Slip<PracticeKey>[] = [];
  const says = (at: PracticeKey, words: string) => slips.push({ at, says: words, unread: [] });
  if (facts.number('sessionsYear') === 0) {
    says('sessionsYear', 'with 0 sessions there is no cost of a session. Type how many a year, or clear the cell.');
  }
  if ((facts.number('payrollShare') ?? 0) > 1) {
    says('payrollShare', 'it is more than the pay itself. Type a share like 10%, or clear the cell.');
  }
  if ((facts.number('adminHours') ?? 0) > 0 && facts.text('adminHourly') === '') {
    says('adminHourly', 'the cost of an office hour is missing, so the cost of a session cannot be worked out.');
  }
  return slips;
}

export const practice: FactSheet<PracticeKey> = {
  id: 'practice',
  title: 'Practice',
  about: 'Who you are, where you work, and what letters say about you.',
  slips: slipsOf,
  facts: [
    { key: 'practiceName', label: 'Practice name', kind: 'text', help: 'As payers know it. It heads your letters.' },
    { key: 'signer', label: 'Letters signed by', kind: 'text', help: 'Your name, as it stands under a letter.' },
    { key: 'credentials', label: 'Credentials', kind: 'text', help: 'For example: PsyD, Licensed Psychologist.' },
    { key: 'license', label: 'License number', kind: 'identifier', help: 'Optional. Printed under the signature.' },
    { key: 'npi', label: 'NPI', kind: 'identifier', help: 'Payers find your contract by it. Ten digits.' },
    { key: 'address', label: 'Address', kind: 'text', help: 'Optional. Street, city, state, ZIP on one line.' },
    { key: 'phone', label: 'Phone', kind: 'identifier', help: 'Where the payer reaches you.' },
    { key: 'email', label: 'Email', kind: 'text', help: 'Where the payer reaches you.' },
    {
      key: 'zip',
      label: 'Office ZIP code',
      kind: 'identifier',
      help: 'Medicare pays by area. This ZIP decides which amounts are yours.',
      handbook: 'BEN-02',
    },
    {
      key: 'clinician',
      label: 'Clinician type',
      kind: 'choice',
      choices: clinicians().map(({ key }) => key),
      help: 'Medicare pays some licenses 75% or 85% of its schedule. Psychologists and physicians: 100%.',
      handbook: 'AMB-39',
    },
    {
      key: 'setting',
      label: 'Setting',
      kind: 'choice',
      choices: ['office', 'facility'],
      help: 'Office, unless you see clients in a hospital or other facility.',
      handbook: 'AMB-39',
    },
    {
      key: 'year',
      label: 'Medicare schedule year',
      kind: 'year',
      help: 'The fee schedule your figures are compared with.',
      handbook: 'BEN-07',
    },
    {
      key: 'asOf',
      label: 'Figures as of',
      kind: 'date',
      help: 'Of two rates for one payer and code, the latest in effect on this day counts.',
    },
    {
      key: 'periodFrom',
      label: 'Scorecard period from',
      kind: 'date',
      help: 'First day of the period that the scorecard looks at. A quarter, about 90 days, is usual.',
      handbook: 'SC-03, AMB-24',
      since: 2,
    },
    {
      key: 'periodTo',
      label: 'Scorecard period to',
      kind: 'date',
      help: 'Last day of that period. Rows of Claims within it count.',
      handbook: 'SC-03, AMB-24',
      since: 2,
    },
    {
      key: 'opening',
      label: 'Standard opening',
      kind: 'long-text',
      help: 'Optional. Your own first sentence in letters.',
    },
    {
      key: 'closing',
      label: 'Standard closing',
      kind: 'long-text',
      help: 'Optional. Your own last sentence in letters.',
    },
    {
      key: 'about',
      label: 'What you are',
      kind: 'text',
      help: 'To be read after “We are”. For example: a three-clinician outpatient practice in Burlington.',
      handbook: 'LTR-01',
      section: 'What you offer, for letters',
      since: 2,
    },
    {
      key: 'inPracticeSince',
      label: 'In practice since',
      kind: 'year',
      help: 'The year the practice began.',
      handbook: 'LTR-03',
      since: 2,
    },
    {
      key: 'niches',
      label: 'Niches',
      kind: 'text',
      help: 'Separated by commas: trauma, neuropsychology and testing, bilingual or immigrant care, LGBTQ+ affirming care, children and families, perinatal care, chronic illness and pain, military and veterans.',
      handbook: 'VAL-01',
      since: 2,
    },
    {
      key: 'technique',
      label: 'Special method',
      kind: 'text',
      help: 'A method that few others offer. For example: EMDR.',
      handbook: 'VAL-02',
      since: 2,
    },
    {
      key: 'population',
      label: 'For whom',
      kind: 'text',
      help: 'The people you use it for. For example: adults with trauma.',
      handbook: 'VAL-02',
      since: 2,
    },
    {
      key: 'populationShare',
      label: 'Their share of your clients',
      kind: 'ratio',
      help: 'For example: 65%.',
      handbook: 'VAL-02',
      since: 2,
    },
    {
      key: 'languages',
      label: 'Languages besides English',
      kind: 'text',
      help: 'Separated by commas. For example: Spanish.',
      handbook: 'VAL-09',
      since: 2,
    },
    {
      key: 'languageShare',
      label: 'Share of clients seen in them',
      kind: 'ratio',
      help: 'For example: 40%.',
      handbook: 'VAL-10',
      since: 2,
    },
    {
      key: 'hours',
      label: 'Evening or weekend hours',
      kind: 'text',
      help: 'For example: Tuesday and Thursday evenings until 8.',
      handbook: 'VAL-05, VAL-09',
      since: 2,
    },
    {
      key: 'certifications',
      label: 'Certifications',
      kind: 'text',
      help: 'Separated by semicolons, with the year. For example: EMDR certified, 2025.',
      handbook: 'LTR-10, TIME-06',
      since: 2,
    },
    {
      key: 'accepting',
      label: 'Practices nearby that take new clients',
      kind: 'count',
      help: 'How many you counted, yours included. It makes “one of three in the area”.',
      handbook: 'VAL-03, VAL-04',
      since: 2,
    },
    {
      key: 'acceptingArea',
      label: 'Counted in',
      kind: 'text',
      help: 'The area of that count. For example: ZIP 05401.',
      handbook: 'VAL-03',
      since: 2,
    },
    {
      key: 'acceptingSource',
      label: 'Counted how and when',
      kind: 'text',
      help: 'For example: directory listings, May 2026.',
      handbook: 'VAL-03',
      since: 2,
    },
    {
      key: 'underserved',
      label: 'People others turn away',
      kind: 'text',
      help: 'Whom you see that others do not. For example: adolescents with eating disorders.',
      handbook: 'VAL-05, VAL-09',
      since: 2,
    },
    {
      key: 'news',
      label: 'News since the last update',
      kind: 'long-text',
      help: 'One line each, for the short quarterly note to payers.',
      handbook: 'LTR-18, TIME-11',
      since: 2,
    },
    {
      key: 'regulator',
      label: 'State regulator',
      kind: 'text',
      help: 'Optional. The office that oversees insurers in your state. Blank: “your state insurance regulator”.',
      handbook: 'AMB-30',
      since: 2,
    },
    {
      key: 'cleanClaimDays',
      label: 'Clean claims paid within, business days',
      kind: 'count',
      help: 'What you ask for in letters. 15 is common; check what your state’s law says.',
      handbook: 'ASK-08, AMB-29',
      since: 2,
    },
    {
      key: 'localStandards',
      label: 'Local rules to cite',
      kind: 'long-text',
      help: 'One line each, with the source: access standards, prompt-pay or parity rules.',
      handbook: 'FUP-16',
      since: 2,
    },
    {
      key: 'clientOptions',
      label: 'What clients are offered',
      kind: 'long-text',
      help: 'If you leave a payer, one line each: sliding-scale places, superbills, referrals.',
      handbook: 'EXIT-08, EXIT-12',
      since: 2,
    },
    {
      key: 'sessionsYear',
      label: 'Sessions a year',
      kind: 'count',
      help: 'All sessions of the practice, all payers. 25 a week over 48 weeks are 1,200.',
      handbook: 'COST-01',
      section: 'What a session costs you',
      since: 2,
    },
    {
      key: 'sessionMinutes',
      label: 'Minutes a session',
      kind: 'count',
      help: 'With the client and for the note. For example: 55.',
      handbook: 'WALK-02',
      since: 2,
    },
    {
      key: 'clinicianHourly',
      label: 'Clinician pay an hour',
      kind: 'money',
      help: 'What an hour of the clinician is paid; your own pay if you work alone.',
      handbook: 'COST-01',
      since: 2,
    },
    {
      key: 'clinicalHours',
      label: 'Hours with clients a year',
      kind: 'count',
      help: 'Hours in sessions.',
      handbook: 'COST-01',
      since: 2,
    },
    {
      key: 'nonbillableHours',
      label: 'Other paid hours a year',
      kind: 'count',
      help: 'Notes, supervision, no-shows: hours that nobody pays you for.',
      handbook: 'COST-01',
      since: 2,
    },
    {
      key: 'payrollShare',
      label: 'Payroll taxes and benefits',
      kind: 'ratio',
      help: 'As a share of clinician pay. For example: 10%.',
      handbook: 'COST-01',
      since: 2,
    },
    {
      key: 'adminHours',
      label: 'Office hours a year',
      kind: 'count',
      help: 'Billing, calls, authorizations, scheduling.',
      handbook: 'COST-01',
      since: 2,
    },
    {
      key: 'adminHourly',
      label: 'Cost of an office hour',
      kind: 'money',
      help: 'With taxes and benefits. Your own hour counts too, at what you would pay somebody.',
      handbook: 'COST-05',
      since: 2,
    },
    {
      key: 'overhead',
      label: 'Overhead a year',
      kind: 'money-year',
      help: 'Rent, software, insurance, fees. 30% to 50% of revenue is common.',
      handbook: 'COST-01, COST-04',
      since: 2,
    },
    {
      key: 'margin',
      label: 'Margin you need',
      kind: 'ratio',
      help: 'On top of the cost, to reinvest. For example: 10%.',
      handbook: 'COST-03',
      since: 2,
    },
    {
      key: 'costClinical',
      label: 'Step 1: time with clients',
      kind: 'money',
      help: 'Worked out: hours with clients × pay × (1 + payroll share) ÷ sessions.',
      handbook: 'COST-01',
      since: 2,
      formula: (cell) =>
        perSession(
          `${cell('clinicalHours')}*${cell('clinicianHourly')}*(1+${cell('payrollShare')})`,
          cell,
          'clinicalHours',
          'clinicianHourly',
        ),
    },
    {
      key: 'costNonbillable',
      label: 'Step 2: hours nobody pays',
      kind: 'money',
      help: 'Worked out: other paid hours × pay × (1 + payroll share) ÷ sessions.',
      handbook: 'COST-01',
      since: 2,
      formula: (cell) =>
        perSession(
          `${cell('nonbillableHours')}*${cell('clinicianHourly')}*(1+${cell('payrollShare')})`,
          cell,
          'nonbillableHours',
          'clinicianHourly',
        ),
    },
    {
      key: 'costAdmin',
      label: 'Step 3: office work',
      kind: 'money',
      help: 'Worked out: office hours × cost of an office hour ÷ sessions.',
      handbook: 'COST-01',
      since: 2,
      formula: (cell) => perSession(`${cell('adminHours')}*${cell('adminHourly')}`, cell, 'adminHours', 'adminHourly'),
    },
    {
      key: 'costOverhead',
      label: 'Step 4: overhead',
      kind: 'money',
      help: 'Worked out: overhead ÷ sessions.',
      handbook: 'COST-01',
      since: 2,
      formula: (cell) => perSession(cell('overhead'), cell, 'overhead'),
    },
    {
      key: 'costPerSession',
      label: 'Cost of a session',
      kind: 'money',
      help: 'Worked out: the four steps together. A rate at or below it loses money. $75 to $110 for a clinical hour is common.',
      handbook: 'COST-01, COST-02, COST-10',
      since: 2,
      formula: (cell) =>
        `=COST_PER_SESSION(${[
          'sessionsYear',
          'clinicianHourly',
          'clinicalHours',
          'nonbillableHours',
          'adminHours',
          'adminHourly',
          'payrollShare',
          'overhead',
        ]
          .map((key) => cell(key as PracticeKey))
          .join(';')})`,
    },
    {
      key: 'sustainableRate',
      label: 'Rate that carries your margin',
      kind: 'money',
      help: 'Worked out: cost of a session × (1 + margin).',
      handbook: 'COST-03',
      since: 2,
      formula: (cell) => `=IF(ISNUMBER(${cell('costPerSession')});${cell('costPerSession')}*(1+${cell('margin')});"")`,
    },
  ],
};
