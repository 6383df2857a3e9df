/** What happens on the page: the state that is drawn around the grid, and what each gesture does. */

import type { Action, Request } from '../server/requests.ts';
import { Api, Gone } from './api.ts';
import type { FromFrame, ToFrame } from './bridge.ts';
import { type GridView, type Place, ROW_HEIGHT } from './grid.ts';
import { a1, areaName, PageModel, parseArea, parseCopied } from './model.ts';
import { wireValue } from './rpc-values.ts';
import type {
  Answer,
  Area,
  MenuEntry,
  WireCell,
  WireChart,
  WireCircumstances,
  WireFunction,
  WireSheetShape,
  WireUi,
} from './wire.ts';

export interface Editing extends Place {
  sheetId: number;
  text: string;
  /** Begun by typing: arrow keys commit. Begun by F2, a double click or in the formula bar: they move in the text. */
  typed: boolean;
  /** Where the keyboard is. */
  in: 'cell' | 'bar';
  /** Of the reference that the last click put into the formula. */
  pointed: { start: number; end: number } | null;
}

export interface Panel {
  title: string;
  frame: string;
}

export interface PageState {
  ready: boolean;
  name: string;
  tabs: WireSheetShape[];
  sheetId: number;
  area: Area;
  active: Place;
  editing: Editing | null;
  hovered: Place | null;
  menu: MenuEntry[];
  functions: WireFunction[];
  sidebar: Panel | null;
  dialog: (Panel & { width: number; height: number }) | null;
  alert: { title: string; message: string } | null;
  /** A question before something is changed. */
  question: { message: string; yes: string; answer: (yes: boolean) => void } | null;
  toasts: { id: number; title: string; message: string }[];
  /** One sentence about what could not be done. */
  refusal: string;
  gone: boolean;
  busy: boolean;
  canUndo: boolean;
  canRedo: boolean;
  context: { left: number; top: number } | null;
  choosing: boolean;
  copied: Area | null;
  charts: WireChart[];
  /** The tab in sight is laid out for paper. */
  printing: boolean;
  /** null where they cannot be changed. */
  circumstances: WireCircumstances | null;
}

const A1: Area = { top: 0, left: 0, bottom: 0, right: 0 };

