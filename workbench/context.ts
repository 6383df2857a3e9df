/**
 * The bare context a script runs in: what ECMAScript 2022 defines and Google documents, nothing of Node (PLATFORM 4).
 * Every value that crosses is a copy made with the receiving side's own constructors, so that `instanceof Date` and
 * `instanceof Array` hold inside and nothing that belongs to the script is kept outside.
 */
import { inspect, types } from 'node:util';
import vm from 'node:vm';

const GLOBALS =
  'Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp Error ' +
  'AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError globalThis JSON Math Intl ArrayBuffer ' +
  'Uint8Array Int8Array Uint16Array Int16Array Uint32Array Int32Array Float32Array Float64Array Uint8ClampedArray ' +
  'BigUint64Array BigInt64Array DataView Map BigInt Set WeakMap WeakSet Proxy Reflect decodeURI decodeURIComponent ' +
  'encodeURI encodeURIComponent escape unescape eval isFinite isNaN';

/** Deletes what Google does not document (PLATFORM 4) and hands out the context's own constructors. */
const BOOTSTRAP = new vm.Script(
  `(() => {
    'use strict';
    const kept = new Set(${JSON.stringify(GLOBALS.split(' '))});
    for (const name of Object.getOwnPropertyNames(globalThis)) if (!kept.has(name)) delete globalThis[name];
    const newer = ['findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with'];
    for (const method of newer) delete Array.prototype[method];
    for (const method of newer) delete Object.getPrototypeOf(Uint8Array.prototype)[method];
    for (const method of ['isWellFormed', 'toWellFormed']) delete String.prototype[method];
    return {
      array: () => [],
      object: () => ({}),
      date: (instant) => new Date(instant),
      error: (name, message) => {
        const error = new Error(message);
        error.name = name;
        return error;
      },
      method: (name, call) => ({ [name]: (...args) => call(args) })[name],
      proxy: (target, handler) => new Proxy(target, handler),
    };
  })()`,
  { filename: 'workbench.vm' },
);

interface Toolkit {
  array(): unknown[];
  object(): Record<string, unknown>;
  date(instant: number): object;
  error(name: string, message: string): object;
  method(name: string, call: (args: unknown[]) => unknown): object;
  proxy(target: object, handler: ProxyHandler<object>): object;
}

/** How objects that are more than data cross. Both give undefined for an object that is not theirs. */
export interface Bridge {
  toScript(value: object): object | undefined;
  fromScript(value: object): object | undefined;
}

/** Where the one call into the context is put for the moment of the call; a symbol, so scripts do not meet it. */
const CALL = Symbol.for('workbench.call');
const INVOKE = new vm.Script(`globalThis[Symbol.for('workbench.call')]()`, { filename: 'workbench.vm' });

const CONSOLE_METHODS = ['log', 'info', 'warn', 'error'] as const;

/** Thrown when a script has run too long; the text is Google's. */
export class TimeoutError extends Error {
  constructor() {
    super('Exceeded maximum execution time');
  }
}

/** A value that google.script.run does not carry (PLATFORM 2.4). `path` is '' for the value itself. */
export class NotJsonError extends Error {
  constructor(
    readonly kind: string,
    readonly path: string,
  ) {
    super(`${kind} at ${path || 'the top'} is not JSON`);
  }
}

/** Compiles a script once; it can be loaded into any number of contexts. */
export function compileScript(code: string, filename = 'Code.js'): vm.Script {
  return new vm.Script(code, { filename });
}

export class ScriptContext {
  readonly #globals: Record<PropertyKey, unknown>;
  readonly #make: Toolkit;
  readonly #builtIn: ReadonlySet<string>;
  bridge: Bridge = { toScript: () => undefined, fromScript: () => undefined };

  constructor(log: (line: string) => void = () => {}) {
    // Promise jobs run when the script's stack is empty and before `call` returns, as at Google.
    const globals: Record<PropertyKey, unknown> = Object.create(null);
    this.#globals = globals;
    vm.createContext(globals, {
      name: 'script',
      codeGeneration: { strings: true, wasm: false },
      microtaskMode: 'afterEvaluate',
    });
    this.#make = BOOTSTRAP.runInContext(this.#globals) as Toolkit;
    const console = this.#make.object();
    for (const level of CONSOLE_METHODS) {
      console[level] = this.#make.method(level, (args) => log(args.map(printed).join(' ')));
    }
    // Timers of the console print durations at Google; no test may depend on one, so they print nothing here.
    for (const timer of ['time', 'timeEnd']) console[timer] = this.#make.method(timer, () => undefined);
    this.#globals.console = console;
    this.#builtIn = new Set(Object.getOwnPropertyNames(this.#globals));
  }

