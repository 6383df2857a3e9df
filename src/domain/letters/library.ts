/** Every template, in the order in which a negotiation meets them (LTR-01..19, OBJ-01..06, SCR-01..08, FUP-17, EXIT-01, OUT-10). */
import { rateRequest } from './rateRequest.ts';
import type { LetterKind } from './template.ts';
import { acknowledgment } from './templates/acknowledgment.ts';
import { afterCallRequest } from './templates/afterCallRequest.ts';
import { afterTwoFollowUps } from './templates/afterTwoFollowUps.ts';
import { beforeSigning } from './templates/beforeSigning.ts';
import { contractReview } from './templates/contractReview.ts';
import { decisionTimeline } from './templates/decisionTimeline.ts';
import { dispute } from './templates/dispute.ts';
import { escalation } from './templates/escalation.ts';
import { firstPersonRequest } from './templates/firstPersonRequest.ts';
import { followUp } from './templates/followUp.ts';
import { initialRequest } from './templates/initialRequest.ts';
import { objectionReplies } from './templates/objections.ts';
import { openingInquiry } from './templates/openingInquiry.ts';
import { partialCounteroffer } from './templates/partialCounteroffer.ts';
import { patientNotice } from './templates/patientNotice.ts';
import { rapport } from './templates/rapport.ts';
import { regulatorNote } from './templates/regulatorNote.ts';
import { renewal } from './templates/renewal.ts';
import { phoneScripts } from './templates/scripts.ts';
import { shortFollowUp } from './templates/shortFollowUp.ts';
import { smallCounteroffer } from './templates/smallCounteroffer.ts';
import { summary } from './templates/summary.ts';
import { terminationNotice } from './templates/terminationNotice.ts';

/** LTR-02 as the library shows it. */
const fullRequest: LetterKind = {
  ...rateRequest,
  name: 'Rate request',
  stage: 'formal ask',
  form: 'letter',
  trigger: 'You make the formal request, best 60 to 90 days before the renewal.',
  purpose: 'Makes the case in six parts: relationship, request, value, figures, request again, next step.',
  wants: [
    'the payer',
    'the CPT codes',
    'the current and the proposed rates',
    'since when you are in the network',
    'two to five facts about your work',
    'Medicare amounts',
    'what other payers pay, where it may be said',
  ],
  isFull: true,
  isArgued: true,
  cautions: [],
};

export const letterTemplates: readonly LetterKind[] = [
  rapport,
  beforeSigning,
  openingInquiry,
  fullRequest,
  firstPersonRequest,
  initialRequest,
  contractReview,
  renewal,
  summary,
  afterCallRequest,
  followUp,
  shortFollowUp,
  afterTwoFollowUps,
  acknowledgment,
  partialCounteroffer,
  smallCounteroffer,
  escalation,
  dispute,
  regulatorNote,
  decisionTimeline,
  terminationNotice,
  patientNotice,
];

export { objectionReplies, phoneScripts };

/** Letters, replies and scripts. */
export const allTemplates: readonly LetterKind[] = [...letterTemplates, ...objectionReplies, ...phoneScripts];

/** @throws RangeError for an id that no template has */
export function templateOf(id: string): LetterKind {
  const found = allTemplates.find((template) => template.id === id);
  if (!found) throw new RangeError(`No template ${id}`);
  return found;
}
