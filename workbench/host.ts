/**
 * One spreadsheet with the add-on installed: the built script, the document, and what Google keeps for both. Each run
 * of a function is an execution of its own in a fresh context, as at Google (PLATFORM 2.4).
 */
import { randomBytes } from 'node:crypto';
import type vm from 'node:vm';
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
import {
  type CustomArgument,
  type CustomFunction,
  type CustomResult,
  type CustomScalar,
  SheetDate,
} from './engine/types.ts';
import { Workbook } from './engine/workbook.ts';
import { type AuthModeName, Execution } from './services/execution.ts';
import { installServices } from './services/index.ts';
import { readState, writeState } from './services/persistence.ts';
import { AuthMode } from './services/script-app.ts';
import { Spreadsheet } from './services/spreadsheet.ts';
import type { HostState, Manifest, StoreScope } from './services/state.ts';
import { dateOfSerial, serialOfDate } from './services/zones.ts';
import type { ActiveCell, ExecutionResult, Host, HostOptions, StoredDocument } from './types.ts';

export { countDocumentCalls, countServiceCalls } from './services/index.ts';

const EXECUTION_LIMIT = 6 * 60_000;
const CELL_FUNCTION_LIMIT = 30_000;
/** What an add-on's cell shows when its function runs out of time (PLATFORM 1.4). */
const CELL_FUNCTION_TIMEOUT = 'Internal error executing the custom function.';

/** The host with what only tests ask of it. */
export interface WorkbenchHost extends Host {
  /** Runs onOpen in the mode of an add-on that is installed only (NONE) or enabled in the file (LIMITED). */
  open(mode?: 'NONE' | 'LIMITED'): ExecutionResult;
  /** The call of the next execution, counted from 1 among those of `countServiceCalls`, that fails as Google's do at times. */
  failAtCall: number | null;
  /** Somebody else's execution holds the document lock. */
  lockedElsewhere: boolean;
  readonly drive: Map<string, StoredDocument>;
  readonly properties: Readonly<Record<StoreScope, Map<string, string>>>;
}

export function createHost(options: HostOptions): WorkbenchHost {
  return new SpreadsheetHost(options);
}

class SpreadsheetHost implements WorkbenchHost {
  failAtCall: number | null = null;
  readonly #script: vm.Script;
  readonly #state: HostState;

  constructor(options: HostOptions) {
    this.#script = compileScript(options.code);
    const saved = readState(options.state);
    const workbook = saved
      ? Workbook.fromJSON(saved.workbook)
      : new Workbook({ locale: options.locale ?? 'en_US', timeZone: options.timeZone ?? 'America/New_York' });
    if (options.now) workbook.now = options.now;
    this.#state = {
      workbook,
      spreadsheetId: saved?.spreadsheetId ?? `1${randomBytes(32).toString('base64url')}`,
      metadata: saved?.metadata ?? [],
      properties: saved?.properties ?? { document: new Map(), user: new Map(), script: new Map() },
      cache: { document: new Map(), user: new Map(), script: new Map() },
      drive: saved?.drive ?? new Map(),
      active: saved?.active ?? { sheetId: workbook.sheets[0]?.id ?? 0, row: 0, column: 0, rowCount: 1, columnCount: 1 },
      menus: { own: [], others: [] },
      htmlFiles: options.htmlFiles,
      manifest: readManifest(options.manifest),
      lockedElsewhere: false,
      now: () => workbook.now(),
    };
    const custom = customFunctionNames(options.code);
    workbook.customFunction = (name) => this.#customFunction(custom.get(name.toUpperCase()));
    this.open();
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

  run(functionName: string, args: unknown[] = []): ExecutionResult {
    return this.#execute('FULL', functionName, (execution, context) => {
      const carried = args.map((value, index) => carriedIn(value, index));
      const returned = context.call(functionName, carried, EXECUTION_LIMIT);
      execution.settle();
      return carriedOut(functionName, returned);
    });
  }

  open(mode: 'NONE' | 'LIMITED' = 'LIMITED'): ExecutionResult {
    this.#state.menus = { own: [], others: [] };
    return this.#execute(mode, 'onOpen', (execution, context) => {
      const source = mode === 'NONE' ? {} : { source: new Spreadsheet(execution) };
      context.call('onOpen', [{ authMode: AuthMode[mode], ...source }], CELL_FUNCTION_LIMIT);
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
    work: (execution: Execution, context: ScriptContext) => unknown,
  ): ExecutionResult {
    this.#repairCursor();
    const execution = new Execution(this.#state, mode, this.failAtCall);
    this.failAtCall = null;
    const result = { ui: execution.ui, calls: execution.calls, log: execution.log };
    return inTimeZone(this.#state.manifest.timeZone, () => {
      try {
        const context = this.#load(execution, EXECUTION_LIMIT);
        if (name.endsWith('_') || !context.isTopLevelFunction(name)) {
          throw new Error(`Script function not found: ${name}`);
        }
        return { ok: true, value: work(execution, context), ...result };
      } catch (error) {
        execution.log.push(stackOf(error));
        return { ok: false, error: messageOf(error), ...result };
      }
    });
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
    return (args) =>
      inTimeZone(this.#state.manifest.timeZone, () => {
        const execution = new Execution(this.#state, 'CUSTOM_FUNCTION');
        const { timeZone } = this.#state.workbook;
        try {
          const context = this.#load(execution, CELL_FUNCTION_LIMIT);
          const result = context.call(
            name,
            args.map((value) => argumentOf(value, timeZone)),
            CELL_FUNCTION_LIMIT,
          );
          return resultOf(context.fromScript(result), timeZone);
        } catch (error) {
          throw new Error(error instanceof TimeoutError ? CELL_FUNCTION_TIMEOUT : messageOf(error));
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
