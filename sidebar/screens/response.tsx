import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Input, Output } from '../../src/contract.ts';
import { offerBreadth, offerVerdict } from '../../src/domain/negotiation/offers.ts';
import { Actions, Button } from '../components/buttons.tsx';
import { Confirm } from '../components/confirm.tsx';
import { DateInput, Field, Money, Select } from '../components/fields.tsx';
import { FailureNote, GoToCell, Note } from '../components/notes.tsx';
import { Reading, Screen } from '../components/screen.tsx';
import { longDate, today } from '../dates.ts';
import { type KeptDraft, useKeptDraft } from '../drafts.ts';
import { dollars, readDollars } from '../money.ts';
import { useAction, useLoad, usePanel } from '../panel.ts';

type Form = Output<'responseForm'>;
type Line = Form['lines'][number];
type Nature = Input<'recordResponse'>['nature'];
type Channel = NonNullable<Input<'recordResponse'>['channel']>;

const NATURES: Readonly<Record<Nature, { label: string; next: string }>> = {
  Approval: {
    label: 'Yes, as asked',
    next: 'Thank them, and get it in writing with its date. Then type the agreed rates into the log, so that Results can show what it brought.',
  },
  'Partial approval': {
    label: 'Yes, in part',
    next: 'Thank them for that part, and ask for the rest in steps or with a review in six months.',
  },
  Counteroffer: {
    label: 'A counteroffer',
    next: 'Weigh it, then answer in writing. You decide whether it is enough.',
  },
  Denial: {
    label: 'No',
    next: 'That is common, and rarely the last word. Thank them, ask what would make it possible, and take it to the contracting supervisor.',
  },
};

const CHANNELS: Readonly<Record<Channel, string>> = {
  email: 'Email',
  letter: 'Letter',
  call: 'Call',
  portal: 'Portal',
  meeting: 'Meeting',
  fax: 'Fax',
};

const isNature = (text: string): text is Nature => text in NATURES;
const isChannel = (text: string): text is Channel => text in CHANNELS;

/** What the payer answered: written down, weighed, and what usually comes next. */
export function Response({ row }: { row: number }) {
  const loaded = useLoad('responseForm', { row, today: today() });
  const payer = loaded.state === 'ready' ? loaded.value.payer : null;
  return (
    <Screen
      title={payer === null ? 'Their answer' : `${payer}’s answer`}
      back={{ to: { screen: 'requests' }, label: 'Requests' }}
    >
      <Reading loaded={loaded} what="the request">
        {(form) => <ResponseForm row={row} form={form} />}
      </Reading>
    </Screen>
  );
}

interface Offer {
  line: Line;
  text: string;
  amount: number | null;
  fault: string | null;
}

function ResponseForm({ row, form }: { row: number; form: Form }) {
  const { go, announce } = usePanel();
  const { busy, failure, run, dismiss } = useAction();
  const typed = useKeptDraft(`answer ${row} ${form.payer}`);
  const [checked, setChecked] = useState(false);
  const [saved, setSaved] = useState<{ nature: Nature; answer: Output<'recordResponse'>; offers: Offer[] } | null>(
    null,
  );
  const page = useRef<HTMLFormElement>(null);
  const already = failure?.code === 'already-answered' ? failure : null;

  const natureText = typed.value.nature ?? form.standing.nature;
  const nature = isNature(natureText) ? natureText : null;
  const date = typed.value.date ?? form.standing.date ?? today();
  const channel = typed.value.channel ?? '';
  const offers = nature === null || nature === 'Denial' ? [] : form.lines.map((line) => offerOf(line, nature, typed));
  const faults = {
    nature: nature === null ? 'Choose what they said.' : null,
    date:
      date === ''
        ? 'Choose the day they answered.'
        : date > today()
          ? `${longDate(date)} is still to come. Choose the day they answered.`
          : null,
  };
  const isFaulty = faults.nature !== null || faults.date !== null || offers.some(({ fault }) => fault !== null);

  const save = async (replace: boolean) => {
    setChecked(true);
    if (nature === null || isFaulty) {
      window.requestAnimationFrame(() => page.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    const offered = offers.flatMap(({ line, amount }) => (amount === null ? [] : [{ code: line.code, amount }]));
    const answer = await run(
      'recordResponse',
      {
        row,
        payer: form.payer,
        date,
        nature,
        ...(offered.length > 0 ? { offered } : {}),
        ...(isChannel(channel) ? { channel } : {}),
        replace,
      },
      'Saving',
    );
    if (answer === null) return;
    typed.clear();
    setSaved({ nature, answer, offers });
    announce(answer.summary);
  };

  if (saved !== null) return <SavedAnswer row={row} form={form} {...saved} />;
  const put: KeptDraft['put'] = (name, text) => {
    if (failure !== null) dismiss();
    typed.put(name, text);
  };
  return (
    <form
      ref={page}
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save(false);
      }}
    >
      {form.isClosed && (
        <Note tone="warn">This request is closed. An answer to a new request belongs in its own row.</Note>
      )}
      <Field label="What they said" fault={checked ? faults.nature : null}>
        <Select
          value={nature ?? ''}
          onInput={(text) => put('nature', text)}
          options={Object.entries(NATURES).map(([value, { label }]) => ({ value, label }))}
          {...(nature === null ? { prompt: 'Choose one' } : {})}
        />
      </Field>
      <Field
        label="Date of their answer"
        fault={checked ? faults.date : null}
        warning={
          form.sent !== null && date !== '' && date < form.sent ? `Before you sent it, ${longDate(form.sent)}.` : null
        }
      >
        <DateInput value={date} onInput={(text) => put('date', text)} />
      </Field>
      <Field label="How (optional)">
        <Select
          value={channel}
          onInput={(text) => put('channel', text)}
          options={Object.entries(CHANNELS).map(([value, label]) => ({ value, label }))}
          prompt="Not said"
        />
      </Field>
      {offers.length > 0 && (
        <>
          <p class="hint">What they offer for a session. Leave a code blank that they did not answer on.</p>
          {offers.map((offer) => (
            <OfferCard key={offer.line.code} offer={offer} limits={form.limits} checked={checked} put={put} />
          ))}
          <Breadth offers={offers} />
          {form.basis !== '' && <p class="small muted">Benchmark: {form.basis}.</p>}
        </>
      )}
      {already === null ? (
        <FailureNote failure={failure} wrote={true} />
      ) : (
        <Confirm
          failure={already}
          busy={busy}
          verb="Replace it"
          onConfirm={() => save(true)}
          keep="Keep what stands there"
          onKeep={dismiss}
        />
      )}
      {already === null && (
        <Actions busy={busy}>
          <Button kind="primary" submit={true} idle={busy !== null}>
            Save the answer
          </Button>
          <Button onClick={() => go({ screen: 'requests' })}>Cancel</Button>
        </Actions>
      )}
    </form>
  );
}

