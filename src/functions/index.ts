/** Every cell function, in the order of the help. */
import { benchmarkFunctions } from './benchmarks.ts';
import { calendarFunctions } from './calendar.ts';
import { comparisonFunctions } from './comparison.ts';
import { costFunctions } from './cost.ts';
import type { CellFunction } from './declare.ts';
import { exitFunctions } from './exit.ts';
import { medicareFunctions } from './medicare.ts';
import { mixFunctions } from './mix.ts';
import { negotiationFunctions } from './negotiation.ts';
import { payerFunctions } from './payers.ts';
import { practiceFunctions } from './practice.ts';
import { scorecardFunctions } from './scorecard.ts';

export const cellFunctions: readonly CellFunction[] = [
  ...medicareFunctions,
  ...comparisonFunctions,
  ...benchmarkFunctions,
  ...practiceFunctions,
  ...scorecardFunctions,
  ...costFunctions,
  ...mixFunctions,
  ...payerFunctions,
  ...calendarFunctions,
  ...negotiationFunctions,
  ...exitFunctions,
];
