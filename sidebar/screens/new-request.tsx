import { useRef, useState } from 'preact/hooks';
import type { Output } from '../../src/contract.ts';
import { Actions, Button, TextButton } from '../components/buttons.tsx';
import { Field, Money, Select, Text } from '../components/fields.tsx';
import { Meter } from '../components/meter.tsx';
import { Empty, FailureNote, GoToCell, Note, Problems } from '../components/notes.tsx';
import { Reading, Screen } from '../components/screen.tsx';
import { type Draft, useDraft } from '../drafts.ts';
import { change, count, dollars, percentage, readDollars, wholeDollars } from '../money.ts';
import { useAction, useLoad, usePanel } from '../panel.ts';

type Form = Output<'requestForm'>;
type Line = Form['lines'][number];

interface Typed {
  /** Code -> the ask as typed. */
  asks: Readonly<Record<string, string>>;
  /** Code -> what a first fee schedule offers, as typed. */
  offers: Readonly<Record<string, string>>;
  contact: string;
  contactInfo: string;
}

const NOTHING: Typed = { asks: {}, offers: {}, contact: '', contactInfo: '' };

export function NewRequest({ payer: first }: { payer: string | null }) {
  const chosen = useDraft<string | null>('request-payer', first);
  const loaded = useLoad('requestForm', { payer: chosen.value });
  const [saved, setSaved] = useState<Output<'addRequest'> | null>(null);
  const back = { to: { screen: 'requests' }, label: 'Requests' } as const;
  if (saved !== null) {
    return (
      <Screen title="Request saved" back={back}>
        <SavedRequest saved={saved} />
      </Screen>
    );
  }
  return (
    <Screen title="New request" back={back}>
      <Reading loaded={loaded} what="your rates">
        {(form) => <RequestForm key={form.payer} form={form} choose={chosen.set} whenSaved={setSaved} />}
      </Reading>
    </Screen>
  );
}

function SavedRequest({ saved }: { saved: Output<'addRequest'> }) {
  const { go } = usePanel();
  return (
    <>
      <Note tone="ok">
        {saved.summary}
        <br />
        <GoToCell at={saved.at}>Go to the row</GoToCell>
      </Note>
      <p>Next comes the letter. You read it first; nothing is sent by RateCase.</p>
      <Actions>
        <Button kind="primary" onClick={() => go({ screen: 'letter', row: saved.row })}>
          Write the letter
        </Button>
        <Button onClick={() => go({ screen: 'requests' })}>Later</Button>
      </Actions>
    </>
  );
}

interface FormProps {
  form: Form;
  choose: (payer: string) => void;
  whenSaved: (saved: Output<'addRequest'>) => void;
}

function RequestForm({ form, choose, whenSaved }: FormProps) {
  const { go, announce } = usePanel();
  const { busy, failure, run } = useAction();
  const typed = useDraft<Typed>(`request ${form.payer ?? ''}`, NOTHING);
  const [checked, setChecked] = useState(false);
  const page = useRef<HTMLFormElement>(null);

  if (form.payers.length === 0) {
    return (
      <>
        <Empty title="No payers yet">
          <p class="muted">A request goes to a payer. Add it, and its rates, first.</p>
          <Button onClick={() => go({ screen: 'payers', setup: false })}>Add payers</Button>
        </Empty>
        <Problems problems={form.problems} />
      </>
    );
  }

  const asks = form.lines.map((line) => ({ line, ask: readAsk(line, typed.value.asks[line.code]) }));
  const asked = asks.flatMap(({ line, ask }) => (ask.state === 'asked' ? [{ line, requested: ask.value }] : []));
  const offerOf = ({ code }: Line) => readTyped(typed.value.offers[code] ?? '');
  const faulty = asks.some(({ line, ask }) => ask.state === 'faulty' || offerOf(line).state === 'faulty');

  const save = async () => {
    setChecked(true);
    if (form.payer === null || faulty || asked.length === 0) {
      window.requestAnimationFrame(() => {
        const target = page.current?.querySelector<HTMLElement>('[aria-invalid=true], .money input');
        target?.focus();
      });
      return;
    }
    const answer = await run(
      'addRequest',
      {
        payer: form.payer,
        contact: typed.value.contact.trim(),
        contactInfo: typed.value.contactInfo.trim(),
        lines: asked.map(({ line, requested }) => {
          const offer = offerOf(line);
          return {
            code: line.code,
            current: line.current,
            requested,
            ...(offer.state === 'asked' ? { offered: offer.value } : {}),
          };
        }),
      },
      'Saving',
    );
    if (answer === null) return;
    typed.clear();
    whenSaved(answer);
    announce(answer.summary);
  };

  return (
    <form
      ref={page}
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Field label="Payer">
        <Select
          value={form.payer ?? ''}
          onInput={choose}
          options={form.payers.map((name) => ({ value: name, label: name }))}
          {...(form.payer === null ? { prompt: 'Choose one' } : {})}
        />
      </Field>
      <Problems problems={form.problems} />
      {form.payer !== null && (
        <>
          {form.lines.some(({ current }) => current === null) ? (
            <Note tone="info">
              <b>No rates for {form.payer} yet.</b> Before you sign, answer the fee schedule it offers. If you have a
              contract, add its rates first.{' '}
              <TextButton onClick={() => go({ screen: 'rates', setup: false })}>Add rates</TextButton>
            </Note>
          ) : (
            <p class="hint">Type what you ask for. Leave a code blank to leave it out.</p>
          )}
          {asks.map(({ line, ask }) => (
            <AskCard key={line.code} line={line} ask={ask} typed={typed} checked={checked} />
          ))}
          {form.lines.length > 0 && (
            <>
              <Worth asked={asked} />
              <p class="small muted">Medicare: {form.basis}.</p>
              <h2>Who to write to</h2>
              <Field label="Contact (optional)" hint="A name or a desk, like Provider contracting.">
                <Text
                  value={typed.value.contact}
                  onInput={(contact) => typed.set((before) => ({ ...before, contact }))}
                />
              </Field>
              <Field label="Contact information (optional)" hint="Email, fax or address of the payer.">
                <Text
                  value={typed.value.contactInfo}
                  onInput={(contactInfo) => typed.set((before) => ({ ...before, contactInfo }))}
                />
              </Field>
              <FailureNote failure={failure} wrote={true} />
              <Actions busy={busy}>
                {asked.length === 0 && !faulty && (
                  <p class="hint" id="no-ask">
                    Type an ask for at least one code.
                  </p>
                )}
                <Button
                  kind="primary"
                  submit={true}
                  idle={busy !== null || (asked.length === 0 && !faulty)}
                  {...(asked.length === 0 && !faulty ? { because: 'no-ask' } : {})}
                >
                  Save request
                </Button>
                <Button onClick={() => go({ screen: 'requests' })}>Cancel</Button>
              </Actions>
            </>
          )}
        </>
      )}
    </form>
  );
}

