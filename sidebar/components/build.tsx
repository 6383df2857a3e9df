import type { ComponentChildren } from 'preact';
import type { Batch, Part } from '../batch.ts';
import { Icon, Mark } from '../icons.tsx';
import { count } from '../money.ts';
import { Button } from './buttons.tsx';
import { Screen } from './screen.tsx';

interface RunningProps<T> {
  title: string;
  batch: Batch<T>;
  /** What the parts are: "tab". */
  noun: string;
  word: (value: T) => string;
  /** That leaving off is safe. */
  children: ComponentChildren;
}

/** A longer work under way, with the way to end it early. */
export function Running<T>({ title, batch, noun, word, children }: RunningProps<T>) {
  const { parts, stopping, stop } = batch;
  const done = parts.filter((part) => part.state === 'done' || part.state === 'failed').length;
  const working = parts.find((part) => part.state === 'working');
  return (
    <Screen title={title}>
      <div class="stack" aria-busy={working !== undefined}>
        <progress max={parts.length} value={done} aria-label={title} />
        <p role="status">
          {done} of {count(parts.length, noun)} done.{working && ` Working on ${working.title}.`}
        </p>
        <div class="acts">
          <Button idle={stopping} onClick={stop}>
            Stop after this {noun}
          </Button>
        </div>
        <PartList parts={parts} word={word} />
      </div>
      <p class="muted">{children}</p>
    </Screen>
  );
}

interface PartListProps<T> {
  parts: readonly Part<T>[];
  word: (value: T) => string;
  /** What more there is to say of a part that is done. */
  more?: (value: T) => ComponentChildren;
}

export function PartList<T>({ parts, word, more }: PartListProps<T>) {
  return (
    <ul class="rows">
      {parts.map((part) => (
        <li class="item slim" key={part.id}>
          <PartMark state={part.state} />
          <span class="grow">{part.state === 'done' && more ? more(part.value) : part.title}</span>
          <span class="muted">{wordFor(part, word)}</span>
        </li>
      ))}
    </ul>
  );
}

function PartMark({ state }: { state: Part<unknown>['state'] }) {
  switch (state) {
    case 'done':
      return <Mark name="good" />;
    case 'failed':
      return <Mark name="watch" />;
    case 'working':
      return <Icon name="turning" />;
    default:
      return <Mark name="none" />;
  }
}

function wordFor<T>(part: Part<T>, word: (value: T) => string): string {
  switch (part.state) {
    case 'done':
      return word(part.value);
    case 'failed':
      return 'Not done';
    case 'working':
      return 'Working';
    case 'next':
      return 'Next';
    case 'stopped':
      return 'Left for later';
  }
}
