import type { Result } from '../../src/functions/declare.ts';
import { cellFunctions } from '../../src/functions/index.ts';

/** Calls a cell function as a cell does. */
export function call(name: string, ...args: unknown[]): Result | Result[][] {
  const found = cellFunctions.find((each) => each.name === name);
  if (!found) throw new Error(`There is no ${name}`);
  return found.call(...args);
}

/** A column of cells. */
export const column = (...cells: unknown[]): unknown[][] => cells.map((cell) => [cell]);