type Ask = { text: string } & (
  | { state: 'blank' }
  | { state: 'faulty'; reason: string }
  | { state: 'asked'; value: number }
);

/** A rate that the Rates tab holds as requested is proposed; what is typed here wins. */
function readAsk(line: Line, typed: string | undefined): Ask {
  return readTyped(typed ?? line.requested?.toFixed(2) ?? '');
}

function readTyped(text: string): Ask {
  if (text.trim() === '') return { text, state: 'blank' };
  const read = readDollars(text);
  return read.ok ? { text, state: 'asked', value: read.value } : { text, state: 'faulty', reason: read.reason };
}

interface AskProps {
  line: Line;
  ask: Ask;
  typed: Draft<Typed>;
  checked: boolean;
}

function AskCard({ line, ask, typed, checked }: AskProps) {
  const { code, label, current, medicare, best, sessions } = line;
  const value = ask.state === 'asked' ? ask.value : null;
  const offer = readTyped(typed.value.offers[code] ?? '');
  /** What the ask is set beside: what is paid, or what is offered before there is a contract. */
  const from = current ?? (offer.state === 'asked' ? offer.value : null);
  return (
    <fieldset class="card">
      <legend class="sr">{label === '' ? code : `${code}, ${label}`}</legend>
      <div class="line-head">
        <span>
          <b>{code}</b> <span class="muted">{label}</span>
        </span>
        {sessions !== null && <span class="muted num">{sessions.toLocaleString('en-US')} a year</span>}
      </div>
      <div class="two">
        {current === null ? (
          <Field label="Offered" fault={checked && offer.state === 'faulty' ? offer.reason : null}>
            <Money
              value={offer.text}
              onInput={(text) => typed.set((before) => ({ ...before, offers: { ...before.offers, [code]: text } }))}
            />
          </Field>
        ) : (
          <div class="field">
            <span class="label">Now</span>
            <span class="static">{dollars(current)}</span>
          </div>
        )}
        <Field
          label="Ask"
          fault={checked && ask.state === 'faulty' ? ask.reason : null}
          warning={
            value !== null && from !== null && value <= from
              ? current === null
                ? 'No more than they offer.'
                : value < from
                  ? 'Below what they pay now.'
                  : 'The same as now.'
              : null
          }
        >
          <Money
            value={ask.text}
            onInput={(text) => typed.set((before) => ({ ...before, asks: { ...before.asks, [code]: text } }))}
          />
        </Field>
      </div>
      {medicare !== null && value !== null && from !== null && <Meter now={from / medicare} ask={value / medicare} />}
      {medicare !== null && (from !== null || value !== null) && (
        <p>
          {value === null ? (
            <>
              {current === null ? 'Offered' : 'Now'} {percentage((from ?? 0) / medicare)} of Medicare{' '}
            </>
          ) : (
            <>
              {from === null ? '' : `From ${percentage(from / medicare)} to `}
              <b>{percentage(value / medicare)}</b> of Medicare{' '}
            </>
          )}
          <span class="num">({dollars(medicare)})</span>
        </p>
      )}
      {best !== null && (
        <p class="muted">
          The most another payer pays: <span class="num">{dollars(best)}</span>
        </p>
      )}
      {value !== null && from !== null && (
        <p class="muted">
          <span class="num">{change(value - from)}</span> a session
          {sessions !== null && (
            <>
              , <span class="num">{wholeDollars((value - from) * sessions)}</span> a year
            </>
          )}
        </p>
      )}
    </fieldset>
  );
}

function Worth({ asked }: { asked: readonly { line: Line; requested: number }[] }) {
  const known = asked.flatMap(({ line: { current, sessions }, requested }) =>
    current === null || sessions === null ? [] : [(requested - current) * sessions],
  );
  if (known.length === 0) return null;
  const total = known.reduce((sum, yearly) => sum + yearly, 0);
  const without = asked.length - known.length;
  return (
    <section class="card calm" aria-labelledby="worth">
      <h2 id="worth">Worth to you</h2>
      <p>
        <span class="sum">{wholeDollars(total)}</span> a year
      </p>
      <p class="muted">
        If the sessions stay as in your Rates tab. The payer sees the rates only.
        {without > 0 && ` ${count(without, 'code')} without sessions ${without === 1 ? 'is' : 'are'} not counted.`}
      </p>
    </section>
  );
}
