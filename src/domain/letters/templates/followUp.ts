import { letter } from '../define.ts';

/** LTR-05: brings the request back to the desk, with everything needed to act on it. */
export const followUp = letter({
  id: 'LTR-05',
  name: 'Follow-up',
  stage: 'follow-up',
  form: 'email',
  trigger: 'No answer 10 to 14 business days after your request, and again 7 to 10 business days later.',
  purpose: 'Brings the request back to the desk, with everything needed to act on it.',
  subject: 'Following up on our rate review request of {{sent}}, {{codes}}',
  closing: 'Thank you for your time. We appreciate your help with this.',
  body: `
On {{sent}} we asked for a review of our {{rateWord}} for {{codes}}. I am writing to make sure that the request reached the
right desk, and to offer any help with it. For convenience, this is what we asked for:

{{> table}}

{{strongest}}

Could you tell me where the review stands, and when we may expect a decision?{{#reach}} I am glad to answer questions at
{{reach}}.{{/reach}}
`,
});
