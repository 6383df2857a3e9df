import { useEffect, useRef, useState } from 'preact/hooks';
import type { CellRef, LetterNeed, Output } from '../../src/contract.ts';
import { Actions, Button, OutsideLink, TextButton, Waiting } from '../components/buttons.tsx';
import { DateInput, Field } from '../components/fields.tsx';
import { LetterPreview } from '../components/letter-preview.tsx';
import { FailureNote, GoToCell, Note } from '../components/notes.tsx';
import { Reading, Screen } from '../components/screen.tsx';
import { longDate, today } from '../dates.ts';
import { Mark } from '../icons.tsx';
import { count } from '../money.ts';
import { useAction, useLoad, usePanel } from '../panel.ts';

type Preview = Output<'previewLetter'>;

export function Letter({ row }: { row: number }) {
  const loaded = useLoad('previewLetter', { row, today: today() });
  const preview = loaded.state === 'ready' ? loaded.value : null;
  return (
    <Screen
      title="Rate request letter"
      back={{ to: { screen: 'requests' }, label: 'Requests' }}
      {...(preview ? { over: preview.payer } : {})}
    >
      <Reading loaded={loaded} what="the request">
        {(value) => <LetterForm row={row} preview={value} reload={loaded.reload} />}
      </Reading>
    </Screen>
  );
}

interface Drafted {
  url: string;
  folder: string | null;
}

