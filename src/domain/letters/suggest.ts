/** Which letter fits where a request stands (HANDBOOK 10, 15; AMB-03, -04, -23). */
import type { Nature, Status } from '../negotiation/status.ts';
import type { LetterLine } from './facts.ts';

export interface Standing {
  readonly status: Status | null;
  /** The request has been sent. */
  readonly isSent: boolean;
  /** The user has spoken with the contact since, or before the request. */
  readonly hasCalled: boolean;
  readonly followUps: number;
  /** Something was noted that says that it is time to go higher (FUP-09..11). */
  readonly hasSigns: boolean;
  /** They answered after the last step up. */
  readonly isAnswered: boolean;
  readonly nature: Nature | null;
  /** The formal dispute is out. */
  readonly isDisputed: boolean;
  /** Nothing says that there is a contract yet (LTR-19). */
  readonly isBeforeContract: boolean;
  /** A person is named to write to (AMB-20). */
  readonly hasContact: boolean;
  readonly lines: readonly Pick<LetterLine, 'current' | 'offered'>[];
}

/** Ids of templates, the most fitting first; empty for a closed request that was not answered, and for an answer not noted yet. */
export function suggestTemplates(standing: Standing): string[] {
  const { status, isSent, hasCalled, followUps, nature, isBeforeContract, hasContact } = standing;
  if (nature === 'Approval') return ['LTR-09'];
  if (status === 'Closed') return nature === null ? [] : ['LTR-09'];
  if (standing.isDisputed && !standing.isAnswered) return ['FUP-17', 'LTR-13'];
  if (status === 'Escalated' && !standing.isAnswered) return ['LTR-14', 'LTR-13', 'FUP-17'];
  if (standing.isAnswered && nature === null) return [];
  if (nature === 'Counteroffer' || nature === 'Partial approval') {
    return isForSomeCodes(standing) ? ['LTR-15', 'LTR-16', 'LTR-09'] : ['LTR-16', 'LTR-09'];
  }
  if (status === 'Escalated') return ['LTR-14', 'LTR-13', 'FUP-17'];
  if (nature === 'Denial') return ['LTR-09', 'LTR-08'];
  if (!isSent) {
    if (isBeforeContract) return ['LTR-19'];
    if (!hasContact) return ['SCR-01', 'LTR-02', 'LTR-01'];
    return hasCalled ? ['LTR-10', 'LTR-02'] : ['LTR-02', 'LTR-04', 'LTR-03', 'LTR-01'];
  }
  if (followUps >= 2) return ['LTR-07', 'LTR-08'];
  const followUp = followUps === 0 ? ['LTR-05'] : ['LTR-06', 'LTR-05'];
  return standing.hasSigns ? [...followUp, 'LTR-08'] : followUp;
}

/** An offer that leaves at least one code where it is. */
function isForSomeCodes({ lines }: Standing): boolean {
  const raised = lines.filter(({ current, offered }) => offered != null && offered > (current ?? 0));
  return raised.length > 0 && raised.length < lines.length;
}
