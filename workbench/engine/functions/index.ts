/** Every function of the workbench, by name. */
import { arrayFunctions } from './arrays.ts';
import { conditionalFunctions } from './conditional.ts';
import { dateFunctions } from './dates.ts';
import { infoFunctions } from './info.ts';
import { lambdaFunctions } from './lambdas.ts';
import { logicFunctions } from './logic.ts';
import { lookupFunctions } from './lookup.ts';
import { mathFunctions } from './math.ts';
import type { FunctionDefinition } from './registry.ts';
import { statisticsFunctions } from './stats.ts';
import { tailFunctions } from './tail.ts';
import { textFunctions } from './text.ts';

const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [
    logicFunctions,
    mathFunctions,
    statisticsFunctions,
    conditionalFunctions,
    lookupFunctions,
    arrayFunctions,
    lambdaFunctions,
    textFunctions,
    dateFunctions,
    infoFunctions,
    tailFunctions,
  ].flatMap((table) => Object.entries(table)),
);

/** @param name in upper case */
export function functionByName(name: string): FunctionDefinition | undefined {
  return FUNCTIONS.get(name);
}
