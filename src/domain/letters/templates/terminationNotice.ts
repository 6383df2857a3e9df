import { letter } from '../define.ts';
import { lastDayAhead, noticeKept } from '../needs.ts';

/** EXIT-01: ends the agreement by its own terms, in few words. */
export const terminationNotice = letter({
  id: 'EXIT-01',
  name: 'Termination notice',
  stage: 'leaving',
  form: 'letter',
  trigger: "You have decided to leave, negotiated first, and know your contract's clause and notice.",
  purpose: 'Ends the agreement by its own terms, in few words.',
  subject: 'Notice of termination of our provider agreement{{#npi}}, NPI {{npi}}{{/npi}}',
  closing: 'Thank you for the years of working together.',
  isPlain: true,
  cautions: [
    'Have the contract and, better, a lawyer at hand: clause, days of notice, way of delivery, plans covered, renewal date.',
    'Send it by the way the contract names, such as certified mail, and keep the proof.',
    'Continuity-of-care duties, open authorizations and the return of overpayments outlast the contract.',
    'A late better offer can be real. Look at the scorecard again, and beware of a one-time gift.',
  ],
  checks: (facts) => [...lastDayAhead(facts), ...noticeKept(facts)],
  body: `
We give notice that {{practice}} ends its participating provider agreement with {{payer}}{{#clause}} under
{{clause}}{{/clause}}{{#noticeKept}}, with the {{noticeKept}} days' notice that the agreement asks for{{/noticeKept}}. Our
last day in the network is {{lastDay}}.

Until that day we provide care under the agreement as before. We will complete authorized treatment and take part in
continued care as the agreement and the law require.

Could you confirm in writing that you have received this notice, the last day in the network, and the plans it covers? We
also ask for the name of the person who coordinates continued care for your members.
`,
});