export class Controller {
  readonly model = new PageModel();
  readonly frameOrigin = document.querySelector<HTMLMetaElement>('meta[name="frame-origin"]')?.content ?? '';
  state: PageState = {
    ready: false,
    name: '',
    tabs: [],
    sheetId: 0,
    area: A1,
    active: { row: 0, column: 0 },
    editing: null,
    hovered: null,
    menu: [],
    functions: [],
    sidebar: null,
    dialog: null,
    alert: null,
    question: null,
    toasts: [],
    refusal: '',
    gone: false,
    busy: false,
    canUndo: false,
    canRedo: false,
    context: null,
    choosing: false,
    copied: null,
    charts: [],
    printing: false,
    circumstances: null,
  };
  private readonly listeners = new Set<() => void>();
  private readonly api = new Api(
    (answer, action) => this.received(answer, action),
    () => this.model.revision,
  );
  private grid: GridView | null = null;
  /** What the server was last told of the cursor, what it said last, and how many tellings it has yet to answer. */
  private told = '';
  private said = '';
  private untold = 0;
  private selectTimer = 0;
  private toastCount = 0;
  private tabStart: number | null = null;
  private copied: { text: string; sheetId: number; area: Area; cut: boolean } | null = null;
  private alerts: { title: string; message: string }[] = [];

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  set(change: Partial<PageState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  async start(grid: GridView): Promise<void> {
    this.grid = grid;
    addEventListener('message', (event) => this.fromFrame(event));
    addEventListener('focus', () => void this.send('sync', {}));
    try {
      this.received(await this.api.state());
      await grid.rendered();
      grid.focus();
      this.set({ ready: true });
    } catch (error) {
      this.failed(error);
    }
  }

  // ---- to and from the server

  private async send<A extends Parameters<Api['post']>[0]>(
    action: A,
    request: Parameters<typeof this.api.post<A>>[1],
  ): Promise<Answer | undefined> {
    if (!this.state.ready) return undefined;
    const slow = setTimeout(() => this.set({ busy: true }), 400);
    try {
      const answer = await this.api.post(action, request);
      if (action !== 'sync' && action !== 'select') this.set({ refusal: answer.refusal ?? '' });
      this.set({ gone: false });
      return answer;
    } catch (error) {
      this.failed(error);
      return undefined;
    } finally {
      clearTimeout(slow);
      this.set({ busy: false });
    }
  }

  /** Under `--latency` an answer of the script is held back; the grid can be used meanwhile, as at Google. */
  private async hold(milliseconds: number | undefined): Promise<void> {
    if (milliseconds === undefined) return;
    this.set({ busy: true });
    await late(milliseconds);
    this.set({ busy: false });
  }

  private failed(error: unknown): void {
    if (error instanceof Gone) this.set({ gone: true });
    else this.set({ refusal: 'That did not work. Load the page again to see the workbook as it is.' });
    if (!(error instanceof Gone)) console.error(error);
  }

  private received({ update, delay }: Answer, action?: Action): void {
    const first = this.model.revision === null;
    const { rebuilt, cells } = this.model.apply(update);
    const { active } = update;
    const said = JSON.stringify(active);
    const told = action === 'select';
    // an answer from before the person moved on must not take the cursor back
    const latest = this.untold === (told ? 1 : 0);
    const moved = latest && said !== (told ? this.told : this.said);
    if (latest) this.told = said;
    this.said = said;
    const tabs = this.model.order.flatMap((id) => this.model.sheet(id)?.shape ?? []);
    const shown = tabs.some(({ id, hidden }) => id === this.state.sheetId && !hidden);
    const fallback = tabs.find(({ hidden }) => !hidden)?.id ?? 0;
    const follows = first || moved || !shown;
    const known = tabs.some(({ id, hidden }) => id === active.sheetId && !hidden);
    const sheetId = follows ? (known ? active.sheetId : fallback) : this.state.sheetId;
    const area = follows ? this.inside(sheetId, areaOf(active)) : this.inside(sheetId, this.state.area);
    this.set({
      name: update.name,
      tabs,
      menu: update.menu,
      canUndo: update.canUndo,
      canRedo: update.canRedo,
      charts: update.charts,
      circumstances: update.circumstances ?? null,
      ...(update.functions === undefined ? {} : { functions: update.functions }),
      ...(follows ? { sheetId, area, active: { row: area.top, column: area.left }, editing: null } : {}),
    });
    if (rebuilt) {
      this.grid?.rebuild(sheetId, area);
    } else {
      for (const change of cells) this.grid?.draw(change.sheetId, change.cells);
      if (follows) this.grid?.show(sheetId, area);
    }
    void this.showLate(update.ui, delay);
    document.title = `${update.name} - RateCase workbench`;
  }

  private inside(sheetId: number, area: Area): Area {
    const shape = this.model.sheet(sheetId)?.shape;
    if (shape === undefined) return A1;
    const row = (index: number) => Math.max(0, Math.min(index, shape.rowCount - 1));
    const column = (index: number) => Math.max(0, Math.min(index, shape.columnCount - 1));
    return { top: row(area.top), left: column(area.left), bottom: row(area.bottom), right: column(area.right) };
  }

  private async showLate(ui: readonly WireUi[], delay: number | undefined): Promise<void> {
    await late(delay);
    for (const wanted of ui) this.showUi(wanted);
  }

  private showUi(wanted: WireUi): void {
    switch (wanted.kind) {
      case 'sidebar':
        this.set({ sidebar: { title: wanted.title, frame: wanted.frame } });
        return;
      case 'dialog':
        this.set({ dialog: { ...wanted } });
        return;
      case 'alert':
        this.alerts.push(wanted);
        if (this.state.alert === null) this.nextAlert();
        return;
      case 'toast': {
        this.toastCount += 1;
        const id = this.toastCount;
        this.set({ toasts: [...this.state.toasts, { id, title: wanted.title, message: wanted.message }] });
        setTimeout(() => this.closeToast(id), 8000);
      }
    }
  }

  nextAlert(): void {
    this.set({ alert: this.alerts.shift() ?? null });
    if (this.state.alert === null) this.focusGrid();
  }

  closeToast(id: number): void {
    this.set({ toasts: this.state.toasts.filter((toast) => toast.id !== id) });
  }

  // ---- panels

  private fromFrame(event: MessageEvent<FromFrame | undefined>): void {
    if (event.origin !== this.frameOrigin || event.source === null) return;
    const frames = [...document.querySelectorAll<HTMLIFrameElement>('iframe.script-frame')];
    const frame = frames.find(({ contentWindow }) => contentWindow === event.source);
    const message = event.data;
    if (frame === undefined || message === undefined) return;
    const inDialog = frame.closest('dialog') !== null;
    switch (message.rateCase) {
      case 'run':
        void this.rpc(frame, message);
        return;
      case 'close':
        if (inDialog) this.set({ dialog: null });
        else this.closeSidebar();
        return;
      case 'focus':
        this.focusGrid();
        return;
      case 'size':
        // a panel keeps its 300 px
        if (inDialog && this.state.dialog !== null) {
          const { width = this.state.dialog.width, height = this.state.dialog.height } = message;
          this.set({ dialog: { ...this.state.dialog, width, height } });
        }
    }
  }

  private async rpc(frame: HTMLIFrameElement, { id, run, args }: FromFrame & { rateCase: 'run' }): Promise<void> {
    let reply: ToFrame = { rateCase: 'answer', id, ok: false, error: 'The panel cannot reach the spreadsheet.' };
    try {
      const checked = args.map((arg, index) => wireValue(arg, String(index)));
      await this.tellSelection();
      const answer = await this.send('rpc', { run, args: checked });
      await this.hold(answer?.delay);
      if (answer !== undefined) {
        const error = answer.error ?? answer.refusal;
        reply = { rateCase: 'answer', id, ok: answer.ok, value: answer.value ?? null, ...(error ? { error } : {}) };
      }
    } catch (error) {
      reply = { ...reply, error: error instanceof Error ? error.message : String(error) };
    }
    frame.contentWindow?.postMessage(reply, this.frameOrigin);
  }

  closeSidebar(): void {
    this.set({ sidebar: null });
    this.focusGrid();
  }

  async runMenu(run: string): Promise<void> {
    this.commit();
    this.focusGrid();
    await this.tellSelection();
    const answer = await this.send('menu', { run });
    await this.hold(answer?.delay);
    if (answer?.error !== undefined) this.set({ alert: { title: 'The script stopped', message: answer.error } });
  }

  // ---- where the cursor is

  get cell(): WireCell | undefined {
    return this.model.cell(this.state.sheetId, this.state.active.row, this.state.active.column);
  }

  get shape(): WireSheetShape | undefined {
    return this.model.sheet(this.state.sheetId)?.shape;
  }

  /** The grid's own cursor moved. */
  selected(sheetId: number, area: Area, active: Place): void {
    const { editing } = this.state;
    if (editing !== null && this.point(editing, sheetId, area)) return;
    if (editing !== null && (active.row !== editing.row || active.column !== editing.column)) this.commit();
    if (JSON.stringify([area, active]) === JSON.stringify([this.state.area, this.state.active])) return;
    this.set({ sheetId, area, active, refusal: '', choosing: false, context: null });
    clearTimeout(this.selectTimer);
    this.selectTimer = window.setTimeout(() => void this.tellSelection(), 150);
  }

  private async tellSelection(): Promise<void> {
    clearTimeout(this.selectTimer);
    const { sheetId, area } = this.state;
    const active = {
      sheetId,
      row: area.top,
      column: area.left,
      rowCount: area.bottom - area.top + 1,
      columnCount: area.right - area.left + 1,
    };
    if (JSON.stringify(active) === this.told) return;
    this.told = JSON.stringify(active);
    this.untold += 1;
    try {
      await this.send('select', active);
    } finally {
      this.untold -= 1;
    }
  }

  select(area: Area): void {
    const inside = this.inside(this.state.sheetId, area);
    const active = { row: inside.top, column: inside.left };
    this.set({ area: inside, active, refusal: '', choosing: false, context: null });
    this.grid?.select(inside, active);
    void this.tellSelection();
  }

  showTab(sheetId: number): void {
    this.commit();
    if (sheetId === this.state.sheetId) return;
    this.set({ sheetId, area: A1, active: { row: 0, column: 0 }, refusal: '', choosing: false });
    this.grid?.show(sheetId, A1);
    void this.tellSelection();
  }

  /** To a cell by what was typed into the name box: "B3", "B3:D7" or "Rates!B3". */
  goTo(text: string): boolean {
    const [, sheetName, rest = text] = /^'?(.+?)'?!(.+)$/.exec(text) ?? [];
    const sheet = sheetName === undefined ? undefined : this.model.sheetNamed(sheetName.replaceAll("''", "'"));
    const area = parseArea(rest);
    if (area === undefined || (sheetName !== undefined && sheet === undefined)) return false;
    if (sheet !== undefined) this.showTab(sheet.shape.id);
    this.select(area);
    return true;
  }

  private move(down: number, right: number): void {
    const { active } = this.state;
    const shape = this.shape;
    if (shape === undefined) return;
    let row = active.row;
    let column = active.column;
    // hidden rows and columns are stepped over
    const step = (from: number, by: number, count: number, hidden: number[]) => {
      let to = from + by;
      while (by !== 0 && hidden.includes(to)) to += by;
      return to < 0 || to >= count ? from : to;
    };
    row = step(row, down, shape.rowCount, shape.hiddenRows);
    column = step(column, right, shape.columnCount, shape.hiddenColumns);
    this.select({ top: row, left: column, bottom: row, right: column });
  }

  focusGrid(): void {
    this.grid?.focus();
  }

  // ---- editing

  edit(how: { text?: string; in?: 'cell' | 'bar' } = {}): void {
    const { sheetId, active } = this.state;
    const text = how.text ?? this.model.editText(sheetId, active.row, active.column);
    this.set({
      editing: { sheetId, ...active, text, typed: how.text !== undefined, in: how.in ?? 'cell', pointed: null },
      refusal: '',
      choosing: false,
    });
    this.grid?.select({ top: active.row, left: active.column, bottom: active.row, right: active.column }, active);
  }

  editText(text: string): void {
    const { editing } = this.state;
    if (editing !== null) this.set({ editing: { ...editing, text, pointed: null } });
  }

  cancelEdit(): void {
    this.set({ editing: null });
    this.focusGrid();
  }

  /** While a formula is typed, a click in the grid puts the reference into it. */
  private point(editing: Editing, sheetId: number, area: Area): boolean {
    const box = document.activeElement;
    const field = box instanceof HTMLTextAreaElement ? box : document.querySelector<HTMLTextAreaElement>('.editing');
    if (!editing.text.startsWith('=') || field === null) return false;
    const start = editing.pointed?.start ?? field.selectionStart;
    const end = editing.pointed?.end ?? field.selectionEnd;
    if (editing.pointed === null && !/[=(,;+\-*/^&<>:]\s*$/.test(editing.text.slice(0, start))) return false;
    const sheet = this.model.sheet(sheetId)?.shape.name ?? '';
    const quoted = /^[A-Za-z_]\w*$/.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
    const reference = `${sheetId === editing.sheetId ? '' : `${quoted}!`}${areaName(area)}`;
    const text = editing.text.slice(0, start) + reference + editing.text.slice(end);
    this.set({ editing: { ...editing, text, pointed: { start, end: start + reference.length } } });
    requestAnimationFrame(() => {
      field.focus();
      field.setSelectionRange(start + reference.length, start + reference.length);
    });
    return true;
  }

  /** Sends what was typed, and moves the cursor. */
  commit(down = 0, right = 0): void {
    const { editing } = this.state;
    if (editing === null) return;
    this.set({ editing: null });
    const { sheetId, row, column, text } = editing;
    if (sheetId !== this.state.sheetId) this.showTab(sheetId);
    const before = this.model.editText(sheetId, row, column);
    if (text !== before) void this.change(sheetId, [{ row, column, text: closed(text) }]);
    if (down !== 0 || right !== 0) {
      if (right !== 0) this.tabStart ??= column;
      const home = down !== 0 && this.tabStart !== null ? this.tabStart : column;
      if (down !== 0) this.tabStart = null;
      this.set({ active: { row, column: down === 0 ? column : home } });
      this.move(down, right);
      this.focusGrid();
    }
  }

  /** Asks before a guarded cell is changed, as its tab wishes. */
  private async allowed(sheetId: number, area: Area): Promise<boolean> {
    const guarded = this.model.sheet(sheetId)?.shape.guarded ?? [];
    const met = guarded.find(({ area: own, open }) => {
      if (own !== null) return overlap(own, area);
      return !open.some((part) => within(area, part));
    });
    if (met === undefined) return true;
    return this.ask(
      `${areaName(area)} is in a part of this tab that is worked out for you${met.description ? ` (${met.description})` : ''}. Change it anyway?`,
      'Change it',
    );
  }

  ask(message: string, yes: string): Promise<boolean> {
    return new Promise((resolve) => {
      const answer = (agreed: boolean) => {
        this.set({ question: null });
        this.focusGrid();
        resolve(agreed);
      };
      this.set({ question: { message, yes, answer } });
    });
  }

  private async change(sheetId: number, cells: { row: number; column: number; text: string }[]): Promise<void> {
    const [first] = cells;
    if (first === undefined) return;
    const area = { top: first.row, left: first.column, bottom: first.row, right: first.column };
    if (await this.allowed(sheetId, area)) await this.send('edit', { sheetId, cells });
  }

  /** As if it were typed into the active cell. */
  type(text: string): void {
    const { sheetId, active } = this.state;
    this.set({ choosing: false });
    void this.change(sheetId, [{ ...active, text }]);
  }

  async clear(): Promise<void> {
    const { sheetId, area } = this.state;
    if (await this.allowed(sheetId, area)) await this.send('clear', { sheetId, area });
  }

  undo(): void {
    if (this.state.canUndo) void this.send('undo', {});
  }

  redo(): void {
    if (this.state.canRedo) void this.send('redo', {});
  }

  // ---- clipboard

  copy(data: DataTransfer | null, cut: boolean): void {
    const { sheetId, area } = this.state;
    const used = this.usedPart(area);
    const text = this.model.copyText(sheetId, used);
    this.copied = { text, sheetId, area: used, cut };
    this.set({ copied: used });
    data?.setData('text/plain', text);
  }

  /** A whole column is copied as far as the tab has rows with something in them. */
  private usedPart(area: Area): Area {
    const sheet = this.model.sheet(this.state.sheetId);
    if (sheet === undefined) return area;
    const lastRow = Math.max(area.top, ...[...sheet.rows].filter(([, cells]) => cells.size > 0).map(([row]) => row));
    return { ...area, bottom: Math.min(area.bottom, lastRow) };
  }

  async paste(text: string): Promise<void> {
    const { sheetId, area } = this.state;
    const { copied } = this;
    if (text === '' || !(await this.allowed(sheetId, area))) return;
    if (copied !== null && copied.text === text.replaceAll('\r\n', '\n')) {
      await this.send('copy', {
        from: { sheetId: copied.sheetId, area: copied.area },
        to: { sheetId, area },
      });
      if (copied.cut) {
        await this.send('clear', { sheetId: copied.sheetId, area: copied.area });
        this.copied = null;
      }
    } else {
      await this.send('paste', { sheetId, row: area.top, column: area.left, rows: parseCopied(text) });
    }
    this.set({ copied: null });
  }

  // ---- rows, columns, tabs

  get counts(): { rows: number; columns: number } {
    const { area } = this.state;
    return { rows: area.bottom - area.top + 1, columns: area.right - area.left + 1 };
  }

  insertRows(below: boolean): void {
    const { sheetId, area } = this.state;
    void this.send('insertRows', { sheetId, at: below ? area.bottom + 1 : area.top, count: this.counts.rows });
  }

  deleteRows(): void {
    const { sheetId, area } = this.state;
    void this.send('deleteRows', { sheetId, at: area.top, count: this.counts.rows });
  }

  insertColumns(right: boolean): void {
    const { sheetId, area } = this.state;
    void this.send('insertColumns', { sheetId, at: right ? area.right + 1 : area.left, count: this.counts.columns });
  }

  deleteColumns(): void {
    const { sheetId, area } = this.state;
    void this.send('deleteColumns', { sheetId, at: area.left, count: this.counts.columns });
  }

  async merge(): Promise<void> {
    const { sheetId, area } = this.state;
    const { rows } = this.model.sheet(sheetId) ?? { rows: new Map() };
    let filled = 0;
    for (let row = area.top; row <= area.bottom; row += 1) {
      for (const [column, cell] of rows.get(row) ?? []) {
        if (column >= area.left && column <= area.right && cell.display !== '') filled += 1;
      }
    }
    const loses = 'Merging cells keeps only what stands in the first of them.';
    if (filled < 2 || (await this.ask(loses, 'Merge cells'))) await this.send('merge', { sheetId, area });
  }

  unmerge(): void {
    const { sheetId, area } = this.state;
    void this.send('unmerge', { sheetId, area });
  }

  hideAlike(): void {
    const { sheetId, active } = this.state;
    void this.send('filter', { sheetId, row: active.row, column: active.column });
  }

  removeFilter(): void {
    void this.send('removeFilter', { sheetId: this.state.sheetId });
  }

  sort(ascending: boolean): void {
    const { sheetId, active } = this.state;
    void this.send('sort', { sheetId, column: active.column, ascending });
  }

  resize(axis: 'row' | 'column', indexes: number[], pixels: number): void {
    const { sheetId } = this.state;
    const size = axis === 'row' ? Math.max(ROW_HEIGHT, pixels) : Math.max(20, pixels);
    if (indexes.length <= 2000) void this.send('resize', { sheetId, axis, indexes, pixels: size });
  }

  addTab(): void {
    void this.send('addTab', {});
  }

  renameTab(sheetId: number, name: string): void {
    if (name.trim() !== this.model.sheet(sheetId)?.shape.name) void this.send('renameTab', { sheetId, name });
  }

  duplicateTab(sheetId: number): void {
    void this.send('duplicateTab', { sheetId });
  }

  async deleteTab(sheetId: number): Promise<void> {
    const name = this.model.sheet(sheetId)?.shape.name ?? '';
    if (await this.ask(`Delete the tab "${name}" with everything in it?`, 'Delete tab')) {
      await this.send('deleteTab', { sheetId });
    }
  }

  moveTab(sheetId: number, by: -1 | 1): void {
    const visible = this.state.tabs.filter(({ hidden }) => !hidden);
    const neighbour = visible[visible.findIndex(({ id }) => id === sheetId) + by];
    const index = this.state.tabs.findIndex(({ id }) => id === neighbour?.id);
    if (index >= 0) void this.send('moveTab', { sheetId, index });
  }

  /** Another locale, another person, the add-on gone: everything the script showed goes with it. */
  changeCircumstances(circumstances: Partial<WireCircumstances>): void {
    this.set({ sidebar: null, dialog: null });
    void this.send('circumstances', circumstances as Request<'circumstances'>);
  }

  reload(): void {
    this.set({ sidebar: null, dialog: null });
    void this.send('reload', {});
  }

  // ---- keys in the grid; true: taken

  key(event: KeyboardEvent): boolean {
    const command = event.ctrlKey || event.metaKey;
    if (command) return this.commandKey(event);
    const { choices, checkbox } = this.model.look(this.cell);
    switch (event.key) {
      case 'Enter':
      case 'F2':
        if (checkbox && event.key === 'Enter') this.toggle();
        else this.edit();
        return true;
      case 'Backspace':
        this.edit({ text: '' });
        return true;
      case 'Delete':
        void this.clear();
        return true;
      case 'Escape':
        this.copied = null;
        this.set({ copied: null, context: null, choosing: false });
        return true;
      case 'Tab':
        this.tabStart ??= this.state.active.column;
        this.move(0, event.shiftKey ? -1 : 1);
        return true;
      case 'ContextMenu':
        return this.openContext();
      case 'F10':
        return event.shiftKey && this.openContext();
      case 'ArrowDown':
        if (event.altKey && choices !== undefined) {
          this.set({ choosing: true });
          return true;
        }
        this.tabStart = null;
        return false;
      case 'ArrowUp':
      case 'ArrowLeft':
      case 'ArrowRight':
        this.tabStart = null;
        return false;
    }
    if (event.key === ' ' && checkbox) {
      this.toggle();
      return true;
    }
    if (event.key.length === 1 && !event.altKey) {
      this.edit({ text: event.key });
      return true;
    }
    return false;
  }

  private commandKey(event: KeyboardEvent): boolean {
    switch (event.key.toLowerCase()) {
      case 'z':
        if (event.shiftKey) this.redo();
        else this.undo();
        return true;
      case 'y':
        this.redo();
        return true;
      case 'home':
        this.select(A1);
        return true;
    }
    return false;
  }

  private openContext(): boolean {
    const rect = this.grid?.rectOf(this.state.active);
    if (rect !== undefined) this.set({ context: { left: rect.left + 10, top: rect.top + rect.height } });
    return true;
  }

  toggle(): void {
    this.type(this.cell?.display === 'TRUE' ? 'FALSE' : 'TRUE');
  }

  rect(place: Place) {
    return this.grid?.rectOf(place) ?? { left: 0, top: 0, width: 0, height: 0, visible: false };
  }

  /** How many rows and columns stay in sight, and where they end on the page. */
  frozen(): { rows: number; columns: number; left: number; top: number } {
    const { frozenRows: rows = 0, frozenColumns: columns = 0 } = this.shape ?? {};
    const end = this.rect({ row: Math.max(0, rows - 1), column: Math.max(0, columns - 1) });
    return {
      rows,
      columns,
      left: columns === 0 ? 0 : end.left + end.width,
      top: rows === 0 ? 0 : end.top + end.height,
    };
  }

  /** What a screen reader is told of the active cell. */
  get spoken(): string {
    const { active } = this.state;
    const { cell, shape } = this;
    const parts = [`${shape?.name ?? ''}, ${a1(active.row, active.column)}`, cell?.display || 'empty'];
    if (cell?.message !== undefined) parts.push(cell.message);
    if (cell?.note !== undefined) parts.push(`Note: ${cell.note}`);
    return parts.join(': ');
  }
}

function overlap(a: Area, b: Area): boolean {
  return a.top <= b.bottom && a.bottom >= b.top && a.left <= b.right && a.right >= b.left;
}

function within(inner: Area, outer: Area): boolean {
  return (
    inner.top >= outer.top && inner.bottom <= outer.bottom && inner.left >= outer.left && inner.right <= outer.right
  );
}

/** Resolves after so many milliseconds; at once for none. */
function late(milliseconds = 0): Promise<void> {
  return milliseconds > 0 ? new Promise((resolve) => setTimeout(resolve, milliseconds)) : Promise.resolve();
}

function areaOf(active: { row: number; column: number; rowCount: number; columnCount: number }): Area {
  const { row, column, rowCount, columnCount } = active;
  return { top: row, left: column, bottom: row + rowCount - 1, right: column + columnCount - 1 };
}

/** A formula's open parentheses are closed, as spreadsheets do. */
function closed(text: string): string {
  if (!text.startsWith('=')) return text;
  const bare = text.replace(/"(?:[^"]|"")*"?/g, '');
  const open = [...bare].reduce((depth, letter) => depth + (letter === '(' ? 1 : letter === ')' ? -1 : 0), 0);
  return open > 0 && !/"(?:[^"]|"")*$/.test(text.replace(/"(?:[^"]|"")*"/g, '')) ? text + ')'.repeat(open) : text;
}
