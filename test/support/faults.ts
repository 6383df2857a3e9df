/** Sweeps a command over its service calls: something goes wrong at each in turn, and nothing typed may be lost. */
import { expect } from 'vitest';
import type { CommandName, Input } from '../../src/contract.ts';
import type { CellInput, CustomResult } from '../../workbench/engine/types.ts';
import type { Faults } from '../../workbench/faults.ts';
import { countServiceCalls, type WorkbenchHost } from '../../workbench/host.ts';
import { call, TODAY } from './commands.ts';
import { emptyHost, typedCells } from './host.ts';

/** What `host.toJSON()` gives. */
export type State = unknown;

type Cells = Map<string, CellInput>;

/** Formulas that RateCase hangs in headings of computed tabs move when it inserts columns; they are not the user's. */
const isHung = (input: CellInput) => typeof input === 'string' && input.startsWith('=VSTACK(');

/** Cells that hold neither what stood there before nor what the command, when nothing fails, leaves there. */
export function lost(before: Cells, after: Cells, unfailing: Cells): string[] {
  return [...before]
    .filter(([cell, input]) => !isHung(input) && ![input, unfailing.get(cell)].includes(after.get(cell)))
    .map(([cell]) => cell);
}

/** A sweep opens the same spreadsheet a hundred times; its cells are worked out once. */
const keptResults = new Map<string, CustomResult>();

/** A host of its own from a state, on the day of the tests. */
export async function hostFrom(state: State): Promise<WorkbenchHost> {
  const now = () => new Date(`${TODAY}T15:00:00Z`);
  return emptyHost({ state, now, keptResults, closed: true });
}

/** The call at this position fails, and the one after it works again. */
export const once = (position: number): Faults => ({ failAt: position });
/** From this position on nothing works. */
export const onward = (position: number): Faults => ({ failAt: position, onward: true });

export interface SweepOptions {
  /** What goes wrong at a position; without it, one call fails. */
  fault?: (position: number) => Faults;
  /** Only every so many positions, for commands that were swept whole in another way. */
  step?: number;
}

/** Runs the command once for each of its service calls with a fault there, then again without one. */
export async function sweep<Name extends CommandName>(
  state: State,
  name: Name,
  input: Input<Name>,
  { fault = once, step = 1 }: SweepOptions = {},
): Promise<void> {
  const clean = await hostFrom(state);
  const whole = call(clean, name, input);
  expect(whole.answer.ok).toBe(true);
  const expected = typedCells(clean);
  const positions = countServiceCalls(whole.calls);
  expect(positions).toBeGreaterThan(5);

  for (let position = 1; position <= positions; position += step) {
    const host = await hostFrom(state);
    const before = typedCells(host);
    host.faults = fault(position);
    const { ok, value } = host.run('rateCase', [name, input]);
    // A fault is answered in a sentence; what Google said is not shown.
    if (ok) expect(JSON.stringify(value)).not.toMatch(/Exception|Service error|at position/);
    expect(lost(before, typedCells(host), expected), `typed cells after a fault at call ${position}`).toEqual([]);
    const again = call(host, name, input);
    expect(again.answer.ok, `again after a fault at call ${position}: ${JSON.stringify(again.answer)}`).toBe(true);
    expect(typedCells(host), `cells after doing it again, fault at call ${position}`).toEqual(expected);
    const tabs = host.workbook.sheets.map((sheet) => sheet.name);
    expect(tabs, `tabs after a fault at call ${position}`).toEqual(clean.workbook.sheets.map((sheet) => sheet.name));
  }
}
