/** Every cell function, in the order of the help. */
import { comparisonFunctions } from './comparison.ts';
import type { CellFunction } from './declare.ts';
import { medicareFunctions } from './medicare.ts';
import { practiceFunctions } from './practice.ts';

export const cellFunctions: readonly CellFunction[] = [
  ...medicareFunctions,
  ...comparisonFunctions,
  ...practiceFunctions,
];
