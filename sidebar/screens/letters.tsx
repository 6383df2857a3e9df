import { useState } from 'preact/hooks';
import type { Output } from '../../src/contract.ts';
import { type Part, useBatch } from '../batch.ts';
import { PartList, Running } from '../components/build.tsx';
import { Actions, Button, OutsideLink } from '../components/buttons.tsx';
import { Check } from '../components/fields.tsx';
import { Empty, GoToCell, Note } from '../components/notes.tsx';
import { Reading, Screen } from '../components/screen.tsx';
import { today } from '../dates.ts';
import { count } from '../money.ts';
import { type Failure, useLoad, usePanel } from '../panel.ts';

type Entry = Output<'draftQueue'>['entries'][number];
type Drafted = Output<'draftLetter'>;

/** After one of these the next letter has no better chance. */
const FINAL = ['drive-quota', 'drive-full', 'drive-permission', 'drive-off'];

/** Every request with a letter to write now, drafted one after another. What is drafted is not drafted again. */
export function Letters() {
  const { call } = usePanel();
  const loaded = useLoad('draftQueue', { today: today() });
  const batch = useBatch<Drafted>({ overLine: doneLine, isFinal: ({ code }) => FINAL.includes(code) });

  const draft = (entries: readonly Entry[]) =>
    batch.start(
      entries.map(({ row, payer, template, name }) => ({
        id: String(row),
        title: `${payer}: ${name}`,
        run: () => call('draftLetter', { row, payer, template, today: today() }),
      })),
    );
  const again = async () => {
    await loaded.reload();
    batch.reset();
  };

  if (batch.stage === 'running') {
    return (
      <Running title="Drafting your letters" batch={batch} noun="letter" word={() => 'Drafted'}>
        Nothing is sent. What is drafted stays, and the rest can be drafted later.
      </Running>
    );
  }
  return (
    <Screen title="Draft several letters" back={{ to: { screen: 'requests' }, label: 'Requests' }}>
      {batch.stage === 'over' ? (
        <DraftedReport parts={batch.parts} again={again} />
      ) : (
        <Reading loaded={loaded} what="the Negotiation Log">
          {({ entries }) => <Queue entries={entries} draft={draft} />}
        </Reading>
      )}
    </Screen>
  );
}

function doneLine(parts: readonly Part<unknown>[]): string {
  const done = parts.filter(({ state }) => state === 'done').length;
  const all = count(parts.length, 'letter');
  return done === parts.length ? `${all} drafted. Nothing has been sent.` : `${done} of ${all} drafted.`;
}

function Queue({ entries, draft }: { entries: readonly Entry[]; draft: (entries: readonly Entry[]) => void }) {
  const { go } = usePanel();
  const ready = entries.filter(({ state }) => state === 'ready');
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const wanted = ready.filter(({ row }) => !left.has(row));
  const others = entries.filter(({ state }) => state !== 'ready');
  const leave = (row: number, out: boolean) => {
    const next = new Set(left);
    if (out) next.add(row);
    else next.delete(row);
    setLeft(next);
  };
  if (entries.length === 0) {
    return (
      <Empty title="No open requests">
        <p class="muted">Letters are written from the rows of your Negotiation Log.</p>
        <Button onClick={() => go({ screen: 'new-request' })}>New request</Button>
      </Empty>
    );
  }
  return (
    <>
      <p>Each is drafted as RateCase proposes it. To choose facts or wording, write it on its own.</p>
      {ready.length > 0 && (
        <section aria-labelledby="ready">
          <h2 id="ready">Ready to draft</h2>
          <ul class="rows">
            {ready.map(({ row, payer, name, why }) => (
              <li key={row}>
                <Check checked={!left.has(row)} onChange={(on) => leave(row, !on)}>
                  <b>
                    {payer}: {name}
                  </b>
                  <span class="muted block">{why}</span>
                </Check>
              </li>
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="others">
          <h2 id="others">Not now</h2>
          <ul class="rows">
            {others.map((entry) => (
              <li class="fact" key={entry.row}>
                <span class="grow">
                  <b>
                    {entry.payer}
                    {entry.name !== '' && `: ${entry.name}`}
                  </b>
                  <span class="muted block">
                    {entry.state === 'drafted' ? 'Drafted already. ' : entry.note}{' '}
                    {entry.letterUrl !== null && <OutsideLink href={entry.letterUrl}>Open it</OutsideLink>}
                    {entry.state === 'blocked' && entry.at && <GoToCell at={entry.at} />}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Actions>
        {wanted.length === 0 && (
          <p class="hint" id="none">
            {ready.length === 0 ? 'No letter is due now.' : 'Choose at least one.'}
          </p>
        )}
        <Button
          kind="primary"
          idle={wanted.length === 0}
          {...(wanted.length === 0 ? { because: 'none' } : {})}
          onClick={() => draft(wanted)}
        >
          {wanted.length === 0 ? 'Draft letters' : `Draft ${count(wanted.length, 'letter')}`}
        </Button>
        <Button onClick={() => go({ screen: 'requests' })}>Back</Button>
      </Actions>
    </>
  );
}

function DraftedReport({ parts, again }: { parts: readonly Part<Drafted>[]; again: () => void }) {
  const { go } = usePanel();
  const done = parts.filter(({ state }) => state === 'done').length;
  const failed = parts.flatMap((part) => (part.state === 'failed' ? [part] : []));
  return (
    <>
      {done > 0 && (
        <Note tone="ok">
          <b>{doneLine(parts)}</b> Read each before you send it, then say so under its request.
        </Note>
      )}
      {failed.map(({ id, title, failure }) => (
        <FailedLetter key={id} title={title} failure={failure} />
      ))}
      <PartList
        parts={parts}
        word={() => 'Drafted'}
        more={({ url, name }) => <OutsideLink href={url}>{name}</OutsideLink>}
      />
      <Actions>
        {done === parts.length ? (
          <Button kind="primary" onClick={() => go({ screen: 'requests' })}>
            See your requests
          </Button>
        ) : (
          <Button kind="primary" onClick={again}>
            Go on with the rest
          </Button>
        )}
      </Actions>
    </>
  );
}

function FailedLetter({ title, failure }: { title: string; failure: Failure }) {
  return (
    <Note tone={failure.code === 'already-drafted' ? 'warn' : 'bad'}>
      <b>{title} was not drafted.</b> {failure.message}
      <p>{failure.hint}</p>
      {failure.at && <GoToCell at={failure.at} />}
    </Note>
  );
}
