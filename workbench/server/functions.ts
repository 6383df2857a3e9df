/** The custom functions that the built script offers, read from its JSDoc as the spreadsheet's autocomplete does. */
import type { WireFunction } from '../page/wire.ts';

export function customFunctions(code: string): WireFunction[] {
  const found = code.matchAll(
    /\/\*\*((?:(?!\*\/)[\s\S])*?@customfunction(?:(?!\*\/)[\s\S])*)\*\/\s*function\s+(\w+)\s*\(/g,
  );
  return [...found].map(([, comment = '', name = '']) => {
    const lines = comment.split('\n').map((line) => line.replace(/^\s*\*\s?/, '').trim());
    const firstTag = lines.findIndex((line) => line.startsWith('@'));
    const help = lines.slice(0, firstTag).join(' ').trim();
    const parameters = lines.flatMap((line) => {
      const parameter = /^@param\s+(?:\{[^}]*\}\s*)?(\[[^\]]+\]|[\w$]+)/.exec(line)?.[1];
      return parameter === undefined ? [] : [parameter.replace(/=.*\]$/, ']')];
    });
    return { name, signature: `${name}(${parameters.join(', ')})`, help };
  });
}
