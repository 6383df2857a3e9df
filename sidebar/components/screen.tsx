import type { ComponentChildren } from 'preact';
import { Icon } from '../icons.tsx';
import { type Reloadable, usePanel } from '../panel.ts';
import type { Route } from '../routes.ts';
import { Button, Waiting } from './buttons.tsx';
import { FailureNote, Note } from './notes.tsx';

interface ScreenProps {
  title: string;
  /** A line above the title: a date, a payer. */
  over?: string;
  back?: { to: Route; label: string };
  /** First run: which of its three steps this is. */
  step?: 1 | 2 | 3;
  children: ComponentChildren;
}

export function Screen({ title, over, back, step, children }: ScreenProps) {
  const { go, note, cellFailure } = usePanel();
  return (
    <div class="side">
      <header class="top">
        {back && (
          <button type="button" class="back" onClick={() => go(back.to)}>
            <Icon name="back" />
            <span class="sr">Back to </span>
            {back.label}
          </button>
        )}
        {over && <p class="eyebrow">{over}</p>}
        <h1 tabIndex={-1}>{title}</h1>
      </header>
      {step && <Steps now={step} />}
      <FailureNote failure={cellFailure} />
      {note !== null && <Note tone="ok">{note}</Note>}
      {children}
    </div>
  );
}

const STEPS = ['your practice', 'your payers', 'your rates'];

function Steps({ now }: { now: 1 | 2 | 3 }) {
  return (
    <div>
      <p class="eyebrow">
        Step {now} of 3: {STEPS[now - 1]}
      </p>
      <ol class="steps" aria-hidden="true">
        {STEPS.map((step, index) => (
          <li key={step} class={index < now ? 'done' : ''} />
        ))}
      </ol>
    </div>
  );
}

/** What was read from the sheet, or that it is being read, or why it could not be. */
export function Reading<T>({
  loaded,
  what,
  children,
}: {
  loaded: Reloadable<T>;
  /** "your tabs" */
  what: string;
  children: (value: T) => ComponentChildren;
}) {
  switch (loaded.state) {
    case 'loading':
      return (
        <div aria-busy="true">
          <Waiting what={`Reading ${what}`} />
        </div>
      );
    case 'failed':
      return (
        <>
          <FailureNote failure={loaded.failure} />
          <Button onClick={loaded.reload}>Try again</Button>
        </>
      );
    case 'ready':
      return <>{children(loaded.value)}</>;
  }
}
