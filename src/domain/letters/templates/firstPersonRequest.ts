import { letter } from '../define.ts';

/** LTR-03: makes the full request in the voice of the clinician who signs it. */
export const firstPersonRequest = letter({
  id: 'LTR-03',
  name: 'Rate request in the first person',
  stage: 'formal ask',
  form: 'letter',
  trigger: 'You practice alone, or want the request to come from one clinician.',
  purpose: 'Makes the full request in the voice of the clinician who signs it.',
  subject: 'Request for a rate adjustment, {{codes}}{{#npi}}, NPI {{npi}}{{/npi}}',
  closing:
    'Thank you for reading this with care, and for what you do to keep good care within reach of your members. I look forward to our conversation.',
  isFull: true,
  isArgued: true,
  body: `
I am {{signer}}{{#credentials}}, {{credentials}}{{/credentials}}{{#years}}, and our practice has been open for
{{years}} years{{/years}}. {{introduction}} I have come to value {{payer}} as a partner in the care of people we both answer for,
and it is in that spirit that I write.

I ask for the following {{rateWord}}.

{{> table}}

{{effective}} {{terms}}

{{trigger}}

{{#value}}What this practice brings to your members can be put in a few figures. {{value}}{{/value}}

{{comparison}}

{{#comparisons}}
- {{.}}
{{/comparisons}}

{{basis}}

{{region}} {{others}}

{{yearly}}

{{alternatives}}

To sum up, I ask for {{asks}}. I would be glad to talk this through in the next two to three weeks, to learn how a review
works on your side, and to send whatever helps it along.{{#reach}} You can reach me at {{reach}}.{{/reach}}
`,
});
