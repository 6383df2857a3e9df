/** A small practice as the server would describe it. Nobody's real figures. */
import type { Answer, CommandName, Output } from '../../src/contract.ts';
import type { Answers } from './panel.ts';

export const ok = <N extends CommandName>(value: Output<N>): Answer<N> => ({ ok: true, value });

export const refused = (
  code: string,
  message: string,
  hint: string,
  at: { tab: string; cell: string } | null = null,
) => ({ ok: false as const, code, message, hint, at });

export const VERMONT = {
  zip: '05401',
  locality: '14512-50',
  localityName: 'Vermont, one area statewide',
  spans: false,
  sentence: '05401 is in Medicare area 14512-50.',
};

const BASIS =
  '2026 Medicare allowed amount, Vermont, office, as paid to clinical psychologists (100 % of the fee schedule)';

export const BLANK_PRACTICE = {
  practiceName: '',
  signer: '',
  credentials: '',
  npi: '',
  phone: '',
  email: '',
  zip: '',
  clinician: '',
  setting: 'office',
};

export const PRACTICE = {
  ...BLANK_PRACTICE,
  practiceName: 'Lakeside Psychology',
  signer: 'A. Sample',
  credentials: 'PsyD, Licensed Psychologist',
  npi: '1234567893',
  phone: '802-555-0100',
  email: 'office@example.com',
  zip: '05401',
  clinician: 'Psychologist',
};

const CLINICIANS = [
  { value: 'Psychologist', label: 'Psychologist', percent: 1 },
  { value: 'Clinical social worker', label: 'Clinical social worker (75%)', percent: 0.75 },
];
const PAYER_TYPES = ['Commercial', 'Behavioral health manager', 'Medicaid'];

export const PAYERS = [
  { name: 'Insurer A', type: 'Commercial', renewal: null },
  { name: 'Insurer B', type: 'Behavioral health manager', renewal: null },
  { name: 'Insurer C', type: 'Commercial', renewal: '2026-10-15' },
];

export const TABS: Output<'tabs'>['tabs'] = [
  {
    id: 'rate-comparison',
    title: 'Rate Comparison',
    about: 'Who pays most and least, code by code.',
    kind: 'worked-out',
    state: 'missing',
    missingColumns: [],
  },
  {
    id: 'negotiation-log',
    title: 'Negotiation Log',
    about: 'Each request with its dates and answers.',
    kind: 'type',
    state: 'missing',
    missingColumns: [],
  },
  {
    id: 'rates',
    title: 'Rates',
    about: 'What each payer pays for each code.',
    kind: 'type',
    state: 'incomplete',
    missingColumns: ['Sessions a year'],
  },
  { id: 'practice', title: 'Practice', about: 'Who you are.', kind: 'type', state: 'here', missingColumns: [] },
  {
    id: 'payers',
    title: 'Payers',
    about: 'Who pays you.',
    kind: 'type',
    state: 'here',
    missingColumns: [],
    example: true,
  },
  {
    id: 'start',
    title: 'Start',
    about: 'What is due and what stands out.',
    kind: 'worked-out',
    state: 'here',
    missingColumns: [],
  },
];

const tab = (
  id: string,
  title: string,
  about: string,
  kind: Output<'tabs'>['tabs'][number]['kind'],
  missingColumns: string[] = [],
): Output<'tabs'>['tabs'][number] => ({
  id,
  title,
  about,
  kind,
  state: missingColumns.length > 0 ? 'incomplete' : 'here',
  missingColumns,
  ...(kind === 'type' && !['practice', 'negotiation-log'].includes(id) ? { example: true } : {}),
});

