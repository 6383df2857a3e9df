/** The one file that names LockService. */

const WAIT_MS = 15_000;

/**
 * Runs `work` while nobody else's command writes to this spreadsheet; null when another command held it all the while.
 */
export function withDocumentLock<T>(work: () => T): { value: T } | null {
  const lock = LockService.getDocumentLock();
  if (!lock.tryLock(WAIT_MS)) return null;
  try {
    return { value: work() };
  } finally {
    lock.releaseLock();
  }
}
