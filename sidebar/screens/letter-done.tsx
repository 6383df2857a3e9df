import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CellRef, DraftedDocument, Output, SentStep } from '../../src/contract.ts';
import { calendarLink } from '../calendar.ts';
import { Actions, Button, OutsideLink, TextButton } from '../components/buttons.tsx';
import { Confirm } from '../components/confirm.tsx';
import { DateInput, Field } from '../components/fields.tsx';
import { FailureNote, GoToCell, Note } from '../components/notes.tsx';
import { longDate, today, weekday } from '../dates.ts';
import { useAction, usePanel } from '../panel.ts';

export interface Drafted {
  url: string;
  /** What was just done, and where; null for a letter of an earlier day. */
  summary: string | null;
  at: CellRef | null;
  /** Id of the template. */
  template: string;
  /** What "I sent it" dates; null where nothing is dated. */
  sends: SentStep | null;
  /** Null for a letter of an earlier day. */
  undo: DraftedDocument | null;
}

interface DoneProps {
  row: number | null;
  payer: string;
  drafted: Drafted;
  sent: string | null;
  other: () => void;
  /** The Doc is in the trash. */
  whenUndone: () => void;
}

export function DraftedLetter({ row, payer, drafted, sent, other, whenUndone }: DoneProps) {
  const { sends } = drafted;
  const { go, announce } = usePanel();
  const { busy, failure, run } = useAction();
  const [marked, setMarked] = useState<Output<'markSent'> | null>(null);
  const [undone, setUndone] = useState<string | null>(null);
  const top = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => top.current?.focus(), []);
  const takeBack = async (doc: DraftedDocument) => {
    const answer = await run('undoDraft', { row, payer, doc }, 'Taking it back');
    if (answer === null) return;
    announce(answer.summary);
    whenUndone();
  };
  const toRequests = () => go({ screen: 'requests' });
  return (
    <>
      <div ref={top} tabIndex={-1}>
        <Note tone="ok">
          <b>
            {marked !== null
              ? 'Your letter is in your Drive.'
              : drafted.summary === null
                ? 'A letter is drafted.'
                : 'Your letter is ready to read.'}
          </b>
          {drafted.summary !== null && marked === null && <span class="block">{drafted.summary}</span>}
          <span class="block">
            <OutsideLink href={drafted.url}>Open the letter</OutsideLink>
          </span>
          {drafted.at && <GoToCell at={drafted.at}>Go to its link in the sheet</GoToCell>}
          {drafted.undo !== null && marked === null && (
            <span class="block">
              <Button size="tiny" idle={busy !== null} onClick={() => drafted.undo && takeBack(drafted.undo)}>
                Undo
              </Button>
            </span>
          )}
        </Note>
        <FailureNote failure={failure} wrote={true} />
      </div>
      <p class="small">
        <TextButton onClick={other}>Change it, or write another</TextButton>
      </p>
      {undone !== null && <Note tone="ok">{undone}</Note>}
      {row !== null && sends !== null && marked === null && (
        <SentForm
          row={row}
          payer={payer}
          what={sends}
          sent={undone === null ? sent : null}
          whenMarked={(answer) => {
            setUndone(null);
            setMarked(answer);
          }}
          later={toRequests}
        />
      )}
      {row !== null && marked !== null && (
        <Marked
          row={row}
          payer={payer}
          marked={marked}
          change={() => setMarked(null)}
          whenUndone={(summary) => {
            setMarked(null);
            setUndone(summary);
            top.current?.focus();
          }}
        />
      )}
      {(row === null || sends === null || marked !== null) && (
        <Actions>
          <Button kind="primary" onClick={toRequests}>
            Back to requests
          </Button>
        </Actions>
      )}
    </>
  );
}

interface MarkedProps {
  row: number;
  payer: string;
  marked: Output<'markSent'>;
  /** Asks for the day again. */
  change: () => void;
  whenUndone: (summary: string) => void;
}

