/** The public surface of the script. The build gives each of these a function at the top level of Code.js. */
export * from './commands/entry.ts';
export { cellFunctions } from './functions/index.ts';
