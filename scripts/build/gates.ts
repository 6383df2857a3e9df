/** What Code.js must be before it may be pushed (PLATFORM 1.1, 1.2); a breach is one sentence. */
import vm from 'node:vm';
import { BuildError } from './project.ts';

/** A top-level function of Code.js as Sheets' static reading sees it. */
export interface Declared {
  name: string;
  parameters: string[];
  /** The comment directly above; '' when there is none. */
  comment: string;
}

const DECLARATION = /(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?^function ([\w$]+)\(([^)]*)\)/gm;

export function declaredFunctions(code: string): Declared[] {
  return [...code.matchAll(DECLARATION)].map(([, comment = '', name = '', parameters = '']) => ({
    name,
    parameters: parameters.split(',').flatMap((parameter) => parameter.trim() || []),
    comment,
  }));
}

/** `cells` and `commands` are the names that must be callable; whatever else stands at top level must be private. */
export function checkCode(code: string, cells: readonly string[], commands: readonly string[]): void {
  checkScript(code);
  checkNames([...cells, ...commands]);
  const declared = new Map(declaredFunctions(code).map((each) => [each.name, each]));
  for (const name of [...cells, ...commands]) {
    const found = declared.get(name);
    if (!found) throw new BuildError(`${name} has no declaration at the top level of Code.js.`);
    checkComment(found, cells.includes(name));
  }
  for (const name of declared.keys()) {
    const isPublic = cells.includes(name) || commands.includes(name);
    if (!isPublic && !name.endsWith('_'))
      throw new BuildError(`${name} is public in Code.js but not part of src/main.ts.`);
  }
}

function checkScript(code: string): void {
  if (/^\s*(?:import|export)\s/m.test(code)) throw new BuildError('ES module syntax is left in Code.js.');
  const foreign = /[^\x20-\x7e\n\t]/.exec(code);
  if (foreign) {
    const line = code.slice(0, foreign.index).split('\n').length;
    throw new BuildError(
      `Line ${line} of Code.js holds ${JSON.stringify(foreign[0])}; write help texts in plain ASCII.`,
    );
  }
  try {
    new vm.Script(code, { filename: 'Code.js' });
  } catch (problem) {
    throw new BuildError(`Code.js is not a script: ${String(problem)}.`);
  }
}

function checkNames(names: readonly string[]): void {
  const seen = new Map<string, string>();
  for (const name of names) {
    const key = name.toUpperCase();
    const other = seen.get(key);
    if (other) throw new BuildError(`${name} and ${other} differ by case only; Sheets cannot tell them apart.`);
    seen.set(key, name);
    if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(name)) throw new BuildError(`${name} is not a name that Sheets can call.`);
    if (name.endsWith('_')) throw new BuildError(`${name} ends in "_", which makes it private to the script.`);
    if (/^[A-Z]{1,3}\d+$/.test(key) || /^R\d*C\d*$/.test(key)) {
      throw new BuildError(`${name} looks like a cell reference.`);
    }
  }
}

function checkComment({ name, parameters, comment }: Declared, isCell: boolean): void {
  if (/^[A-Z][A-Z0-9_]*$/.test(name) !== isCell) {
    throw new BuildError(`${name}: cell functions, and only they, have names in upper case.`);
  }
  if (/@customfunction\b/.test(comment) !== isCell) {
    throw new BuildError(`${name}: cell functions, and only they, carry @customfunction.`);
  }
  if (!isCell) return;
  const documented = [...comment.matchAll(/^ \* @param \{\w+\} (\w+) \S/gm)].map((match) => match[1]);
  if (documented.join() !== parameters.join()) {
    throw new BuildError(`${name} takes (${parameters.join(', ')}) but documents (${documented.join(', ')}).`);
  }
}

/** KiB. The text is paid at every load, the cell bundle at every cell (PLATFORM 4). */
const LIMITS = { text: 450, cells: 80 };
/** Packages that cell functions must not pull in. */
const HEAVY = ['zod', 'mustache', 'marked'];

/** `sizes` in KiB; `cellInputs` are the paths of the modules in the cell bundle. */
export function checkWeight(sizes: { cells: number; text: number }, cellInputs: readonly string[]): void {
  for (const part of ['cells', 'text'] as const) {
    if (sizes[part] > LIMITS[part]) {
      throw new BuildError(
        `The part "${part}" of Code.js has ${sizes[part].toFixed(0)} KiB; ${LIMITS[part]} are allowed.`,
      );
    }
  }
  for (const name of HEAVY) {
    const found = cellInputs.find((path) => path.includes(`node_modules/${name}/`));
    if (found) throw new BuildError(`The cell functions pull in ${name} (${found}).`);
  }
}
