/**
 * dist/Code.js: stubs at the top level, and three functions that are evaluated when first called: the cell functions,
 * the commands, and the text of the Medicare fee schedule, which both reach. Loading the file runs nothing.
 */
import { join } from 'node:path';
import vm from 'node:vm';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import type { CellFunction } from '../../src/functions/declare.ts';
import { cellFunctions } from '../../src/functions/index.ts';
import { checkCode, checkWeight } from './gates.ts';
import { BuildError, kib, projectRoot } from './project.ts';
import { without } from './slim.ts';
import { cellStub, commandStub } from './stubs.ts';

const CELLS = 'cells_';
const COMMANDS = 'commands_';
const TEXT = 'medicareText_';

export interface CodeBuild {
  text: string;
  functions: readonly CellFunction[];
  commands: readonly string[];
  /** KiB. */
  sizes: { whole: number; stubs: number; cells: number; commands: number; text: number };
}

const shared = {
  absWorkingDir: projectRoot,
  bundle: true,
  write: false,
  metafile: true,
  format: 'iife',
  globalName: 'exports_',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['import', 'default'],
  // Apps Script's parser refuses #private members and static fields; this target lowers them.
  target: 'es2020',
  charset: 'ascii',
  legalComments: 'none',
  loader: { '.md': 'text' },
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'silent',
} satisfies BuildOptions;

/** Replaces a module by another text. */
function substitute(name: string, filter: RegExp, from: RegExp, contents: string): Plugin {
  return {
    name,
    setup({ onResolve, onLoad }) {
      onResolve({ filter }, ({ importer, path }) =>
        from.test(importer.replaceAll('\\', '/')) ? { path, namespace: name } : undefined,
      );
      onLoad({ filter: /.*/, namespace: name }, () => ({ contents, loader: 'js' }));
    },
  };
}

const schedule = substitute(
  'schedule-text',
  /\/text\.generated\.ts$/,
  /./,
  `export const medicareText = () => ${TEXT}();`,
);
const MAIN = /\/src\/main\.ts$/;
const withoutCommands = substitute('commands', /\/commands\/entry\.ts$/, MAIN, '');
const withoutCells = substitute('cells', /\/functions\/index\.ts$/, MAIN, 'export const cellFunctions = [];');

interface Bundle {
  script: string;
  /** What the bundle exports, from a context without any service. */
  exports: Record<string, unknown>;
  inputs: string[];
}

async function bundle(entry: string, plugins: Plugin[], minify = false): Promise<Bundle> {
  const result = await build({ ...shared, minify, entryPoints: [entry], plugins }).catch((problem: unknown) => {
    throw new BuildError(problem instanceof Error ? problem.message : String(problem));
  });
  const script = inAscii((result.outputFiles[0]?.text ?? '').replace(/^"use strict";\n?/, ''));
  refuseDynamicImports(result.metafile);
  return { script, exports: evaluate(script, entry), inputs: Object.keys(result.metafile.inputs) };
}

/** esbuild escapes strings but leaves regular expressions as they are written. */
function inAscii(script: string): string {
  return script.replace(/(?<!\\)[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Also proves that evaluating a bundle touches no service of Google's. */
function evaluate(script: string, entry: string): Record<string, unknown> {
  try {
    return vm.runInNewContext(`"use strict";${script};exports_`) as Record<string, unknown>;
  } catch (problem) {
    throw new BuildError(
      `${entry} does something when it is loaded that it must leave to its functions: ${String(problem)}.`,
    );
  }
}

function refuseDynamicImports({ inputs }: Metafile): void {
  for (const [path, { imports }] of Object.entries(inputs)) {
    if (imports.some(({ kind }) => kind === 'dynamic-import')) {
      throw new BuildError(`${path} imports dynamically, which Apps Script cannot.`);
    }
  }
}

/** A function that evaluates its bundle once; what it keeps hangs on itself, so loading adds no variable. */
function lazily(name: string, script: string, value: string): string {
  return `function ${name}() {\n  "use strict";\n  if (${name}.loaded) return ${name}.loaded;\n${script}  return (${name}.loaded = ${value});\n}\n`;
}

function parameterNames(value: unknown, name: string): string[] {
  if (typeof value !== 'function') throw new BuildError(`${name} in src/commands/entry.ts is not a function.`);
  const list = /^(?:async\s+)?(?:function\s*[\w$]*\s*)?\(([^)]*)\)/.exec(value.toString())?.[1] ?? '';
  return list.split(',').flatMap((parameter) => /^\s*([A-Za-z_$][\w$]*)/.exec(parameter)?.[1] ?? []);
}

export async function buildCode(): Promise<CodeBuild> {
  const main = join('src', 'main.ts');
  const [cells, commands, text] = await Promise.all([
    // The only part that is squeezed: it is parsed anew for every cell.
    bundle(main, [schedule, withoutCommands, without('words')], true),
    bundle(main, [schedule, withoutCells, without('rules')]),
    bundle(join('src', 'domain', 'medicare', 'text.generated.ts'), []),
  ]);
  const functions = cellFunctions;
  const names = Object.keys(commands.exports).filter((name) => name !== 'cellFunctions');
  const stubs = [
    ...names.map((name) => commandStub(name, parameterNames(commands.exports[name], name), COMMANDS)),
    ...functions.map((each) => cellStub(each, CELLS)),
  ].join('\n');
  for (const { name, help, parameters } of functions) {
    if ([help, ...parameters.map(({ help }) => help)].some((words) => words.includes('*/'))) {
      throw new BuildError(`The help of ${name} contains "*/", which would end its comment.`);
    }
  }
  const parts = {
    stubs,
    cells: lazily(
      CELLS,
      cells.script,
      'exports_.cellFunctions.reduce(function (all, each) { all[each.name] = each.call; return all; }, {})',
    ),
    commands: lazily(COMMANDS, commands.script, 'exports_'),
    text: `function ${TEXT}() {\n  "use strict";\n${text.script}  return exports_.medicareText();\n}\n`,
  };
  checkWeight({ cells: kib(parts.cells), text: kib(parts.text) }, cells.inputs);
  const note = '// RateCase. Built from the sources by "npm run build"; changes made here are lost.\n';
  const whole = [note, parts.stubs, parts.cells, parts.commands, parts.text].join('\n');
  checkCode(
    whole,
    functions.map(({ name }) => name),
    names,
  );
  return {
    text: whole,
    functions,
    commands: names,
    sizes: {
      whole: kib(whole),
      stubs: kib(parts.stubs),
      cells: kib(parts.cells),
      commands: kib(parts.commands),
      text: kib(parts.text),
    },
  };
}
