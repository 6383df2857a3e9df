/** Words that weaken a letter, each with a better wording (SCR-08, LTR-22, VAL-11). The lint and the rewrite script share them. */

export interface Rewording {
  readonly pattern: RegExp;
  /** For the script: what people write. */
  readonly insteadOf: string;
  readonly say: string;
  readonly kind: 'emotional' | 'generic' | 'vague ask';
}

const emotional = (pattern: RegExp, insteadOf: string, say: string): Rewording => ({
  pattern,
  insteadOf,
  say,
  kind: 'emotional',
});
const generic = (pattern: RegExp, insteadOf: string, say: string): Rewording => ({
  pattern,
  insteadOf,
  say,
  kind: 'generic',
});
const vague = (pattern: RegExp, insteadOf: string, say: string): Rewording => ({
  pattern,
  insteadOf,
  say,
  kind: 'vague ask',
});

export const REWORDINGS: readonly Rewording[] = [
  emotional(
    /\bunfair\w*|\bfair(?:er)? (?:rate|pay|payment|reimbursement|compensation|wage|share|treatment)\w*|\b(?:only|be|more) fair\b/i,
    'These rates are unfair.',
    'Our rate of $94.50 is $9.82 below the Medicare amount.',
  ),
  emotional(
    /\b(?:frustrat|disappoint|insult|disrespect|outrag|shock(?:ed|ing)|appall|angry|anger(?! management)|upset|fed up|sick of|tired of)\w*/i,
    'We are frustrated that nobody has answered.',
    'We have not had an answer since March 2 and would like to know where the review stands.',
  ),
  emotional(
    /\b(?:we|i|us|practice|clinicians?)\b[^.]{0,40}\b(?:struggl\w*|desperat\w*|surviv(?:e|al|ing)|barely|make ends meet|cannot afford|can't afford|burn(?:ed|t|ing)? ?out|exhausted)\b/i,
    'We are struggling to survive on this.',
    'At this rate a session does not cover what it costs us, and we have fewer openings for your members.',
  ),
  emotional(
    /\b(?:beg|plead|implore)(?:s|ed|ging|ing)?\b/i,
    'We beg you to reconsider.',
    'We ask you to look at the request again with the figures enclosed.',
  ),
  emotional(
    /\bwe (?:deserve|are entitled|have earned)\b|\bdeserve(?:s|d)? (?:more|better|to be paid)/i,
    'We deserve more.',
    'We ask for $110.00 for CPT 90834.',
  ),
  emotional(
    /\b(?:greedy|greed|exploit\w*|slap in the face|unacceptable|ridiculous|pathetic|lowball\w*)\b/i,
    'Your offer is a slap in the face.',
    'The offer of $98.50 is $11.50 below our proposal.',
  ),
  emotional(/!/, 'We need an answer now!', 'An answer by June 12 would help us plan.'),
  generic(
    /\b(?:cost of living|inflation|everything is (?:more|getting)|prices (?:are|have) (?:ris|gone)\w*|rent (?:has|is) \w+)/i,
    'Everything has become more expensive.',
    'New clients are seen within nine days, and clients keep 91.9% of their sessions.',
  ),
  generic(
    /\b(?:high[- ]quality|excellent|outstanding|top[- ]quality|best[- ]in[- ]class|world[- ]class|exceptional) (?:care|service|services|treatment|therapy)\b/i,
    'We provide high-quality care.',
    'Of 50 clients with repeated scores, 62.0% improved on the PHQ-9.',
  ),
  generic(
    /\b(?:work(?:ing)? (?:very |so )?hard|passionate about|(?:we|i|team) (?:are|am|is) dedicated to|pride ourselves|go(?:es)? above and beyond|hard[- ]working)\b/i,
    'We work hard and are passionate about what we do.',
    'We took on 28 new clients in six months, 12 of them referred by you.',
  ),
  generic(
    /\b(?:it (?:has been|is) (?:a long time|years)|have(?:n't| not) had a raise|long overdue)\b/i,
    'We have not had a raise in years.',
    'Our rate has stood at $94.50 since 2019; Medicare allows $104.32 today.',
  ),
  vague(
    /\b(?:reasonable|adequate|appropriate|competitive|better|higher|improved|suitable) (?:rate|rates|reimbursement|compensation|pay|payment|increase)\b/i,
    'We ask for a competitive rate.',
    'We ask for $110.00 for CPT 90834.',
  ),
  vague(
    /\bas (?:much|high) as (?:possible|you can)\b|\bwhatever you can\b|\bsome (?:kind of )?(?:increase|raise|movement)\b|\bany increase\b/i,
    'Whatever you can do would help.',
    'We ask for $110.00 now, or $102.25 now and $110.00 from January.',
  ),
];
