import { letter } from '../define.ts';

/** LTR-04: asks for a review on one page, with the current and the proposed rate of each code. */
export const initialRequest = letter({
  id: 'LTR-04',
  name: 'Initial rate review request',
  stage: 'formal ask',
  form: 'letter',
  trigger: 'A row of the log is Open and nothing has been sent.',
  purpose: 'Asks for a review on one page, with the current and the proposed rate of each code.',
  subject: 'Initial request for a rate review, {{codes}}{{#npi}}, NPI {{npi}}{{/npi}}',
  closing: 'Thank you for your time and attention. We look forward to working on this with you.',
  isArgued: true,
  body: `
{{introduction}}{{#years}} We have been in practice for {{years}} years.{{/years}}

We ask for a review of our {{rateWord}} and propose the following.

{{> table}}

{{effective}} {{terms}}

{{trigger}}

{{value}}

{{comparison}}

{{#comparisons}}
- {{.}}
{{/comparisons}}

{{basis}}

{{alternatives}}

Could you confirm that this request has reached you, and tell us when we may expect a decision? We would be glad to go
through it with you by phone in the next two to three weeks.
`,
});
