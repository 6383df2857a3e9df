import type { CellRef } from '../contract.ts';

/**
 * A command that cannot go on, for a reason the user can mend. `message` says what is wrong and where, `hint` what to do.
 * Thrown before anything is written, so nothing was changed.
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
