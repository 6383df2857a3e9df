import { letter } from '../define.ts';

/** LTR-01: finds the desk that decides, before the request goes out. */
export const openingInquiry = letter({
  id: 'LTR-01',
  name: 'Opening inquiry',
  stage: 'opening',
  form: 'email',
  trigger: 'You write to this payer about rates for the first time.',
  purpose: 'Finds the desk that decides, before the request goes out.',
  subject: 'Question about rate reviews for {{codes}}{{#npi}}, NPI {{npi}}{{/npi}}',
  closing: 'Thank you for your help. I look forward to hearing from you.',
  body: `
{{introduction}} {{strongest}}

We would like to ask for a review of our {{rateWord}} for {{codes}}. Could you tell me three things before we send the
request?

- Who decides on rate reviews for behavioral health practices in our area
- What you would like to see with a request
- How long a review usually takes

We will then send the amounts we propose, and the figures behind them, to the right desk.{{#reach}} If a call is
easier, you can reach me at {{reach}}.{{/reach}}
`,
});
