import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { TIME_ZONES } from '../circumstances.ts';
import type { Controller } from './controller.ts';
import { columnLetters } from './model.ts';
import type { MenuEntry, WireCircumstances } from './wire.ts';

interface Item {
  label: string;
  keys?: string;
  disabled?: boolean;
  run?: () => void;
  href?: string;
  /** A line between groups. */
  separator?: boolean;
  /** The heading of a submenu whose entries follow. */
  heading?: boolean;
  /** One of several choices, and whether it is the one in force. */
  checked?: boolean;
}

interface Menu {
  label: string;
  items: Item[];
}

const LINE: Item = { label: '', separator: true };

function scriptItems(entries: MenuEntry[], controller: Controller): Item[] {
  return entries.flatMap((entry): Item[] => {
    const { run, entries: inner } = entry;
    if (inner !== undefined) return [{ label: entry.label, heading: true }, ...scriptItems(inner, controller)];
    if (run === undefined) return [LINE];
    return [{ label: entry.label, run: () => void controller.runMenu(run) }];
  });
}

/** The add-on's menu, as its onOpen made it. */
function scriptMenus(controller: Controller): Menu[] {
  const { menu } = controller.state;
  return menu.length === 0 ? [] : [{ label: 'RateCase', items: scriptItems(menu, controller) }];
}

const LOCALES = { en_US: 'United States', de_DE: 'Germany' };
const CONSENTS = {
  given: 'Permissions given',
  'without-drive': 'Permission for Drive refused',
  refused: 'All permissions refused',
} as const;

/** What is tried out around the product; no part of it. */
function workbenchMenus(controller: Controller): Menu[] {
  const { circumstances } = controller.state;
  if (circumstances === null) return [];
  const { locale, timeZone, user, installed, severalAccounts, consent } = circumstances;
  const item = (label: string, change: Partial<WireCircumstances>, checked: boolean): Item => ({
    label,
    checked,
    run: () => controller.changeCircumstances(change),
  });
  const heading = (label: string): Item => ({ label, heading: true });
  return [
    {
      label: 'Workbench',
      items: [
        heading('To try things out; not part of RateCase'),
        heading('Spreadsheet'),
        ...Object.entries(LOCALES).map(([name, label]) => item(`Locale ${label}`, { locale: name }, locale === name)),
        ...TIME_ZONES.map((zone) => item(`Time zone ${zone}`, { timeZone: zone }, timeZone === zone)),
        heading('Person'),
        item('Owner of the spreadsheet', { user: 'owner' }, user === 'owner'),
        item('Second person', { user: 'second' }, user === 'second'),
        item('Signed in to several accounts', { severalAccounts: !severalAccounts }, severalAccounts),
        heading('Add-on'),
        item('Installed', { installed: !installed }, installed),
        ...Object.entries(CONSENTS).map(([name, label]) =>
          item(label, { consent: name as keyof typeof CONSENTS }, consent === name),
        ),
      ],
    },
  ];
}

/** Screen readers say which of the choices is in force. */
function roleOf({ checked }: Item) {
  return checked === undefined
    ? ({ role: 'menuitem' } as const)
    : ({ role: 'menuitemcheckbox', 'aria-checked': checked } as const);
}

function plural(count: number, one: string): string {
  return count === 1 ? one : `${count} ${one}s`;
}

function gridItems(controller: Controller): { insert: Item[]; remove: Item[]; sort: Item[] } {
  const { rows, columns } = controller.counts;
  const column = columnLetters(controller.state.active.column);
  return {
    insert: [
      { label: `Insert ${plural(rows, 'row')} above`, run: () => controller.insertRows(false) },
      { label: `Insert ${plural(rows, 'row')} below`, run: () => controller.insertRows(true) },
      { label: `Insert ${plural(columns, 'column')} left`, run: () => controller.insertColumns(false) },
      { label: `Insert ${plural(columns, 'column')} right`, run: () => controller.insertColumns(true) },
    ],
    remove: [
      { label: `Delete ${plural(rows, 'row')}`, run: () => controller.deleteRows() },
      { label: `Delete ${plural(columns, 'column')}`, run: () => controller.deleteColumns() },
    ],
    sort: [
      { label: `Sort tab by column ${column}, A to Z`, run: () => controller.sort(true) },
      { label: `Sort tab by column ${column}, Z to A`, run: () => controller.sort(false) },
    ],
  };
}

function menus(controller: Controller): Menu[] {
  const { state } = controller;
  const { insert, remove, sort } = gridItems(controller);
  return [
    {
      label: 'File',
      items: [
        { label: 'Letters and folders (Drive)', href: '/drive' },
        { label: 'Print this tab', run: () => controller.set({ printing: true }) },
        { label: 'Open the spreadsheet again', run: () => controller.reload() },
      ],
    },
    {
      label: 'Edit',
      items: [
        { label: 'Undo', keys: 'Ctrl+Z', disabled: !state.canUndo, run: () => controller.undo() },
        { label: 'Redo', keys: 'Ctrl+Y', disabled: !state.canRedo, run: () => controller.redo() },
        LINE,
        { label: 'Clear cells', keys: 'Delete', run: () => void controller.clear() },
        ...remove,
      ],
    },
    { label: 'Insert', items: [...insert, LINE, { label: 'New tab', run: () => controller.addTab() }] },
    {
      label: 'Format',
      items: [
        { label: 'Merge cells', run: () => void controller.merge() },
        { label: 'Unmerge cells', run: () => controller.unmerge() },
      ],
    },
    {
      label: 'Data',
      items: [
        ...sort,
        LINE,
        { label: 'Hide rows like this one', run: () => controller.hideAlike() },
        { label: 'Remove the filter', run: () => controller.removeFilter() },
      ],
    },
    ...scriptMenus(controller),
    ...workbenchMenus(controller),
  ];
}

