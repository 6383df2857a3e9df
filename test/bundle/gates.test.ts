import { describe, expect, it } from 'vitest';
import { checkCode, checkWeight } from '../../scripts/build/gates.ts';

const cell = (name: string, parameters = 'rate', documented = parameters): string => {
  const lines = documented.split(', ').filter(Boolean);
  return `/**\n * Helps.\n${lines.map((each) => ` * @param {number} ${each} Helps.\n`).join('')} * @customfunction\n */\nfunction ${name}(${parameters}) {\n}\n`;
};
const command = (name: string): string => `function ${name}() {\n}\n`;

describe('The build', () => {
  it('passes documented cell functions, commands and private helpers', () => {
    const code = `${cell('RATE_GAP', 'rate, benchmark')}\n${command('onOpen')}\n${command('cells_')}`;
    expect(() => checkCode(code, ['RATE_GAP'], ['onOpen'])).not.toThrow();
  });

  it.each([
    ['module syntax', `${command('onOpen')}export {};`, [], ['onOpen'], 'ES module syntax'],
    ['text that is not ASCII', `${command('onOpen')}// \u2013`, [], ['onOpen'], 'Line 3 of Code.js holds "\u2013"'],
    ['what does not parse', `${command('onOpen')}function (`, [], ['onOpen'], 'Code.js is not a script'],
    ['a function that is not declared', command('onOpen'), [], ['onOpen', 'onInstall'], 'onInstall has no declaration'],
    ['a public helper', command('onOpen') + command('helper'), [], ['onOpen'], 'helper is public'],
    [
      'names that differ by case only',
      command('onOpen') + command('onopen'),
      [],
      ['onOpen', 'onopen'],
      'differ by case only',
    ],
    ['a public name that ends in _', command('open_'), [], ['open_'], 'ends in "_"'],
    ['a name like a cell', cell('PCT1'), ['PCT1'], [], 'looks like a cell reference'],
    ['a name like a cell in R1C1', cell('R1C1'), ['R1C1'], [], 'looks like a cell reference'],
    ['a cell function in lower case', cell('rateGap'), ['rateGap'], [], 'names in upper case'],
    ['a command in upper case', command('SHOW_SIDEBAR'), [], ['SHOW_SIDEBAR'], 'names in upper case'],
    ['a cell function without its comment', command('RATE_GAP'), ['RATE_GAP'], [], 'carry @customfunction'],
    [
      'a parameter without help',
      cell('RATE_GAP', 'rate, benchmark', 'rate'),
      ['RATE_GAP'],
      [],
      'takes (rate, benchmark) but documents (rate)',
    ],
    [
      'help for no parameter',
      cell('RATE_GAP', 'rate', 'rate, more'),
      ['RATE_GAP'],
      [],
      'takes (rate) but documents (rate, more)',
    ],
  ])('refuses %s', (_, code, cells, commands, message) => {
    expect(() => checkCode(code, cells, commands)).toThrow(message);
  });

  it('does not take a comment further up for that of a function', () => {
    const code = `${cell('RATE_GAP').replace('function', '\nfunction')}`;
    expect(() => checkCode(code, ['RATE_GAP'], [])).toThrow('carry @customfunction');
  });

  it('refuses cell functions and data that have grown too heavy, or that bring packages along', () => {
    const inputs = ['src/main.ts', 'src/functions/index.ts'];
    expect(() => checkWeight({ cells: 80, text: 450 }, inputs)).not.toThrow();
    expect(() => checkWeight({ cells: 80.1, text: 450 }, inputs)).toThrow('The part "cells" of Code.js has 80 KiB');
    expect(() => checkWeight({ cells: 80, text: 451 }, inputs)).toThrow('The part "text" of Code.js has 451 KiB');
    for (const name of ['zod', 'mustache', 'marked']) {
      const more = [...inputs, `node_modules/${name}/index.js`];
      expect(() => checkWeight({ cells: 1, text: 1 }, more)).toThrow(`The cell functions pull in ${name} (`);
    }
  });
});
