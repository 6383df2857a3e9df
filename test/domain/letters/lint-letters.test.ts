/** Letters as therapists write them: ten that a contracting manager would forward, and ten that should not go out as they are. */
import { describe, expect, test } from 'vitest';
import { templateOf } from '../../../src/domain/letters/library.ts';
import { type LintContext, type LintRule, lintLetter } from '../../../src/domain/letters/lint.ts';

const context = (id: string, over: Partial<LintContext> = {}): LintContext => ({
  template: templateOf(id),
  date: '2026-05-12',
  payer: 'Northeast Health Plan',
  otherNames: ['Blue River', 'Aspen Mutual', 'Optima Behavioral', 'Cedar Counseling Group'],
  people: ['Maya Okafor', 'Elm Street Therapy', 'Jordan Lee'],
  facts: [],
  window: null,
  trigger: '',
  ...over,
});
const found = (body: string, id = 'LTR-04', over: Partial<LintContext> = {}) => {
  const mail = `Dear Jordan Lee,\n\n${body.trim()}\n\nSincerely,\n\nMaya Okafor, LICSW\nElm Street Therapy`;
  return lintLetter(
    { subject: 'Rate review request, CPT 90834 and 90837', mail, text: `Elm Street Therapy\n\n${mail}` },
    context(id, over),
  ).map(({ rule, place }) => `${rule}: ${place}`);
};

const GOOD: readonly [what: string, body: string, id?: string, over?: Partial<LintContext>][] = [
  [
    'a solo social worker, short',
    `I have been in your network since 2014. I ask for $105.00 for CPT 90834 and $150.00 for CPT 90837.

In the past year I saw 38 of your members, and new clients waited six days on average. Clients kept 94.1% of 812 sessions.

Your current rate for CPT 90837, $121.50, is $3.20, or 2.6%, below the Medicare amount of $124.70 for clinical social workers in our area.

Could we speak in the week of May 25?`,
  ],
  [
    'a trauma practice that treats survivors, withdrawal and burned-out nurses',
    `We ask for $128.00 for CPT 90837.

We treat survivors of assault, people in alcohol withdrawal and nurses who are burned out. Of 61 clients with repeated scores, 68.9% improved on the PCL-5.

Openings come up within eight days. Nobody else in ZIP 05401 offers intensive trauma care in Spanish.

Most of these clients would otherwise go to the emergency room or to inpatient care.`,
  ],
  [
    'a group that speaks of a fair, a deserved rest and a physician who refers',
    `We propose $140.00 for CPT 90791, $112.00 for CPT 90834 and $158.00 for CPT 90837.

Dr. Okafor's team met 240 families at the county health fair. Two primary care physicians in town send us their referrals, 52 last year.

First appointments are offered within five business days. Clients kept 90.2% of 1,904 scheduled sessions.`,
    'LTR-04',
    { people: ['Maya Okafor', 'Elm Street Therapy', 'Jordan Lee', 'Dr. Okafor'] },
  ],
  [
    'a request with terms: escalator, prior authorization, faster payment',
    `We ask for $112.00 for CPT 90834 and $158.00 for CPT 90837, effective October 1, 2026.

On each anniversary of the agreement, the rates would rise by 3.0%. We also ask that clean claims are paid within 15 business days, and that CPT 90837 needs no prior authorization.

Of our 420 claims from January to March 2026, 97.1% were paid on first submission. Payment took 31 days on average.`,
  ],
  [
    'a follow-up that knows the reviewer is busy',
    `I know that spring is a busy time for your department, and I appreciate your help. On April 20, 2026 we asked for a review of CPT 90834 and 90837. Has it reached the right desk?

If you do not handle these requests, who does? I am happy to resend anything. You can stop by our office or call 802-555-0142.`,
    'LTR-05',
  ],
  [
    'a denial answered with grace',
    `Thank you for letting us know on June 18, 2026. We were sorry to read it, and we understand that budgets are set once a year.

Could you tell us what the decision rested on, and when we may ask again? Meanwhile we go on seeing your members.`,
    'LTR-09',
  ],
  [
    'an answer to the offered fee schedule',
    `Thank you for sending the fee schedule. For CPT 90834 it lists $92.00, which is $21.29, or 18.8%, below the Medicare amount of $113.29. We propose $110.00.

For CPT 90837 it lists $131.00. We propose $156.00. We can begin with 12 new members a month, and evening hours are open three days a week.`,
    'LTR-19',
  ],
  [
    'a psychologist with a contract of 2009 and a grant of $25,000',
    `I have practiced in Burlington for 22 years; our agreement dates from 2009 and was amended on 07/01/2015. I ask for $165.00 for CPT 90837.

A grant of $25,000 pays for our outcome measurement. Of 74 clients with repeated scores, 63.5% improved on the GAD-7.

Between 2019 and 2025 the Medicare amount for this code rose by 18.2%.`,
  ],
  [
    'a decision letter that states dates without a threat',
    `We wrote on March 2, 2026 and followed up twice. On September 15, 2026 we decide which networks our practice takes part in next year, and we would like yours to be among them.

We ask for $110.00 for CPT 90834. An answer before that day would let us plan with you.`,
    'LTR-13',
  ],
  [
    'a supervisor letter with a timeline and named departments',
    `We sent a rate review request on March 2, 2026 and have not yet received a decision.

- March 2, 2026 (email): Request sent to Provider Relations
- March 16, 2026 (call): Member Services could not find it; Client Services gave a reference
- April 1, 2026 (fax): Request sent again, 14 pages

We ask for $110.00 for CPT 90834, and for the reasons in writing if that cannot be met. May we have a call with the Network Director in June?`,
    'LTR-08',
  ],
];

