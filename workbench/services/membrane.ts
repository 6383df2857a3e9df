/** Shows service objects to a script: strict proxies whose methods take and give copies. */
import type { Bridge, ScriptContext } from '../context.ts';
import type { ServiceCall } from '../cost.ts';
import { checkArguments, ServiceError, ServiceObject } from './surface.ts';

/** What every call passes first: counting, permissions, faults, deferred write errors. */
export type Gate = (call: ServiceCall) => void;

/** Asked of any object by promises and JSON.stringify; absent at Google too. */
const PROBED = new Set(['then', 'toJSON']);

export class Membrane implements Bridge {
  readonly #context: ScriptContext;
  readonly #gate: Gate;
  readonly #inside = new WeakMap<ServiceObject, object>();
  readonly #outside = new WeakMap<object, ServiceObject>();

  constructor(context: ScriptContext, gate: Gate) {
    this.#context = context;
    this.#gate = gate;
    context.bridge = this;
  }

  toScript(value: object): object | undefined {
    if (!(value instanceof ServiceObject)) return undefined;
    const known = this.#inside.get(value);
    if (known) return known;
    const proxy = this.#context.proxy((target) => this.#handler(value, target));
    this.#inside.set(value, proxy);
    this.#outside.set(proxy, value);
    return proxy;
  }

  fromScript(value: object): object | undefined {
    return this.#outside.get(value);
  }

  #handler(object: ServiceObject, target: object): ProxyHandler<object> {
    const methods = new Map<string, object>();
    const { surface } = object;
    return {
      get: (_target, key) => {
        if (typeof key === 'symbol' || PROBED.has(key) || (key in target && key !== 'toString')) {
          return Reflect.get(target, key);
        }
        const known = methods.get(key);
        if (known) return known;
        if (surface.constants.has(key)) return this.#context.toScript(Reflect.get(object, key));
        if (key !== 'toString' && !surface.members.has(key)) {
          if (surface.refusal) throw this.#context.error('Exception', surface.refusal);
          throw this.#context.error('TypeError', `${surface.label}.${key} is not in the workbench`);
        }
        const method = this.#context.method(key, (args) => this.#call(object, key, args));
        methods.set(key, method);
        return method;
      },
      has: (_target, key) => typeof key === 'string' && (surface.members.has(key) || surface.constants.has(key)),
      set: (_target, key) => {
        throw this.#context.error('TypeError', `${surface.label}.${String(key)} cannot be set`);
      },
    };
  }

  #call(object: ServiceObject, name: string, args: readonly unknown[]): unknown {
    if (name === 'toString') return object.toString();
    const { surface } = object;
    try {
      const member = surface.members.get(name);
      const method: unknown = Reflect.get(object, name);
      if (!member || typeof method !== 'function') throw new Error(`${surface.label}.${name} has no implementation`);
      // A service takes undefined for null (PLATFORM 4).
      const values = args.map((value) => this.#context.fromScript(value) ?? null);
      this.#gate({ label: surface.label, name, effect: member.effect, cells: cellsIn(values), sheet: object.onSheet });
      checkArguments(surface, name, member.forms, values);
      return this.#context.toScript(Reflect.apply(method, object, values) ?? null);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      // Anything but a refusal is a fault of the workbench or its engine: its place must not get lost.
      const stack = error instanceof ServiceError ? undefined : error.stack;
      throw this.#context.error(error.name, error.message, stack);
    }
  }
}

/** How many cells the lists of rows among the arguments hold. */
function cellsIn(values: readonly unknown[]): number {
  const grids = values.filter((value) => Array.isArray(value) && value.every(Array.isArray));
  return grids.reduce<number>((sum, grid) => sum + (Array.isArray(grid) ? grid.flat().length : 0), 0);
}
