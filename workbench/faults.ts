/** What goes wrong in one execution, for tests. Calls are counted from 1 among those of `countServiceCalls`. */
export interface Faults {
  /** This call fails as Google's services do at times. */
  failAt?: number;
  /** Every later call fails too. */
  onward?: boolean;
  /** The execution no longer holds its locks when it comes to this call, and somebody else may take them. */
  loseLocksAt?: number;
  /** What somebody else does just before a call, such as another person's command. */
  meanwhile?: { at: number; work: () => void };
  /** The function runs to its end, and its answer never arrives. */
  loseAnswer?: boolean;
}

/** What `withFailureHandler` gets when an answer is lost on its way (unconfirmed: from reports of users). */
export const LOST_ANSWER = 'NetworkError: Connection failure due to HTTP 0';
