import { Refusal } from '../refusal.ts';
import { joinWords } from '../words.ts';

/** LOG-13, in the order in which a request passes through them. */
export const STATUSES = ['Open', 'Pending', 'Escalated', 'Closed'] as const;
export type Status = (typeof STATUSES)[number];

/** LOG-10; "Partial approval" is AMB-21's. */
export const NATURES = ['Approval', 'Partial approval', 'Counteroffer', 'Denial'] as const;
export type Nature = (typeof NATURES)[number];

/**
 * AMB-23: Open -> Pending (sent) -> Closed or Escalated; Escalated -> Pending or Closed. No answer moves a status by
 * itself: a denial today is not the final outcome. A closed request stays closed; asking again is a row of its own.
 */
const MOVES: Readonly<Record<Status, readonly Status[]>> = {
  Open: ['Pending'],
  Pending: ['Escalated', 'Closed'],
  Escalated: ['Pending', 'Closed'],
  Closed: [],
};

/** May a request go from one status to another (AMB-23)? Staying is no move. */
export function canMove(from: Status, to: Status): boolean {
  return MOVES[from].includes(to);
}

/** A status as typed, case and spaces around it ignored; null for anything else. */
export function parseStatus(text: string): Status | null {
  const typed = text.trim().toLowerCase();
  return STATUSES.find((status) => status.toLowerCase() === typed) ?? null;
}

/**
 * The status of a row whose initial request was sent (AMB-37): Open, or no status yet, becomes Pending. A row that is
 * Pending or Escalated keeps its status, because dating the first request again does not undo what came after it.
 * @throws Refusal('status') when the row is closed or holds a word that is none of LOG-13's
 */
export function markSentStatus(current: string): Status {
  if (current.trim() === '') return 'Pending';
  const status = parseStatus(current);
  if (status === null) {
    throw new Refusal(
      'status',
      `"${current.trim()}" is not a status RateCase knows. Choose ${joinWords(STATUSES, 'or')}.`,
    );
  }
  if (status === 'Closed') {
    throw new Refusal(
      'status',
      'This request is closed. Start a new row for a new request, or set its status to Open.',
    );
  }
  return status === 'Escalated' ? 'Escalated' : 'Pending';
}
