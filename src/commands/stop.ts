import type { CellRef } from '../contract.ts';

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