function LetterForm({ row, preview, reload }: { row: number; preview: Preview; reload: () => Promise<void> }) {
  const { go, announce } = usePanel();
  const { busy, failure, run } = useAction();
  const [drafted, setDrafted] = useState<Drafted | null>(
    preview.letterUrl === null ? null : { url: preview.letterUrl, folder: null },
  );
  const [again, setAgain] = useState(false);

  const draft = async () => {
    const answer = await run('draftLetter', { row, payer: preview.payer, today: today() }, 'Drafting in Google Docs');
    if (answer === null) return;
    setDrafted({ url: answer.url, folder: answer.folder });
    setAgain(false);
    announce('Your letter is ready to read. Nothing has been sent.');
  };

  if (drafted !== null && !again) {
    return (
      <DraftedLetter
        row={row}
        payer={preview.payer}
        drafted={drafted}
        sent={preview.sent}
        draftAgain={() => setAgain(true)}
        reload={reload}
      />
    );
  }

  const needed = preview.needs.filter(({ level }) => level === 'needed');
  const better = preview.needs.filter(({ level }) => level === 'better');
  const blocked = needed.length > 0;
  return (
    <>
      <NeedList id="needed" title="Needed before drafting" needs={needed} />
      <section aria-labelledby="preview">
        <h2 id="preview">Preview</h2>
        <LetterPreview html={preview.html} title={preview.title} />
      </section>
      {preview.facts.length > 0 && (
        <section aria-labelledby="facts">
          <h2 id="facts">Figures in it</h2>
          <ul class="rows">
            {preview.facts.map(({ text, source }) => (
              <li class="fact" key={text}>
                <span class="grow">
                  {text}
                  <br />
                  <span class="small muted">{source}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <NeedList id="better" title="Would make it stronger" needs={better} />
      <FailureNote failure={failure} wrote={true} />
      <Actions busy={busy}>
        {blocked && (
          <p class="hint" id="blocked">
            {count(needed.length, 'fact')} still missing, see above.{' '}
            <TextButton onClick={reload}>Check again</TextButton>
          </p>
        )}
        <Button
          kind="primary"
          idle={blocked || busy !== null}
          {...(blocked ? { because: 'blocked' } : {})}
          onClick={draft}
        >
          Draft in Google Docs
        </Button>
        <Button onClick={() => (again ? setAgain(false) : go({ screen: 'requests' }))}>Back</Button>
      </Actions>
    </>
  );
}

function NeedList({ id, title, needs }: { id: string; title: string; needs: readonly LetterNeed[] }) {
  if (needs.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="rows">
        {needs.map(({ message, at, level }) => (
          <li class="fact" key={message}>
            <Mark name={level === 'needed' ? 'watch' : 'info'} />
            <span class="grow">
              {message}
              {at && (
                <>
                  <br />
                  <GoToCell at={at} />
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DraftedProps {
  row: number;
  payer: string;
  drafted: Drafted;
  sent: string | null;
  draftAgain: () => void;
  reload: () => Promise<void>;
}

function DraftedLetter({ row, payer, drafted, sent, draftAgain, reload }: DraftedProps) {
  const { go } = usePanel();
  const [marked, setMarked] = useState<{ summary: string; at: CellRef } | null>(null);
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => top.current?.focus(), []);
  return (
    <>
      <div ref={top} tabIndex={-1}>
        <Note tone="ok">
          <b>{drafted.folder === null ? 'A letter is drafted.' : 'Your letter is ready to read.'}</b>
          <br />
          {drafted.folder !== null && `It is in your Drive, in “${drafted.folder}”. `}
          {sent === null && marked === null && 'Nothing has been sent.'}
          <br />
          <OutsideLink href={drafted.url}>Open the letter</OutsideLink>
        </Note>
      </div>
      <p class="small muted">
        Row {row} of the Negotiation Log links to the letter.{' '}
        <TextButton
          onClick={() => {
            draftAgain();
            reload();
          }}
        >
          Draft it again
        </TextButton>
      </p>
      {marked === null ? (
        <SentForm row={row} payer={payer} sent={sent} whenMarked={setMarked} />
      ) : (
        <>
          <Note tone="ok">
            {marked.summary}
            <br />
            <GoToCell at={marked.at}>Go to the row</GoToCell>
          </Note>
          <Actions>
            <Button kind="primary" onClick={() => go({ screen: 'requests' })}>
              Back to requests
            </Button>
          </Actions>
        </>
      )}
    </>
  );
}

interface SentProps {
  row: number;
  /** As shown here: if the row was moved meanwhile, nothing is written into another payer's. */
  payer: string;
  sent: string | null;
  whenMarked: (marked: { summary: string; at: CellRef }) => void;
}

/** AMB-37: drafting starts no clock. The dates run from the day the person says that the letter went out. */
function SentForm({ row, payer, sent, whenMarked }: SentProps) {
  const { go, announce } = usePanel();
  const { busy, failure, run, dismiss } = useAction();
  const [date, setDate] = useState(sent ?? today());
  const [fault, setFault] = useState<string | null>(null);
  const already = failure?.code === 'already-sent' ? failure : null;
  const keep = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (already !== null) keep.current?.focus();
  }, [already]);

  const mark = async (replace: boolean) => {
    if (date === '' || date > today()) {
      setFault(
        date === '' ? 'Choose the day it went out.' : `${longDate(date)} is still to come. Choose the day it went out.`,
      );
      window.requestAnimationFrame(() => document.querySelector<HTMLElement>('input[type=date]')?.focus());
      return;
    }
    const answer = await run('markSent', { row, payer, date, replace }, 'Saving');
    if (answer === null) return;
    whenMarked(answer);
    announce(answer.summary);
  };

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        mark(false);
      }}
    >
      <h2>When you have sent it</h2>
      <p>
        {sent === null
          ? 'Send it yourself, by email, fax or mail. Then tell RateCase, and the dates to follow up run from that day.'
          : `The log says it was sent ${longDate(sent)}.`}
      </p>
      <Field label="Date sent" fault={fault}>
        <DateInput
          value={date}
          onInput={(next) => {
            setFault(null);
            dismiss();
            setDate(next);
          }}
        />
      </Field>
      {already === null ? (
        <FailureNote failure={failure} wrote={true} />
      ) : (
        <div class="card" role="alert" tabIndex={-1} ref={keep}>
          <p>
            <b>{already.message}</b> {already.hint}
          </p>
          <div class="acts">
            <Button kind="danger" idle={busy !== null} onClick={() => mark(true)}>
              Replace the date
            </Button>
            <Button onClick={dismiss}>Keep it</Button>
          </div>
        </div>
      )}
      {already === null ? (
        <Actions busy={busy}>
          <Button kind="primary" submit={true} idle={busy !== null}>
            I sent it
          </Button>
          <Button onClick={() => go({ screen: 'requests' })}>Later</Button>
        </Actions>
      ) : (
        <Waiting what={busy} />
      )}
    </form>
  );
}
