import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icons.tsx';

interface ButtonProps {
  children?: ComponentChildren;
  onClick?: () => void;
  kind?: 'plain' | 'primary' | 'danger';
  size?: 'tiny';
  icon?: IconName;
  /** Sends the form it stands in. */
  submit?: boolean;
  /** The button stays where it is and keeps its focus, but does nothing. The reason stands beside it. */
  idle?: boolean;
  /** Id of the element that says why it is idle. */
  because?: string;
  /** What it does, where its own words don't say it all ("Remove Insurer A"). */
  label?: string;
}

export function Button({ children, onClick, kind = 'plain', size, icon, submit, idle, because, label }: ButtonProps) {
  const names = ['btn', kind === 'plain' ? '' : kind, size ?? ''].filter(Boolean).join(' ');
  return (
    <button
      type={submit ? 'submit' : 'button'}
      class={names}
      aria-disabled={idle ? true : undefined}
      aria-describedby={because}
      aria-label={label}
      onClick={(event) => {
        if (idle) event.preventDefault();
        else onClick?.();
      }}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A button that reads as a link inside text. */
export function TextButton({
  children,
  onClick,
  label,
}: {
  children: ComponentChildren;
  onClick: () => void;
  label?: string;
}) {
  return (
    <button type="button" class="link" onClick={onClick} aria-label={label}>
      {children}
    </button>
  );
}

/** Leaves the panel for a page in a new tab. */
export function OutsideLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children} <Icon name="external" />
      <span class="sr"> (new tab)</span>
    </a>
  );
}

/** What is under way, said beside the button that started it. It shows itself only when it takes a while. */
export function Waiting({ what, id }: { what: string | null; id?: string }) {
  if (what === null) return null;
  return (
    <p class="wait" id={id}>
      <Icon name="turning" />
      {what}…
    </p>
  );
}

/** The screen's actions, at its foot: the blue one first. */
export function Actions({ children, busy }: { children: ComponentChildren; busy?: string | null }) {
  return (
    <div class="bar">
      <Waiting what={busy ?? null} />
      <div class="acts">{children}</div>
    </div>
  );
}