/** As many as there will be, all here, one with columns gone. */
export const TWENTY_TABS: Output<'tabs'>['tabs'] = [
  tab('start', 'Start', 'What is due, what stands out, and how complete the facts are.', 'worked-out'),
  tab('practice', 'Practice', 'Who you are, where, and what a session costs you.', 'type'),
  tab('payers', 'Payers', 'Who pays you, under what terms.', 'type'),
  tab('rates', 'Rates', 'What each payer pays for each code.', 'type', ['Sessions a year', 'Average allowed']),
  tab('claims', 'Claims', 'Sums of claims by payer and quarter. Never a client.', 'type'),
  tab('medicare', 'Medicare', 'What Medicare allows for your codes where you are.', 'worked-out'),
  tab('rate-comparison', 'Rate Comparison', 'Who pays most and least, code by code.', 'worked-out'),
  tab('scorecard', 'Scorecard', 'Five lights and a grade for each payer.', 'worked-out', ['Grade']),
  tab('payer-mix', 'Payer Mix', 'Revenue, caseload and office work side by side.', 'worked-out'),
  tab('negotiation-log', 'Negotiation Log', 'One row a request: what you asked, when, and what came back.', 'type'),
  tab('communications', 'Communications', 'Every letter, call and answer, with its date.', 'type'),
  tab('contacts', 'Contacts', 'Who decides at each payer.', 'type'),
  tab('outcomes', 'Outcomes', 'What your work shows, in figures.', 'type'),
  tab('benchmarks', 'Benchmarks', 'Other sources of rates, each with where it is from.', 'type'),
  tab('summary', 'Summary', 'One printed page: where you stand and what you need.', 'worked-out'),
  tab('results', 'Results', 'What changed after signing.', 'worked-out'),
  tab('payer-review', 'Payer Review', 'Whether a payer is worth keeping, for you to decide.', 'worked-out'),
  tab('exit-plan', 'Exit Plan', 'What leaving would cost and free, with its dates.', 'worked-out'),
  tab('scorecard-history', 'Scorecard History', 'A quarter’s grades, kept on request.', 'worked-out'),
  tab('thresholds', 'Thresholds', 'Every number a rule uses, with its source.', 'settings'),
  tab('functions', 'Functions', 'What each formula does, with an example.', 'settings'),
];

const LETTER_HTML = `<p>May 12, 2026</p><p>Provider contracting<br>Insurer C</p>
<p><strong>Re: Rate review for 90834 and 90837, NPI 1234567893</strong></p>
<p>We have cared for your members in Burlington as an in-network practice since 2017, and we value the way we work together.</p>
<p>We are asking for the following rates:</p>
<table><tr><th>Code</th><th>Now</th><th>Requested</th></tr><tr><td>90834</td><td>$105.00</td><td>$116.00</td></tr>
<tr><td>90837</td><td>$155.00</td><td>$170.00</td></tr></table>
<p>Our present rate for 90834 is 7.8% below the Medicare amount.</p>
<p>We would welcome a call in the next two to three weeks to talk this through.</p>`;

/** One that blocks and one that may be passed. */
export const FINDINGS: Output<'previewLetter'>['findings'] = [
  {
    rule: 'person',
    message: 'This looks like a date of birth.',
    place: 'born 04/05/1988',
    suggestion: 'Take it out.',
    blocks: true,
  },
  {
    rule: 'emotional',
    message: '“Unfair” argues with feeling.',
    place: 'an unfair rate',
    suggestion: 'Say: a rate 7.8% below Medicare.',
    blocks: false,
  },
];

export const LETTER: Output<'previewLetter'> = {
  payer: 'Insurer C',
  title: 'Rate request letter',
  html: LETTER_HTML,
  needs: [
    {
      message: 'Payers has no year for “In network since”. With it, the letter says how long you have worked together.',
      at: { tab: 'payers', cell: 'C4' },
      level: 'better',
    },
  ],
  facts: [
    { text: '90834: $105.00 now, $116.00 asked', source: 'Negotiation Log, row 5' },
    { text: 'Medicare allows $113.90 for 90834', source: BASIS },
  ],
  template: 'LTR-02',
  subject: 'Rate review request, CPT 90834, NPI 1234567893',
  text: 'Dear Provider Contracting team,',
  mail: 'Dear Provider Contracting team,',
  compose: { to: '', gmail: null, mailto: null },
  findings: [],
  cautions: [],
  sent: null,
  letterUrl: null,
};

