import type { CellRef } from '../contract.ts';
import { Refusal } from '../domain/refusal.ts';

/**
 * A command that cannot go on, for a reason the user can mend. `message` says what is wrong and where, `hint` what to do.
 * Thrown before any cell of the user's is written; tabs that were missing may have been made.
 */
export class Stop extends Error {
  override readonly name = 'Stop';

  constructor(
    readonly code: string,
    message: string,
    readonly hint: string,
    readonly at: CellRef | null = null,
  ) {
    super(message);
  }
}

/** A rule's refusal of what was typed in the panel is the command's own. */
export function refusalsAsStops<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) throw new Stop(`refused-${error.argument}`, error.message, '');
    throw error;
  }
}
