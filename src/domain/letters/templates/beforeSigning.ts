import { letter } from '../define.ts';

/** LTR-19: answers the fee schedule you were offered while it can still be changed. */
export const beforeSigning = letter({
  id: 'LTR-19',
  name: 'Question before signing',
  stage: 'before signing',
  form: 'email',
  trigger: 'You are being credentialed and have not signed the first contract.',
  purpose: 'Answers the fee schedule you were offered while it can still be changed.',
  subject: 'Fee schedule question before we sign, {{codes}}',
  closing: 'Thank you. We look forward to joining the network.',
  cautions: [
    'Have ready: license and malpractice certificate, CAQH number or W-9, address and NPI, a voided check for electronic payment, and a resume.',
  ],
  body: `
Thank you for your part in our joining the {{payer}} network. Before we sign, we would like to ask about the fee schedule
for {{codes}}. We propose the following, as fixed amounts.

{{> table}}

{{strongest}}

{{comparison}}

{{#comparisons}}
- {{.}}
{{/comparisons}}

{{basis}}

If rates for new practices are set elsewhere, I would be grateful for the name of the person to ask.
`,
});
