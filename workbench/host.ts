/**
 * One spreadsheet with the add-on installed: the built script, the document, and what Google keeps for both. Each run
 * of a function is an execution of its own in a fresh context, as at Google (PLATFORM 2.4).
 */
import { randomBytes } from 'node:crypto';
import type vm from 'node:vm';
import { type Circumstances, type RunFrom, USUAL } from './circumstances.ts';
import {
  compileScript,
  inTimeZone,
  isRecord,
  jsonCopy,
  messageOf,
  NotJsonError,
  ScriptContext,
  stackOf,
  TimeoutError,
} from './context.ts';
import type { ServiceCall, Traffic } from './cost.ts';
import {
  type CustomArgument,
  type CustomFunction,
  type CustomResult,
  type CustomScalar,
  SheetDate,
} from './engine/types.ts';
import { Workbook } from './engine/workbook.ts';
import { type Faults, LOST_ANSWER } from './faults.ts';
import { type AuthModeName, Execution } from './services/execution.ts';
import { installServices } from './services/index.ts';
import { readState, writeState } from './services/persistence.ts';
import { AuthMode } from './services/script-app.ts';
import { Spreadsheet } from './services/spreadsheet.ts';
import { belongings, type HostState, type Manifest, type StoreScope } from './services/state.ts';
import { dateOfSerial, serialOfDate } from './services/zones.ts';
import type { ActiveCell, ExecutionResult, Host, HostOptions, StoredDocument } from './types.ts';

export { countDocumentCalls, countServiceCalls } from './services/index.ts';

/** What Google allows, in milliseconds and executions (PLATFORM 2.4, 2.6). */
export interface Limits {
  execution: number;
  /** Cell functions and simple triggers. */
  cellFunction: number;
  /** Of one person at once. */
  atOnce: number;
}

const LIMITS: Limits = { execution: 6 * 60_000, cellFunction: 30_000, atOnce: 30 };

/** What an add-on's cell shows when its function runs out of time (PLATFORM 1.4). */
const CELL_FUNCTION_TIMEOUT = 'Internal error executing the custom function.';
const TOO_MANY =
  'There are too many scripts running simultaneously for this Google user account. Please wait a moment and try again.';
/** What every call of a panel fails with that runs as another account than the one that opened it (PLATFORM 2.4). */
const OTHER_ACCOUNT = "We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.";
const NO_CONSENT = 'Authorization is required to perform that action.';

export interface WorkbenchOptions extends HostOptions {
  /** Smaller ones than Google's, so that a test can reach them. */
  limits?: Partial<Limits>;
  /** Results of cell functions by function and arguments, shared by hosts of one script (PLATFORM 1.3, unconfirmed). */
  keptResults?: Map<string, CustomResult>;
  /** The spreadsheet is not opened yet, so that the menu is not made. */
  closed?: boolean;
}

export interface WorkbenchResult extends ExecutionResult {
  /** What the execution did, and its estimated time at Google. */
  traffic: Traffic;
  /** Its calls of services that can fail, in order. */
  steps: readonly ServiceCall[];
}

/** The host with what only tests and the workbench's own menu ask of it. */
export interface WorkbenchHost extends Host {
  /** `from`: a click in the add-on's menu, or google.script.run of its panel; the panel fails in more ways. */
  run(functionName: string, args?: unknown[], from?: RunFrom): WorkbenchResult;
  /** Runs onOpen in the mode of an add-on that is installed only (NONE) or enabled in the file (LIMITED). */
  open(mode?: 'NONE' | 'LIMITED'): WorkbenchResult;
  /** What goes wrong in the next execution; it takes them, and the one after is without. */
  faults: Faults;
  /** `failAt` of `faults`. */
  failAtCall: number | null;
  /** Somebody else's execution holds the document lock. */
  lockedElsewhere: boolean;
  /** Other executions of this person that are running now. */
  runningElsewhere: number;
  /** What the person will type into the next prompts; taken from the front. */
  readonly promptAnswers: string[];
  readonly circumstances: Readonly<Circumstances>;
  /** Who opens the spreadsheet, and how the add-on stands with them; opens it anew. */
  change(circumstances: Partial<Circumstances>): void;
  readonly drive: Map<string, StoredDocument>;
  readonly properties: Readonly<Record<StoreScope, Map<string, string>>>;
}