/** What was written, what is due next, and the ways to keep it in mind. */
function Marked({ row, payer, marked: { summary, at, next, undo }, change, whenUndone }: MarkedProps) {
  const { busy, failure, run } = useAction();
  const { announce } = usePanel();
  const [taken, setTaken] = useState<string | null>(null);
  const take = async (date: string) => {
    const answer = await run('setNextFollowUp', { row, payer, date }, 'Saving');
    if (answer === null) return;
    setTaken(answer.summary);
    announce(answer.summary);
  };
  const takeBack = async () => {
    if (undo === null) return;
    const answer = await run('undoSent', { row, payer, change: undo }, 'Taking it back');
    if (answer === null) return;
    whenUndone(answer.summary);
    announce(answer.summary);
  };
  return (
    <>
      <Note tone="ok">
        {summary}
        <br />
        <GoToCell at={at}>Go to the row</GoToCell>
        <span class="block">
          {undo !== null && (
            <>
              <Button size="tiny" idle={busy !== null} onClick={takeBack}>
                Undo
              </Button>{' '}
            </>
          )}
          <TextButton onClick={change}>Change the day</TextButton>
        </span>
      </Note>
      {next && (
        <Note tone="info" icon="clock">
          {next.what.charAt(0).toUpperCase() + next.what.slice(1)}: <b>{weekday(next.on)}</b>
          {!next.isWritten && taken === null && (
            <p>
              Your own date, {longDate(next.stands)}, stays in the log.{' '}
              <Button size="tiny" idle={busy !== null} onClick={() => take(next.on)}>
                Take {longDate(next.on)} instead
              </Button>
            </p>
          )}
          {taken !== null && <p>{taken}</p>}
          <span class="block">
            <OutsideLink href={calendarLink(next.on, `${payer}: ${next.what}`, summary)}>
              Add to Google Calendar
            </OutsideLink>
          </span>
        </Note>
      )}
      <FailureNote failure={failure} wrote={true} />
    </>
  );
}

interface SentProps {
  row: number;
  /** As shown here: if the row was moved meanwhile, nothing is written into another payer's. */
  payer: string;
  what: SentStep;
  sent: string | null;
  whenMarked: (marked: Output<'markSent'>) => void;
  later: () => void;
}

/** AMB-37: drafting starts no clock. The dates run from the day the person says that the letter went out. */
function SentForm({ row, payer, what, sent, whenMarked, later }: SentProps) {
  const { announce } = usePanel();
  const { busy, failure, run, dismiss } = useAction();
  const isAgain = what === 'request' && sent !== null;
  const [date, setDate] = useState(isAgain ? sent : today());
  const [fault, setFault] = useState<string | null>(null);
  const already = failure?.code === 'already-sent' ? failure : null;

  const mark = async (replace: boolean) => {
    if (date === '' || date > today()) {
      setFault(
        date === '' ? 'Choose the day it went out.' : `${longDate(date)} is still to come. Choose the day it went out.`,
      );
      window.requestAnimationFrame(() => document.querySelector<HTMLElement>('input[type=date]')?.focus());
      return;
    }
    const answer = await run('markSent', { row, payer, what, date, replace }, 'Saving');
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
        {isAgain
          ? `The log says it was sent ${longDate(sent)}.`
          : 'Send it yourself, by email, fax or mail. Then tell RateCase, and the dates to follow up run from that day.'}
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
        <Confirm
          failure={already}
          busy={busy}
          verb="Replace the date"
          onConfirm={() => mark(true)}
          keep="Keep it"
          onKeep={dismiss}
        />
      )}
      {already === null && (
        <Actions busy={busy}>
          <Button kind="primary" submit={true} idle={busy !== null}>
            I sent it
          </Button>
          <Button onClick={later}>Later</Button>
        </Actions>
      )}
    </form>
  );
}
