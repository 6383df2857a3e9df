import { useRef, useState } from 'preact/hooks';
import { Button } from '../components/buttons.tsx';
import { Money, Text } from '../components/fields.tsx';
import { Empty, FailureNote } from '../components/notes.tsx';
import { useDraft } from '../drafts.ts';
import { Icon } from '../icons.tsx';
import { readDollars } from '../money.ts';
import { usePanel } from '../panel.ts';
import { codeOf } from '../paste.ts';
import { Saved, useSaveRates, WriteActions } from './rates-write.tsx';

interface TypedRow {
  /** Its place among the payer's rows: rows are only ever added at the end. */
  id: number;
  code: string;
  rate: string;
}

/** Payer name -> its rows. */
type Typed = ReadonlyMap<string, readonly TypedRow[]>;

const NOTHING_TYPED: Typed = new Map();

/** The codes nearly every practice bills, so that only the rates are left to type. */
const USUAL_CODES = ['90791', '90834', '90837'];

export function TypeRates({ payers, setup }: { payers: readonly string[]; setup: boolean }) {
  const { go } = usePanel();
  const { busy, failure, saved, forget, save } = useSaveRates(setup);
  const typed = useDraft<Typed>('rates-typed', NOTHING_TYPED);
  const [checked, setChecked] = useState(false);
  const list = useRef<HTMLFormElement>(null);

  const rowsOf = (payer: string, rows = typed.value): readonly TypedRow[] =>
    rows.get(payer) ?? USUAL_CODES.map((code, id) => ({ id, code, rate: '' }));
  const setRow = (payer: string, id: number, change: Partial<TypedRow>) => {
    forget();
    typed.set((before) => {
      const rows = rowsOf(payer, before).map((row) => (row.id === id ? { ...row, ...change } : row));
      return new Map(before).set(payer, rows);
    });
  };
  const addRow = (payer: string, number: number) => {
    typed.set((before) => {
      const rows = rowsOf(payer, before);
      return new Map(before).set(payer, [...rows, { id: rows.length, code: '', rate: '' }]);
    });
    window.requestAnimationFrame(() => {
      const codes = list.current?.querySelectorAll<HTMLInputElement>(`[data-payer="${number}"] .code-cell input`);
      codes?.[codes.length - 1]?.focus();
    });
  };

  const filled = payers.flatMap((payer) =>
    rowsOf(payer)
      .filter(({ rate }) => rate.trim() !== '')
      .map((row) => ({ payer, ...row })),
  );

  const write = () => {
    const rates = filled.flatMap(({ payer, code, rate }) => {
      const known = codeOf(code);
      const amount = readDollars(rate);
      return known !== null && amount.ok ? [{ payer, code: known, rate: amount.value }] : [];
    });
    if (rates.length < filled.length) {
      setChecked(true);
      window.requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    if (rates.length === 0) {
      list.current?.querySelector<HTMLElement>('.rate-cell input')?.focus();
      return;
    }
    save(rates, typed.clear);
  };

  if (payers.length === 0) {
    return (
      <Empty title="No payers yet">
        <p class="muted">Rates are typed payer by payer. A pasted list brings its payers along.</p>
        <Button onClick={() => go({ screen: 'payers', setup })}>Add payers</Button>
      </Empty>
    );
  }
  return (
    <form
      class="stack"
      ref={list}
      onSubmit={(event) => {
        event.preventDefault();
        write();
      }}
    >
      <p class="hint">Type what the contract says for a session. Leave a rate blank to skip its code.</p>
      {payers.map((payer, index) => (
        <fieldset class="card" key={payer} data-payer={index}>
          <legend class="sr">{payer}</legend>
          <p aria-hidden="true">
            <b>{payer}</b>
          </p>
          <div class="rate-rows">
            <div class="two eyebrow" aria-hidden="true">
              <span>Code</span>
              <span>Rate</span>
            </div>
            {rowsOf(payer).map((row) => (
              <RateRow
                key={row.id}
                id={`${index}-${row.id}`}
                row={row}
                payer={payer}
                number={row.id + 1}
                checked={checked}
                onChange={(change) => setRow(payer, row.id, change)}
              />
            ))}
          </div>
          <Button size="tiny" icon="plus" label={`Add a code for ${payer}`} onClick={() => addRow(payer, index)}>
            Add a code
          </Button>
        </fieldset>
      ))}
      <FailureNote failure={failure} wrote={true} />
      {saved && <Saved saved={saved} setup={setup} />}
      <WriteActions number={filled.length} busy={busy} setup={setup} saved={saved} />
    </form>
  );
}

interface RateRowProps {
  id: string;
  row: TypedRow;
  payer: string;
  number: number;
  checked: boolean;
  onChange: (change: Partial<TypedRow>) => void;
}

function RateRow({ id, row, payer, number, checked, onChange }: RateRowProps) {
  const filled = row.rate.trim() !== '';
  const amount = readDollars(row.rate);
  const codeFault =
    checked && filled && codeOf(row.code) === null
      ? row.code.trim() === ''
        ? 'Type the code of this rate, like 90834.'
        : `“${row.code.trim()}” is not a code. Type five characters like 90834.`
      : null;
  const rateFault = checked && filled && !amount.ok ? amount.reason : null;
  return (
    <>
      <div class="two">
        <div class="code-cell">
          <Text
            value={row.code}
            onInput={(code) => onChange({ code })}
            aria-label={`${payer}, row ${number}, code`}
            aria-invalid={codeFault !== null || undefined}
            aria-describedby={codeFault === null ? undefined : `${id}-code`}
          />
        </div>
        <div class="rate-cell">
          <Money
            value={row.rate}
            onInput={(rate) => onChange({ rate })}
            aria-label={`${payer}, ${row.code === '' ? `row ${number}` : row.code}, rate`}
            aria-invalid={rateFault !== null || undefined}
            aria-describedby={rateFault === null ? undefined : `${id}-rate`}
          />
        </div>
      </div>
      {[[codeFault, `${id}-code`] as const, [rateFault, `${id}-rate`] as const].map(
        ([fault, faultId]) =>
          fault !== null && (
            <p class="fault" id={faultId} key={faultId}>
              <Icon name="alert" />
              {fault}
            </p>
          ),
      )}
    </>
  );
}