export function MenuBar({ controller }: { controller: Controller }) {
  const [open, setOpen] = useState<number | null>(null);
  const [current, setCurrent] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const all = menus(controller);

  const focusTop = (index: number) => {
    const to = (index + all.length) % all.length;
    setCurrent(to);
    bar.current?.querySelectorAll<HTMLElement>('.menu-title')[to]?.focus();
    return to;
  };
  const close = (focus: boolean) => {
    setOpen(null);
    if (focus) focusTop(current);
  };

  return (
    <div
      ref={bar}
      class="menu-bar"
      role="menubar"
      aria-label="Menus"
      onKeyDown={(event) => {
        if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
          const to = focusTop(current + (event.key === 'ArrowRight' ? 1 : -1));
          if (open !== null) setOpen(to);
        } else if (event.key === 'Escape') {
          if (open === null) controller.focusGrid();
          else close(true);
        } else if (event.key === 'ArrowDown' && open === null) setOpen(current);
        else return;
        event.preventDefault();
      }}
    >
      {all.map(({ label, items }, index) => (
        <div key={label} class="menu">
          <button
            type="button"
            class="menu-title"
            role="menuitem"
            aria-haspopup="menu"
            aria-expanded={open === index}
            tabIndex={index === Math.min(current, all.length - 1) ? 0 : -1}
            onClick={() => {
              setCurrent(index);
              setOpen(open === index ? null : index);
            }}
            onPointerEnter={() => {
              if (open === null) return;
              setCurrent(index);
              setOpen(index);
            }}
          >
            {label}
          </button>
          {open === index && <Items label={label} items={items} close={close} />}
        </div>
      ))}
    </div>
  );
}

function Items({ label, items, close }: { label: string; items: Item[]; close: (focus: boolean) => void }) {
  const list = useRef<HTMLDivElement>(null);
  const closing = useRef(close);
  closing.current = close;
  useLayoutEffect(() => {
    list.current?.querySelector<HTMLElement>('[role^=menuitem]:not([aria-disabled=true])')?.focus();
    const outside = (event: Event) => {
      const inside = event.target instanceof Node && list.current?.parentElement?.contains(event.target);
      if (!inside) closing.current(false);
    };
    addEventListener('pointerdown', outside, true);
    addEventListener('blur', outside);
    return () => {
      removeEventListener('pointerdown', outside, true);
      removeEventListener('blur', outside);
    };
  }, []);
  return (
    <div
      ref={list}
      class="menu-items"
      role="menu"
      aria-label={label}
      onKeyDown={(event) => {
        const all = [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
        const at = all.indexOf(document.activeElement as HTMLElement);
        if (event.key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
        else if (event.key === 'ArrowUp') all[(at - 1 + all.length) % all.length]?.focus();
        else if (event.key === 'Home') all[0]?.focus();
        else if (event.key === 'End') all.at(-1)?.focus();
        else if (event.key === 'Tab') close(false);
        else if (event.key === 'Escape') close(true);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {items.map((item, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and the list does not change while it is open
        if (item.separator) return <hr key={index} />;
        if (item.heading) {
          return (
            <p key={item.label} class="menu-heading">
              {item.label}
            </p>
          );
        }
        if (item.href !== undefined) {
          return (
            <a
              key={item.label}
              role="menuitem"
              tabIndex={-1}
              href={item.href}
              target="_blank"
              onClick={() => close(false)}
              rel="noopener"
            >
              {item.label}
            </a>
          );
        }
        return (
          <button
            key={item.label}
            type="button"
            {...roleOf(item)}
            tabIndex={-1}
            aria-disabled={item.disabled ?? false}
            onClick={() => {
              if (item.disabled) return;
              close(false);
              item.run?.();
            }}
          >
            {item.label}
            {item.keys !== undefined && <kbd>{item.keys}</kbd>}
          </button>
        );
      })}
    </div>
  );
}

/** What a right click in the grid offers. */
export function ContextMenu({ controller }: { controller: Controller }) {
  const { context } = controller.state;
  if (context === null) return null;
  const { insert, remove, sort } = gridItems(controller);
  const items = [
    ...insert,
    LINE,
    ...remove,
    { label: 'Clear cells', run: () => void controller.clear() },
    LINE,
    ...sort,
  ];
  return (
    <div class="context" style={{ left: context.left, top: Math.max(0, Math.min(context.top, innerHeight - 460)) }}>
      <Items
        label="Cells"
        items={items}
        close={(focus) => {
          controller.set({ context: null });
          if (focus) controller.focusGrid();
        }}
      />
    </div>
  );
}
