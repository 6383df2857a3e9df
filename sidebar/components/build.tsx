import type { BuiltTab } from '../../src/contract.ts';
import { Icon, Mark } from '../icons.tsx';
import { count } from '../money.ts';
import type { Failure } from '../panel.ts';

/** One tab on its way: waiting, being built, built, left out on request, or refused. */
export type Part = { id: string; title: string } & (
  | { state: 'next' | 'working' | 'stopped' }
  | { state: 'done'; built: BuiltTab }
  | { state: 'failed'; failure: Failure }
);

const OUTCOMES = { made: 'Built', updated: 'Up to date', unchanged: 'As it was' } as const;

export function Progress({ parts }: { parts: readonly Part[] }) {
  const done = parts.filter((part) => part.state === 'done' || part.state === 'failed').length;
  const working = parts.find((part) => part.state === 'working');
  return (
    <div class="stack" aria-busy={working !== undefined}>
      <progress max={parts.length} value={done} aria-label="Tabs built" />
      <p role="status">
        {done} of {count(parts.length, 'tab')} done.{working && ` Working on ${working.title}.`}
      </p>
      <PartList parts={parts} />
    </div>
  );
}

export function PartList({ parts }: { parts: readonly Part[] }) {
  return (
    <ul class="rows">
      {parts.map((part) => (
        <li class="item slim" key={part.id}>
          <PartMark part={part} />
          <span class="grow">{part.title}</span>
          <span class="muted">{wordFor(part)}</span>
        </li>
      ))}
    </ul>
  );
}

function PartMark({ part }: { part: Part }) {
  switch (part.state) {
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

function wordFor(part: Part): string {
  switch (part.state) {
    case 'done':
      return OUTCOMES[part.built.outcome];
    case 'failed':
      return 'Not built';
    case 'working':
      return 'Working';
    case 'next':
      return 'Next';
    case 'stopped':
      return 'Left for later';
  }
}
