/**
 * `npm run bench`: what a cell costs. Sheets starts a fresh context for every formula, so the first call counts with the
 * loading of Code.js; a long range must not take longer than a blink.
 */
import vm from 'node:vm';
import { buildCode } from './build/code.ts';
import { BuildError } from './build/project.ts';

const RUNS = 25;
const ROWS = 10_000;

interface Line {
  what: string;
  figure: string;
  goal: string;
}

/** A context with the language alone, and the milliseconds of each script run in it. */
function timed(code: string, ...scripts: string[]): number[] {
  const context = vm.createContext(Object.create(null));
  const run = (script: string): number => {
    const start = performance.now();
    vm.runInContext(script, context);
    return performance.now() - start;
  };
  return [run(code), ...scripts.map(run)];
}

function median(figures: number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const milliseconds = (figure: number): string => `${figure.toFixed(1)} ms`;

/** A first call in a fresh context, loading included. */
function firstCall(code: string, formula: string): string {
  const totals = Array.from({ length: RUNS }, () => timed(code, formula).reduce((sum, each) => sum + each, 0));
  return milliseconds(median(totals));
}

/** One call over a long range in a fresh context, loading included; the range is there before. */
function longRange(code: string, arguments_: string, formula: string): string {
  const totals = Array.from({ length: 9 }, () => {
    const [load = 0, , call = 0] = timed(code, arguments_, formula);
    return load + call;
  });
  return milliseconds(median(totals));
}

const CODES = `var codes = Array.from({ length: ${ROWS} }, function (_, i) { return [String([90791, 90832, 90834, 90837, 90846, 90847, 96130, 96131, 96136, 96137][i % 10])]; });`;
const RATES = `${CODES}
var rates = codes.map(function (_, i) { return [80 + (i % 9001) / 100]; });
var places = codes.map(function (_, i) { return [["05401", "10001", "94110", "60601", "33101"][i % 5]]; });
var payers = codes.map(function (_, i) { return ["Insurer " + Math.floor(i / 40)]; });
var dates = codes.map(function (_, i) { return [2014 + 4 * (Math.floor(i / 10) % 4) + "-01-01"]; });`;

async function main(): Promise<void> {
  const { text, sizes } = await buildCode();
  const size = (figure: number) => `${figure.toFixed(0)} KiB`;
  const lines: Line[] = [
    {
      what: 'MEDICARE_RATE, first call by ZIP',
      figure: firstCall(text, 'MEDICARE_RATE("90834", "05401")'),
      goal: '15 ms',
    },
    { what: 'RATE_GAP, first call', figure: firstCall(text, 'RATE_GAP(94, 112.5)'), goal: '' },
    {
      what: `MEDICARE_RATE, ${ROWS} rows`,
      figure: longRange(text, RATES, 'MEDICARE_RATE(codes, "05401", 2026)'),
      goal: '60 ms',
    },
    {
      what: `PCT_OF_MEDICARE, ${ROWS} rows, 5 places`,
      figure: longRange(text, RATES, 'PCT_OF_MEDICARE(rates, codes, places, 2026, "", "LCSW")'),
      goal: '60 ms',
    },
    {
      what: `RATE_IN_FORCE, 1 cell in ${ROWS} rates`,
      figure: longRange(text, RATES, 'RATE_IN_FORCE("Insurer 7", "90837", "", payers, codes, dates, rates)'),
      goal: '60 ms',
    },
    {
      what: `RATE_IN_FORCE, ${ROWS} cells in ${ROWS} rates`,
      figure: longRange(text, RATES, 'RATE_IN_FORCE(payers, codes, "2026-03-01", payers, codes, dates, rates)'),
      goal: '60 ms',
    },
    { what: 'Code.js', figure: size(sizes.whole), goal: '' },
    { what: 'of that cell functions', figure: size(sizes.cells), goal: '80 KiB' },
    { what: 'of that commands', figure: size(sizes.commands), goal: '' },
    { what: 'of that Medicare text', figure: size(sizes.text), goal: '450 KiB' },
  ];
  print(lines);
}

function print(lines: readonly Line[]): void {
  const width = Math.max(...lines.map(({ what }) => what.length));
  console.log(`Node ${process.versions.node}; medians, fresh context each, loading included`);
  for (const { what, figure, goal } of lines) {
    console.log(`${what.padEnd(width)}  ${figure.padStart(9)}${goal && `   goal ${goal}`}`);
  }
}

main().catch((problem: unknown) => {
  console.error(problem instanceof BuildError ? `Not built. ${problem.message}` : problem);
  process.exitCode = 1;
});
