/** The page: menus, formula bar, grid, tabs, and the add-on's panel at the right. */
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import './page.css';
import { Charts } from './charts.tsx';
import { Controller } from './controller.ts';
import { FormulaBar } from './formula-bar.tsx';
import { GridView } from './grid.ts';
import { ContextMenu, MenuBar } from './menus.tsx';
import { GridOverlay } from './overlay.tsx';
import { Dialogs, Sidebar, Toasts } from './panels.tsx';
import { PrintedTab } from './print.tsx';
import { TabStrip } from './tab-strip.tsx';

const controller = new Controller();

function Grid() {
  const container = useRef<HTMLDivElement>(null);
  const [, setMoves] = useState(0);
  useEffect(() => {
    if (container.current === null) return;
    let scheduled = false;
    const grid = new GridView(container.current, controller.model, {
      selected: (sheetId, area, active) => controller.selected(sheetId, area, active),
      hovered: (hovered) => controller.set({ hovered }),
      resized: (axis, indexes, pixels) => controller.resize(axis, indexes, pixels),
      moved: () => {
        if (scheduled) return;
        scheduled = true;
        requestAnimationFrame(() => {
          scheduled = false;
          setMoves((count) => count + 1);
        });
      },
    });
    // before the grid's own shortcuts: only moving about is left to them
    const own = () => grid.contains(document.activeElement) || document.activeElement === document.body;
    const dialogOpen = () => document.querySelector('dialog[open], [role=menu]') !== null;
    const onKey = (event: KeyboardEvent) => {
      if (!own() || dialogOpen() || event.isComposing || event.key === 'F6') return;
      if (controller.key(event)) event.preventDefault();
      else if (/^(Arrow|Page|Home|End)/.test(event.key) || (event.key.toLowerCase() === 'a' && event.ctrlKey)) return;
      event.stopImmediatePropagation();
    };
    const onClipboard = (event: ClipboardEvent) => {
      if (!own() || dialogOpen()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.type === 'paste') void controller.paste(event.clipboardData?.getData('text/plain') ?? '');
      else controller.copy(event.clipboardData, event.type === 'cut');
    };
    addEventListener('keydown', onKey, true);
    for (const type of ['copy', 'cut', 'paste'] as const) addEventListener(type, onClipboard, true);
    void controller.start(grid);
  }, []);
  return (
    <div class="grid-place">
      <div
        ref={container}
        id="grid"
        role="application"
        aria-label="Spreadsheet grid. Arrow keys move, Enter edits, F6 goes to the next part of the page."
        onDblClick={() => controller.edit()}
        onContextMenu={(event) => {
          event.preventDefault();
          const box = event.currentTarget.getBoundingClientRect();
          controller.set({ context: { left: event.clientX - box.left, top: event.clientY - box.top } });
        }}
      />
      <Charts controller={controller} />
      <GridOverlay controller={controller} />
      <ContextMenu controller={controller} />
    </div>
  );
}

/** F6 goes round the parts of the page, as in a browser. */
function nextPart(event: KeyboardEvent): void {
  if (event.key !== 'F6' || event.ctrlKey || event.altKey) return;
  const parts = ['.menu-bar', '.formula-bar', '#grid', '.tab-strip', '.sidebar'].flatMap((selector) => {
    const part = document.querySelector<HTMLElement>(selector);
    return part === null ? [] : [part];
  });
  const at = parts.findIndex((part) => part.contains(document.activeElement));
  const next = parts[(at + (event.shiftKey ? parts.length - 1 : 1)) % parts.length];
  if (next === undefined) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (next.id === 'grid') controller.focusGrid();
  else next.querySelector<HTMLElement>('[tabindex="0"], button:not([tabindex="-1"]), input, textarea, iframe')?.focus();
}

export function useController(): Controller['state'] {
  const [, setCount] = useState(0);
  useEffect(() => controller.subscribe(() => setCount((count) => count + 1)), []);
  return controller.state;
}

function App() {
  const state = useController();
  useEffect(() => {
    addEventListener('keydown', nextPart, true);
    return () => removeEventListener('keydown', nextPart, true);
  }, []);
  return (
    <>
      <header class="top">
        <svg class="logo" width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
          <rect x="5" y="3" width="22" height="26" rx="3" fill="#1e7b45" />
          <path d="M10 11h12v12H10zM10 15h12M10 19h12M15 11v12" fill="none" stroke="#fff" stroke-width="1.6" />
        </svg>
        <div class="top-words">
          <h1>{state.name || 'RateCase workbench'}</h1>
          <MenuBar controller={controller} />
        </div>
        <p class="kept" role="status">
          {state.busy ? 'Working…' : 'Kept on this computer'}
        </p>
      </header>
      <main>
        <FormulaBar controller={controller} />
        <Grid />
        <TabStrip controller={controller} />
      </main>
      <Sidebar controller={controller} />
      <Dialogs controller={controller} />
      <Toasts controller={controller} />
      <PrintedTab controller={controller} />
      {state.gone && (
        <div class="gone" role="alert">
          The workbench has stopped. Start it again with <code>npm start</code>.
        </div>
      )}
      <p class="unseen" aria-live="polite" data-testid="active-cell">
        {state.ready ? controller.spoken : ''}
      </p>
    </>
  );
}

const root = document.getElementById('app');
if (root !== null) render(<App />, root);

/** For tests and for looking in from the browser's console. Reads what is shown; `select` moves the cursor. */
const helpers = {
  ready: () => controller.state.ready,
  display: (tab: string, cell: string) => helpers.at(tab, cell)?.display ?? '',
  at: (tab: string, cell: string) => {
    const sheet = controller.model.sheetNamed(tab);
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/i.exec(cell) ?? [];
    const column = [...letters.toUpperCase()].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    return sheet?.rows.get(Number(row) - 1)?.get(column);
  },
  look: (tab: string, cell: string) => controller.model.look(helpers.at(tab, cell)),
  tabs: () => controller.state.tabs.filter(({ hidden }) => !hidden).map(({ name }) => name),
  select: (tab: string, cell: string) => controller.goTo(`'${tab.replaceAll("'", "''")}'!${cell}`),
  /** Where a cell of the tab in sight is on the page. */
  rect: (row: number, column: number) => controller.rect({ row, column }),
};
export type WorkbenchHelpers = typeof helpers;
Object.defineProperty(window, 'workbench', { value: helpers });
