/**
 * A context as Apps Script gives it without any of Google's services: the language alone, and of the language only what
 * the platform documents (PLATFORM 4).
 */
import vm from 'node:vm';

/** In every V8 context, but not at Google, or not to be relied on there. */
const ABSENT = ['SharedArrayBuffer', 'Atomics', 'WeakRef', 'FinalizationRegistry', 'WebAssembly', 'console'];
/** Later than ES2022; nothing promises them. */
const TOO_NEW = [
  ...['findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with'].map(
    (name) => `Array.prototype.${name}`,
  ),
  ...['isWellFormed', 'toWellFormed'].map((name) => `String.prototype.${name}`),
];

export interface BareContext {
  run(script: string): unknown;
  /** Names of the globals that are there now. */
  globals(): string[];
}

export function bareContext(): BareContext {
  const context = vm.createContext(Object.create(null));
  const run = (script: string): unknown => vm.runInContext(script, context, { filename: 'Code.js' });
  for (const name of [...ABSENT.map((each) => `globalThis.${each}`), ...TOO_NEW]) run(`delete ${name}`);
  return { run, globals: () => run('Object.getOwnPropertyNames(globalThis)') as string[] };
}
