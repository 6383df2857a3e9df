/**
 * What a script can reach of a service object. Each interface declares its members once: the signatures that are
 * accepted and whether a call reads the document, writes it, or does neither. The refusal of wrong arguments, the
 * counting of calls, the deferring of write errors and the permissions of custom functions all follow from it.
 */

/** What Google's services throw: `name` is "Exception" and the message has no class before it (PLATFORM 4). */
export class ServiceError extends Error {
  override readonly name = 'Exception';
}

/**
 * `read` and `write` touch the document; `remote` asks a service that is no part of it (Drive, Properties, Lock);
 * `local` is a builder, a reference, or a cached id.
 */
export type Effect = 'read' | 'write' | 'remote' | 'local';

interface Member {
  effect: Effect;
  /** Accepted parameter lists. */
  forms: readonly (readonly Kind[])[];
}

/** A parameter: `Integer`, `String?` (null allowed), `Object[][]`, or the name of an interface or enumeration. */
interface Kind {
  name: string;
  nullable: boolean;
  /** Levels of array around it. */
  levels: number;
}

export interface Surface {
  /** As Google's messages write it, e.g. "SpreadsheetApp.Range". */
  readonly name: string;
  /** The last part, e.g. "Range". */
  readonly label: string;
  readonly members: ReadonlyMap<string, Member>;
  /** Properties that are values, such as enumerations. */
  readonly constants: ReadonlySet<string>;
  /** Said instead of "is not in the workbench" where Google itself refuses the service. */
  readonly refusal?: string | null;
}

export abstract class ServiceObject {
  abstract readonly surface: Surface;

  /** Id of the sheet that it belongs to, if it is a sheet or a part of one. */
  get onSheet(): number | undefined {
    return undefined;
  }

  /** String(range) is "Range" at Google (PLATFORM 4). */
  toString(): string {
    return this.surface.label;
  }
}

const effects = new Map<string, Effect>();

/**
 * Declares an interface. Only members that both Google's type and the class have can be named. A form is a list of
 * kinds such as 'Integer, Integer'; '' takes no arguments.
 */
export function surface<Google, Implementation>(
  name: string,
  members: { [K in keyof Google & keyof Implementation & string]?: Member },
  constants: readonly (keyof Google & keyof Implementation & string)[] = [],
): Surface {
  const label = name.slice(name.lastIndexOf('.') + 1);
  const entries = Object.entries<Member | undefined>(members).flatMap(([key, member]) =>
    member ? [[key, member] as const] : [],
  );
  for (const [key, member] of entries) effects.set(`${label}.${key}`, member.effect);
  return { name, label, members: new Map(entries), constants: new Set<string>(constants) };
}

export const reads = (...forms: string[]): Member => member('read', forms);
export const writes = (...forms: string[]): Member => member('write', forms);
export const asks = (...forms: string[]): Member => member('remote', forms);
export const local = (...forms: string[]): Member => member('local', forms);

function member(effect: Effect, forms: readonly string[]): Member {
  return { effect, forms: (forms.length ? forms : ['']).map((form) => form.split(',').flatMap(kind)) };
}

function kind(text: string): Kind[] {
  const trimmed = text.trim();
  if (!trimmed) return [];
  const base = trimmed.replace(/\[\]/g, '');
  return [{ name: base.replace('?', ''), nullable: base.endsWith('?'), levels: (trimmed.length - base.length) / 2 }];
}

type Calls = Readonly<Record<string, number>>;

/**
 * How many of the calls read or wrote the document (DESIGN 6): builders, references such as getRange, cached ids such
 * as getSheetId, and services that are no part of the document (Ui, Drive, Properties, Utilities) do not count, nor do
 * those named in `except`.
 */
export function countDocumentCalls(calls: Calls, except: readonly string[] = []): number {
  return total(calls, (name) => !except.includes(name) && ['read', 'write'].includes(effects.get(name) ?? ''));
}

/** How many of the calls can fail because Google does: those of the document, Drive, properties, caches and locks. */
export function countServiceCalls(calls: Calls): number {
  return total(calls, (name) => effects.get(name) !== 'local');
}

function total(calls: Calls, counts: (name: string) => boolean): number {
  return Object.entries(calls).reduce((sum, [name, count]) => sum + (counts(name) ? count : 0), 0);
}

/** Throws Google's sentence unless the arguments fit one of the member's forms. */
export function checkArguments(owner: Surface, name: string, forms: Member['forms'], args: readonly unknown[]): void {
  const fits = forms.some((form) => form.length === args.length && form.every((kind, i) => matches(kind, args[i])));
  if (fits) return;
  const given = args.map(describe).join(',');
  throw new ServiceError(`The parameters (${given}) don't match the method signature for ${owner.name}.${name}.`);
}

function matches(kind: Kind, value: unknown, levels = kind.levels): boolean {
  if (levels > 0) return Array.isArray(value) && value.every((entry) => matches(kind, entry, levels - 1));
  if (value === null) return kind.nullable || kind.name === 'Object';
  switch (kind.name) {
    case 'Object':
      return typeof value !== 'function';
    case 'String':
      return typeof value === 'string';
    case 'Boolean':
      return typeof value === 'boolean';
    case 'Integer':
    case 'Number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'Date':
      return value instanceof Date;
    case 'Map':
      return isPlainObject(value);
    default:
      return value instanceof ServiceObject && value.surface.label === kind.name;
  }
}

/** Kinds as Google lists them in the message (PLATFORM 5). */
function describe(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `${describe(value[0])}[]`;
  if (value instanceof ServiceObject) return value.surface.name;
  if (value instanceof Date) return 'Date';
  if (typeof value === 'string') return 'String';
  if (typeof value === 'boolean') return 'Boolean';
  return typeof value === 'number' ? 'number' : 'Object';
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof ServiceObject) && !Array.isArray(value);
}

/** One value of an enumeration; prints as its name (PLATFORM 4). */
export class EnumValue<Name extends string = string> extends ServiceObject {
  constructor(
    readonly surface: Surface,
    private readonly text: Name,
    private readonly position: number,
  ) {
    super();
  }

  name(): Name {
    return this.text;
  }

  ordinal(): number {
    return this.position;
  }

  compareTo(other: EnumValue): number {
    return this.position - other.position;
  }

  override toString(): Name {
    return this.text;
  }
}

export type Enumeration<Name extends string> = Readonly<Record<Name, EnumValue<Name>>>;

/** An enumeration such as SpreadsheetApp.WrapStrategy: an object with one value a name. */
export function enumeration<Name extends string>(
  service: string,
  label: string,
  names: readonly Name[],
): Enumeration<Name> {
  const value: Surface = {
    name: `${service}.${label}`,
    label,
    members: new Map([
      ['name', local()],
      ['ordinal', local()],
      ['compareTo', local(label)],
    ]),
    constants: new Set(),
  };
  const holder = new EnumHolder({ ...value, members: new Map(), constants: new Set<string>(names) });
  names.forEach((name, position) => {
    Object.defineProperty(holder, name, { value: new EnumValue(value, name, position), enumerable: true });
  });
  return holder as unknown as Enumeration<Name>;
}

class EnumHolder extends ServiceObject {
  constructor(readonly surface: Surface) {
    super();
  }
}
