/**
 * `npm run bench`: what a cell costs, how fast the workbench recalculates, and what each command would take at Google.
 * Sheets starts a fresh context for every formula, so the first call counts with the loading of Code.js; a long range must
 * not take longer than a blink. `npm run bench -- RATE_GAP OFFER_VERDICT` takes the named cell functions alone.
 */
import vm from 'node:vm';
import { TABS } from '../src/commands/tabsToBuild.ts';
import type { Traffic } from '../workbench/cost.ts';
import { Workbook } from '../workbench/engine/workbook.ts';
import { countDocumentCalls, createHost, type WorkbenchHost } from '../workbench/host.ts';
import { samplePractice } from '../workbench/sample/index.ts';
import {
  benchFunctions,
  functionsNamed,
  functionTable,
  least,
  type Taken,
  timed,
  together,
} from './bench-functions.ts';
import { buildCode } from './build/code.ts';
import { BuildError } from './build/project.ts';
import { build } from './build.ts';

const RUNS = 25;
const ROWS = 10_000;

interface Line {
  what: string;
  figure: string;
  goal: string;
  remark?: string;
}

/** A context with the language alone, and what each script took that was run in it. */
function inFreshContext(...scripts: string[]): Taken[] {
  const context = vm.createContext(Object.create(null));
  return scripts.map((script) => timed(script, context));
}