export function createHost(options: WorkbenchOptions): WorkbenchHost {
  return new SpreadsheetHost(options);
}

class SpreadsheetHost implements WorkbenchHost {
  faults: Faults = {};
  runningElsewhere = 0;
  readonly #script: vm.Script;
  readonly #state: HostState;
  readonly #limits: Limits;
  readonly #kept: Map<string, CustomResult> | undefined;
  #running = 0;

  constructor(options: WorkbenchOptions) {
    this.#script = compileScript(options.code);
    this.#limits = { ...LIMITS, ...options.limits };
    this.#kept = options.keptResults;
    const saved = readState(options.state);
    const workbook = saved
      ? Workbook.fromJSON(saved.workbook)
      : new Workbook({ locale: options.locale ?? 'en_US', timeZone: options.timeZone ?? 'America/New_York' });
    if (options.now) workbook.now = options.now;
    const people = saved?.people ?? { owner: belongings(), second: belongings() };
    this.#state = {
      workbook,
      spreadsheetId: saved?.spreadsheetId ?? `1${randomBytes(32).toString('base64url')}`,
      metadata: saved?.metadata ?? [],
      people,
      properties: {
        document: saved?.properties.document ?? new Map(),
        user: people.owner.properties,
        script: saved?.properties.script ?? new Map(),
      },
      cache: { document: new Map(), user: people.owner.cache, script: new Map() },
      drive: saved?.drive ?? new Map(),
      madeBy: saved?.madeBy ?? new Map(),
      active: saved?.active ?? { sheetId: workbook.sheets[0]?.id ?? 0, row: 0, column: 0, rowCount: 1, columnCount: 1 },
      selections: new Map(),
      menus: { own: [], others: [] },
      htmlFiles: options.htmlFiles,
      manifest: readManifest(options.manifest),
      locks: new Map(),
      lockedElsewhere: false,
      circumstances: USUAL,
      promptAnswers: [],
      now: () => workbook.now(),
    };
    const custom = customFunctionNames(options.code);
    workbook.customFunction = (name) =>
      this.circumstances.installed ? this.#customFunction(custom.get(name.toUpperCase())) : undefined;
    if (!options.closed) this.open();
  }

  get workbook() {
    return this.#state.workbook;
  }

  get active(): ActiveCell {
    this.#repairCursor();
    return this.#state.active;
  }

  set active(cell: ActiveCell) {
    this.#state.active = cell;
  }

  get menu() {
    return [...this.#state.menus.own, ...this.#state.menus.others];
  }

  get drive() {
    return this.#state.drive;
  }

  get properties() {
    return this.#state.properties;
  }

  get lockedElsewhere(): boolean {
    return this.#state.lockedElsewhere;
  }

  set lockedElsewhere(locked: boolean) {
    this.#state.lockedElsewhere = locked;
  }

  get promptAnswers(): string[] {
    return this.#state.promptAnswers;
  }

  get failAtCall(): number | null {
    return this.faults.failAt ?? null;
  }

  set failAtCall(call: number | null) {
    const { failAt: _, ...others } = this.faults;
    this.faults = call === null ? others : { ...others, failAt: call };
  }

  get circumstances(): Readonly<Circumstances> {
    return this.#state.circumstances;
  }

  change(circumstances: Partial<Circumstances>): void {
    const state = this.#state;
    const before = state.circumstances;
    state.circumstances = { ...before, ...circumstances };
    const { user, installed } = state.circumstances;
    state.properties.user = state.people[user].properties;
    state.cache.user = state.people[user].cache;
    if (installed !== before.installed) state.workbook.recalculateAll();
    this.open();
  }

  run(functionName: string, args: unknown[] = [], from: RunFrom = 'panel'): WorkbenchResult {
    const { installed, severalAccounts } = this.circumstances;
    const refusal = !installed
      ? `Script function not found: ${functionName}`
      : from === 'panel' && severalAccounts
        ? OTHER_ACCOUNT
        : undefined;
    const { loseAnswer = false } = this.faults;
    const result = this.#execute('FULL', functionName, refusal, (execution, context) => {
      const carried = args.map((value, index) => carriedIn(value, index));
      const returned = context.call(functionName, carried, this.#limits.execution);
      execution.settle();
      return carriedOut(functionName, returned);
    });
    if (!loseAnswer) return result;
    const { value: _, ...rest } = result;
    return { ...rest, ok: false, error: LOST_ANSWER };
  }

  open(mode: 'NONE' | 'LIMITED' = 'LIMITED'): WorkbenchResult {
    this.#state.menus = { own: [], others: [] };
    const refusal = this.circumstances.installed ? undefined : 'Script function not found: onOpen';
    return this.#execute(mode, 'onOpen', refusal, (execution, context) => {
      const source = mode === 'NONE' ? {} : { source: new Spreadsheet(execution) };
      context.call('onOpen', [{ authMode: AuthMode[mode], ...source }], this.#limits.cellFunction);
      execution.settle();
      return null;
    });
  }

  toJSON(): unknown {
    return writeState(this.#state);
  }

  /** Writes of an execution that fails stay, as at Google. */
  #execute(
    mode: AuthModeName,
    name: string,
    refusal: string | undefined,
    work: (execution: Execution, context: ScriptContext) => unknown,
  ): WorkbenchResult {
    this.#repairCursor();
    const { faults } = this;
    this.faults = {};
    const time = mode === 'FULL' ? this.#limits.execution : this.#limits.cellFunction;
    const execution = new Execution(this.#state, mode, { time, faults });
    const outcome = this.#counted((tooMany) => {
      const stopped = refusal ?? tooMany ?? this.#consentMissing(mode);
      if (stopped !== undefined) return { ok: false, error: stopped };
      return inTimeZone(this.#state.manifest.timeZone, () => this.#attempt(execution, name, work));
    });
    const { ui, calls, log, steps } = execution;
    return { ...outcome, ui, calls, log, steps, traffic: execution.meter.report() };
  }

  #attempt(
    execution: Execution,
    name: string,
    work: (execution: Execution, context: ScriptContext) => unknown,
  ): Pick<ExecutionResult, 'ok' | 'value' | 'error'> {
    try {
      const context = this.#load(execution, execution.limits.time);
      if (name.endsWith('_') || !context.isTopLevelFunction(name)) {
        throw new Error(`Script function not found: ${name}`);
      }
      const value = work(execution, context);
      // a script that caught its own end does not outlive it
      if (execution.expired) throw new TimeoutError();
      return { ok: true, value };
    } catch (error) {
      execution.log.push(stackOf(error));
      return { ok: false, error: execution.expired ? new TimeoutError().message : messageOf(error) };
    } finally {
      execution.releaseLocks();
    }
  }

  /** Runs one more execution of this person; `tooMany` says that Google would not. */
  #counted<T>(run: (tooMany: string | undefined) => T): T {
    const tooMany = this.#running + this.runningElsewhere >= this.#limits.atOnce ? TOO_MANY : undefined;
    this.#running += 1;
    try {
      return run(tooMany);
    } finally {
      this.#running -= 1;
    }
  }

  /** Menus and panels ask before they run; simple triggers and cells never do (PLATFORM 2.1). */
  #consentMissing(mode: AuthModeName): string | undefined {
    return mode === 'FULL' && this.circumstances.consent === 'refused' ? NO_CONSENT : undefined;
  }

  /** The tab under the cursor may have been deleted since it was put there. */
  #repairCursor(): void {
    const [first] = this.workbook.sheets;
    if (!first || this.workbook.sheetById(this.#state.active.sheetId)) return;
    this.#state.active = { sheetId: first.id, row: 0, column: 0, rowCount: 1, columnCount: 1 };
  }

  #load(execution: Execution, limit: number): ScriptContext {
    const context = new ScriptContext((line) => execution.log.push(line));
    installServices(context, execution);
    context.load(this.#script, limit);
    return context;
  }

  #customFunction(name: string | undefined): CustomFunction | undefined {
    if (name === undefined) return undefined;
    const run = this.#cellFunction(name);
    const kept = this.#kept;
    if (kept === undefined) return run;
    return (args, argumentsKey) => {
      const { locale, timeZone } = this.#state.workbook;
      const key = `${locale}\n${timeZone}\n${argumentsKey}`;
      const known = kept.get(key);
      if (known !== undefined) return known;
      const result = run(args, argumentsKey);
      kept.set(key, result);
      return result;
    };
  }

  #cellFunction(name: string): CustomFunction {
    const limit = this.#limits.cellFunction;
    return (args) =>
      inTimeZone(this.#state.manifest.timeZone, () => {
        const execution = new Execution(this.#state, 'CUSTOM_FUNCTION', { time: limit });
        const { timeZone } = this.#state.workbook;
        try {
          const context = this.#load(execution, limit);
          const result = context.call(
            name,
            args.map((value) => argumentOf(value, timeZone)),
            limit,
          );
          if (execution.expired) throw new TimeoutError();
          return resultOf(context.fromScript(result), timeZone);
        } catch (error) {
          const over = execution.expired || error instanceof TimeoutError;
          throw new Error(over ? CELL_FUNCTION_TIMEOUT : messageOf(error));
        } finally {
          execution.releaseLocks();
        }
      });
  }
}

