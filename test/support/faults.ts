/** Sweeps a command over its service calls: something goes wrong at each in turn, and nothing typed may be lost. */
import { expect } from 'vitest';
import type { CommandName, Input } from '../../src/contract.ts';
import type { CellInput, CustomResult } from '../../workbench/engine/types.ts';
import type { Faults } from '../../workbench/faults.ts';
import type { WorkbenchHost, WorkbenchResult } from '../../workbench/host.ts';
import { call, TODAY } from './commands.ts';
import { emptyHost, typedCells } from './host.ts';

/** What `host.toJSON()` gives. */
export type State = unknown;

type Cells = Map<string, CellInput>;

/**
 * Formulas that RateCase hangs in headings of computed tabs, and its finding beside the title, follow when it inserts columns; they
 * are not the user's.
 */
const isHung = (cell: string, input: CellInput) =>
  typeof input === 'string' && (input.startsWith('=VSTACK(') || (input.startsWith('=') && /![A-Z]+1$/.test(cell)));

/** Tab, row and content: what stays the same when columns are inserted before a cell. */
const inItsRow = (cell: string, input: CellInput) => `${cell.replace(/[A-Z]+(?=\d+$)/, '')} ${String(input)}`;

/**
 * Cells that hold neither what stood there before nor what the command, when nothing fails, leaves there, and whose content is nowhere
 * else in their row.
 */
export function lost(before: Cells, after: Cells, unfailing: Cells): string[] {
  const rows = new Set([...after].map(([cell, input]) => inItsRow(cell, input)));
  return [...before]
    .filter(([cell, input]) => !isHung(cell, input) && ![input, unfailing.get(cell)].includes(after.get(cell)))
    .filter(([cell, input]) => !rows.has(inItsRow(cell, input)))
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
  /** The refusal of a command that was done already: the fault came after its last write. */
  done?: string;
}

/**
 * Positions of a command's service calls, from 1. Of a run of the same call on the same tab, such as a width for each column, the
 * first and the last stand for all.
 */
export function positionsOf(steps: WorkbenchResult['steps']): number[] {
  const same = (a: number, b: number) => {
    const [one, other] = [steps[a], steps[b]];
    return one?.label === other?.label && one?.name === other?.name && one?.sheet === other?.sheet;
  };
  return steps.flatMap((_, index) => (same(index, index - 1) && same(index, index + 1) ? [] : [index + 1]));
}

/** What stands around the cells of each tab, and in Drive, that would be there twice if something were done twice. */
function surroundings(host: WorkbenchHost): string[] {
  const tabs = host.workbook.sheets.map(({ name, properties }) => {
    const { conditionalFormats, protections, charts } = properties;
    return `${name}: ${conditionalFormats.length} rules, ${protections.length} warnings, ${charts.length} charts`;
  });
  return [...tabs, ...[...host.drive.values()].map(({ name }) => `in Drive: ${name}`).sort()];
}

/** Runs the command once for each of its service calls with a fault there, then again without one. */
export async function sweep<Name extends CommandName>(
  state: State,
  name: Name,
  input: Input<Name>,
  { fault = once, step = 1, done }: SweepOptions = {},
): Promise<void> {
  const clean = await hostFrom(state);
  const before = typedCells(clean);
  const whole = call(clean, name, input);
  expect(whole.answer).toMatchObject({ ok: true });
  const expected = typedCells(clean);
  const around = surroundings(clean);
  const positions = positionsOf(whole.steps).filter((_, index) => index % step === 0);
  expect(positions.length * step).toBeGreaterThan(5);

  for (const position of positions) {
    const at = `a fault at call ${position}, ${whole.steps[position - 1]?.label}.${whole.steps[position - 1]?.name}`;
    const host = await hostFrom(state);
    host.faults = fault(position);
    const { ok, value } = host.run('rateCase', [name, input]);
    // A fault is answered in a sentence; what Google said is not shown.
    if (ok) expect(JSON.stringify(value)).not.toMatch(/Exception|Service error|at position/);
    expect(lost(before, typedCells(host), expected), `typed cells after ${at}`).toEqual([]);
    const again = call(host, name, input);
    const isDone = again.answer.ok || again.answer.code === done;
    expect(isDone, `again after ${at}: ${JSON.stringify(again.answer)}`).toBe(true);
    expect(typedCells(host), `cells after doing it again, ${at}`).toEqual(expected);
    expect(surroundings(host), `tabs after ${at}`).toEqual(around);
  }
}