type LetterChoices = Output<'letterChoices'>;

const NOWHERE = { facts: false, terms: false, alternatives: false, yearly: false, replyBy: false, enclosures: false };

const template = (
  id: string,
  name: string,
  stage: LetterChoices['templates'][number]['stage'],
  more: Partial<LetterChoices['templates'][number]> = {},
): LetterChoices['templates'][number] => ({
  id,
  name,
  stage,
  form: 'letter',
  purpose: 'Says what it is for in one sentence.',
  trigger: 'When it is due.',
  wants: ['the payer'],
  places: NOWHERE,
  isProposed: false,
  why: '',
  sends: null,
  reader: '',
  letterUrl: null,
  ...more,
});

const fact = (
  id: string,
  text: string,
  source: string,
  cell: string,
  isChosen: boolean,
): LetterChoices['facts'][number] => ({
  id,
  text,
  source,
  at: { tab: 'outcomes', cell },
  isChosen,
  why: isChosen
    ? 'This type of payer looks at access to care first, and it has a figure.'
    : 'It has no figure, and enough facts do.',
});

export const CHOICES: LetterChoices = {
  payer: 'Insurer C',
  line: 'No letter yet.',
  sent: null,
  nextToSend: 'request',
  templates: [
    template('LTR-18', 'Quarterly update', 'rapport'),
    template('LTR-01', 'Opening inquiry', 'opening', { form: 'email' }),
    template('LTR-02', 'Rate request', 'formal ask', {
      isProposed: true,
      why: 'Nothing has been sent yet; this is the full request in six parts.',
      sends: 'request',
      places: { facts: true, terms: true, alternatives: true, yearly: true, replyBy: false, enclosures: true },
    }),
    template('LTR-04', 'Initial rate review request', 'formal ask', {
      isProposed: true,
      why: 'Nothing has been sent yet; this is the request on one page.',
      sends: 'request',
      places: { facts: true, terms: true, alternatives: true, yearly: false, replyBy: false, enclosures: true },
    }),
    template('LTR-05', 'Follow-up email', 'follow-up', { form: 'email', sends: 'first follow-up' }),
    template('LTR-08', 'Escalation request', 'escalation', { sends: 'escalation' }),
    template('EXIT-01', 'Termination notice', 'leaving'),
  ],
  proposed: 'LTR-02',
  advice: '',
  payerNotice: { type: 'Commercial', negotiable: 'yes', says: 'Commercial plans negotiate.', instead: [] },
  to: {
    text: 'Provider contracting',
    why: 'The log names them.',
    at: { tab: 'negotiation-log', cell: 'B5' },
  },
  facts: [
    fact('wait', 'New clients are seen within 9 days', 'Outcomes, cell C2, January to June 2026', 'C2', true),
    fact('attendance', '92% of sessions were attended', 'Outcomes, cell C3, January to June 2026', 'C3', true),
    fact('firstPass', '97% of claims were paid the first time', 'Claims, January to June 2026', 'C4', true),
    fact('niche', 'We treat trauma with EMDR', 'Practice, cell B12', 'B12', false),
    fact('scarcity', 'One of four practices in 05401 that take new clients', 'Practice, cell B14', 'B14', false),
    fact('language', 'We see clients in Spanish', 'Practice, cell B13', 'B13', false),
  ],
  withheld: [
    { reason: 'Fewer than five clients: the figure could point to a person.', at: { tab: 'outcomes', cell: 'C6' } },
  ],
  factAdvice: [],
  options: [
    {
      kind: 'escalator',
      name: 'A yearly increase that compounds',
      isTerm: true,
      caution: '',
      start: { kind: 'escalator', share: 0.03 },
      field: { key: 'share', kind: 'percent', label: 'Increase each year' },
    },
    {
      kind: 'clean claims',
      name: 'Clean claims paid within a number of business days',
      isTerm: true,
      caution: 'State prompt-pay laws differ. Check your state’s before you name a number of days.',
      start: { kind: 'clean claims', businessDays: 15 },
      field: { key: 'businessDays', kind: 'days', label: 'Business days' },
    },
    {
      kind: 'carve-out',
      name: 'Your most-used codes apart from the standard schedule',
      isTerm: true,
      caution: '',
      start: { kind: 'carve-out', codes: ['90834', '90837'] },
      field: { key: 'codes', kind: 'codes', label: 'Codes' },
    },
    {
      kind: 'review in six months',
      name: 'A smaller increase now and a review in six months',
      isTerm: false,
      caution: '',
      start: { kind: 'review in six months' },
      field: null,
    },
  ],
  yearly: { dollars: 6320, text: 'The proposed change comes to $6,320 a year.' },
  replyBy: '2026-06-12',
  enclosures: ['practice summary, May 2026', 'outcome summary'],
  bands: {
    note: 'What guides report of others. It says nothing about what you will get.',
    entries: [{ says: '5% to 25% is realistic', source: 'TheraFocus guide' }],
  },
  problems: [],
};