/** Upper-case name -> name, of the functions with a comment directly above that says @customfunction (PLATFORM 1.1). */
export function customFunctionNames(code: string): Map<string, string> {
  const names = new Map<string, string>();
  for (const match of code.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*^function\s+([A-Za-z]\w*)\s*\(/gm)) {
    const [, comment = '', name = ''] = match;
    if (/@customfunction\b/i.test(comment) && !name.endsWith('_')) names.set(name.toUpperCase(), name);
  }
  return names;
}

/** A date cell arrives as the instant of its wall-clock time in the spreadsheet's zone (DESIGN 4). */
function argumentOf(value: CustomArgument, zone: string): unknown {
  const scalar = (one: CustomScalar) => (one instanceof SheetDate ? dateOfSerial(one.serial, zone) : one);
  if (value === undefined) return undefined;
  return Array.isArray(value) ? value.map((row) => row.map(scalar)) : scalar(value);
}

/** A list of single values spills as a column (PLATFORM 1.4, unconfirmed). */
function resultOf(value: unknown, zone: string): CustomResult {
  const scalar = (one: unknown) => {
    if (one instanceof Date) return new SheetDate(serialOfDate(one, zone));
    if (one === null || one === undefined) return null;
    return typeof one === 'number' || typeof one === 'boolean' ? one : String(one);
  };
  if (!Array.isArray(value)) return scalar(value);
  return value.map((row: unknown) => (Array.isArray(row) ? row.map(scalar) : [scalar(row)]));
}