function median(figures: number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const milliseconds = (figure: number): string => `${figure.toFixed(1)} ms`;

const asLine = (what: string, runs: readonly Taken[], goal: string): Line => {
  const { waited, worked } = least(runs);
  return { what, figure: milliseconds(waited), goal, remark: `${milliseconds(worked)} of the processor` };
};

/** A first call in a fresh context, loading included. */
function firstCall(what: string, code: string, formula: string, goal = ''): Line {
  return asLine(
    what,
    Array.from({ length: RUNS }, () => together(...inFreshContext(code, formula))),
    goal,
  );
}

/** One call over a long range in a fresh context, loading included; the range is there before. */
function longRange(what: string, code: string, formula: string): Line {
  const runs = Array.from({ length: 9 }, () => {
    const [, ...taken] = inFreshContext(RATES, code, formula);
    return together(...taken);
  });
  return asLine(what, runs, '60 ms');
}

const CODES = `var codes = Array.from({ length: ${ROWS} }, function (_, i) { return [String([90791, 90832, 90834, 90837, 90846, 90847, 96130, 96131, 96136, 96137][i % 10])]; });`;
const RATES = `${CODES}
var rates = codes.map(function (_, i) { return [80 + (i % 9001) / 100]; });
var places = codes.map(function (_, i) { return [["05401", "10001", "94110", "60601", "33101"][i % 5]]; });
var payers = codes.map(function (_, i) { return ["Insurer " + Math.floor(i / 40)]; });
var dates = codes.map(function (_, i) { return [2014 + 4 * (Math.floor(i / 10) % 4) + "-01-01"]; });`;

const FORMULAS = 10_000;

/** Milliseconds of an edit in a workbook of many formulas, until every cell is right again. */
function recalculation(): Line[] {
  const workbook = new Workbook();
  const [sheet] = workbook.sheets;
  if (sheet === undefined) throw new Error('A new workbook has a sheet.');
  const rows = FORMULAS / 4;
  sheet.insertRows(1, rows);
  sheet.put(0, 6, 0.95);
  for (let row = 0; row < rows; row += 1) {
    const name = row + 1;
    sheet.put(row, 0, 80 + (row % 60));
    sheet.put(row, 1, `=ROUND(A${name}*$G$1,2)`);
    sheet.put(row, 2, `=IF(B${name}>100,"above","below")`);
    sheet.put(row, 3, `=A${name}-B${name}`);
    sheet.put(row, 4, row === 0 ? '=D1' : `=E${row}+D${name}`);
  }
  sheet.view(rows - 1, 4);
  const edits = (row: number, column: number) =>
    median(
      Array.from({ length: RUNS }, (_, run) => {
        const start = performance.now();
        sheet.put(row, column, 90 + run / 100);
        sheet.view(rows - 1, 4);
        return performance.now() - start;
      }),
    );
  const goal = '50 ms';
  return [
    { what: `an edit that 4 of ${FORMULAS} formulas read`, figure: milliseconds(edits(rows - 1, 0)), goal },
    { what: `an edit that a chain of ${rows} reads`, figure: milliseconds(edits(0, 0)), goal },
    { what: `an edit that all ${FORMULAS} formulas read`, figure: milliseconds(edits(0, 6)), goal: '100 ms' },
  ];
}

/** Every command that the sample practice is made with, by the workbench's estimate. */
async function commands(): Promise<Line[]> {
  const { files } = await build({ write: false });
  const manifest: unknown = JSON.parse(files['appsscript.json']);
  const project = { code: files['Code.js'], htmlFiles: { Sidebar: files['Sidebar.html'] }, manifest };
  const host = createHost(project);
  const lines: Line[] = [];
  const run = host.run.bind(host);
  const note = (what: string, traffic: Traffic) => {
    const { reads, writes, remote, alternations } = traffic;
    const seconds = (traffic.milliseconds / 1000).toFixed(1);
    lines.push({
      what,
      figure: `${seconds} s`,
      goal: '',
      remark: `${reads} reads, ${writes} writes, ${remote} other, ${alternations} turns`,
    });
  };
  host.run = (name, args = [], from) => {
    const result = run(name, args, from);
    const { value } = result;
    const refused = typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
    if (!result.ok || refused)
      throw new Error(`${name} ${JSON.stringify(args)}: ${result.error ?? JSON.stringify(value)}`);
    const [command, input] = args;
    const id = typeof input === 'object' && input !== null && 'id' in input ? ` ${String(input.id)}` : '';
    note(`${String(command)}${id}`, result.traffic);
    return result;
  };
  samplePractice(host);
  const today = host.workbook.now().toISOString().slice(0, 10);
  const payer = host.workbook.sheetByName('Negotiation Log')?.view(1, 0).display ?? '';
  const again: [string, unknown][] = [
    ['home', { today }],
    ['draftLetter', { row: 2, payer, today }],
    ['markSent', { row: 2, date: today, replace: false }],
  ];
  for (const [command, input] of again) host.run('rateCase', [command, input]);
  host.run = run;
  const state = JSON.stringify(host.toJSON());
  return [...lines, ...everyTab(() => createHost({ ...project, state: JSON.parse(state) }), today)];
}

/** Each tab as it is made beside the sample practice, and as it is brought up to date. */
function everyTab(open: () => WorkbenchHost, today: string): Line[] {
  let host = open();
  const build = (id: string) => {
    const { value, calls, traffic, error } = host.run('rateCase', ['buildTab', { id, today }]);
    const refused = typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
    if (error !== undefined || refused) throw new Error(`${id}: ${error ?? JSON.stringify(value)}`);
    return {
      seconds: traffic.milliseconds / 1000,
      calls: countDocumentCalls(calls, ['Sheet.setColumnWidth', 'Sheet.setColumnWidths']),
    };
  };
  const lines: Line[] = [];
  const sums = { made: 0, again: 0, calls: 0 };
  for (const { id, title } of TABS) {
    // An input tab that is made anew is empty, and leaves nothing to work the others out from: each has a workbook of its own.
    host = open();
    build(id);
    const sheet: unknown = new Map(Object.entries(JSON.parse(host.properties.document.get('tabs') ?? '{}'))).get(id);
    host.workbook.removeSheet(Number(sheet));
    const made = build(id);
    const again = build(id);
    sums.made += made.seconds;
    sums.again += again.seconds;
    sums.calls += made.calls;
    lines.push({
      what: `${title}, made`,
      figure: `${made.seconds.toFixed(1)} s`,
      goal: '',
      remark: `${made.calls} calls besides widths; brought up to date in ${again.seconds.toFixed(1)} s and ${again.calls} calls`,
    });
  }
  lines.push({
    what: 'all tabs, made',
    figure: `${sums.made.toFixed(1)} s`,
    goal: '',
    remark: `${sums.calls} calls besides widths; brought up to date in ${sums.again.toFixed(1)} s`,
  });
  return lines;
}

async function main(): Promise<void> {
  const { text, sizes } = await buildCode();
  const names = process.argv.slice(2);
  if (names.length > 0) {
    console.log(functionTable(benchFunctions(text, functionsNamed(names))).join('\n'));
    return;
  }
  const size = (figure: number) => `${figure.toFixed(0)} KiB`;
  const lines: Line[] = [
    firstCall('MEDICARE_RATE, first call by ZIP', text, 'MEDICARE_RATE("90834", "05401")', '15 ms'),
    firstCall('RATE_GAP, first call', text, 'RATE_GAP(94, 112.5)'),
    longRange(`MEDICARE_RATE, ${ROWS} rows`, text, 'MEDICARE_RATE(codes, "05401", 2026)'),
    longRange(
      `PCT_OF_MEDICARE, ${ROWS} rows, 5 places`,
      text,
      'PCT_OF_MEDICARE(rates, codes, places, 2026, "", "LCSW")',
    ),
    longRange(
      `RATE_IN_FORCE, 1 cell in ${ROWS} rates`,
      text,
      'RATE_IN_FORCE("Insurer 7", "90837", "", payers, codes, dates, rates)',
    ),
    longRange(
      `RATE_IN_FORCE, ${ROWS} cells in ${ROWS} rates`,
      text,
      'RATE_IN_FORCE(payers, codes, "2026-03-01", payers, codes, dates, rates)',
    ),
    { what: 'Code.js', figure: size(sizes.whole), goal: '' },
    { what: 'of that cell functions', figure: size(sizes.cells), goal: '80 KiB' },
    { what: 'of that commands', figure: size(sizes.commands), goal: '' },
    { what: 'of that Medicare text', figure: size(sizes.text), goal: '450 KiB' },
  ];
  print(
    `Node ${process.versions.node}; until the result is there, the fastest of several runs, fresh context each, loading included`,
    lines,
  );
  if (!process.env.SKIP) console.log(functionTable(benchFunctions(text)).join('\n'));
  print('The workbench, until every cell is right again', recalculation());
  print('At Google, estimated from published figures (workbench/cost.ts)', await commands());
}

function print(heading: string, lines: readonly Line[]): void {
  const width = Math.max(...lines.map(({ what }) => what.length));
  console.log(heading);
  for (const { what, figure, goal, remark = '' } of lines) {
    console.log(`${what.padEnd(width)}  ${figure.padStart(9)}${goal && `   goal ${goal}`}${remark && `   ${remark}`}`);
  }
  console.log('');
}

main().catch((problem: unknown) => {
  console.error(problem instanceof BuildError ? `Not built. ${problem.message}` : problem);
  process.exitCode = 1;
});
