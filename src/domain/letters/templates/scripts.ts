import { type Draft, letter } from '../define.ts';
import type { LetterKind } from '../template.ts';
import { REWORDINGS } from '../wording.ts';

const script = (draft: Omit<Draft, 'form' | 'subject' | 'isPlain'>): LetterKind =>
  letter({ ...draft, form: 'script', subject: draft.name, isPlain: true });

/** SCR-01..08, to read aloud. What the user says stands in quotation marks; what to note does not. */
export const phoneScripts: readonly LetterKind[] = [
  script({
    id: 'SCR-01',
    name: 'Find the right person',
    stage: 'opening',
    trigger: 'You do not know who decides on rates at this payer.',
    purpose: 'Gets past the general line to provider contracting or network development.',
    body: `
"Hello, this is {{signer}} from {{practice}}. We are a network provider{{#npi}}, NPI {{npi}}{{/npi}}. I am calling about
our contracted rates and would like to reach the person in provider contracting or network development who handles
behavioral health in our area."

**If they offer customer service or provider relations**

"Thank you. They can help with claims, I know. For a question about the contract itself, who is the contract manager, and
how do I reach them directly?"

**If they cannot say**

"Could you tell me the department's name, a mailbox or a form for rate reviews, and pass me to someone who knows?"

**Note before you hang up**

- Name and title
- Phone, email, best time
- Whether that person can approve rates
- Reference number of the call
`,
  }),
  script({
    id: 'SCR-02',
    name: 'When they say that rates are not negotiable',
    stage: 'opening',
    trigger: 'The first person on the phone ends the talk.',
    purpose: 'Stays friendly, and asks for the process and for the person above.',
    body: `
"I understand that you cannot change a rate yourself. I am asking how a request for a review is made, not for an answer
today."

**If they repeat it**

"Is that written in a policy that you could send me? And who in contracting could tell me about exceptions, for example
for access or for a specialty?"

**If that is the end of it**

"Thank you for your time. Could you note that we called on {{date}} about {{codes}}, and give me the reference number? I
will put the request in writing."
`,
  }),
  script({
    id: 'SCR-03',
    name: 'First call about rates',
    stage: 'opening',
    trigger: 'You have the contract manager on the phone.',
    purpose: 'Says in two minutes who you are, what you do for the members, and what you ask.',
    body: `
"Thank you for taking the call. This is {{signer}}{{#credentials}}, {{credentials}}{{/credentials}}, from
{{practice}}{{#npi}}, NPI {{npi}}{{/npi}}. {{introduction}}{{#years}} I have practiced for {{years}} years.{{/years}}"

{{#values.length}}
"A few figures, so that you know us:"
{{/values.length}}

{{#values}}
- "{{.}}"
{{/values}}

{{valuesNote}}

"I would like to ask for a review of our {{rateWord}} for {{codes}}. We ask for {{asks}}. How does a review work on your side,
and what would you like to see from us?"

**Then listen.** Do not explain the amounts unless they ask.

**Close with a date**

"I will send this in writing today. When may I call to hear where it stands?"
`,
  }),
  script({
    id: 'SCR-04',
    name: 'When the answer is no',
    stage: 'response',
    trigger: 'They decline on the phone.',
    purpose: 'Learns the reason and what would help, and leaves something to agree on.',
    body: `
"Thank you for being clear. May I ask what the decision rested on?"

**Note the reason, word for word.**

"Which figures would support a request next time: access, results, the number of members?"

"If the amounts are not possible now, what is? A smaller step with a review in six months, one or two codes first, faster
payment, or less prior authorization would all help."

"Could you send me the decision and its reason by email? And when may we ask again?"
`,
  }),
  script({
    id: 'SCR-05',
    name: 'Ladder, step 1: the representative',
    stage: 'follow-up',
    trigger: 'Week 1: the provider relations representative has your request.',
    purpose: 'Asks where the request is and gets a date; wait 5 to 7 business days before step 2.',
    body: `
"Hello, this is {{signer}} from {{practice}}. On {{sent}} we sent a request for a review of our {{rateWord}} for {{codes}}. Could
you see whether it has arrived and whose desk it is on?"

"Is anything missing that would hold it up?"

"When do you expect a decision? I will note that date and call the day after."

**If they cannot say**

"Then I would like to take it to the contracting supervisor. Could you give me the name, or pass the request on and copy
me?"
`,
  }),
  script({
    id: 'SCR-06',
    name: 'Ladder, step 2: the supervisor',
    stage: 'escalation',
    trigger: 'Weeks 2 to 4: the representative said no, or nothing.',
    purpose:
      'Puts the request and its history before the person who can decide; expect a reply in 10 to 15 business days.',
    body: `
"Thank you for your time. I am {{signer}} from {{practice}}. On {{sent}} we asked for a review of our {{rateWord}} for
{{codes}}.{{#followUps}} We followed up on {{followUps}}.{{/followUps}} {{#isDenied}}The answer was no, and I would like to
ask you to look at it again.{{/isDenied}}{{^isDenied}}It has not been decided, and I would like to ask for your
help.{{/isDenied}}"

"{{strongest}}"

"We ask for {{asks}}. Is that within what you can decide? If not, who can?"

"I will send you the request and its history today. May I expect an answer within 10 to 15 business days?"
`,
  }),
  script({
    id: 'SCR-07',
    name: 'Where to escalate',
    stage: 'escalation',
    trigger: 'The supervisor declined, or you were promised something that never came.',
    purpose: 'Finds the formal way: dispute, grievance, medical or network director.',
    body: `
"We have gone as far as we can with this request in your department, and I thank you for your part in it. What is the
formal way from here? Is it a provider dispute or a grievance, and where is it filed?"

"What is the deadline for filing, and for your answer?"

"Is there a network director or a medical director who looks at access for behavioral health in our area?"

"Would you note in our file that we asked on {{date}}, and give me the reference number?"

**Before you file, have ready**

- The original request and every answer
- The list of what was sent and said, with dates
- One page on access and standards in your area
`,
  }),
  script({
    id: 'SCR-08',
    name: 'Say it with figures',
    stage: 'opening',
    trigger: 'You are about to write or call, and something has made you angry.',
    purpose: 'Turns what one would like to say into what gets a rate changed.',
    body: `
The amounts are examples; use your own.

| Instead of | Say |
| --- | --- |
${REWORDINGS.map(({ insteadOf, say }) => `| ${insteadOf} | ${say} |`).join('\n')}

{{#claims.length}}
**Your own strongest figures**
{{/claims.length}}

{{#claims}}
- {{.}}
{{/claims}}
`,
  }),
];
