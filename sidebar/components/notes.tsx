import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CellRef, Problem } from '../../src/contract.ts';
import { Icon, type IconName } from '../icons.tsx';
import { type Failure, usePanel } from '../panel.ts';
import { TextButton } from './buttons.tsx';

type Tone = 'ok' | 'warn' | 'bad' | 'info';

const ICONS: Record<Tone, IconName> = { ok: 'check', warn: 'alert', bad: 'alert', info: 'info' };

export function Note({
  tone,
  icon,
  id,
  children,
}: {
  tone: Tone;
  icon?: IconName;
  id?: string;
  children: ComponentChildren;
}) {
  return (
    <div class={`note ${tone}`} id={id}>
      <Icon name={icon ?? ICONS[tone]} />
      <div class="grow">{children}</div>
    </div>
  );
}

/** What the sheet refused: what is wrong and where, what to do, and the way to the cell. It takes the focus. */
export function FailureNote({ failure, wrote = false }: { failure: Failure | null; wrote?: boolean }) {
  const note = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (failure !== null) note.current?.focus();
  }, [failure]);
  if (failure === null) return null;
  return (
    <div class="note bad" role="alert" tabIndex={-1} ref={note}>
      <Icon name="alert" />
      <div class="grow">
        <b>{failure.message}</b>
        <p>
          {failure.hint}
          {wrote && ' Nothing was changed.'}
        </p>
        {failure.at && <GoToCell at={failure.at} />}
      </div>
    </div>
  );
}

export function GoToCell({ at, children }: { at: CellRef; children?: ComponentChildren }) {
  const { showCell } = usePanel();
  return <TextButton onClick={() => showCell(at)}>{children ?? `Go to ${at.cell}`}</TextButton>;
}

/** Cells that need a look; nothing else stops because of them. */
export function Problems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <section aria-labelledby="problems">
      <h2 id="problems">Needs a look</h2>
      <ul class="rows">
        {problems.map(({ message, at }) => (
          <li class="fact" key={message}>
            <Icon name="alert" />
            <WithCell message={message} at={at} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What will stand here once there is something, and the way to begin. */
export function Empty({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="card calm empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** A sentence about a cell, with the way there. */
export function WithCell({ message, at }: Problem) {
  return (
    <span class="grow">
      {message}
      {at && (
        <>
          <br />
          <GoToCell at={at} />
        </>
      )}
    </span>
  );
}
