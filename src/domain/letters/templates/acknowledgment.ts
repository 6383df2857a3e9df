import { letter } from '../define.ts';

/** LTR-09: thanks the payer and gets what was agreed, or the reasons, in writing. */
export const acknowledgment = letter({
  id: 'LTR-09',
  name: 'Thank-you for an answer',
  stage: 'response',
  form: 'email',
  trigger: 'An answer has come: granted, in part, or declined.',
  purpose: 'Thanks the payer and gets what was agreed, or the reasons, in writing.',
  subject:
    '{{#isGranted}}Thank you for approving our request{{/isGranted}}{{#isPartial}}Thank you for your answer on our rates{{/isPartial}}{{#isDenied}}Thank you for reviewing our request{{/isDenied}}{{^isGranted}}{{^isPartial}}{{^isDenied}}[Nature of Response]{{/isDenied}}{{/isPartial}}{{/isGranted}}, {{codes}}',
  isPlain: true,
  needsResponse: true,
  body: `
{{#isGranted}}
Thank you for approving {{^isOne}}new rates{{/isOne}}{{#isOne}}a new rate{{/isOne}} for {{codes}}, and for the care that went into the review. It helps us keep room for
your members.

So that our records agree, could you confirm three points in writing?

- The rate for each code, and the plans it covers
- The date from which it applies
- The amendment or fee schedule that states it
{{/isGranted}}
{{#isPartial}}
Thank you for your answer{{#responseDate}} of {{responseDate}}{{/responseDate}}, and for the movement in it. {{#raised}}We
are glad to see {{raised}}.{{/raised}}

{{#hasLeft}}
We would like to keep talking about {{left}}. Could we agree on a date within six months to look again, and on what you
would like to see by then?
{{/hasLeft}}

Could you send the new amounts and the date from which they apply in writing, so that our records agree?
{{/isPartial}}
{{#isDenied}}
Thank you for reviewing our request and for letting us know{{#responseDate}} on {{responseDate}}{{/responseDate}}. We
understand that the answer for now is no, and we would like to prepare a stronger request.

Three things would help us:

- What the decision rested on
- Which measures or figures would support a request next time
- When we may ask again

Meanwhile we go on caring for {{payer}} members as before.
{{/isDenied}}
`,
});
