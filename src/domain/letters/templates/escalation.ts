import { letter } from '../define.ts';

/** LTR-08: takes the request to the contracting supervisor or network manager, with its history. */
export const escalation = letter({
  id: 'LTR-08',
  name: 'Escalation request',
  stage: 'escalation',
  form: 'letter',
  trigger: 'The request was declined, or two follow-ups brought no decision.',
  isArgued: true,
  purpose: 'Takes the request to the contracting supervisor or network manager, with its history.',
  subject: 'Request for supervisor review, {{codes}}{{#npi}}, NPI {{npi}}{{/npi}}',
  closing:
    'Thank you for taking this up. We value our place in your network and would like to find an answer that works for both of us.',
  body: `
{{#isDenied}}
In light of the recent decision not to change our {{rateWord}}{{#responseDate}}, dated {{responseDate}}{{/responseDate}}, we would
be grateful for a second look at our request of {{sent}}.
{{/isDenied}}
{{^isDenied}}
We sent a rate review request on {{sent}} and have not yet received a decision. We ask you to take it up, or to tell us
who can.
{{/isDenied}}

{{introduction}} Our request is this:

{{> table}}

{{value}}

{{comparison}}

{{#comparisons}}
- {{.}}
{{/comparisons}}

{{basis}}

{{#timeline.length}}
The request has come this far:
{{/timeline.length}}

{{#timeline}}
- {{.}}
{{/timeline}}

We ask for three things: a review of the request by someone who can decide it, the reasons in writing if an amount cannot
be met, and a call in the next two to three weeks.{{#replyBy}} An answer by {{replyBy}} would help us plan.{{/replyBy}}
`,
});
