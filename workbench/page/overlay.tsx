/** What stands above the grid at a cell: the editor, a dropdown, a link, a note. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Controller } from './controller.ts';
import { editorKey, Suggestions } from './formula-bar.tsx';

export function GridOverlay({ controller }: { controller: Controller }) {
  const { editing, sheetId, active, choosing, hovered } = controller.state;
  const cell = controller.cell;
  const { choices, checkbox } = controller.model.look(cell);
  const rect = controller.rect(active);
  const onCell = editing === null && rect.visible;
  return (
    <>
      {editing !== null && editing.sheetId === sheetId && (
        <CellEditor key={`${editing.row} ${editing.column}`} controller={controller} />
      )}
      {onCell && choices !== undefined && (
        <button
          type="button"
          class="choose"
          aria-label={`Choices for this cell`}
          aria-expanded={choosing}
          tabIndex={-1}
          style={{ left: rect.left + rect.width - 20, top: rect.top + 1, height: rect.height - 2 }}
          onClick={() => controller.set({ choosing: !choosing })}
        />
      )}
      {onCell && choices !== undefined && choosing && <Choices controller={controller} choices={choices} />}
      {onCell && checkbox && (
        <button
          type="button"
          class="toggle"
          tabIndex={-1}
          aria-label="Tick or untick this cell"
          style={{ left: rect.left + rect.width / 2 - 9, top: rect.top + rect.height - 20 }}
          onClick={() => controller.toggle()}
        />
      )}
      {onCell && cell?.link !== undefined && !choosing && (
        <a
          class="cell-link"
          href={cell.link}
          target="_blank"
          rel="noreferrer"
          style={{ left: rect.left, top: rect.top + rect.height + 4 }}
        >
          {cell.link.startsWith('/') ? `Open ${cell.display || 'the file'}` : cell.link}
        </a>
      )}
      {hovered !== null && editing === null && <Hover controller={controller} />}
    </>
  );
}

function CellEditor({ controller }: { controller: Controller }) {
  const { editing } = controller.state;
  const field = useRef<HTMLTextAreaElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const place = editing ?? { row: 0, column: 0, text: '', in: 'cell' };
  const rect = controller.rect(place);
  const look = controller.model.look(controller.model.cell(controller.state.sheetId, place.row, place.column));

  // before the next key arrives, so that fast typing loses nothing
  useLayoutEffect(() => {
    if (place.in !== 'cell' || field.current === null) return;
    field.current.focus();
    field.current.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [place.in]);

  // grows with what is typed, to the edge of the grid
  useLayoutEffect(() => {
    const box = field.current;
    if (box === null) return;
    box.style.width = '0';
    box.style.height = '0';
    box.style.whiteSpace = 'pre';
    const room = (box.parentElement?.parentElement?.clientWidth ?? 800) - rect.left - 8;
    const width = Math.min(Math.max(rect.width + 1, box.scrollWidth + 12), Math.max(rect.width, Math.min(room, 520)));
    box.style.width = `${width}px`;
    box.style.whiteSpace = '';
    const height = Math.max(rect.height + 1, box.scrollHeight);
    box.style.height = '';
    box.style.width = '';
    if (width !== size.width || height !== size.height) setSize({ width, height });
  });

  if (editing === null) return null;
  return (
    <div class="cell-editor" style={{ left: rect.left - 1, top: rect.top - 1 }}>
      <textarea
        ref={field}
        class={editing.in === 'cell' ? 'editing' : ''}
        aria-label="Edit the cell"
        spellcheck={false}
        autocomplete="off"
        value={editing.text}
        style={{
          width: size.width || rect.width + 1,
          height: size.height || rect.height + 1,
          fontSize: `${((look.fontSize ?? 10) * 4) / 3}px`,
          fontWeight: look.bold ? 700 : 400,
        }}
        onInput={(event) => controller.editText(event.currentTarget.value)}
        onFocus={() => {
          if (editing.in !== 'cell') controller.set({ editing: { ...editing, in: 'cell', typed: false } });
        }}
        onKeyDown={(event) => editorKey(event, controller)}
      />
      {editing.in === 'cell' && <Suggestions controller={controller} field={field.current} />}
    </div>
  );
}

function Choices({ controller, choices }: { controller: Controller; choices: string[] }) {
  const list = useRef<HTMLDivElement>(null);
  const current = controller.cell?.display ?? '';
  const rect = controller.rect(controller.state.active);
  useLayoutEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>('[aria-selected=true]');
    (chosen ?? list.current?.querySelector<HTMLElement>('[role=option]'))?.focus();
  }, []);
  const close = () => {
    controller.set({ choosing: false });
    controller.focusGrid();
  };
  return (
    <div
      ref={list}
      class="choices"
      role="listbox"
      aria-label="Choices"
      style={{ left: rect.left, top: rect.top + rect.height + 2, minWidth: rect.width }}
      onKeyDown={(event) => {
        event.stopPropagation();
        const options = [...(list.current?.querySelectorAll<HTMLElement>('[role=option]') ?? [])];
        const at = options.indexOf(document.activeElement as HTMLElement);
        if (event.key === 'ArrowDown') options[Math.min(at + 1, options.length - 1)]?.focus();
        else if (event.key === 'ArrowUp') options[Math.max(at - 1, 0)]?.focus();
        else if (event.key === 'Escape' || event.key === 'Tab') close();
        else return;
        event.preventDefault();
      }}
    >
      {choices.map((choice) => (
        <button
          type="button"
          key={choice}
          role="option"
          tabIndex={-1}
          aria-selected={choice === current}
          onClick={() => {
            controller.type(choice);
            controller.focusGrid();
          }}
        >
          {choice}
        </button>
      ))}
    </div>
  );
}

/** The note or the error message of the cell under the pointer. */
function Hover({ controller }: { controller: Controller }) {
  const { hovered, sheetId } = controller.state;
  const cell = hovered === null ? undefined : controller.model.cell(sheetId, hovered.row, hovered.column);
  if (hovered === null || cell === undefined) return null;
  if (cell.note === undefined && cell.message === undefined) return null;
  const rect = controller.rect(hovered);
  return (
    <div
      class={cell.kind === 'error' ? 'hover error' : 'hover'}
      style={{ left: rect.left + rect.width + 4, top: rect.top }}
    >
      {cell.message !== undefined && (
        <p>
          <strong>Error</strong>
          <br />
          {cell.message}
        </p>
      )}
      {cell.note !== undefined && <p>{cell.note}</p>}
    </div>
  );
}