export const TALKING: Output<'talkingPoints'> = {
  payer: 'Insurer C',
  scripts: [
    {
      id: 'SCR-01',
      name: 'Find the right person',
      trigger: 'You have no name yet.',
      purpose: 'Finds who decides on rates.',
      html: '<p>Hello, this is A. Sample.</p>',
      text: 'Hello, this is A. Sample of Lakeside Psychology.\n\nWho decides on rates for 90834 and 90837?',
      cautions: ['Write down the name and the day.'],
      needs: [],
    },
    {
      id: 'SCR-03',
      name: 'Initial contact',
      trigger: 'You reach the person who decides.',
      purpose: 'Makes the request in a minute.',
      html: '<p>We have been in your network since 2017.</p>',
      text: 'We have been in your network since 2017.',
      cautions: [],
      needs: [
        {
          message: 'Payers has no year for “In network since”.',
          at: { tab: 'payers', cell: 'C4' },
          level: 'better',
        },
      ],
    },
  ],
  replies: [
    {
      id: 'OBJ-01',
      name: '“Not increasing rates at this time”',
      trigger: 'They say: we are not increasing rates at this time.',
      purpose: 'Keeps the door open.',
      html: '<p>I understand. What would make a review possible?</p>',
      text: 'I understand. What would make a review possible?',
      cautions: [],
      needs: [],
    },
  ],
};

export const RESPONSE: Output<'responseForm'> = {
  payer: 'Insurer C',
  sent: '2026-04-23',
  isClosed: false,
  standing: { nature: '', date: null },
  lines: [
    {
      code: '90834',
      label: '45-minute session',
      current: 105,
      requested: 116,
      medicare: 113.9,
      offered: null,
      sessions: 220,
    },
    {
      code: '90837',
      label: '60-minute session',
      current: 155,
      requested: 170,
      medicare: 167,
      offered: null,
      sessions: 260,
    },
  ],
  basis: BASIS,
  limits: { symbolicOffer: 0.02, symbolicGap: 0.3, meaningfulIncrease: 5 },
  agreedAt: { tab: 'negotiation-log', cell: 'R5' },
  statusAt: { tab: 'negotiation-log', cell: 'M5' },
};

const queued = (
  row: number,
  payer: string,
  state: Output<'draftQueue'>['entries'][number]['state'],
  more: Partial<Output<'draftQueue'>['entries'][number]> = {},
): Output<'draftQueue'>['entries'][number] => ({
  row,
  payer,
  template: 'LTR-02',
  name: 'Rate request',
  why: 'Nothing has been sent yet; this is the full request in six parts.',
  state,
  note: '',
  at: null,
  letterUrl: null,
  ...more,
});

