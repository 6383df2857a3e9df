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
  lists: [
    [
      'evidence',
      {
        message:
          'Scorecard: nothing is known of how this payer compares. Type the rates, or import claims, so that the letter has something to review.',
        level: 'needed',
        field: 'payers.friction',
      },
    ],
  ],
  body: `
{{introduction}} We have gone through our contracts and would like to share
with you what we found.

First, what we ask for. We propose the following {{rateWord}}.

{{> table}}

{{effective}} {{terms}}

{{trigger}}

Second, how our agreement compares. {{comparison}}

{{#comparisons}}
- {{.}}
{{/comparisons}}

{{basis}}

{{region}} {{others}}

{{denials}} {{days}} {{#denials}}Some of this may lie with us, and we would be glad to go through examples with your
team: what we learn there saves work on both sides.{{/denials}}

{{#value}}Third, what your members have from our practice. {{value}}{{/value}}

{{yearly}}

{{alternatives}}

We see three good next steps: a conversation with the person who decides on our fee schedule, a short list of the claims
questions worth solving first, and a date by which both are settled. {{restatement}}
`,
});
