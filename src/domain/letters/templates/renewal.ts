import { letter } from '../define.ts';

/** LTR-12: opens the talk about rates early enough that both sides have time. */
export const renewal = letter({
  id: 'LTR-12',
  name: 'Renewal date',
  stage: 'formal ask',
  form: 'email',
  trigger: 'Four to five months before the contract ends or renews.',
  purpose: 'Opens the talk about rates early enough that both sides have time.',
  subject: 'Agreement renewing on {{renewal}}: time to review our rates',
  closing: 'Thank you. We look forward to another term together.',
  body: `
Our agreement with {{payer}} is due to renew on {{renewal}}{{#noticeDays}} and asks for {{noticeDays}} days' notice of
changes{{/noticeDays}}. So that neither of us has to hurry, we would like to begin now and to settle our rates by
{{talksBy}}.

We propose the following for the new term.

{{> table}}

{{strongest}}

Could you tell me who prepares renewals on your side, and offer a time for a call in the next two to three weeks?
`,
});
