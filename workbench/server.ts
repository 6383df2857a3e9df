/**
 * The workbench's server: one spreadsheet on this machine, for this machine alone. It listens on 127.0.0.1, answers to
 * its two names only, and does one thing after another, as the spreadsheet itself would.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Circumstances, RunFrom } from './circumstances.ts';
import type { Traffic } from './cost.ts';
import type { Answer, Update, WireFunction, WireUi } from './page/wire.ts';
import { wireCharts } from './server/charts.ts';
import { documentPage, drivePage, escapeHtml } from './server/documents.ts';
import { type Edit, edits, Refused } from './server/edits.ts';
import { History } from './server/history.ts';
import { Ledger } from './server/ledger.ts';
import { type Action, isAction, type Request, requests } from './server/requests.ts';
import type { ExecutionResult, Host, UiRequest } from './types.ts';

/** The built page: what the browser loads. */
export interface PageFiles {
  script: string | Buffer;
  style: string | Buffer;
  /** The script that gives a panel's HTML its google.script. */
  bridge: string;
}

/** A host; the page's Workbench menu changes the circumstances of one that has them. */
export interface ServedHost extends Host {
  run(functionName: string, args?: unknown[], from?: RunFrom): ExecutionResult & { traffic?: Traffic };
  readonly circumstances?: Readonly<Circumstances>;
  change?(circumstances: Partial<Circumstances>): void;
}

export interface ServerOptions {
  host: ServedHost;
  /** 0: any free one. */
  port: number;
  page: PageFiles;
  /** Keeps the workbook; called after each change, one call at a time. */
  save?: (state: unknown) => Promise<void> | void;
  /** For autocomplete in the formula bar. */
  functions?: WireFunction[];
  /** Answers of the script come as late as they would from Google, by estimate. */
  latency?: boolean;
  /** Told what the script wrote to its log and what went wrong. */
  log?: (line: string) => void;
}

export interface RunningServer {
  port: number;
  /** Stops listening and saves what is not saved yet. */
  close(): Promise<void>;
}

const BODY_LIMIT = 16 * 1024 * 1024;
const FRAMES_KEPT = 20;

class HttpProblem extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const workbench = new Workbench(options);
  const server = createServer((request, response) => void workbench.handle(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  workbench.port = address.port;
  return {
    port: address.port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      await workbench.idle();
    },
  };
}

class Workbench {
  port = 0;
  private readonly host: ServedHost;
  private readonly ledger: Ledger;
  private readonly history: History;
  private readonly frames = new Map<string, string>();
  private frameCount = 0;
  private queue: Promise<unknown> = Promise.resolve();
  private unsaved = false;
  private saving: Promise<void> = Promise.resolve();

  constructor(private readonly options: ServerOptions) {
    this.host = options.host;
    this.ledger = new Ledger(options.host);
    this.history = new History(options.host.workbook);
  }