/** An approval means what was asked, until something else is typed. */
function offerOf(line: Line, nature: Nature, typed: KeptDraft): Offer {
  const start = line.offered ?? (nature === 'Approval' ? line.requested : null);
  const text = typed.value[`offer ${line.code}`] ?? start?.toFixed(2) ?? '';
  if (text.trim() === '') return { line, text, amount: null, fault: null };
  const read = readDollars(text);
  return { line, text, amount: read.ok ? read.value : null, fault: read.ok ? null : read.reason };
}

interface OfferProps {
  offer: Offer;
  limits: Form['limits'];
  checked: boolean;
  put: KeptDraft['put'];
}

function OfferCard({ offer: { line, text, amount, fault }, limits, checked, put }: OfferProps) {
  const { code, label, current, requested } = line;
  return (
    <fieldset class="card">
      <legend class="sr">{label === '' ? code : `${code}, ${label}`}</legend>
      <p>
        <b>{code}</b> <span class="muted">{label}</span>
      </p>
      <p class="muted">
        {current === null ? 'No rate yet' : `Now ${dollars(current)}`}
        {requested !== null && `, asked ${dollars(requested)}`}
      </p>
      <Field label="Offered" fault={checked ? fault : null}>
        <Money value={text} onInput={(next) => put(`offer ${code}`, next)} />
      </Field>
      {amount !== null && <p role="status">{verdictOf(line, amount, limits)}</p>}
    </fieldset>
  );
}

/** `OFFER_VERDICT`'s own sentence; without a rate to compare with there is none. */
function verdictOf({ current, requested, medicare, sessions }: Line, offered: number, limits: Form['limits']): string {
  return current === null
    ? 'No current rate to compare with.'
    : offerVerdict({ current, requested, offered, benchmark: medicare, sessions }, limits);
}

function Breadth({ offers }: { offers: readonly Offer[] }) {
  const known = offers.flatMap(({ line: { current, sessions }, amount }) =>
    current === null ? [] : [{ current, offered: amount ?? current, sessions }],
  );
  const sentence = known.length > 1 && offers.some(({ amount }) => amount !== null) ? offerBreadth(known) : null;
  return sentence === null ? null : <Note tone="info">{sentence}</Note>;
}

interface SavedProps {
  row: number;
  form: Form;
  nature: Nature;
  answer: Output<'recordResponse'>;
  offers: readonly Offer[];
}

function SavedAnswer({ row, form, nature, answer, offers }: SavedProps) {
  const { go } = usePanel();
  const top = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => top.current?.focus(), []);
  const weighed = offers.flatMap(({ line, amount }) => (amount === null ? [] : [{ line, amount }]));
  return (
    <>
      <div ref={top} tabIndex={-1}>
        <Note tone="ok">
          {answer.summary}
          <br />
          <GoToCell at={answer.at}>Go to the row</GoToCell>
        </Note>
      </div>
      {weighed.length > 0 && (
        <section aria-labelledby="verdict">
          <h2 id="verdict">What it is worth</h2>
          <ul class="rows">
            {weighed.map(({ line, amount }) => (
              <li class="fact" key={line.code}>
                <span class="grow">
                  <b>
                    {line.code}: {dollars(amount)}
                  </b>
                  <span class="block">{verdictOf(line, amount, form.limits)}</span>
                </span>
              </li>
            ))}
          </ul>
          <Breadth offers={offers} />
        </section>
      )}
      <section class="card next" aria-labelledby="next">
        <h2 id="next">Next</h2>
        <p>{NATURES[nature].next}</p>
        <Button kind="primary" onClick={() => go({ screen: 'letter', row })}>
          Write the reply
        </Button>
      </section>
      <p class="small">
        {(nature === 'Approval' || nature === 'Partial approval') && form.agreedAt && (
          <span class="block">
            <GoToCell at={form.agreedAt}>Type the agreed rates</GoToCell>
          </span>
        )}
        {form.statusAt && <GoToCell at={form.statusAt}>Close the request, when it is settled</GoToCell>}
      </p>
    </>
  );
}