export const QUEUE: Output<'draftQueue'> = {
  entries: [
    queued(2, 'Insurer A', 'ready'),
    queued(3, 'Insurer B', 'ready', { template: 'LTR-05', name: 'Follow-up email' }),
    queued(5, 'Insurer C', 'ready'),
    queued(6, 'Insurer D', 'drafted', { letterUrl: 'https://docs.google.com/document/d/d/edit' }),
    queued(7, 'Insurer E', 'blocked', {
      note: 'Practice: the letter needs your NPI. Type it.',
      at: { tab: 'practice', cell: 'B6' },
    }),
    queued(8, 'Insurer F', 'nothing due', { name: '', note: 'Due May 27, 2026.' }),
  ],
};

export const DRAFT: Output<'draftLetter'> = {
  name: 'Insurer C, rate request',
  url: 'https://docs.google.com/document/d/example/edit',
  folder: 'RateCase letters, Insurer C',
  at: { tab: 'negotiation-log', cell: 'N5' },
  summary: '“Insurer C, rate request” is in your Drive, in RateCase letters, Insurer C. Nothing has been sent.',
  undo: {
    id: 'example',
    name: 'Insurer C, rate request',
    url: 'https://docs.google.com/document/d/example/edit',
    was: null,
  },
};

export const HOME_EMPTY: Output<'home'> = {
  stage: 'empty',
  practice: null,
  place: null,
  next: {
    title: 'See where your rates stand',
    text: 'Three short steps: your practice, your payers, their rates. Each is saved as you go.',
    action: 'Begin',
    screen: 'practice',
    row: null,
    payer: null,
    late: 0,
    mayBeAnswered: null,
  },
  comingUp: [],
  standsOut: [],
  counts: { payers: 0, rates: 0, requests: 0 },
  problems: [],
};

export const HOME_WORKING: Output<'home'> = {
  stage: 'working',
  practice: PRACTICE,
  place: VERMONT,
  next: {
    title: 'Write to Insurer C',
    text: 'Your request for 90834 and 90837 is in the log. The wording is ready for you.',
    action: 'Write the letter',
    screen: 'letter',
    row: 5,
    payer: null,
    late: 0,
    mayBeAnswered: null,
  },
  comingUp: [
    {
      on: '2026-05-18',
      late: 0,
      title: 'Insurer A: start preparing',
      text: 'The contract renews October 15, 2026. Ask by July 17, 2026.',
      screen: 'new-request',
      row: null,
      payer: 'Insurer A',
    },
  ],
  standsOut: [
    {
      mark: 'poor',
      title: 'Insurer B pays the least',
      text: '82.6% of Medicare over four codes, by sessions.',
      at: { tab: 'rate-comparison', cell: 'C6' },
    },
    {
      mark: 'good',
      title: 'Insurer A pays most for 90834',
      text: '$112.50, above your own average.',
      at: { tab: 'rate-comparison', cell: 'B6' },
    },
    { mark: 'watch', title: 'Insurer C renews October 15', text: 'Ask by July 17.', at: null },
  ],
  counts: { payers: 3, rates: 6, requests: 1 },
  problems: [
    { message: 'Rates, cell D7: “n/a” is not an amount. Type a rate like 94.00.', at: { tab: 'rates', cell: 'D7' } },
  ],
};

const question = (
  key: string,
  header: string,
  help: string,
  kind: Output<'payerAnswers'>['groups'][number]['questions'][number]['kind'],
  more: { value?: string; fault?: string; example?: string; choices?: string[]; cell?: string } = {},
) => ({
  key,
  header,
  help,
  kind,
  example: more.example ?? '',
  choices: more.choices ?? [],
  value: more.value ?? '',
  fault: more.fault ?? '',
  at: { tab: 'payers', cell: more.cell ?? 'Z3' },
});

