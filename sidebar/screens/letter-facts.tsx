import { useRef } from 'preact/hooks';
import { Button } from '../components/buttons.tsx';
import { Check } from '../components/fields.tsx';
import { GoToCell } from '../components/notes.tsx';
import type { Typed } from '../drafts.ts';
import { type Choices, factsOf, MOST_FACTS } from '../letter-choice.ts';
import { count } from '../money.ts';
import { usePanel } from '../panel.ts';

interface FactsProps {
  choices: Choices;
  typed: Typed;
  put: (name: string, text: string) => void;
}

const PLACES = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** Which facts are printed, in which order: those chosen first, each with its source and the reason. */
export function FactsToShow({ choices, typed, put }: FactsProps) {
  const { announce } = usePanel();
  const list = useRef<HTMLDivElement>(null);
  const chosen = factsOf(typed, choices);
  const shown = chosen.flatMap((id) => choices.facts.filter((fact) => fact.id === id));
  const others = choices.facts.filter(({ id }) => !chosen.includes(id));
  const set = (ids: readonly string[]) => put('facts', ids.join('\n'));

  const tick = (id: string, on: boolean) => {
    set(on ? [...chosen, id] : chosen.filter((other) => other !== id));
    // The row moves to the other list; its box keeps the keyboard.
    window.requestAnimationFrame(() => {
      const moved = rowOf(id);
      const folded = moved?.closest('details');
      if (folded) folded.open = true;
      moved?.querySelector<HTMLElement>('input')?.focus();
    });
  };
  const rowOf = (id: string) =>
    [...(list.current?.querySelectorAll('[data-fact]') ?? [])].find((row) => row.getAttribute('data-fact') === id) ??
    null;
  const move = (id: string, by: -1 | 1) => {
    const at = chosen.indexOf(id);
    const other = chosen[at + by];
    if (other === undefined) return;
    const moved = [...chosen];
    moved[at] = other;
    moved[at + by] = id;
    set(moved);
    announce(`Now ${PLACES[at + by] ?? `number ${at + by + 1}`}.`);
    window.requestAnimationFrame(() => rowOf(id)?.querySelector<HTMLElement>(`[data-by="${by}"] button`)?.focus());
  };

  const row = ({ id, text, source, at, why }: Choices['facts'][number]) => {
    const place = chosen.indexOf(id);
    return (
      <li class="fact-row" key={id} data-fact={id}>
        <Check checked={place >= 0} onChange={(on) => tick(id, on)}>
          {text}
        </Check>
        {place >= 0 && chosen.length > 1 && (
          <span class="moves">
            <span data-by="-1">
              <Button
                size="tiny"
                icon="up"
                label={`Move up: ${text}`}
                idle={place === 0}
                onClick={() => move(id, -1)}
              />
            </span>
            <span data-by="1">
              <Button
                size="tiny"
                icon="down"
                label={`Move down: ${text}`}
                idle={place === chosen.length - 1}
                onClick={() => move(id, 1)}
              />
            </span>
          </span>
        )}
        <p class="small muted">
          {place >= MOST_FACTS && <b>Not printed, five stand above it. </b>}
          {why} <GoToCell at={at}>{source}</GoToCell>
        </p>
      </li>
    );
  };
  if (choices.facts.length === 0) {
    return (
      <section aria-labelledby="facts">
        <h2 id="facts">Facts to show</h2>
        <p class="muted">
          None yet. Two figures make a letter strong: days to a first appointment, and the share of sessions kept.
        </p>
        <GoToCell at={{ tab: 'outcomes', cell: 'A1' }}>Open Outcomes</GoToCell>
        <Withheld withheld={choices.withheld} />
      </section>
    );
  }
  return (
    <section aria-labelledby="facts">
      <h2 id="facts">Facts to show</h2>
      <p class="hint">Two or three work best, strongest first. At most five are printed.</p>
      <div ref={list}>
        <ul class="rows">{shown.map(row)}</ul>
        {others.length > 0 && (
          <details class="group slim" open={shown.length === 0}>
            <summary>
              <b>{count(others.length, 'more fact')}</b>
            </summary>
            <ul class="rows">{others.map(row)}</ul>
          </details>
        )}
      </div>
      {choices.factAdvice.map((line) => (
        <p class="hint" key={line}>
          {line}
        </p>
      ))}
      <Withheld withheld={choices.withheld} />
    </section>
  );
}

function Withheld({ withheld }: { withheld: Choices['withheld'] }) {
  if (withheld.length === 0) return null;
  return (
    <details class="small">
      <summary>Not offered, and why</summary>
      <ul class="stack">
        {withheld.map(({ reason, at }) => (
          <li key={reason}>
            {reason} <GoToCell at={at} />
          </li>
        ))}
      </ul>
    </details>
  );
}
