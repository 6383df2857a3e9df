import { letter } from '../define.ts';

/** LTR-15: accepts the movement and asks for the codes left out. */
export const partialCounteroffer = letter({
  id: 'LTR-15',
  name: 'Counteroffer for some codes',
  stage: 'response',
  form: 'email',
  trigger: 'The payer raises some of the codes and leaves others.',
  purpose: 'Accepts the movement and asks for the codes left out.',
  subject: 'Your offer on our rates{{#hasLeft}}: {{left}}{{/hasLeft}}',
  closing: 'Thank you for working on this with us.',
  lists: [
    [
      'offerSteps',
      {
        message:
          'Negotiation Log, Offered Rate per Code: no offer is typed. Type what the payer offers, like 90834: 98.50.',
        level: 'needed',
        field: 'log.offered',
      },
    ],
  ],
  body: `
Thank you for your offer{{#responseDate}} of {{responseDate}}{{/responseDate}}. {{#raised}}We are glad to see
{{raised}}.{{/raised}}

{{#hasLeft}}
The offer does not yet reach {{left}}. It is the same care for the same members, and we would like it reviewed with the
rest.
{{/hasLeft}}

{{> table}}

{{alternatives}}

Would you have time for a call in the next two weeks, so that we can settle all codes together?{{#reach}} You can reach
me at {{reach}}.{{/reach}}
`,
});
