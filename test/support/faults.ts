/** Sweeps a command over its service calls: something goes wrong at each in turn, and nothing typed may be lost. */
import type { CommandName, Input } from '../../src/contract.ts';
import type { CellInput, CustomResult } from '../../workbench/engine/types.ts';
import type { Faults } from '../../workbench/faults.ts';
import type { WorkbenchHost, WorkbenchResult } from '../../workbench/host.ts';
import { type call, TODAY } from './commands.ts';
import { emptyHost, typedCells, withShortTabs } from './host.ts';

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
  const suspects = [...before]
    .filter(([cell, input]) => after.get(cell) !== input && after.get(cell) !== unfailing.get(cell))
    .filter(([cell, input]) => !isHung(cell, input));
  if (suspects.length === 0) return [];
  const rows = new Set([...after].map(([cell, input]) => inItsRow(cell, input)));
  return suspects.filter(([cell, input]) => !rows.has(inItsRow(cell, input))).map(([cell]) => cell);
}

/** Cells in which two workbooks differ, as "Rates!A2: x instead of y". */
export function differing(cells: Cells, expected: Cells): string[] {
  const at = new Set([...expected.keys(), ...cells.keys()]);
  return [...at]
    .filter((cell) => cells.get(cell) !== expected.get(cell))
    .map((cell) => `${cell}: ${String(cells.get(cell))} instead of ${String(expected.get(cell))}`);
}

/** A sweep opens the same spreadsheet a hundred times; its cells are worked out once. */
const keptResults = new Map<string, CustomResult>();

/** A host of its own from a state, on the day of the tests. */
export async function hostFrom(state: State): Promise<WorkbenchHost> {
  const now = () => new Date(`${TODAY}T15:00:00Z`);
  return withShortTabs(await emptyHost({ state, now, keptResults, closed: true }));
}

/** The call at this position fails, and the one after it works again. */
export const once = (position: number): Faults => ({ failAt: position });
/** From this position on nothing works. */
export const onward = (position: number): Faults => ({ failAt: position, onward: true });

/** What was done, and what its user was told. */
export interface Done {
  ok: boolean;
  /** Of a refusal. */
  code: string;
  told: string;
  steps: WorkbenchResult['steps'];
}

export type Act = (host: WorkbenchHost) => Done;

/** A command of the panel. */
export function command<Name extends CommandName>(name: Name, input: Input<Name>): Act {
  return (host) => {
    const { ok, value, error, steps } = host.run('rateCase', [name, input]);
    const told = ok ? JSON.stringify(value) : String(error);
    if (!ok) return { ok, code: '', told, steps };
    // What comes back is the script's own answer, which the contract types.
    const answer = value as ReturnType<typeof call<Name>>['answer'];
    return { ok: answer.ok, code: answer.ok ? '' : answer.code, told, steps };
  };
}

/** An item of the menu; it is done when nothing went wrong on the way. */
export function menuItem(name: string): Act {
  return (host) => {
    const { ok, ui, error, steps } = host.run(name, [], 'menu');
    const told = ok ? JSON.stringify(ui) : String(error);
    return { ok: ok && !told.includes('Google did not finish'), code: '', told, steps };
  };
}

/**
 * How many calls lie between those that fail where every tab is swept: each tab begins at another, so that every kind of call fails
 * somewhere. SWEEP_STEP=1 tries them all.
 */
export const SPARSE = Number(process.env.SWEEP_STEP ?? 6);

/** Rows of tabs that are made in a sweep: more than any of ours fills. */
const SHORT = 100;

export interface SweepOptions {
  /** What goes wrong at a position; without it, one call fails. */
  fault?: (position: number) => Faults;
  /** Only every so many positions, for commands that were swept whole in another way. */
  step?: number;
  /** Which of them is the first. */
  from?: number;
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
  const tabs = host.workbook.sheets.map(({ name, columnCount, properties }) => {
    const { conditionalFormats, protections, charts } = properties;
    const around = [`${conditionalFormats.length} rules`, `${protections.length} warnings`, `${charts.length} charts`];
    return `${name}: ${around.join(', ')}, ${columnCount} columns`;
  });
  return [...tabs, ...[...host.drive.values()].map(({ name }) => `in Drive: ${name}`).sort()];
}

/**
 * Runs the command once for each of its service calls with a fault there, then again without one. Gives what was wrong, and at how
 * many calls it was tried.
 */
export async function swept(
  state: State,
  act: Act,
  { fault = once, step = 1, from = 0, done }: SweepOptions = {},
): Promise<{ problems: string[]; calls: number }> {
  const opened = async () => withShortTabs(await hostFrom(state), SHORT);
  const clean = await opened();
  const before = typedCells(clean);
  const whole = act(clean);
  if (!whole.ok) return { problems: [`not done when nothing fails: ${whole.told}`], calls: 0 };
  const expected = typedCells(clean);
  const around = surroundings(clean);
  const all = positionsOf(whole.steps);
  const positions = all.filter((_, index) => index % step === from % step);
  const problems: string[] = [];
  if (all.length < 6) problems.push(`only ${all.length} calls to sweep`);
  for (const position of positions) {
    const at = `a fault at call ${position}, ${whole.steps[position - 1]?.label}.${whole.steps[position - 1]?.name}`;
    const note = (what: string, found: readonly string[]) => {
      if (found.length > 0) problems.push(`${what}, ${at}: ${found.slice(0, 5).join('; ')} (${found.length})`);
    };
    const host = await opened();
    host.faults = fault(position);
    const { told } = act(host);
    // A fault is answered in a sentence; what Google said is not shown.
    if (/Exception|Service error|at position|TypeError/.test(told)) note('told', [told]);
    note('lost', lost(before, typedCells(host), expected));
    const again = act(host);
    if (!again.ok && again.code !== done) note('not done again', [again.told]);
    note('cells after doing it again', differing(typedCells(host), expected));
    const now = surroundings(host);
    note(
      'tabs',
      [...now.filter((line) => !around.includes(line)), ...around.filter((line) => !now.includes(line))].concat(
        now.length === around.length && now.join() !== around.join() ? [`in the order ${now.join()}`] : [],
      ),
    );
  }
  return { problems, calls: positions.length };
}

/** A sweep in which nothing may be wrong. */
export async function sweep<Name extends CommandName>(
  state: State,
  name: Name,
  input: Input<Name>,
  options: SweepOptions = {},
): Promise<void> {
  await sweepOf(state, command(name, input), options);
}

export async function sweepOf(state: State, act: Act, options: SweepOptions = {}): Promise<void> {
  const { problems } = await swept(state, act, options);
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
