import { letter } from '../define.ts';

/** LTR-16: thanks for the offer, shows what it leaves open, and asks again. */
export const smallCounteroffer = letter({
  id: 'LTR-16',
  name: 'Counteroffer that is too small',
  stage: 'response',
  form: 'email',
  trigger: 'The offer raises a rate by a few dollars and leaves most of the gap.',
  purpose: 'Thanks for the offer, shows what it leaves open, and asks again.',
  subject: 'Your offer for {{codes}}: what remains open',
  closing: 'Thank you for keeping this conversation open.',
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
Thank you for your offer{{#responseDate}} of {{responseDate}}{{/responseDate}}. We take it as a first step. This is where
it leaves us:

{{#offerSteps}}
- {{.}}
{{/offerSteps}}

{{basisOnly}} {{others}}

Our request stands at {{asks}}. {{strongest}}

{{alternatives}}

What would you need from us to come closer to these amounts, this year or in two steps?{{#reach}} I am glad to talk it
through at {{reach}}.{{/reach}}
`,
});
