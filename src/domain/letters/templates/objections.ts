import { letter } from '../define.ts';
import type { LetterKind } from '../template.ts';

interface Reply {
  readonly id: string;
  readonly says: string;
  readonly suggests: string;
  readonly body: string;
}

/** OBJ-06's four moves in order: acknowledge, ask, show the impact, ask again calmly. */
function reply({ id, says, suggests, body }: Reply): LetterKind {
  return letter({
    id,
    name: `Reply: "${says}"`,
    stage: 'response',
    form: 'reply',
    trigger: `They say: "${says}"`,
    purpose: suggests,
    subject: `When they say: "${says}"`,
    isPlain: true,
    body: `What it suggests: ${suggests}\n\n**Say or write**\n${body}`,
  });
}

export const objectionReplies: readonly LetterKind[] = [
  reply({
    id: 'OBJ-01',
    says: 'We are not increasing rates at this time.',
    suggests: 'The door is not closed; they want to see whether you come back.',
    body: `
Thank you for telling me. I understand that there may be no general increase this year, and I am asking about
{{codes}} alone.

Is that a decision on our request, or a rule for everyone? And when is the next time that rates are looked at?

{{strongest}}

I would like our request of {{asks}} to stay open. Could we set a date now to look at it again, and put in writing what
would support it?
`,
  }),
  reply({
    id: 'OBJ-02',
    says: 'That is our standard rate for your license type.',
    suggests: 'Lead the talk from the license to the market and to what your practice does.',
    body: `
I see that there is a standard schedule, and that it is where everyone begins.

Under what circumstances do you pay above it? Are access, results or a specialty among them?

{{strongest}} {{others}}

With that in mind, I ask for {{asks}}. Who could approve an amount outside the schedule?
`,
  }),
  reply({
    id: 'OBJ-03',
    says: 'We base our rates on Medicare.',
    suggests: 'Find out which year and which percentage, and show that others go above it.',
    body: `
That helps, thank you. Which year's schedule is it, for which area, and what percentage of it?

{{comparisonAlone}}

{{#comparisons}}
- {{.}}
{{/comparisons}}

{{meaning}}

{{others}}

Medicare is a useful yardstick. It sets no upper limit for your agreements, and what your members have from this
practice counts as well. {{strongest}} I ask for fixed amounts: {{asks}}.
`,
  }),
  reply({
    id: 'OBJ-04',
    says: 'We only review rates at renewal.',
    suggests: 'Ask for the provision that says so, and get the review into the calendar.',
    body: `
I understand. Could you point me to the provision in our agreement, so that I work from the same text?

{{#renewal}}Our agreement renews on {{renewal}}. I would like to schedule the review now, with a first talk four to five
months before.{{/renewal}}{{^renewal}}Our agreement names no renewal date that I know of. What date do you have, and could
we schedule the review now?{{/renewal}}

{{strongest}}

Until then I would be glad to send the figures, so that the review can begin with them. The request is {{asks}}.
`,
  }),
  reply({
    id: 'OBJ-05',
    says: 'We do not negotiate with individual providers.',
    suggests: 'Ask what qualifies, and document what your practice is worth to the network.',
    body: `
I appreciate your being open about that. What would qualify a practice: a number of members, a specialty, a group?

{{#members}}{{members}} {{/members}}{{strongest}}

I ask for one thing: that the request for {{asks}} be noted in our file with these figures. And who looks at practices
that your network would find hard to replace?
`,
  }),
  reply({
    id: 'OBJ-06',
    says: 'That is not something we can do.',
    suggests: 'Four moves answer nearly every objection: acknowledge, ask, show the impact, ask again calmly.',
    body: `
I understand where you are coming from, and I am glad that we can talk about it.

Could you tell me more about what stands behind that? What would have to change for the answer to change?

What I would like you to weigh is what your members have from this practice. {{strongest}}

Our request stays the same: {{asks}}. What would be a good next step?
`,
  }),
];
