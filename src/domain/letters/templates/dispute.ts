import { letter } from '../define.ts';

/** LTR-14: opens the payer's own dispute process with the whole record: step 3 of the ladder. */
export const dispute = letter({
  id: 'LTR-14',
  name: 'Formal provider dispute',
  stage: 'escalation',
  form: 'letter',
  trigger: 'Four to twelve weeks in, the supervisor declined or did not answer.',
  isArgued: true,
  purpose: "Opens the payer's own dispute process with the whole record: step 3 of the ladder.",
  subject: 'Formal provider dispute: rate review request of {{sent}}{{#npi}}, NPI {{npi}}{{/npi}}',
  closing:
    'Thank you for your attention. We would still prefer to settle this in a conversation, and are available for one.',
  lists: [
    [
      'timeline',
      {
        message:
          'Negotiation Log, Date of Initial Request: nothing is known of what was sent and said. Type the dates, or note calls and letters in Communications.',
        level: 'needed',
        field: 'log.communications',
      },
    ],
  ],
  cautions: [
    'Send it by the way your contract or the provider manual names for disputes, by email or fax, and keep the proof of sending.',
    'Enclose your original request and every answer. Take out anything that names or could identify a client.',
  ],
  body: `
We submit this dispute under the provider dispute process of {{payer}}. It concerns our request of {{sent}} for a review
of the {{rateWord}} for {{codes}}, which has not been resolved with your contracting department.

**What we ask.** A review by a person who was not part of the earlier decision, and a written answer with its reasons.
The {{rateWord}} we ask for:

{{> table}}

**What has happened.**

{{#timeline}}
- {{.}}
{{/timeline}}

{{#value}}**What it rests on.** {{value}}{{/value}}

{{comparison}}

{{#comparisons}}
- {{.}}
{{/comparisons}}

{{basis}}

{{#localStandards.length}}
**Standards in our area.**
{{/localStandards.length}}

{{#localStandards}}
- {{.}}
{{/localStandards}}

Our original request and the answers we have received are enclosed. Could you confirm receipt, the reference number of this dispute, and the date by which you
answer?{{#replyBy}} An answer by {{replyBy}} would help us plan.{{/replyBy}}
`,
});