export const ABOUT_B: Output<'payerAnswers'> = {
  payers: PAYERS.map(({ name }) => name),
  payer: 'Insurer B',
  row: { tab: 'payers', cell: 'A3' },
  groups: [
    {
      id: 'work',
      title: 'Working with them',
      about: 'Payer Review counts these in its checklist.',
      questions: [
        question(
          'sessionLimits',
          'Session limits too tight',
          'Do its session limits keep you from good care?',
          'yes-no',
          {
            value: 'no',
          },
        ),
        question(
          'clawbacks',
          'Takes money back',
          'Does it deny afterwards, take money back or shift its rules?',
          'yes-no',
        ),
        question(
          'clients',
          'Clients',
          'How many of your clients use this payer now. A number, never a name.',
          'number',
          {
            example: '14',
            fault: 'Payers, cell X3: “many” is not a number. Type a number, or clear the cell.',
            cell: 'X3',
          },
        ),
      ],
    },
    {
      id: 'contract',
      title: 'What the contract says',
      about: 'Have the contract at hand. Leave blank what it does not say.',
      questions: [
        question('autoRenews', 'Renews by itself', 'Does it renew unless somebody gives notice?', 'yes-no-unknown'),
        question('rateBasis', 'Rate basis', 'How the contract states your rates.', 'choice', {
          choices: ['fixed dollars', 'percent of Medicare', 'unknown'],
        }),
      ],
    },
    {
      id: 'exit',
      title: 'If you left',
      about: 'Only if you think about it. Exit Plan works with these, and decides nothing for you.',
      questions: [
        question('exitLastDay', 'Last day in network', 'The day the contract would end.', 'date'),
        question('exitStay', 'Clients who would stay', 'The share of its clients who would stay.', 'ratio', {
          example: '20%',
          cell: 'AK3',
        }),
        question('exitStayRate', 'What they would pay', 'Dollars a session from those who stay.', 'money', {
          example: '120.00',
        }),
      ],
    },
  ],
  missing: [],
};

/** The same with a follow-up that is late, and another. */
export const HOME_LATE: Output<'home'> = {
  ...HOME_WORKING,
  next: {
    title: 'Follow up with Insurer B',
    text: 'No answer yet to your request of April 23, 2026. A short reminder is the normal next move. The wording is ready for you.',
    action: 'Write the follow-up',
    screen: 'letter',
    row: 5,
    payer: null,
    late: 3,
    mayBeAnswered: 5,
  },
  comingUp: [
    {
      on: '2026-05-11',
      late: 1,
      title: 'Follow up with Insurer C',
      text: 'No answer yet to your request of April 27, 2026 and one reminder.',
      screen: 'letter',
      row: 6,
      payer: 'Insurer C',
    },
    ...HOME_WORKING.comingUp,
  ],
};