const BAD: readonly [
  what: string,
  body: string,
  rules: readonly LintRule[],
  id?: string,
  over?: Partial<LintContext>,
][] = [
  [
    'a blog template with its fields left in',
    'I have been a provider since [YEAR]. I ask for $XXX for CPT 90834. We see 40 members and wait times are 9 days. Sincerely, [Your Name]',
    ['unfilled', 'vague ask', 'few figures'],
  ],
  [
    'a plea',
    'I am writing because I can barely make ends meet, and your rates are insulting. I ask for $120.00 for CPT 90834. I see 40 of your members within 9 days.',
    ['emotional', 'few figures'],
  ],
  [
    'a threat to leave in the first letter',
    'I ask for $120.00 for CPT 90834. If rates are not raised by June 30, I will be forced to leave your network. I see 40 members. They wait 9 days.',
    ['leaving'],
  ],
  [
    'a vague wish',
    'I would like to request a fair and competitive rate increase. We provide excellent care and go above and beyond. Inflation affects everyone.',
    ['generic', 'vague ask', 'few figures'],
  ],
  [
    'a client story',
    'I ask for $120.00 for CPT 90834. One client, Sarah Miller, DOB 4/2/1988, would have been hospitalized. Her member ID NHP884512390 was denied 3 times. I see 40 members.',
    ['date of birth', 'member id', 'person named'],
  ],
  [
    'a comparison with psychiatrists',
    'I ask for $120.00 for CPT 90834. Psychiatrists are paid twice as much for the same hour. I see 40 members. They wait 9 days.',
    ['physicians'],
  ],
  [
    'others named with their rates',
    'I ask for $120.00 for CPT 90834. Blue River pays $131.00, and Cedar Counseling Group gets $125.00 from you. I see 40 members.',
    ['payer named'],
  ],
  [
    'the reason inside the ask',
    'I ask for $120.00 for CPT 90834 because my rent and my billing costs went up. I see 40 members. They wait 9 days.',
    ['reason in ask'],
  ],
  [
    'an ultimatum in a follow-up',
    'This is my final notice. Unless you respond by Friday, my attorney will contact you. I am sick of being ignored!',
    ['leaving', 'emotional'],
    'LTR-05',
  ],
  [
    'a request in December, outside the window, with nothing new',
    'I ask for $120.00 for CPT 90834. I see 40 members. They wait 9 days on average. Clients kept 92.0% of 500 sessions.',
    ['slow season', 'outside window'],
    'LTR-04',
    { date: '2026-12-10', window: { opens: '2026-04-04', closes: '2026-07-03' } },
  ],
];

describe('a letter that a contracting manager would forward passes', () => {
  test.each(GOOD)('%s', (_, body, id, over) => {
    expect(found(body, id, over)).toEqual([]);
  });
});

describe('a letter that should not go out as it is gets its findings', () => {
  test.each(BAD)('%s', (_, body, rules, id, over) => {
    const names = [...new Set(found(body, id, over).map((finding) => finding.split(': ')[0]))];
    expect([...names].sort()).toEqual([...rules].sort());
  });
});
