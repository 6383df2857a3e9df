import { letter } from '../define.ts';

/** LTR-13: states when you decide which networks to stay in, calmly and with a way forward. */
export const decisionTimeline = letter({
  id: 'LTR-13',
  name: 'When we decide on our networks',
  stage: 'decision',
  form: 'email',
  trigger: 'Talks have stalled after escalation, and you have set yourself a date.',
  purpose: 'States when you decide which networks to stay in, calmly and with a way forward.',
  subject: 'Our network planning and your answer by {{decisionDate}}',
  closing: 'Thank you. We hope to keep caring for your members.',
  cautions: [
    "Say this only if you mean it. Before you send it, read your contract's notice and termination clauses.",
    'Decide for yourself. Agreeing with other practices on rates or on leaving a network is unlawful.',
  ],
  body: `
We sent our rate review request for {{codes}} on {{sent}}{{#followUps}} and followed up on {{followUps}}{{/followUps}},
and it is still open. On {{decisionDate}} we decide which networks our practice takes part in next year.

We would like {{payer}} to be among them. {{strongest}} At the present rates we cannot be sure that we can keep our place
in the network, and it seems fair to tell you this early.

We ask for {{asks}}. An answer in writing before {{decisionDate}}, also a first step or a date for one, would let us
plan with you rather than without you. I can make time for a call this week or next.{{#reach}} You can reach me at
{{reach}}.{{/reach}}
`,
});