/** Every command answered as the server of a working practice would. */
export function workingPractice(): Answers {
  return {
    home: () => ok<'home'>(HOME_WORKING),
    practice: () => ok<'practice'>({ practice: PRACTICE, clinicians: CLINICIANS, payerTypes: PAYER_TYPES }),
    lookUpPlace: ({ zip }) =>
      zip.startsWith('05401')
        ? ok<'lookUpPlace'>({
            place: VERMONT,
            basis: BASIS,
            year: 2026,
            amounts: [
              { code: '90791', label: 'first evaluation', medicare: 178.28 },
              { code: '90834', label: '45-minute session', medicare: 113.9 },
              { code: '90837', label: '60-minute session', medicare: 167 },
              { code: '97151', label: '', medicare: null },
            ],
          })
        : refused('place', `“${zip}” is not a ZIP code Medicare knows.`, 'Type your office’s ZIP code, like 05401.'),
    savePractice: () =>
      ok<'savePractice'>({
        place: VERMONT,
        written: [{ tab: 'practice', cell: 'B10' }],
        summary: 'Saved in Practice.',
      }),
    payers: () => ok<'payers'>({ payers: PAYERS, problems: [] }),
    payerAnswers: ({ payer }) =>
      ok<'payerAnswers'>(payer === null ? { ...ABOUT_B, payer: null, row: null, groups: [] } : { ...ABOUT_B, payer }),
    savePayerAnswers: ({ payer, answers }) =>
      ok<'savePayerAnswers'>({
        written: answers.map(() => ({ tab: 'payers', cell: 'Z3' })),
        summary: `Saved ${answers.length} answers for ${payer} in Payers, row 3.`,
      }),
    savePayers: ({ payers }) =>
      ok<'savePayers'>({
        added: payers.map(({ name }) => name),
        already: [],
        summary: `${payers.length} payers added to Payers.`,
      }),
    saveRates: ({ rates }) =>
      ok<'saveRates'>({
        added: rates.length,
        kept: [],
        summary: `${rates.length} rates added to Rates.`,
        at: { tab: 'rates', cell: 'A2' },
      }),
    tabs: () => ok<'tabs'>({ tabs: TABS }),
    buildTab: ({ id }) =>
      ok<'buildTab'>({
        id,
        title: TABS.find((tab) => tab.id === id)?.title ?? id,
        outcome: 'made',
        summary: '5 codes, 3 payers.',
        problems: [],
      }),
    requests: () =>
      ok<'requests'>({
        requests: [
          {
            row: 5,
            payer: 'Insurer C',
            codes: ['90834', '90837'],
            status: 'Pending',
            sent: null,
            letterUrl: null,
            line: 'No letter yet',
          },
          {
            row: 4,
            payer: 'Insurer A',
            codes: ['90834'],
            status: 'Approved',
            sent: '2025-09-02',
            letterUrl: null,
            line: 'In force since January 1, 2026',
          },
        ],
        problems: [],
      }),
    requestForm: ({ payer }) =>
      ok<'requestForm'>({
        payers: PAYERS.map(({ name }) => name),
        payer: payer ?? 'Insurer C',
        lines: [
          {
            code: '90834',
            label: '45-minute session',
            current: 105,
            medicare: 113.9,
            best: 112.5,
            sessions: 220,
            requested: 116,
          },
          {
            code: '90837',
            label: '60-minute session',
            current: 155,
            medicare: 167,
            best: 171,
            sessions: 260,
            requested: null,
          },
          {
            code: '90791',
            label: 'first evaluation',
            current: 132,
            medicare: null,
            best: 138,
            sessions: null,
            requested: null,
          },
        ],
        basis: BASIS,
        problems: [],
      }),
    addRequest: () =>
      ok<'addRequest'>({
        row: 5,
        at: { tab: 'negotiation-log', cell: 'A5' },
        summary: 'Request saved in Negotiation Log, row 5.',
      }),
    letterChoices: ({ row, payer }) =>
      ok<'letterChoices'>(
        row === null ? { ...CHOICES, payer: payer ?? '', line: '', nextToSend: null, proposed: 'LTR-01' } : CHOICES,
      ),
    talkingPoints: ({ row, payer }) =>
      ok<'talkingPoints'>({ ...TALKING, payer: row === null ? (payer ?? '') : 'Insurer C' }),
    responseForm: () => ok<'responseForm'>(RESPONSE),
    recordResponse: ({ nature }) =>
      ok<'recordResponse'>({
        at: { tab: 'negotiation-log', cell: 'J5' },
        summary: `Negotiation Log, row 5: ${nature.toLowerCase()} of May 12, 2026.`,
      }),
    draftQueue: () => ok<'draftQueue'>(QUEUE),
    previewLetter: () => ok<'previewLetter'>(LETTER),
    draftLetter: () => ok<'draftLetter'>(DRAFT),
    undoDraft: () =>
      ok<'undoDraft'>({ summary: '“Insurer C, rate request” is in Drive’s trash, where it stays for 30 days.' }),
    markSent: () =>
      ok<'markSent'>({
        at: { tab: 'negotiation-log', cell: 'E5' },
        summary: 'Marked as sent May 12, 2026. First follow-up: Wednesday, May 27.',
        next: null,
        undo: null,
      }),
  };
}

/** The same on a sheet that RateCase has not touched yet. */
export function emptySheet(): Answers {
  return {
    ...workingPractice(),
    home: () => ok<'home'>(HOME_EMPTY),
    practice: () => ok<'practice'>({ practice: BLANK_PRACTICE, clinicians: CLINICIANS, payerTypes: PAYER_TYPES }),
    payers: () => ok<'payers'>({ payers: [], problems: [] }),
    requests: () => ok<'requests'>({ requests: [], problems: [] }),
  };
}
