import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Controller } from './controller.ts';
import type { WireSheetShape } from './wire.ts';

export function TabStrip({ controller }: { controller: Controller }) {
  const { tabs, sheetId } = controller.state;
  const [renaming, setRenaming] = useState<number | null>(null);
  /** The tab whose menu is open: showing another closes it. */
  const [menuOf, setMenuOf] = useState<number | null>(null);
  const strip = useRef<HTMLDivElement>(null);
  const visible = tabs.filter(({ hidden }) => !hidden);
  useEffect(() => {
    const tab = strip.current?.querySelector(`[data-sheet="${sheetId}"]`);
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [sheetId]);
  const menu = menuOf === sheetId;
  useEffect(() => {
    if (!menu) return;
    const outside = (event: Event) => {
      if (!(event.target instanceof Element && event.target.closest('.tab-menu, .tab-more'))) setMenuOf(null);
    };
    addEventListener('pointerdown', outside, true);
    return () => removeEventListener('pointerdown', outside, true);
  }, [menu]);

  const show = (tab: WireSheetShape | undefined) => {
    if (tab !== undefined) controller.showTab(tab.id);
  };
  return (
    <div class="tab-strip">
      <button type="button" class="tab-add" aria-label="New tab" onClick={() => controller.addTab()}>
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M8 3v10M3 8h10" stroke="currentColor" stroke-width="1.6" />
        </svg>
      </button>
      <div
        ref={strip}
        class="tabs"
        role="tablist"
        aria-label="Tabs"
        onKeyDown={(event) => {
          if (renaming !== null) return;
          const at = visible.findIndex(({ id }) => id === sheetId);
          if (event.key === 'ArrowRight') show(visible[at + 1]);
          else if (event.key === 'ArrowLeft') show(visible[at - 1]);
          else if (event.key === 'F2') setRenaming(sheetId);
          else return;
          event.preventDefault();
          requestAnimationFrame(() => strip.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus());
        }}
      >
        {visible.map((tab) =>
          renaming === tab.id ? (
            <Rename
              key={tab.id}
              name={tab.name}
              done={(name) => {
                setRenaming(null);
                if (name !== null) controller.renameTab(tab.id, name);
                controller.focusGrid();
              }}
            />
          ) : (
            <button
              key={tab.id}
              type="button"
              role="tab"
              class="tab"
              data-sheet={tab.id}
              aria-selected={tab.id === sheetId}
              tabIndex={tab.id === sheetId ? 0 : -1}
              style={{ '--tab': tab.tabColor ?? 'transparent' }}
              onClick={() => show(tab)}
              onDblClick={() => setRenaming(tab.id)}
              onContextMenu={(event) => {
                event.preventDefault();
                show(tab);
                setMenuOf(tab.id);
              }}
            >
              {tab.name}
            </button>
          ),
        )}
      </div>
      <div class="tab-more-place">
        <button
          type="button"
          class="tab-more"
          aria-label="More for this tab"
          aria-haspopup="menu"
          aria-expanded={menu}
          onClick={() => setMenuOf(menu ? null : sheetId)}
        >
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3 10l5-5 5 5" stroke="currentColor" stroke-width="1.6" fill="none" />
          </svg>
        </button>
        {menu && (
          <TabMenu
            close={() => setMenuOf(null)}
            items={[
              ['Rename', () => setRenaming(sheetId)],
              ['Duplicate', () => controller.duplicateTab(sheetId)],
              ['Move left', () => controller.moveTab(sheetId, -1)],
              ['Move right', () => controller.moveTab(sheetId, 1)],
              ['Delete', () => void controller.deleteTab(sheetId)],
            ]}
          />
        )}
      </div>
    </div>
  );
}

function TabMenu({ items, close }: { items: [string, () => void][]; close: () => void }) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => list.current?.querySelector<HTMLElement>('button')?.focus(), []);
  return (
    <div
      ref={list}
      class="menu-items tab-menu"
      role="menu"
      aria-label="This tab"
      onKeyDown={(event) => {
        const all = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
        const at = all.indexOf(document.activeElement as HTMLButtonElement);
        if (event.key === 'ArrowDown') all[(at + 1) % all.length]?.focus();
        else if (event.key === 'ArrowUp') all[(at - 1 + all.length) % all.length]?.focus();
        else if (event.key === 'Escape' || event.key === 'Tab') close();
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {items.map(([label, run]) => (
        <button
          key={label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          onClick={() => {
            close();
            run();
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

function Rename({ name, done }: { name: string; done: (name: string | null) => void }) {
  const box = useRef<HTMLInputElement>(null);
  const finished = useRef(false);
  useLayoutEffect(() => box.current?.select(), []);
  const finish = (to: string | null) => {
    if (finished.current) return;
    finished.current = true;
    done(to);
  };
  return (
    <input
      ref={box}
      class="tab-name"
      aria-label="Name of the tab"
      defaultValue={name}
      size={Math.max(6, name.length)}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') finish(null);
      }}
    />
  );
}
