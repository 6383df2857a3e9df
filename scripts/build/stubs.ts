/**
 * The functions at the top level of Code.js. Sheets reads names, parameters and JSDoc of custom functions from top-level
 * declarations only, so they are written out here; each hands its call to a bundle that is evaluated on first use.
 */
import type { CellFunction } from '../../src/functions/declare.ts';

/** One line each: Sheets shows a description as one block of text, and only the line of a `@param` is sure to be read. */
export function cellStub({ name, help, example, parameters }: CellFunction, bundle: string): string {
  const lines = [
    ...wrapped(`${help} Example: ${example.formula}`),
    '',
    ...parameters.map(({ name, jsdoc, help }) => `@param {${jsdoc}} ${name} ${help}`),
    `@return ${example.says}`,
    '@customfunction',
  ];
  const comment = ['/**', ...lines.map((line) => (line === '' ? ' *' : ` * ${line}`)), ' */'].join('\n');
  return `${comment}\n${declaration(
    name,
    parameters.map(({ name }) => name),
    bundle,
  )}`;
}

export function commandStub(name: string, parameters: readonly string[], bundle: string): string {
  return declaration(name, parameters, bundle);
}

function declaration(name: string, parameters: readonly string[], bundle: string): string {
  return `function ${name}(${parameters.join(', ')}) {\n  return ${bundle}().${name}.apply(this, arguments);\n}\n`;
}

function wrapped(text: string, width = 110): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1] ?? '';
    if (last !== '' && last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
