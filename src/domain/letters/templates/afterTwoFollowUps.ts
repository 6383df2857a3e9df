import { letter } from '../define.ts';

/** LTR-07: asks, without reproach, for the person who can decide. */
export const afterTwoFollowUps = letter({
  id: 'LTR-07',
  name: 'After two silent follow-ups',
  stage: 'follow-up',
  form: 'email',
  trigger: 'Two follow-ups, 10 or more business days apart, have had no reply.',
  purpose: 'Asks, without reproach, for the person who can decide.',
  subject: 'Next step for our rate review request of {{sent}}',
  closing: 'Thank you for your help in getting this to the right person.',
  body: `
We sent our rate review request for {{codes}} on {{sent}} and followed up on {{followUps}}. We know that reviews take
time and that desks change. To keep this moving, could you pass the request on to the contracting supervisor or the
network manager for our area, or send me that person's name so that I can write to them?

We ask for {{asks}}. A call in the next two to three weeks would suit us well{{#reach}}; you can reach me at
{{reach}}{{/reach}}.
`,
});
