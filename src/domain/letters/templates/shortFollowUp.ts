import { letter } from '../define.ts';

/** LTR-06: asks in two sentences where the request stands. */
export const shortFollowUp = letter({
  id: 'LTR-06',
  name: 'Short follow-up',
  stage: 'follow-up',
  form: 'email',
  trigger: 'A second nudge, when the request itself is already on the desk.',
  purpose: 'Asks in two sentences where the request stands.',
  subject: 'Checking in on our request of {{sent}}',
  isPlain: true,
  body: `
I am checking in on the rate review request for {{codes}} that we sent on {{sent}}. Could you tell me where it stands
and when we may expect an answer?
`,
});
