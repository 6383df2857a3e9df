import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Controller } from './controller.ts';
import { areaName } from './model.ts';
import type { WireFunction } from './wire.ts';

export function FormulaBar({ controller }: { controller: Controller }) {
  const { editing, area, active, sheetId, refusal } = controller.state;
  const [place, setPlace] = useState<string | null>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const cell = controller.cell;
  const shown = editing?.text ?? controller.model.editText(sheetId, active.row, active.column);
  const lines = Math.min(5, shown.split('\n').length);

  const keyboardAt = editing === null ? '' : `${editing.in} ${editing.row} ${editing.column}`;
  useLayoutEffect(() => {
    if (keyboardAt.startsWith('bar') && document.activeElement !== box.current) box.current?.focus();
  }, [keyboardAt]);

  return (
    <div class="formula-bar">
      <input
        class="name-box"
        aria-label="Cell"
        spellcheck={false}
        value={place ?? areaName(area)}
        onFocus={(event) => event.currentTarget.select()}
        onInput={(event) => setPlace(event.currentTarget.value)}
        onBlur={() => setPlace(null)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setPlace(null);
            controller.focusGrid();
          }
          if (event.key !== 'Enter') return;
          controller.goTo(event.currentTarget.value);
          setPlace(null);
          controller.focusGrid();
        }}
      />
      <span class="fx" aria-hidden="true">
        fx
      </span>
      <div class="formula-place">
        <textarea
          ref={box}
          class={editing?.in === 'bar' ? 'formula editing' : 'formula'}
          aria-label="Content of the cell"
          spellcheck={false}
          autocomplete="off"
          rows={lines}
          value={shown}
          onFocus={() => {
            if (editing === null) controller.edit({ in: 'bar' });
            else if (editing.in !== 'bar') controller.set({ editing: { ...editing, in: 'bar', typed: false } });
          }}
          onInput={(event) => controller.editText(event.currentTarget.value)}
          onKeyDown={(event) => editorKey(event, controller)}
        />
        {editing?.in === 'bar' && <Suggestions controller={controller} field={box.current} />}
      </div>
      {refusal !== '' ? (
        <p class="strip refusal" role="alert">
          {refusal}
        </p>
      ) : cell?.kind === 'error' && editing === null ? (
        <p class="strip error">
          <strong>{cell.display}</strong> {cell.message ?? ''}
        </p>
      ) : null}
    </div>
  );
}

/** Keys while a cell is edited, in the cell and in the bar. */
export function editorKey(event: KeyboardEvent & { currentTarget: HTMLTextAreaElement }, controller: Controller): void {
  const { editing } = controller.state;
  if (editing === null || event.isComposing) return;
  event.stopPropagation();
  const take = (work: () => void) => {
    event.preventDefault();
    work();
  };
  switch (event.key) {
    case 'Enter':
      if (event.altKey || event.ctrlKey) {
        take(() => {
          const { selectionStart, selectionEnd, value } = event.currentTarget;
          controller.editText(`${value.slice(0, selectionStart)}\n${value.slice(selectionEnd)}`);
        });
        return;
      }
      take(() => controller.commit(event.shiftKey ? -1 : 1, 0));
      return;
    case 'Tab': {
      const name = suggestionsFor(event.currentTarget, controller)[0]?.name;
      if (name === undefined) take(() => controller.commit(0, event.shiftKey ? -1 : 1));
      else take(() => complete(event.currentTarget, controller, name));
      return;
    }
    case 'Escape':
      take(() => controller.cancelEdit());
      return;
  }
  const arrows: Record<string, [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
  };
  const arrow = arrows[event.key];
  // begun by typing, an arrow ends it, as in any spreadsheet; within a formula it moves in the text
  if (arrow !== undefined && editing.typed && !editing.text.startsWith('=')) take(() => controller.commit(...arrow));
}

/** Functions whose name begins with the word before the caret of a formula. */
function suggestionsFor(field: HTMLTextAreaElement | null, controller: Controller): WireFunction[] {
  const text = controller.state.editing?.text ?? '';
  if (field === null || !text.startsWith('=')) return [];
  const caret = Math.min(field.selectionStart, text.length);
  const word = /(?:^=|[(,;+\-*/^&<>=\s])([A-Z_]{2,})$/i.exec(text.slice(0, caret))?.[1]?.toUpperCase();
  if (word === undefined) return [];
  return controller.state.functions.filter(({ name }) => name.startsWith(word) && name !== word).slice(0, 6);
}

function complete(field: HTMLTextAreaElement, controller: Controller, name: string): void {
  const text = controller.state.editing?.text ?? '';
  const caret = Math.min(field.selectionStart, text.length);
  const before = `${text.slice(0, caret).replace(/[A-Z_]+$/i, '')}${name}(`;
  controller.editText(before + text.slice(caret).replace(/^\(/, ''));
  requestAnimationFrame(() => {
    field.focus();
    field.setSelectionRange(before.length, before.length);
  });
}

/** The function the caret stands in, by its name. */
function functionAround(text: string, functions: WireFunction[]): WireFunction | undefined {
  const open: string[] = [];
  for (const [token] of text.matchAll(/"(?:[^"]|"")*"?|[A-Z_][A-Z0-9_.]*\(|\(|\)/gi)) {
    if (token === ')') open.pop();
    else if (token.endsWith('(')) open.push(token.slice(0, -1).toUpperCase());
  }
  const innermost = open.reverse().find((name) => name !== '');
  return functions.find(({ name }) => name === innermost);
}

/** What can be completed, and the help of the function being typed. */
export function Suggestions({ controller, field }: { controller: Controller; field: HTMLTextAreaElement | null }) {
  const { editing, functions } = controller.state;
  if (editing === null || !editing.text.startsWith('=')) return null;
  const found = suggestionsFor(field, controller);
  const around = functionAround(editing.text.slice(0, field?.selectionStart ?? editing.text.length), functions);
  if (found.length === 0 && around === undefined) return null;
  return (
    <div class="suggestions" role="status">
      {found.length > 0 ? (
        <ul>
          {found.map(({ name, help }, index) => (
            <li key={name}>
              <button
                type="button"
                tabIndex={-1}
                class={index === 0 ? 'first' : ''}
                onMouseDown={(event) => {
                  event.preventDefault();
                  if (field !== null) complete(field, controller, name);
                }}
              >
                <b>{name}</b>
                <span>{help}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <p>
          <b>{around?.signature}</b>
          <span>{around?.help}</span>
        </p>
      )}
    </div>
  );
}
