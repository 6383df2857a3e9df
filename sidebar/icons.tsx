import type { ComponentChildren } from 'preact';

/** Line icons on a 16-box. They stand beside words and are hidden from screen readers. */
const PATHS = {
  check: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  back: <path d="M10 3.5 5.5 8l4.5 4.5" />,
  forward: <path d="m6 3.5 4.5 4.5L6 12.5" />,
  up: <path d="M8 13V3.5M3.8 7.2 8 3l4.2 4.2" />,
  down: <path d="M8 3v9.5M3.8 8.8 8 13l4.2-4.2" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  external: <path d="M9.5 2.5h4v4M13.5 2.5 7.5 8.5M6.5 3.5h-4v10h10v-4" />,
  info: (
    <>
      <circle cx="8" cy="8" r="5.8" />
      <path d="M8 7.4v3.4M8 5.1v.1" />
    </>
  ),
  alert: (
    <>
      <path d="M8 2.2 14.4 13.4H1.6Z" />
      <path d="M8 6.4v3.2M8 11.5v.1" />
    </>
  ),
  lock: (
    <>
      <path d="M3.5 7.5h9v6h-9z" />
      <path d="M5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5" />
    </>
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  turning: <path d="M8 2.2a5.8 5.8 0 1 1-5.8 5.8" />,
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class={name === 'turning' ? 'i spin' : 'i'} viewBox="0 0 16 16" aria-hidden="true">
      {PATHS[name]}
    </svg>
  );
}

/** Filled marks that tell states apart by shape as well as color. The words beside them say the same. */
const MARKS = {
  good: (
    <>
      <circle cx="8" cy="8" r="7" fill="var(--green)" />
      <path class="cut" d="m4.8 8.3 2.2 2.2 4.2-4.6" />
    </>
  ),
  watch: (
    <>
      <path d="M8 1.2 15.4 14.4H.6Z" fill="var(--yellow)" stroke="var(--yellow)" stroke-linejoin="round" />
      <path class="cut" d="M8 6v4M8 12.1v.2" />
    </>
  ),
  poor: (
    <>
      <path d="M8 .6 15.4 8 8 15.4.6 8Z" fill="var(--red)" stroke="var(--red)" stroke-linejoin="round" />
      <path class="cut" d="M4.9 8h6.2" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="7" fill="var(--blue)" />
      <path class="cut" d="M8 7.2v4M8 4.7v.2" />
    </>
  ),
  none: <circle cx="8" cy="8" r="6.2" fill="none" stroke="var(--set)" stroke-width="1.6" stroke-dasharray="2.6 2.2" />,
} as const satisfies Record<string, ComponentChildren>;

export type MarkName = keyof typeof MARKS;

export function Mark({ name }: { name: MarkName }) {
  return (
    <svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
      {MARKS[name]}
    </svg>
  );
}
