import { useCallback, useState } from 'preact/hooks';

declare global {
  interface Window {
    /** Id of the spreadsheet, under which drafts are kept. */
    RATECASE_FILE?: string;
  }
}

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

/** Answers by the name of their question. */
export type Typed = Readonly<Record<string, string>>;

const NOTHING: Typed = {};

export interface KeptDraft {
  value: Typed;
  /** Fills in one answer. */
  put: (name: string, text: string) => void;
  clear: () => void;
}

/**
 * A draft that outlives the panel too: closed and opened again in the same browser tab, the panel shows what was typed. It
 * stays in this browser until the tab is closed, under the spreadsheet's id; where the browser keeps nothing, the panel does.
 * Never for a box into which a person may paste more than is asked for.
 */
export function useKeptDraft(key: string): KeptDraft {
  const name = `ratecase ${window.RATECASE_FILE ?? ''} ${key}`;
  if (!drafts.has(key)) {
    const kept = keptUnder(name);
    if (kept !== null) drafts.set(key, kept);
  }
  const draft = useDraft<Typed>(key, NOTHING);
  const put = (question: string, text: string) =>
    draft.set((before) => {
      const next = { ...before, [question]: text };
      keep(name, next);
      return next;
    });
  const clear = () => {
    draft.clear();
    keep(name, null);
  };
  return { value: draft.value, put, clear };
}

/** Whether the browser lets the panel keep anything is its own decision (private windows, third-party rules). */
function keep(name: string, typed: Typed | null): void {
  try {
    if (typed === null) window.sessionStorage.removeItem(name);
    else window.sessionStorage.setItem(name, JSON.stringify(typed));
  } catch {
    // The draft in the panel stands.
  }
}

function keptUnder(name: string): Typed | null {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(name) ?? 'null');
    return isTyped(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isTyped(kept: unknown): kept is Typed {
  return typeof kept === 'object' && kept !== null && Object.values(kept).every((text) => typeof text === 'string');
}
