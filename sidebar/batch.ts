import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Failure, usePanel } from './panel.ts';

/** One piece of a longer work: waiting, under way, done, left out on request, or refused. */
export type Part<T> = { id: string; title: string } & (
  | { state: 'next' | 'working' | 'stopped' }
  | { state: 'done'; value: T }
  | { state: 'failed'; failure: Failure }
);

export interface Job<T> {
  id: string;
  title: string;
  /** Null when the call did not come through. */
  run: () => Promise<{ ok: true; value: T } | Failure | null>;
}

export interface Batch<T> {
  stage: 'choose' | 'running' | 'over';
  parts: readonly Part<T>[];
  /** Whether it ends after the part under way. */
  stopping: boolean;
  start: (jobs: readonly Job<T>[]) => Promise<void>;
  stop: () => void;
  reset: () => void;
}

interface Settings {
  /** Said when it is over. */
  overLine: (parts: readonly Part<unknown>[]) => string;
  /** A refusal after which the rest has no chance: the day's quota. */
  isFinal?: (failure: Failure) => boolean;
}

/** Runs jobs one after another, so that what is done stays, whatever happens to the rest. */
export function useBatch<T>({ overLine, isFinal }: Settings): Batch<T> {
  const { announce } = usePanel();
  const [stage, setStage] = useState<Batch<T>['stage']>('choose');
  const [parts, setParts] = useState<readonly Part<T>[]>([]);
  const [stopping, setStopping] = useState(false);
  const stopped = useRef(false);
  // Leaving the screen stops it too: nobody would see how it ends.
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );

  const start = async (jobs: readonly Job<T>[]) => {
    stopped.current = false;
    setStopping(false);
    setStage('running');
    let now: readonly Part<T>[] = jobs.map(({ id, title }) => ({ id, title, state: 'next' }));
    const mark = (part: Part<T>) => {
      now = now.map((before) => (before.id === part.id ? part : before));
      setParts(now);
    };
    setParts(now);
    for (const { id, title, run } of jobs) {
      if (stopped.current) {
        mark({ id, title, state: 'stopped' });
        continue;
      }
      mark({ id, title, state: 'working' });
      const answer = await run();
      if (answer === null) return;
      if (answer.ok) mark({ id, title, state: 'done', value: answer.value });
      else {
        mark({ id, title, state: 'failed', failure: answer });
        if (isFinal?.(answer)) stopped.current = true;
      }
    }
    setStage('over');
    announce(overLine(now));
  };

  const stop = useCallback(() => {
    stopped.current = true;
    setStopping(true);
    announce('Stopping after this one.');
  }, [announce]);
  return { stage, parts, stopping, start, stop, reset: useCallback(() => setStage('choose'), []) };
}