  /** Resolves when every request taken is done and the workbook is saved. */
  async idle(): Promise<void> {
    await this.queue;
    await this.saving;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      this.checkOrigin(request);
      const path = new URL(request.url ?? '/', 'http://workbench').pathname;
      if (request.method === 'GET') this.get(path, request, response);
      else if (request.method === 'POST') await this.post(path, request, response);
      else throw new HttpProblem(405, 'Only GET and POST are answered here.');
    } catch (error) {
      const problem = error instanceof HttpProblem ? error : new HttpProblem(500, 'Something went wrong here.');
      if (!(error instanceof HttpProblem)) this.options.log?.(String(error instanceof Error ? error.stack : error));
      if (!response.headersSent) {
        send(response, problem.status, 'text/plain; charset=utf-8', problem.message, { Connection: 'close' });
      }
    }
  }

  private get hosts(): string[] {
    return [`127.0.0.1:${this.port}`, `localhost:${this.port}`];
  }

  private checkOrigin(request: IncomingMessage): void {
    const { host, origin } = request.headers;
    if (host === undefined || !this.hosts.includes(host)) throw new HttpProblem(403, 'This name is not answered here.');
    if (origin !== undefined && !this.hosts.some((name) => origin === `http://${name}`)) {
      throw new HttpProblem(403, 'Only the workbench itself may ask here.');
    }
  }

  private get(path: string, request: IncomingMessage, response: ServerResponse): void {
    const { page } = this.options;
    const [, place = '', id] = path.split('/').map(decoded);
    switch (place) {
      case '':
        send(response, 200, HTML, this.pageHtml(request), { 'Content-Security-Policy': this.pagePolicy() });
        return;
      case 'page.js':
        send(response, 200, 'text/javascript; charset=utf-8', page.script);
        return;
      case 'page.css':
        send(response, 200, 'text/css; charset=utf-8', page.style);
        return;
      case 'frame': {
        const html = this.frames.get(id ?? '');
        if (html === undefined) throw new HttpProblem(404, 'This panel is closed. Open it again from the menu.');
        send(response, 200, HTML, withBridge(html, page.bridge), { 'Content-Security-Policy': this.framePolicy() });
        return;
      }
      case 'documents': {
        const file = this.host.drive.get(id ?? '');
        if (file === undefined) throw new HttpProblem(404, 'There is no such document in this workbook’s Drive.');
        send(response, 200, HTML, documentPage(file, this.host.drive), { 'Content-Security-Policy': PAPER_POLICY });
        return;
      }
      case 'drive': {
        const folder = id === undefined ? undefined : this.host.drive.get(id);
        if (id !== undefined && folder === undefined) throw new HttpProblem(404, 'There is no such folder here.');
        send(response, 200, HTML, drivePage(folder, this.host.drive), { 'Content-Security-Policy': PAPER_POLICY });
        return;
      }
      case 'api':
        if (id === 'state') {
          this.enqueue(() => json(response, { ok: true, update: this.update(null, []) }));
          return;
        }
    }
    throw new HttpProblem(404, 'There is nothing at this address.');
  }

  private async post(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const action = path.startsWith('/api/') ? path.slice('/api/'.length) : '';
    if (!isAction(action)) throw new HttpProblem(404, 'There is nothing at this address.');
    if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
      throw new HttpProblem(415, 'Send JSON.');
    }
    const body = await readJson(request);
    const since = typeof body === 'object' && body !== null && 'since' in body ? Number(body.since) : null;
    const wanted = typeof body === 'object' && body !== null && 'request' in body ? body.request : undefined;
    const checked = requests[action].safeParse(wanted);
    if (!checked.success) throw new HttpProblem(400, 'The request does not have the form expected here.');
    await this.enqueue(() => json(response, this.act(action, checked.data, since)));
  }

  private enqueue(work: () => void): Promise<void> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }

  /** `request` has been checked by the schema of `action`. */
  private act(action: Action, request: unknown, since: number | null): Answer {
    let answer: Omit<Answer, 'update'> = { ok: true };
    let ui: WireUi[] = [];
    try {
      const execution = this.perform(action, request);
      if (execution !== undefined) {
        for (const line of execution.log) this.options.log?.(line);
        ui = execution.ui.map((wanted) => this.wireUi(wanted));
        answer = execution.ok
          ? { ok: true, ...('value' in execution ? { value: execution.value } : {}) }
          : { ok: false, error: execution.error ?? 'The script failed.' };
        const { traffic } = execution;
        if (this.options.latency && traffic !== undefined) {
          answer.delay = traffic.milliseconds;
          this.options.log?.(trafficLine(traffic));
        }
      }
    } catch (error) {
      if (!(error instanceof Refused)) this.options.log?.(String(error instanceof Error ? error.stack : error));
      const refusal = error instanceof Refused ? error.message : 'That did not work. The workbook is as it was before.';
      answer = { ok: false, refusal };
    }
    if (action !== 'select' && action !== 'sync') this.scheduleSave();
    return { ...answer, update: this.update(since, ui, action === 'select') };
  }

  private perform(action: Action, request: unknown): (ExecutionResult & { traffic?: Traffic }) | undefined {
    switch (action) {
      case 'select':
        this.host.active = request as Request<'select'>;
        return undefined;
      case 'sync':
        return undefined;
      case 'undo':
      case 'redo': {
        const place = action === 'undo' ? this.history.undo() : this.history.redo();
        if (place !== undefined) this.host.active = { ...place, rowCount: 1, columnCount: 1 };
        return undefined;
      }
      case 'menu':
        this.history.clear();
        return this.host.run((request as Request<'menu'>).run, [], 'menu');
      case 'rpc': {
        const { run, args } = request as Request<'rpc'>;
        if (run.endsWith('_')) throw new Refused('A function whose name ends in "_" is private to the script.');
        this.history.clear();
        return this.host.run(run, args, 'panel');
      }
      case 'circumstances':
        this.changeCircumstances(request as Request<'circumstances'>);
        return undefined;
      case 'reload': {
        this.history.clear();
        this.host.workbook.recalculateAll();
        return this.host.open();
      }
      default:
        this.edit(action, request);
        return undefined;
    }
  }

  private changeCircumstances({ locale, timeZone, ...others }: Request<'circumstances'>): void {
    const { host } = this;
    if (host.change === undefined) throw new Refused('This workbench cannot change its circumstances.');
    this.history.clear();
    if (locale !== undefined) host.workbook.locale = locale;
    if (timeZone !== undefined) host.workbook.timeZone = timeZone;
    const given = Object.entries(others).filter(([, value]) => value !== undefined);
    host.change(Object.fromEntries(given));
  }

  private edit<E extends Edit>(action: E, request: unknown): void {
    edits[action](this.host, request as Request<E>, this.history);
  }

  private update(since: number | null, ui: WireUi[], still = false): Update {
    const changes = this.ledger.update(since, still);
    return {
      ...changes,
      ...(since === null ? { functions: this.options.functions ?? [] } : {}),
      active: this.host.active,
      menu: [...this.host.menu],
      canUndo: this.history.canUndo,
      canRedo: this.history.canRedo,
      ui,
      charts: wireCharts(this.host.workbook),
      ...this.circumstances(),
    };
  }

  private circumstances(): Pick<Update, 'circumstances'> {
    const { circumstances, workbook } = this.host;
    if (circumstances === undefined) return {};
    return { circumstances: { ...circumstances, locale: workbook.locale, timeZone: workbook.timeZone } };
  }

  private wireUi(wanted: UiRequest): WireUi {
    if (wanted.kind === 'alert' || wanted.kind === 'toast') return wanted;
    this.frameCount += 1;
    const frame = String(this.frameCount);
    this.frames.set(frame, wanted.html);
    const oldest = this.frames.keys().next().value;
    if (this.frames.size > FRAMES_KEPT && oldest !== undefined) this.frames.delete(oldest);
    const { html: _, ...rest } = wanted;
    return { ...rest, frame };
  }

  /** Saves come one after another; what changes while one runs is in the next. */
  private scheduleSave(): void {
    const { save } = this.options;
    if (save === undefined || this.unsaved) return;
    this.unsaved = true;
    this.saving = this.saving
      .then(async () => {
        this.unsaved = false;
        await save(this.host.toJSON());
      })
      .catch((error: unknown) => {
        this.options.log?.(`The workbook could not be saved: ${error instanceof Error ? error.message : error}`);
      });
  }

  private pageHtml(request: IncomingMessage): string {
    const frameHost = this.hosts.find((name) => name !== request.headers.host) ?? '';
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="frame-origin" content="http://${frameHost}">
<title>${escapeHtml(this.host.workbook.name)} - RateCase workbench</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body>
<div id="app"></div>
<script type="module" src="/page.js"></script>
</body>
</html>
`;
  }

  private pagePolicy(): string {
    const frames = this.hosts.map((name) => `http://${name}`).join(' ');
    return `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src ${frames}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  }

  /** A panel may run its own script and nothing else: it reaches the workbook through its parent only. */
  private framePolicy(): string {
    const parents = this.hosts.map((name) => `http://${name}`).join(' ');
    return `default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; media-src data: blob:; form-action 'none'; frame-ancestors ${parents}`;
  }
}

function trafficLine(traffic: Traffic): string {
  const { reads, writes, remote, alternations, milliseconds } = traffic;
  const seconds = (milliseconds / 1000).toFixed(1);
  return `About ${seconds} s at Google: ${reads} reads, ${writes} writes, ${remote} other calls, ${alternations} turns between reading and writing.`;
}

const HTML = 'text/html; charset=utf-8';
const PAPER_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new HttpProblem(400, 'This address cannot be read.');
  }
}

/** The bridge stands before every script of the panel, behind the doctype so that the browser keeps to standards. */
function withBridge(html: string, bridge: string): string {
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html)?.[0] ?? '<!DOCTYPE html>';
  const rest = html.replace(/^\s*<!doctype[^>]*>/i, '');
  return `${doctype}<script>${bridge.replaceAll('</script', '<\\/script')}</script>${rest}`;
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    ...headers,
  });
  response.end(body);
}

function json(response: ServerResponse, answer: Answer): void {
  send(response, 200, 'application/json; charset=utf-8', JSON.stringify(answer));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new HttpProblem(413, 'That is more than one request can carry.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new HttpProblem(400, 'The request is not JSON.');
  }
}
