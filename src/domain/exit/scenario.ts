/** What leaving a payer would change in a year (EXIT-02, ASK-12; ICANotes). Dollars unrounded; shares are ratios. */

export interface ExitFigures {
  /** Sessions a year with this payer. */
  readonly sessions: number;
  /** What one of them brings, the client's share included. */
  readonly perSession: number;
  /** Share of those sessions whose clients stay and pay another way. */
  readonly stay: number;
  /** What they pay for a session; null: not known. */
  readonly stayRate: number | null;
}

export interface ExitScenario {
  /** What no longer comes in. */
  readonly lost: number;
  /** What clients who stay bring; null: not known. */
  readonly kept: number | null;
  /** Sessions whose hour is free. */
  readonly freed: number;
  /** What new clients in those hours bring. */
  readonly refilled: number;
  /** All in all, against staying; below zero is a loss. Null: not known. */
  readonly change: number | null;
}

/** A year without the payer, when this share of the freed sessions is filled again. */
export function exitScenario(figures: ExitFigures, refill: number, refillRate: number): ExitScenario {
  const { sessions, perSession, stay, stayRate } = figures;
  const lost = sessions * perSession;
  const kept = stay === 0 ? 0 : stayRate === null ? null : sessions * stay * stayRate;
  const freed = sessions * (1 - stay);
  const refilled = freed * refill * refillRate;
  return { lost, kept, freed, refilled, change: kept === null ? null : kept + refilled - lost };
}

/**
 * The share of the freed sessions that must be filled again to lose nothing; 0 when nothing need be filled, above 1 when even
 * all of them are too few. Null where no session is freed, a filled one brings nothing, or what those who stay pay is not known.
 */
export function breakEvenRefill(figures: ExitFigures, refillRate: number): number | null {
  const { lost, kept, freed } = exitScenario(figures, 0, refillRate);
  if (kept === null) return null;
  if (lost <= kept) return 0;
  return freed > 0 && refillRate > 0 ? (lost - kept) / (freed * refillRate) : null;
}
