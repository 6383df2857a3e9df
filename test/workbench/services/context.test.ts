import { describe, expect, it } from 'vitest';
import {
  compileScript,
  inTimeZone,
  jsonCopy,
  NotJsonError,
  ScriptContext,
  TimeoutError,
} from '../../../workbench/context.ts';

const LIMIT = 2000;

function contextWith(code: string, log: string[] = []): ScriptContext {
  const context = new ScriptContext((line) => log.push(line));
  context.load(compileScript(code), LIMIT);
  return context;
}

/** What an expression gives inside a context, as a copy. */
function inside(expression: string, ...args: unknown[]): unknown {
  const context = contextWith(`function probe(a, b) { return ${expression}; }`);
  return context.fromScript(context.call('probe', args, LIMIT));
}

describe('the bare context (PLATFORM 4)', () => {
  it('has none of the things a browser or Node would add', () => {
    const absent =
      'setTimeout setInterval queueMicrotask structuredClone fetch URL URLSearchParams TextEncoder atob btoa crypto performance ' +
      'process require module Buffer window navigator AbortController WebAssembly SharedArrayBuffer Atomics WeakRef Temporal';
    const present = absent.split(' ').filter((name) => inside(`typeof ${name}`) !== 'undefined');
    expect(present).toEqual([]);
  });

  it('has no method newer than ES2022', () => {
    expect(inside(`['toSorted','toReversed','toSpliced','with','findLast'].filter(m => m in [])`)).toEqual([]);
    expect(inside(`['toSorted','with','findLast'].filter(m => m in new Uint8Array(1))`)).toEqual([]);
    expect(inside(`'isWellFormed' in String.prototype`)).toBe(false);
  });

  it("has only Google's six console methods, and keeps what they print", () => {
    const log: string[] = [];
    const context = contextWith(
      `function probe() { console.log('a', {b: 1}); console.warn(2); return Object.keys(console); }`,
      log,
    );
    expect(context.fromScript(context.call('probe', [], LIMIT))).toEqual([
      'log',
      'info',
      'warn',
      'error',
      'time',
      'timeEnd',
    ]);
    expect(log).toEqual(['a { b: 1 }', '2']);
  });

  it('receives dates, arrays and objects as its own', () => {
    expect(inside('a instanceof Date && a.getTime() === 5', new Date(5))).toBe(true);
    expect(inside('a instanceof Array && a[0] instanceof Array', [[1]])).toBe(true);
    expect(inside('a instanceof Object && a.rows instanceof Array', { rows: [] })).toBe(true);
    expect(inside('Object.prototype.toString.call(a)', new Date(5))).toBe('[object Date]');
  });

  it('gives its values back as copies of ours', () => {
    const out = inside('({ when: new Date(7), list: [1, [2]] })') as { when: Date; list: unknown[] };
    expect(out.when).toBeInstanceOf(Date);
    expect(out.list).toBeInstanceOf(Array);
    expect(out).toEqual({ when: new Date(7), list: [1, [2]] });
  });

  it('shares nothing between two contexts of the same script', () => {
    const script = compileScript('var n = 0; function next() { n += 1; Array.prototype.mine = 1; return n; }');
    const results = [1, 2].map(() => {
      const context = new ScriptContext();
      context.load(script, LIMIT);
      return context.call('next', [], LIMIT);
    });
    expect(results).toEqual([1, 1]);
    expect('mine' in []).toBe(false);
  });

  it('offers the functions the script declares and none that were there before', () => {
    const context = contextWith('function mine() {} var five = 5;');
    const found = ['mine', 'five', 'parseInt', 'eval', 'absent'].map((name) => context.isTopLevelFunction(name));
    expect(found).toEqual([true, false, false, false, false]);
  });

  it('stops a script that runs too long, while loading and while called', () => {
    const context = contextWith('function loop() { for (;;); }');
    expect(() => context.call('loop', [], 50)).toThrow(TimeoutError);
    expect(() => new ScriptContext().load(compileScript('for (;;);'), 50)).toThrow('Exceeded maximum execution time');
  });

  it('runs promise jobs before the call returns', () => {
    const context = contextWith(
      'var seen = []; function go() { Promise.resolve(1).then(v => seen.push(v)); } function look() { return seen; }',
    );
    context.call('go', [], LIMIT);
    expect(context.fromScript(context.call('look', [], LIMIT))).toEqual([1]);
  });

  it("reads local time in the script's zone and puts ours back", () => {
    const before = process.env.TZ;
    const hours = ['Etc/UTC', 'America/New_York', 'Asia/Kolkata'].map((zone) =>
      inTimeZone(zone, () => inside('new Date(Date.UTC(2026, 0, 1, 12)).getHours()')),
    );
    expect(hours).toEqual([12, 7, 17]);
    expect(process.env.TZ).toBe(before);
  });
});

describe('what google.script.run carries (PLATFORM 2.4)', () => {
  const refused: [string, unknown, string][] = [
    ['a date', { rows: [{ sent: new Date(0) }] }, 'Date at rows[0].sent is not JSON'],
    ['undefined in a property', { a: undefined }, 'undefined at a is not JSON'],
    ['undefined in a list', [1, undefined], 'undefined at [1] is not JSON'],
    ['a function', { run: () => 1 }, 'function at run is not JSON'],
    ['NaN', [Number.NaN], 'NaN at [0] is not JSON'],
    ['infinity', Number.POSITIVE_INFINITY, 'Infinity at the top is not JSON'],
    ['a Map', new Map(), 'an object with a class at the top is not JSON'],
  ];
  it.each(refused)('refuses %s and says where it is', (_what, value, message) => {
    expect(() => jsonCopy(value)).toThrow(NotJsonError);
    expect(() => jsonCopy(value)).toThrow(message);
  });

  it('refuses a cycle', () => {
    const round: Record<string, unknown> = {};
    round.self = round;
    expect(() => jsonCopy(round)).toThrow('a cycle at self is not JSON');
  });

  it('copies plain data of another context, also where one part stands in two places', () => {
    const context = contextWith(
      'function probe() { const part = { x: null }; return { ok: true, list: [part, part] }; }',
    );
    expect(jsonCopy(context.call('probe', [], LIMIT))).toEqual({ ok: true, list: [{ x: null }, { x: null }] });
  });
});
