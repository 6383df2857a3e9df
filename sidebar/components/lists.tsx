import type { ComponentChildren } from 'preact';
import { Icon } from '../icons.tsx';

/** A row of a list. With `onClick` the whole row leads somewhere. */
export function Item({
  mark,
  onClick,
  children,
}: {
  mark?: ComponentChildren;
  onClick?: (() => void) | undefined;
  children: ComponentChildren;
}) {
  if (onClick === undefined) {
    return (
      <li>
        <div class="item">
          {mark}
          <span class="grow">{children}</span>
        </div>
      </li>
    );
  }
  return (
    <li>
      <button type="button" class="item" onClick={onClick}>
        {mark}
        <span class="grow">{children}</span>
        <span class="go">
          <Icon name="forward" />
        </span>
      </button>
    </li>
  );
}
