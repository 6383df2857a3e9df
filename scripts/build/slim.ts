/**
 * A cell function is declared once, its rule beside its help. Each half of Code.js needs one of the two only: the bundle for
 * cells works without the words, the bundle for commands (the Functions tab) without the rules. This leaves the other half
 * out of each, so that the words are not paid at every call of a cell.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Plugin, transform } from 'esbuild';
import { parseAst } from 'vite';

/** Properties of a declaration. */
const WORDS = ['help', 'example', 'rule', 'errors'];
/** Of a row in the table of thresholds. */
const THRESHOLD_WORDS = ['meaning', 'source'];
const RULES = ['compute', 'prepare'];
/** Calls that make a parameter, and which of their arguments is its help. */
const PARAMETER_MAKERS: ReadonlyMap<string, number> = new Map([
  ['each', 1],
  ['known', 1],
  ['optional', 1],
  ['row', 1],
  ['optionalRow', 1],
  ['heading', 1],
  ['column', 1],
  ['blankableColumn', 1],
  ['optionalColumn', 1],
  ['optionalColumnOf', 2],
]);
/** The mechanism itself, which holds no declaration. */
const DECLARATIONS = /\/src\/(?:functions\/(?!declare|values|figures|help|index)[\w-]+|domain\/thresholds)\.ts$/;

interface Node {
  type: string;
  start: number;
  end: number;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

export function without(half: 'words' | 'rules'): Plugin {
  return {
    name: `without-${half}`,
    setup({ onLoad, onResolve }) {
      // What the examples refer to goes with the last example.
      onResolve({ filter: /^\.\/examples\.ts$/ }, ({ path, resolveDir }) => ({
        path: join(resolveDir, path),
        sideEffects: false,
      }));
      onLoad({ filter: /[\\/]functions[\\/]|[\\/]thresholds\.ts$/ }, async ({ path }) => {
        if (!DECLARATIONS.test(path.replaceAll('\\', '/'))) return undefined;
        const { code } = await transform(await readFile(path, 'utf8'), { loader: 'ts', target: 'es2022' });
        return { contents: cut(code, half), loader: 'js' };
      });
    },
  };
}

/** The module's code with the half left out of every declaration. */
export function cut(code: string, half: 'words' | 'rules'): string {
  const edits: Edit[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const each of value) visit(each);
      return;
    }
    if (!isNode(value)) return;
    const called = value.type === 'CallExpression' ? nameOf(property(value, 'callee')) : null;
    const given = called === null ? [] : nodes(property(value, 'arguments'));
    if (called === 'declare') edits.push(...withoutProperties(given[0], half === 'words' ? WORDS : RULES));
    if (called === 'threshold' && half === 'words') edits.push(...withoutProperties(given[0], THRESHOLD_WORDS));
    const help = half === 'words' && called !== null ? PARAMETER_MAKERS.get(called) : undefined;
    if (help !== undefined) {
      const [before, words] = [given[help - 1], given[help]];
      if (before && words && help === given.length - 1) edits.push({ start: before.end, end: words.end, text: '' });
      else if (words) edits.push({ start: words.start, end: words.end, text: '""' });
    }
    for (const each of Object.values(value)) visit(each);
  };
  visit(parseAst(code));
  return apply(code, edits);
}

/** An object may end in a comma, so each property goes with the one behind it. */
function withoutProperties(object: Node | undefined, keys: readonly string[]): Edit[] {
  const entries = object?.type === 'ObjectExpression' ? nodes(property(object, 'properties')) : [];
  return entries.flatMap((entry, at) => {
    const key = nameOf(property(entry, 'key'));
    if (key === null || !keys.includes(key)) return [];
    return [{ start: entry.start, end: entries[at + 1]?.start ?? entry.end, text: '' }];
  });
}

/** Outer edits swallow those inside them. */
function apply(code: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    result += code.slice(at, start) + text;
    at = end;
  }
  return result + code.slice(at);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

function nodes(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function property(node: Node, name: string): unknown {
  return Object.entries(node).find(([key]) => key === name)?.[1];
}

function nameOf(value: unknown): string | null {
  if (!isNode(value) || value.type !== 'Identifier') return null;
  const name = property(value, 'name');
  return typeof name === 'string' ? name : null;
}