function carriedIn(value: unknown, index: number): unknown {
  try {
    return jsonCopy(value);
  } catch (error) {
    if (!(error instanceof NotJsonError)) throw error;
    throw new Error(
      `Argument ${index + 1} of google.script.run holds ${error.kind}${error.path && ` at ${error.path}`}; it carries JSON only.`,
    );
  }
}

/** A function that returns nothing gives null. */
function carriedOut(name: string, value: unknown): unknown {
  if (value === undefined) return null;
  try {
    return jsonCopy(value);
  } catch (error) {
    if (!(error instanceof NotJsonError)) throw error;
    throw new Error(
      `${name} returned ${error.kind}${error.path && ` at ${error.path}`}; google.script.run carries JSON only.`,
    );
  }
}

function readManifest(manifest: unknown): Manifest {
  const fields = isRecord(manifest) ? manifest : {};
  const dependencies = isRecord(fields.dependencies) ? fields.dependencies : {};
  const services: unknown[] = Array.isArray(dependencies.enabledAdvancedServices)
    ? dependencies.enabledAdvancedServices
    : [];
  return {
    timeZone: typeof fields.timeZone === 'string' ? fields.timeZone : 'Etc/UTC',
    oauthScopes: Array.isArray(fields.oauthScopes) ? fields.oauthScopes.map(String) : null,
    advancedServices: services.flatMap((service) => (isRecord(service) ? [String(service.userSymbol)] : [])),
  };
}