  define(name: string, value: unknown): void {
    this.#globals[name] = value;
  }

  load(script: vm.Script, timeout: number): void {
    this.#bounded(() => script.runInContext(this.#globals, { timeout }));
  }

  /** Names the loaded script has put into the global scope that can be called from outside. */
  isTopLevelFunction(name: string): boolean {
    return !this.#builtIn.has(name) && typeof this.#globals[name] === 'function';
  }

  /** Calls a top-level function; arguments are copied in, the result is the script's own value. */
  call(name: string, args: readonly unknown[], timeout: number): unknown {
    const target = this.#globals[name];
    if (typeof target !== 'function') throw new Error(`Script function not found: ${name}`);
    const inside = args.map((value) => this.toScript(value));
    this.#globals[CALL] = () => Reflect.apply(target, undefined, inside);
    try {
      return this.#bounded(() => INVOKE.runInContext(this.#globals, { timeout }));
    } finally {
      delete this.#globals[CALL];
    }
  }

  toScript(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (value instanceof Date) return this.#make.date(value.getTime());
    if (Array.isArray(value)) {
      const copy = this.#make.array();
      for (const entry of value) copy.push(this.toScript(entry));
      return copy;
    }
    const bridged = this.bridge.toScript(value);
    if (bridged) return bridged;
    const copy = this.#make.object();
    for (const [key, entry] of Object.entries(value)) copy[key] = this.toScript(entry);
    return copy;
  }

  /** A copy with this side's constructors; functions come back as they are. */
  fromScript(value: unknown): unknown {
    return this.#copyOut(value, 0);
  }

  /** The script's own Error, for a service to throw into it. */
  error(name: string, message: string, stack?: string): object {
    const error = this.#make.error(name, message);
    if (stack !== undefined) Object.assign(error, { stack });
    return error;
  }

  method(name: string, call: (args: unknown[]) => unknown): object {
    return this.#make.method(name, call);
  }

  proxy(handler: (target: object) => ProxyHandler<object>): object {
    const target = this.#make.object();
    return this.#make.proxy(target, handler(target));
  }

  #copyOut(value: unknown, depth: number): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (depth > 100) throw new RangeError('The value is nested too deeply or contains itself.');
    if (types.isDate(value)) return new Date(Number(value));
    if (Array.isArray(value)) {
      const copy: unknown[] = [];
      for (const entry of value) copy.push(this.#copyOut(entry, depth + 1));
      return copy;
    }
    const bridged = this.bridge.fromScript(value);
    if (bridged) return bridged;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, this.#copyOut(entry, depth + 1)]));
  }

  #bounded<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (isRecord(error) && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw new TimeoutError();
      throw error;
    }
  }
}

/**
 * A copy of a value of any context that consists of JSON alone. Google drops, blanks or refuses the rest in ways nobody
 * should rely on, so anything else is refused by kind and place: dates, undefined (also in a property), functions,
 * NaN and infinities, Map, Set, cycles.
 */
export function jsonCopy(value: unknown, path = '', ancestors: readonly object[] = []): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotJsonError(String(value), path);
    return value;
  }
  if (typeof value !== 'object') throw new NotJsonError(typeof value, path);
  if (ancestors.includes(value)) throw new NotJsonError('a cycle', path);
  const line = [...ancestors, value];
  if (Array.isArray(value)) {
    return Array.from(value, (entry: unknown, index) => jsonCopy(entry, `${path}[${index}]`, line));
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  const plain = prototype === null || (isRecord(prototype) && Object.getPrototypeOf(prototype) === null);
  if (!plain || types.isProxy(value))
    throw new NotJsonError(types.isDate(value) ? 'Date' : 'an object with a class', path);
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, jsonCopy(entry, path ? `${path}.${key}` : key, line)]),
  );
}

/** The text of whatever a script threw; errors of its context are no `instanceof Error` here. */
export function messageOf(thrown: unknown): string {
  return isRecord(thrown) && typeof thrown.message === 'string' ? thrown.message : String(thrown);
}

export function stackOf(thrown: unknown): string {
  return isRecord(thrown) && typeof thrown.stack === 'string' ? thrown.stack : String(thrown);
}

/** Runs `work` with local time in `zone`: JavaScript's Date reads the script's zone, not the spreadsheet's (PLATFORM 5). */
export function inTimeZone<T>(zone: string, work: () => T): T {
  const before = process.env.TZ;
  if (before === zone) return work();
  process.env.TZ = zone;
  try {
    return work();
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

export function isRecord(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

function printed(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value, { depth: 4, breakLength: 120 });
}
