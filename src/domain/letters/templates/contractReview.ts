import { letter } from '../define.ts';

/** LTR-11: asks for new rates and smoother payment, with the scorecard's figures. */
export const contractReview = letter({
  id: 'LTR-11',
  name: 'Contract review and rate adjustment',
  stage: 'formal ask',
  form: 'letter',
  trigger: 'The scorecard shows a payer that pays less and costs more work than the others.',
  purpose: "Asks for new rates and smoother payment, with the scorecard's figures.",
  subject: 'Contract review and rate adjustment, {{codes}}{{#npi}}, NPI {{npi}}{{/npi}}',
  closing:
    'Thank you for your time and for your part in the care your members receive. We would like to go on providing it together.',
  isFull: true,
  isArgued: true,
  body: `
{{relationship}} We review every contract once a year, and we would like to share with you what the last review showed.

First, what we ask for. We propose the following rates.

{{> table}}

{{effective}}

{{trigger}}

Second, how our agreement compares. {{comparison}}

{{#comparisons}}
- {{.}}
{{/comparisons}}

{{basis}}

{{region}} {{others}}

{{denials}} {{days}} Some of this may lie with us, and we would be glad to go through examples with your team: what we
learn there saves work on both sides.

Third, what your members have from our practice. {{value}}

{{yearly}}

{{#askOptions}}
{{.}}

{{/askOptions}}

We see three good next steps: a conversation with the person who decides on our fee schedule, a short list of the claims
questions worth solving first, and a date by which both are settled. {{restatement}}
`,
});
