import { useCallback, useState } from 'preact/hooks';

/**
 * What was typed and not yet saved. It outlives its screen, so going back and forth, or a call that fails, loses nothing
 * while the panel is open. What is saved stands in the sheet.
 */
const drafts = new Map<string, unknown>();

export interface Draft<T> {
  value: T;
  set: (next: T | ((before: T) => T)) => void;
  clear: () => void;
}

export function useDraft<T>(key: string, initial: T): Draft<T> {
  const [, redraw] = useState(0);
  const value = drafts.has(key) ? (drafts.get(key) as T) : initial;
  const set = useCallback(
    (next: T | ((before: T) => T)) => {
      const before = drafts.has(key) ? (drafts.get(key) as T) : initial;
      drafts.set(key, typeof next === 'function' ? (next as (before: T) => T)(before) : next);
      redraw((n) => n + 1);
    },
    [key, initial],
  );
  const clear = useCallback(() => {
    drafts.delete(key);
    redraw((n) => n + 1);
  }, [key]);
  return { value, set, clear };
}
