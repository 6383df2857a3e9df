import { letter } from '../define.ts';

/** LTR-10: confirms the call and states the request with its figures and a date for the answer. */
export const afterCallRequest = letter({
  id: 'LTR-10',
  name: 'Formal request after a call',
  stage: 'after call',
  form: 'email',
  trigger: 'You have spoken with the contact and put the request in writing.',
  purpose: 'Confirms the call and states the request with its figures and a date for the answer.',
  subject: 'Our call on {{callDate}}: rate request for {{codes}}',
  closing: 'Thank you again for your time on the phone. I look forward to your answer.',
  isArgued: true,
  body: `
Thank you for speaking with me on {{callDate}}. As we discussed, here is our request in writing. {{introduction}}

We ask for the following {{rateWord}}:

{{> table}}

{{effective}} {{terms}}

{{trigger}}

{{#values.length}}
What your members have from our practice, in figures:
{{/values.length}}

{{#values}}
- {{.}}
{{/values}}

{{valuesNote}}

{{comparison}}

{{#comparisons}}
- {{.}}
{{/comparisons}}

{{basis}}

{{others}}

{{yearly}}

{{alternatives}}

Could you let me know by {{replyBy}} whether this can go forward, or what else you need?{{#reach}} I am glad to answer
questions at {{reach}}.{{/reach}}
`,
});
