import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button, Waiting } from './buttons.tsx';

interface ConfirmProps {
  failure: { message: string; hint: string };
  busy: string | null;
  /** What is done when the person says so: "Replace the date". */
  verb: string;
  onConfirm: () => void;
  keep: string;
  onKeep: () => void;
  children?: ComponentChildren;
}

/** Something stands there already: nothing takes its place without a word. It takes the focus. */
export function Confirm({ failure, busy, verb, onConfirm, keep, onKeep, children }: ConfirmProps) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => card.current?.focus(), []);
  return (
    <div class="card" role="alert" tabIndex={-1} ref={card}>
      <p>
        <b>{failure.message}</b> {failure.hint}
      </p>
      {children}
      <Waiting what={busy} />
      <div class="acts">
        <Button kind="danger" idle={busy !== null} onClick={onConfirm}>
          {verb}
        </Button>
        <Button onClick={onKeep}>{keep}</Button>
      </div>
    </div>
  );
}
