import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Output, TalkingPoint } from '../../src/contract.ts';
import { Actions, Button, OutsideLink } from '../components/buttons.tsx';
import { Copy } from '../components/copy.tsx';
import { Field, Select } from '../components/fields.tsx';
import { Item } from '../components/lists.tsx';
import { Empty, FailureNote, GoToCell, Note } from '../components/notes.tsx';
import { Reading, Screen } from '../components/screen.tsx';
import { today } from '../dates.ts';
import { useAction, useLoad, usePanel } from '../panel.ts';
import { Cautions } from './letter.tsx';

type Talking = Output<'talkingPoints'>;

/** Of a request, by its row, or of a payer. */
interface Subject {
  row: number | null;
  payer?: string | undefined;
}

/** What to say on the phone, and what to answer to a "no": filled with the user's figures, to read aloud. */
export function Scripts({ row, payer }: Subject) {
  const requests = useLoad('requests', {});
  const payers = useLoad('payers', {});
  const [chosen, setChosen] = useState<string | null>(
    row !== null ? `row ${row}` : payer !== undefined ? `payer ${payer}` : null,
  );
  return (
    <Screen title="Phone scripts and replies" back={{ to: { screen: 'requests' }, label: 'Requests' }}>
      <Reading loaded={requests} what="the Negotiation Log">
        {(log) => (
          <Reading loaded={payers} what="the Payers tab">
            {(known) => {
              const subjects = [
                ...log.requests.map((request) => ({
                  value: `row ${request.row}`,
                  label: `${request.payer}, ${request.codes.join(', ') || `row ${request.row}`}`,
                })),
                ...known.payers.map(({ name }) => ({ value: `payer ${name}`, label: `${name}, no request` })),
              ];
              const open = log.requests.find(({ status }) => status !== 'Closed') ?? log.requests[0];
              const now = chosen ?? (open ? `row ${open.row}` : (subjects[0]?.value ?? null));
              return now === null ? (
                <NoPayers />
              ) : (
                <>
                  <Field label="For">
                    <Select value={now} onInput={setChosen} options={subjects} />
                  </Field>
                  <Points key={now} of={subjectOf(now)} />
                </>
              );
            }}
          </Reading>
        )}
      </Reading>
    </Screen>
  );
}

function subjectOf(value: string): Subject {
  return value.startsWith('row ')
    ? { row: Number(value.slice('row '.length)) }
    : { row: null, payer: value.slice('payer '.length) };
}

function NoPayers() {
  const { go } = usePanel();
  return (
    <Empty title="No payers yet">
      <p class="muted">Add one, and the scripts are filled with what it pays you.</p>
      <Button onClick={() => go({ screen: 'payers', setup: false })}>Add payers</Button>
    </Empty>
  );
}

function Points({ of }: { of: Subject }) {
  const input = { row: of.row, ...(of.payer === undefined ? {} : { payer: of.payer }), today: today() };
  const loaded = useLoad('talkingPoints', input);
  const [shown, setShown] = useState<string | null>(null);
  return (
    <Reading loaded={loaded} what="your figures">
      {(talking) => {
        const point = [...talking.scripts, ...talking.replies].find(({ id }) => id === shown);
        return point ? (
          <Aloud of={of} talking={talking} point={point} back={() => setShown(null)} checkAgain={loaded.reload} />
        ) : (
          <>
            <PointList title="When you call" points={talking.scripts} choose={setShown} />
            <PointList title="When they say no" points={talking.replies} choose={setShown} />
          </>
        );
      }}
    </Reading>
  );
}

interface ListProps {
  title: string;
  points: readonly TalkingPoint[];
  choose: (id: string) => void;
}

function PointList({ title, points, choose }: ListProps) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <ul class="rows">
        {points.map(({ id, name, trigger }) => (
          <Item key={id} onClick={() => choose(id)}>
            <b>{name}</b>
            <span class="muted block">{trigger}</span>
          </Item>
        ))}
      </ul>
    </section>
  );
}

interface AloudProps {
  of: Subject;
  talking: Talking;
  point: TalkingPoint;
  back: () => void;
  checkAgain: () => void;
}

/** Large enough to read while speaking. */
function Aloud({ of, talking, point, back, checkAgain }: AloudProps) {
  const { announce } = usePanel();
  const { busy, failure, run } = useAction();
  const [saved, setSaved] = useState<Output<'draftLetter'> | null>(null);
  const again = failure?.code === 'already-drafted';
  const top = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => top.current?.focus(), []);
  const needed = point.needs.filter(({ level }) => level === 'needed');
  const save = async () => {
    const answer = await run(
      'draftLetter',
      { row: of.row, payer: talking.payer, template: point.id, today: today(), ...(again ? { again } : {}) },
      'Saving in Google Docs',
    );
    if (answer === null) return;
    setSaved(answer);
    announce(answer.summary);
  };
  return (
    <>
      <section aria-labelledby="point">
        <h2 id="point" tabIndex={-1} ref={top}>
          {point.name}
        </h2>
        <p class="muted">{point.purpose}</p>
      </section>
      <Cautions cautions={point.cautions} />
      {point.needs.length > 0 && (
        <ul class="rows" aria-label="Would make it better">
          {point.needs.map(({ message, at }) => (
            <li class="fact" key={message}>
              <span class="grow">
                {message} {at && <GoToCell at={at} />}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div class="aloud card">
        {blocksOf(point).map((block) => (
          <p key={block} class="lines">
            {isHeading(block) ? <b>{block}</b> : block}
          </p>
        ))}
      </div>
      <FailureNote failure={failure} />
      {saved !== null && (
        <Note tone="ok">
          {saved.summary}
          <span class="block">
            <OutsideLink href={saved.url}>Open it</OutsideLink>
          </span>
        </Note>
      )}
      <Actions busy={busy}>
        {needed.length > 0 && (
          <p class="hint" id="not-filled">
            Something is still to fill in.{' '}
            <Button size="tiny" onClick={checkAgain}>
              Check again
            </Button>
          </p>
        )}
        <Copy text={point.text} what={point.name} kind="primary" />
        <Button
          idle={busy !== null || needed.length > 0}
          {...(needed.length > 0 ? { because: 'not-filled' } : {})}
          onClick={save}
        >
          {again ? 'Save a second Doc' : 'Save as a Doc'}
        </Button>
        <Button
          onClick={() => {
            back();
            document.querySelector('h1')?.focus();
          }}
        >
          All scripts
        </Button>
      </Actions>
    </>
  );
}

/** Paragraphs of a script, without its own name, which stands above it. */
function blocksOf({ text, name }: TalkingPoint): string[] {
  const blocks = text.split(/\n{2,}/).map((block) => block.trim());
  return [...new Set(blocks)].filter((block) => block !== '' && block !== name);
}

/** A line without an end: when to say what follows. */
function isHeading(block: string): boolean {
  return !/^["“-]|[.?!:"”]$|\n/.test(block);
}
