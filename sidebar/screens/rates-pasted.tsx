import { useRef } from 'preact/hooks';
import { TextButton } from '../components/buttons.tsx';
import { FailureNote, Note } from '../components/notes.tsx';
import { useDraft } from '../drafts.ts';
import { Icon } from '../icons.tsx';
import { count, joinWords } from '../money.ts';
import { readRates } from '../paste.ts';
import { Saved, useSaveRates, WriteActions } from './rates-write.tsx';

export function PasteRates({ known, setup }: { known: readonly string[]; setup: boolean }) {
  const { busy, failure, saved, forget, save } = useSaveRates(setup);
  const text = useDraft('rates-pasted', '');
  const box = useRef<HTMLTextAreaElement>(null);
  const read = readRates(text.value);
  const knownNames = new Set(known.map((name) => name.toLowerCase()));
  const newPayers = read.payers.filter((name) => !knownNames.has(name.toLowerCase()));

  const goToLine = (line: number) => {
    const lines = text.value.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0);
    box.current?.focus();
    box.current?.setSelectionRange(start, start + (lines[line - 1] ?? '').length);
  };

  const write = () => {
    if (read.rates.length === 0) {
      box.current?.focus();
      return;
    }
    const lines = text.value.split('\n');
    const left = [...new Set(read.unread.map(({ line }) => line))].map((line) => lines[line - 1] ?? '');
    // What could not be read stays in the box, to be put right.
    save(
      read.rates.map(({ payer, code, rate }) => ({ payer, code, rate })),
      () => (left.length === 0 ? text.clear() : text.set(left.join('\n'))),
      left.length === 0 ? '' : `${count(left.length, 'line')} still to look at stayed in the paste box.`,
    );
  };

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        write();
      }}
    >
      <div class="field">
        <label for="pasted">Payer, code and rate</label>
        <textarea
          id="pasted"
          ref={box}
          rows={7}
          wrap="off"
          spellcheck={false}
          value={text.value}
          aria-describedby="pasted-hint pasted-read"
          onInput={(event) => {
            forget();
            text.set(event.currentTarget.value);
          }}
        />
        <p class="hint" id="pasted-hint">
          Copy the cells from your own sheet, or type one line per rate: Insurer A, 90834, 105.00
        </p>
      </div>
      <div id="pasted-read" class="stack" role="status">
        {read.rates.length > 0 && (
          <Note tone="ok">
            <b>{count(read.rates.length, 'rate')} read</b>
            <br />
            {count(read.payers.length, 'payer')}, {count(read.codes.length, 'code')}
            {newPayers.length > 0 && (
              <>
                <br />
                <span class="muted">New in your Payers tab: {joinWords(newPayers)}.</span>
              </>
            )}
          </Note>
        )}
        {read.unread.length > 0 && (
          <Note tone="warn">
            <b>{count(read.unread.length, 'line')} to look at</b>
            <ul class="stack">
              {read.unread.map(({ line, reason }) => (
                <li key={`${line} ${reason}`}>
                  Line {line}: {reason}
                  <br />
                  <TextButton onClick={() => goToLine(line)}>Go to line {line}</TextButton>
                </li>
              ))}
            </ul>
          </Note>
        )}
      </div>
      <p class="small muted with-icon">
        <Icon name="lock" />
        <span>Only payer, code and rate leave this box.</span>
      </p>
      <FailureNote failure={failure} wrote={true} />
      {saved && <Saved saved={saved} setup={setup} />}
      <WriteActions number={read.rates.length} busy={busy} setup={setup} saved={saved} />
    </form>
  );
}
