import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, CellRef, CommandName, Input, Output } from '../src/contract.ts';
import type { Route } from './routes.ts';

export type Failure = Extract<Answer<CommandName>, { ok: false }>;

/** What every screen can do. */
export interface Panel {
  /** Opens a screen; `note` is the good news it begins with. */
  go: (route: Route, note?: string) => void;
  /** Null when the call did not come through: the panel says so in place of the screen. */
  call: <N extends CommandName>(name: N, input: Input<N>) => Promise<Answer<N> | null>;
  /** Shows a cell and hands the keyboard to the sheet. */
  showCell: (at: CellRef) => void;
  /** Says a line to screen readers. */
  announce: (line: string) => void;
  note: string | null;
  /** Why a cell could not be shown. */
  cellFailure: Failure | null;
}

export const PanelContext = createContext<Panel | null>(null);

export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (panel === null) throw new Error('The screen stands outside the panel.');
  return panel;
}

export type Loaded<T> = { state: 'loading' } | { state: 'failed'; failure: Failure } | { state: 'ready'; value: T };

export type Reloadable<T> = Loaded<T> & {
  reload: () => Promise<void>;
  /** What is shown was read for another input; the new reading is on its way. */
  isStale: boolean;
};

interface LoadSettings {
  /** While another input is read, the last reading stays. */
  keep?: boolean;
  /** Milliseconds without a change of input before it is read. */
  pause?: number;
}

/** Reads from the sheet when the screen opens, and again when the input changes or `reload` is called. */
export function useLoad<N extends CommandName>(
  name: N,
  input: Input<N>,
  { keep = false, pause = 0 }: LoadSettings = {},
): Reloadable<Output<N>> {
  const { call } = usePanel();
  const [loaded, setLoaded] = useState<Loaded<Output<N>>>({ state: 'loading' });
  const [readFor, setReadFor] = useState('');
  const newest = useRef(0);
  const key = JSON.stringify(input);
  const reload = useCallback(async () => {
    newest.current += 1;
    const mine = newest.current;
    const answer = await call(name, JSON.parse(key) as Input<N>);
    if (answer === null || mine !== newest.current) return;
    setLoaded(answer.ok ? { state: 'ready', value: answer.value } : { state: 'failed', failure: answer });
    setReadFor(key);
  }, [call, name, key]);
  const first = useRef(true);
  useEffect(() => {
    if (!keep) setLoaded({ state: 'loading' });
    const timer = window.setTimeout(reload, first.current ? 0 : pause);
    first.current = false;
    return () => {
      window.clearTimeout(timer);
      newest.current += 1;
    };
  }, [reload, keep, pause]);
  return { ...loaded, reload, isStale: readFor !== key };
}

export interface Action {
  /** What is being done, while it is: "Saving" */
  busy: string | null;
  failure: Failure | null;
  /** Runs one command at a time; null when it failed, or while another is under way. */
  run: <N extends CommandName>(name: N, input: Input<N>, busy: string) => Promise<Output<N> | null>;
  /** Takes the failure off the screen. */
  dismiss: () => void;
}

export function useAction(): Action {
  const { call, announce } = usePanel();
  const [busy, setBusy] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const underWay = useRef(false);
  const run = useCallback(
    async <N extends CommandName>(name: N, input: Input<N>, doing: string): Promise<Output<N> | null> => {
      if (underWay.current) return null;
      underWay.current = true;
      setBusy(doing);
      setFailure(null);
      announce(`${doing}.`);
      const answer = await call(name, input);
      underWay.current = false;
      setBusy(null);
      if (answer === null) return null;
      if (answer.ok) return answer.value;
      setFailure(answer);
      return null;
    },
    [call, announce],
  );
  const dismiss = useCallback(() => setFailure(null), []);
  return { busy, failure, run, dismiss };
}
