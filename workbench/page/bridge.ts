/**
 * Gives a panel's HTML the `google.script` that it has at Google. It runs in the panel's own frame, before any script of
 * the panel, and reaches the spreadsheet through messages to the page around it.
 */
import { wireValue } from './rpc-values.ts';

type Handler = (value: unknown, userObject?: unknown) => void;

interface Call {
  run: string;
  args: unknown[];
  success: Handler | undefined;
  failure: Handler | undefined;
  userObject: unknown;
}

/** What the frame tells the page around it. */
export type FromFrame =
  | { rateCase: 'run'; id: number; run: string; args: unknown[] }
  | { rateCase: 'close' }
  | { rateCase: 'focus' }
  | { rateCase: 'size'; width?: number; height?: number };

/** What it is told. */
export interface ToFrame {
  rateCase: 'answer';
  id: number;
  ok: boolean;
  value?: unknown;
  error?: string;
}

const IN_FLIGHT = 10;
const running = new Map<number, Call>();
const waiting: Call[] = [];
let count = 0;

function tell(message: FromFrame): void {
  // only the workbench's own page may stand around this frame (frame-ancestors)
  parent.postMessage(message, '*');
}

function startNext(): void {
  while (running.size < IN_FLIGHT) {
    const call = waiting.shift();
    if (call === undefined) return;
    count += 1;
    running.set(count, call);
    tell({ rateCase: 'run', id: count, run: call.run, args: call.args });
  }
}

addEventListener('message', (event: MessageEvent<ToFrame>) => {
  if (event.source !== parent || event.data?.rateCase !== 'answer') return;
  const call = running.get(event.data.id);
  if (call === undefined) return;
  running.delete(event.data.id);
  startNext();
  if (event.data.ok) {
    call.success?.(event.data.value ?? null, call.userObject);
    return;
  }
  const error = new Error(event.data.error ?? 'The script failed.');
  error.name = 'ScriptError';
  if (call.failure === undefined) console.error(`Uncaught (in ${call.run}) ${error.message}`);
  else call.failure(error, call.userObject);
});

interface Settings {
  success?: Handler;
  failure?: Handler;
  userObject?: unknown;
}

/** Each `with…` gives a new runner, as at Google, so that one can be kept and used again. */
function runner(settings: Settings): object {
  const settable: Record<string, (value: unknown) => object> = {
    withSuccessHandler: (success) => runner({ ...settings, success: success as Handler }),
    withFailureHandler: (failure) => runner({ ...settings, failure: failure as Handler }),
    withUserObject: (userObject) => runner({ ...settings, userObject }),
  };
  return new Proxy(settable, {
    get(target, name) {
      if (typeof name !== 'string') return undefined;
      if (name in target) return target[name];
      // private functions of the script cannot be seen; `then` must not make it look like a promise
      if (name.endsWith('_') || name === 'then') return undefined;
      return (...args: unknown[]) => {
        const { success, failure, userObject } = settings;
        waiting.push({
          run: name,
          args: args.map((arg, index) => wireValue(arg, String(index))),
          success,
          failure,
          userObject,
        });
        startNext();
      };
    },
  });
}

/** Files of the stand-in Drive have Google's addresses; here they open from this machine. */
function localAddress(address: string): string {
  const found = /^https:\/\/(?:docs|drive)\.google\.com\/(?:[a-z]+\/)*(d|folders)\/([\w-]+)/.exec(address);
  if (found === null) return address;
  return `${location.origin}${found[1] === 'folders' ? '/drive/' : '/documents/'}${found[2]}`;
}

addEventListener(
  'click',
  (event) => {
    const anchor = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!(anchor instanceof HTMLAnchorElement)) return;
    const address = localAddress(anchor.href);
    if (address !== anchor.href) anchor.href = address;
    // a link cannot take the spreadsheet's place
    if (/^https?:/.test(anchor.href) && anchor.target !== '_blank') anchor.target = '_blank';
  },
  true,
);

const open = window.open.bind(window);
window.open = (address, target, features) =>
  open(
    address === undefined ? address : localAddress(String(address)),
    target === '_top' ? '_blank' : target,
    features,
  );

const google = {
  script: {
    run: runner({}),
    host: {
      origin: location.origin,
      close: () => tell({ rateCase: 'close' }),
      setWidth: (width: number) => tell({ rateCase: 'size', width }),
      setHeight: (height: number) => tell({ rateCase: 'size', height }),
      editor: { focus: () => tell({ rateCase: 'focus' }) },
    },
  },
};
Object.defineProperty(window, 'google', { value: google, enumerable: true });
