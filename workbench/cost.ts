/**
 * What an execution would cost at Google: its calls by kind, how often reading and writing take turns, and the time
 * these come to by published figures. The figures are from other people's accounts and years; the sum tells a slow
 * command from a fast one and no more than that. Milliseconds.
 */
import type { Effect } from './services/surface.ts';

export interface Figure {
  milliseconds: number;
  /** Where it was measured; an assumed one says what it leans on. */
  source: string;
  assumed?: true;
}

/** PERF 1 and PLATFORM 9 quote the sources at length. */
export const FIGURES = {
  /** A fresh context, the script loaded, the answer on its way. */
  execution: {
    milliseconds: 500,
    source: 'tanaikech 2020-11-11: 0.5 s on top of a custom function; the fast end of 0.5 to 3 s for a panel (C26)',
  },
  /** A builder, a reference such as getRange, a cached id. */
  local: { milliseconds: 2, source: 'tanaikech 2022-08-31: getSheetId 2 ms' },
  read: { milliseconds: 150, source: 'tanaikech 2022-08-31: getSheetName 150 ms while nothing calculates' },
  /** Put into the write cache. */
  write: { milliseconds: 0.4, source: 'Stack Overflow 29263774: 400 rows written one by one in 164 ms' },
  /** A read, a flush or the end, with something in the write cache. */
  commit: { milliseconds: 30, source: 'Stack Overflow 29263774: 400 rows with a flush each in 12 s' },
  /** Each cell that was written from a list of rows, when it is committed. */
  cell: { milliseconds: 0.14, source: 'Stack Overflow 29263774: 4,000 cells 50 ms, with a flush 610 ms' },
  propertyRead: { milliseconds: 32, source: 'ziritione.org: 30 to 34 ms' },
  propertyWrite: { milliseconds: 63, source: 'ziritione.org: 62 to 64 ms' },
  cacheRead: { milliseconds: 3.5, source: 'ziritione.org: 3 to 4 ms' },
  cacheWrite: { milliseconds: 92.5, source: 'ziritione.org: 92 to 93 ms' },
  lock: { milliseconds: 32, source: 'as a property that is read; no figure was found', assumed: true },
  drive: {
    milliseconds: 1000,
    source: 'the middle of what a call over the network takes; no figure was found',
    assumed: true,
  },
} as const satisfies Record<string, Figure>;

export type CostKind = keyof typeof FIGURES;

/** One call of a service, as every call passes. */
export interface ServiceCall {
  /** The interface's last name, e.g. "Range". */
  label: string;
  name: string;
  effect: Effect;
  /** Of a list of rows among its arguments. */
  cells?: number;
  /** Id of the sheet it was made on, where it was one. */
  sheet?: number | undefined;
}

/** What an execution did, and what that comes to. */
export interface Traffic {
  /** Calls that read the document, wrote it, asked another service, or did neither. */
  reads: number;
  writes: number;
  remote: number;
  local: number;
  /** How often a read followed a write or a write a read. */
  alternations: number;
  /** How often a read, a flush or the end had to commit what was written. */
  commits: number;
  cellsWritten: number;
  /** Estimated time at Google. */
  milliseconds: number;
}

function remoteKind({ label, name }: ServiceCall): CostKind {
  const asks = /^(get|has)/.test(name);
  switch (label) {
    case 'Properties':
      return asks ? 'propertyRead' : 'propertyWrite';
    case 'Cache':
      return asks ? 'cacheRead' : 'cacheWrite';
    case 'Lock':
      return 'lock';
    default:
      return 'drive';
  }
}

/** Adds up one execution. */
export class Meter {
  readonly #counts: Record<Effect, number> = { read: 0, write: 0, remote: 0, local: 0 };
  #alternations = 0;
  #commits = 0;
  #cellsWritten = 0;
  #milliseconds: number = FIGURES.execution.milliseconds;
  /** What the document was last asked for. */
  #last: 'read' | 'write' | null = null;
  #uncommitted: { cells: number } | null = null;

  get milliseconds(): number {
    return this.#milliseconds;
  }

  note(call: ServiceCall): void {
    const { effect, cells = 0 } = call;
    this.#counts[effect] += 1;
    if (effect === 'read' || effect === 'write') {
      if (this.#last !== null && this.#last !== effect) this.#alternations += 1;
      this.#last = effect;
    }
    if (effect === 'read') this.commit();
    if (effect === 'write') {
      this.#cellsWritten += cells;
      this.#uncommitted = { cells: (this.#uncommitted?.cells ?? 0) + cells };
    }
    this.#milliseconds += FIGURES[effect === 'remote' ? remoteKind(call) : effect].milliseconds;
  }

  /** Time in which the script does nothing. */
  wait(milliseconds: number): void {
    this.#milliseconds += milliseconds;
  }

  /** Before a read, and at the end. */
  commit(): void {
    if (this.#uncommitted === null) return;
    this.#commits += 1;
    this.#milliseconds += FIGURES.commit.milliseconds + this.#uncommitted.cells * FIGURES.cell.milliseconds;
    this.#uncommitted = null;
  }

  report(): Traffic {
    const { read, write, remote, local } = this.#counts;
    return {
      reads: read,
      writes: write,
      remote,
      local,
      alternations: this.#alternations,
      commits: this.#commits,
      cellsWritten: this.#cellsWritten,
      milliseconds: Math.round(this.#milliseconds),
    };
  }
}
