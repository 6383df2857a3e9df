/**
 * `npm start`: opens RateCase in a spreadsheet in the browser. PORT chooses the port, `--fresh` begins anew with the
 * sample practice, `--empty` with an empty spreadsheet, and `--latency` lets the script answer as late as Google would.
 */
import { spawn } from 'node:child_process';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { createHost } from '../workbench/host.ts';
import { samplePractice } from '../workbench/sample/index.ts';
import { customFunctions } from '../workbench/server/functions.ts';
import { WorkbookFile } from '../workbench/server/keeping.ts';
import { type RunningServer, type ServerOptions, startServer } from '../workbench/server.ts';
import type { HostOptions } from '../workbench/types.ts';
import { projectRoot } from './build/project.ts';
import { type BuiltFiles, build } from './build.ts';
import { buildPage } from './build-page.ts';

const DEFAULT_PORT = 4870;
const PORTS_TRIED = 50;

/** A sentence for the person at the terminal. */
class StartError extends Error {}

function portWanted(): number | undefined {
  const { PORT } = process.env;
  if (PORT === undefined || PORT === '') return undefined;
  if (!/^\d+$/.test(PORT) || Number(PORT) > 65535) {
    throw new StartError(
      `PORT is "${PORT}", which is not a port. Set it to a number from 1 to 65535, or leave it out.`,
    );
  }
  return Number(PORT);
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

async function listen(options: Omit<ServerOptions, 'port'>): Promise<RunningServer> {
  const wanted = portWanted();
  for (let port = wanted ?? DEFAULT_PORT; ; port += 1) {
    try {
      return await startServer({ ...options, port });
    } catch (error) {
      if (!isTaken(error)) throw error;
      if (wanted !== undefined) {
        throw new StartError(
          `Port ${wanted} is taken by another program. Stop that program, or set PORT to another number.`,
        );
      }
      if (port >= DEFAULT_PORT + PORTS_TRIED) {
        throw new StartError(`Ports ${DEFAULT_PORT} to ${port} are all taken. Set PORT to a free one.`);
      }
    }
  }
}

/** The workbook kept from last time, or a new one. A file that cannot be opened is set aside, never overwritten. */
async function openWorkbook(file: WorkbookFile, product: Omit<HostOptions, 'state'>, anew: 'sample' | 'empty' | null) {
  const name = (path: string) => relative(process.cwd(), path);
  if (anew !== null) {
    const aside = await file.setAside('before');
    if (aside !== undefined) console.log(`The workbook from before is kept in ${name(aside)}.`);
  } else {
    try {
      const state = await file.read();
      if (state !== undefined) return createHost({ ...product, state });
    } catch {
      const aside = await file.setAside('broken');
      console.log(
        `The workbook in ${name(file.path)} could not be opened. It is set aside as ${name(aside ?? '')}, and a new one begins.`,
      );
    }
  }
  const host = createHost(product);
  if (anew !== 'empty') {
    samplePractice(host);
    host.workbook.name = 'RateCase: sample practice';
  }
  return host;
}

function hostOptions(files: BuiltFiles): Omit<HostOptions, 'state'> {
  const manifest: unknown = JSON.parse(files['appsscript.json']);
  return { code: files['Code.js'], htmlFiles: { Sidebar: files['Sidebar.html'] }, manifest };
}

function openBrowser(address: string): void {
  if (process.env.CI) return;
  const [command, args]: [string, string[]] =
    process.platform === 'darwin'
      ? ['open', [address]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', address]]
        : ['xdg-open', [address]];
  // the address stands in the terminal for whoever has no browser here
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

function endWith(server: RunningServer, file: WorkbookFile): void {
  let ending = false;
  const end = () => {
    if (ending) process.exit(1);
    ending = true;
    server.close().then(
      async () => {
        await file.letGo();
        console.log('The workbook is saved. Until next time.');
        process.exit(0);
      },
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

async function start(): Promise<void> {
  const { values } = parseArgs({
    options: { fresh: { type: 'boolean' }, empty: { type: 'boolean' }, latency: { type: 'boolean' } },
  });
  portWanted();
  console.log('Building RateCase ...');
  const [{ files }, page] = await Promise.all([build({ write: false }), buildPage()]);
  const file = new WorkbookFile(join(projectRoot, '.workbench', 'workbook.json'));
  const holder = await file.take();
  if (holder !== null) {
    throw new StartError(
      `RateCase is already open from this folder (process ${holder}). Use that window, or stop it with Ctrl+C first.`,
    );
  }
  const anew = values.empty ? 'empty' : values.fresh ? 'sample' : null;
  const host = await openWorkbook(file, hostOptions(files), anew);
  await file.write(host.toJSON());
  const server = await listen({
    host,
    page,
    functions: customFunctions(files['Code.js']),
    save: (state) => file.write(state),
    latency: values.latency ?? false,
    log: (line) => console.log(line),
  });
  endWith(server, file);
  const address = `http://127.0.0.1:${server.port}`;
  console.log(`RateCase is open at ${address}`);
  openBrowser(address);
}

start().catch((error: unknown) => {
  const known = error instanceof StartError || (error instanceof Error && error.name === 'BuildError');
  console.error(known && error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
