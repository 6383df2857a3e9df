import { letter } from '../define.ts';
import { lastDayAhead } from '../needs.ts';

/** LTR-17: tells clients what changes, when, and what they can choose. */
export const patientNotice = letter({
  id: 'LTR-17',
  name: 'Notice to clients',
  stage: 'leaving',
  form: 'letter',
  trigger: 'You have given notice to the payer; clients hear 30 to 60 days before it takes effect.',
  purpose: 'Tells clients what changes, when, and what they can choose.',
  subject: 'A change in the insurance we accept',
  closing: 'Thank you for your trust. Your care comes first, and we will help you with each of these steps.',
  salutation: 'client',
  isPlain: true,
  to: 'nobody',
  lists: [
    [
      'clientOptions',
      {
        message:
          'Practice, What clients are offered: the notice says nothing clients can choose. Type at least one, like superbills or an in-network referral.',
        level: 'needed',
        field: 'practice.clientOptions',
      },
    ],
  ],
  checks: lastDayAhead,
  cautions: [
    'Check your contract and counsel first: some contracts say what members may be told, when, and by whom.',
    'You may owe care through the end of an authorized episode, or longer for clients in active treatment.',
    'Medicaid members may not be charged privately for covered care. For Medicare the same holds unless you have opted out.',
    'Do not offer to waive the cost share as a rule. Reduced fees need a written policy that holds for everyone.',
    'Clients who pay themselves need a good-faith estimate.',
    'Print the letter without names and send it as you send other letters to clients. RateCase keeps no list of clients.',
  ],
  body: `
We write to tell you of a change early enough that you have time to choose. Our practice will be in the {{payer}} network
until {{lastDay}}. After that day we no longer bill {{payer}} as an in-network practice.

**What stays the same.** Until {{lastDay}}, nothing changes: your sessions, your cost share and your appointments.
Where your plan grants continued care for a treatment already begun, we will help you ask for it.

**What you can choose.**

{{#clientOptions}}
- {{.}}
{{/clientOptions}}

**What to do now.** Talk with your clinician at your next session, or call us. Your plan's member services, at the number
on your card, can tell you about out-of-network benefits and other practices in the network.{{#reach}} You can reach us
at {{reach}}.{{/reach}}
`,
});
