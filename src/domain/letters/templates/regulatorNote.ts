import { letter } from '../define.ts';

/** FUP-17: tells the regulator the facts and asks what it can look into. */
export const regulatorNote = letter({
  id: 'FUP-17',
  name: 'Note to the state regulator',
  stage: 'escalation',
  form: 'letter',
  trigger:
    'The dispute ended without an answer, your state enforces parity or the plan is a Medicaid or marketplace plan, and your rates lie well below the region.',
  purpose: 'Tells the regulator the facts and asks what it can look into.',
  subject: 'Information on network access and reimbursement: {{payer}}',
  salutation: 'Sir or Madam',
  isPlain: true,
  to: 'regulator',
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
    "The regulator has no say over self-funded employer plans. Check which of the payer's plans your rates apply to.",
    "Regulators seldom set rates. Write about access, parity and the payer's process, and ask your association first.",
    'Name no client, and enclose nothing that could identify one.',
  ],
  body: `
We write to bring a matter of access to behavioral health care to the attention of {{#regulator}}{{regulator}}{{/regulator}}{{^regulator}}your office{{/regulator}}, and to ask whether it
is one that you look into. {{introduction}}

On {{sent}} we asked {{payer}} to review our {{rateWord}} for {{codes}}. This is what has happened:

{{#timeline}}
- {{.}}
{{/timeline}}

{{comparisonAlone}}

{{#comparisons}}
- {{.}}
{{/comparisons}}

{{meaning}}

{{#localStandards.length}}
The standards that we have in mind:
{{/localStandards.length}}

{{#localStandards}}
- {{.}}
{{/localStandards}}

{{#claims.length}}
What we provide in the area:
{{/claims.length}}

{{#claims}}
- {{.}}
{{/claims}}

We would be grateful to learn whether you can look into the payer's process, what you would need from us, and whether
another office is the right one to ask. Our request, the answers we received and our notes of calls are available to
you.{{#reach}} You can reach us at {{reach}}.{{/reach}}
`,
});
