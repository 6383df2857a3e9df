import { useRef, useState } from 'preact/hooks';
import type { TabState } from '../../src/contract.ts';
import { type Part, PartList, Progress } from '../components/build.tsx';
import { Actions, Button } from '../components/buttons.tsx';
import { Check } from '../components/fields.tsx';
import { andList } from '../components/lists.tsx';
import { GoToCell, Note } from '../components/notes.tsx';
import { Reading, Screen } from '../components/screen.tsx';
import { today } from '../dates.ts';
import { count } from '../money.ts';
import { useLoad, usePanel } from '../panel.ts';

const KINDS = {
  type: { word: 'You type', tone: 'in' },
  'worked-out': { word: 'Worked out', tone: 'out' },
  settings: { word: 'Settings', tone: 'set' },
} as const;

type Built = { stage: 'choose' } | { stage: 'building' | 'built'; parts: readonly Part[] };

export function Tabs() {
  const { go, call, announce } = usePanel();
  const loaded = useLoad('tabs', {});
  const [built, setBuilt] = useState<Built>({ stage: 'choose' });
  const [stopping, setStopping] = useState(false);
  const stop = useRef(false);

  /** One tab after another, so that what is built stays, whatever happens to the rest. */
  const build = async (tabs: readonly TabState[], restore: ReadonlyMap<string, readonly string[]>) => {
    stop.current = false;
    setStopping(false);
    let parts: readonly Part[] = tabs.map(({ id, title }) => ({ id, title, state: 'next' }));
    const mark = (id: string, change: (part: Part) => Part) => {
      parts = parts.map((part) => (part.id === id ? change(part) : part));
      setBuilt({ stage: 'building', parts });
    };
    for (const { id, title } of tabs) {
      if (stop.current) {
        mark(id, () => ({ id, title, state: 'stopped' }));
        continue;
      }
      mark(id, () => ({ id, title, state: 'working' }));
      const headings = restore.get(id) ?? [];
      const answer = await call('buildTab', {
        id,
        today: today(),
        ...(headings.length > 0 ? { restore: [...headings] } : {}),
      });
      if (answer === null) return;
      mark(id, () =>
        answer.ok ? { id, title, state: 'done', built: answer.value } : { id, title, state: 'failed', failure: answer },
      );
    }
    setBuilt({ stage: 'built', parts });
    announce(doneLine(parts));
  };

  const again = async () => {
    await loaded.reload();
    setBuilt({ stage: 'choose' });
  };

  if (built.stage === 'building') {
    return (
      <Screen title="Building your tabs">
        <Progress parts={built.parts} />
        <p class="muted">You can keep working in your sheet. What is built stays, and the rest can be built later.</p>
        <div class="acts">
          <Button
            idle={stopping}
            onClick={() => {
              stop.current = true;
              setStopping(true);
              announce('Stopping after this tab.');
            }}
          >
            Stop after this tab
          </Button>
        </div>
      </Screen>
    );
  }
  if (built.stage === 'built') {
    return (
      <Screen title="Build tabs" back={{ to: { screen: 'home' }, label: 'Home' }}>
        <BuiltReport parts={built.parts} />
        <Actions>
          <Button kind="primary" onClick={() => go({ screen: 'home' })}>
            See what stands out
          </Button>
          <Button onClick={again}>Build more</Button>
        </Actions>
      </Screen>
    );
  }
  return (
    <Screen title="Build tabs" back={{ to: { screen: 'home' }, label: 'Home' }}>
      <p>RateCase adds to your workbook. It never clears or moves what you typed.</p>
      <Reading loaded={loaded} what="your tabs">
        {({ tabs }) => <Choice tabs={tabs} build={build} />}
      </Reading>
    </Screen>
  );
}

function doneLine(parts: readonly Part[]): string {
  const done = parts.filter(({ state }) => state === 'done').length;
  return done === parts.length
    ? `${count(done, 'tab')} ready.`
    : `${done} of ${count(parts.length, 'tab')} ready. The rest can be built later.`;
}

function BuiltReport({ parts }: { parts: readonly Part[] }) {
  const done = parts.flatMap((part) => (part.state === 'done' ? [part.built] : []));
  const failed = parts.flatMap((part) => (part.state === 'failed' ? [part] : []));
  const problems = done.flatMap((tab) => tab.problems);
  return (
    <>
      {done.length > 0 && (
        <Note tone="ok">
          <b>{doneLine(parts)}</b>
          <ul class="stack">
            {done.map(({ id, title, summary }) => (
              <li key={id}>
                <GoToCell at={{ tab: id, cell: 'A1' }}>{title}</GoToCell>
                {summary !== '' && (
                  <>
                    <br />
                    {summary}
                  </>
                )}
              </li>
            ))}
          </ul>
        </Note>
      )}
      {failed.map(({ id, title, failure }) => (
        <Note tone="bad" key={id}>
          <b>{title} was not built.</b> {failure.message}
          <p>{failure.hint} Nothing was changed.</p>
          {failure.at && <GoToCell at={failure.at} />}
        </Note>
      ))}
      {problems.map(({ message, at }) => (
        <Note tone="warn" key={message}>
          {message} {at && <GoToCell at={at} />}
        </Note>
      ))}
      <PartList parts={parts} />
    </>
  );
}

interface ChoiceProps {
  tabs: readonly TabState[];
  build: (tabs: readonly TabState[], restore: ReadonlyMap<string, readonly string[]>) => void;
}

function Choice({ tabs, build }: ChoiceProps) {
  /** What a first look proposes: all that is missing, and fresh figures for what is worked out. */
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(tabs.filter((tab) => tab.state === 'missing' || tab.kind === 'worked-out').map(({ id }) => id)),
  );
  const [restore, setRestore] = useState<ReadonlyMap<string, readonly string[]>>(new Map());

  const choose = (id: string, on: boolean) =>
    setChosen((before) => {
      const next = new Set(before);
      if (on) next.add(id);
      else next.delete(id);
      return next;
    });
  const putBack = (id: string, heading: string, on: boolean) => {
    const others = (restore.get(id) ?? []).filter((other) => other !== heading);
    setRestore(new Map(restore).set(id, on ? [...others, heading] : others));
    if (on) choose(id, true);
  };

  const missing = tabs.filter(({ state }) => state === 'missing');
  const incomplete = tabs.filter(({ state }) => state === 'incomplete');
  const here = tabs.filter(({ state, kind }) => state === 'here' && kind === 'worked-out');
  const complete = tabs.filter(({ state, kind }) => state === 'here' && kind !== 'worked-out');
  const wanted = tabs.filter(({ id }) => chosen.has(id));

  const line = (tab: TabState) => (
    <li key={tab.id}>
      <Check checked={chosen.has(tab.id)} onChange={(on) => choose(tab.id, on)}>
        <span class="tab-line">
          <b>{tab.title}</b>
          <span class={`chip ${KINDS[tab.kind].tone}`}>{KINDS[tab.kind].word}</span>
        </span>
        <span class="muted">{tab.about}</span>
      </Check>
      {tab.missingColumns.length > 0 && (
        <div class="put-back">
          <p>
            {andList(tab.missingColumns.map((heading) => `“${heading}”`))}{' '}
            {tab.missingColumns.length === 1 ? 'is' : 'are'} missing: renamed or deleted. Put back here, or give the
            column its old heading in the sheet.
          </p>
          {tab.missingColumns.map((heading) => (
            <Check
              key={heading}
              checked={restore.get(tab.id)?.includes(heading) ?? false}
              onChange={(on) => putBack(tab.id, heading, on)}
            >
              Put back “{heading}”
            </Check>
          ))}
        </div>
      )}
    </li>
  );

  return (
    <>
      {missing.length > 0 && (
        <section aria-labelledby="missing">
          <h2 id="missing">Not here yet</h2>
          <ul class="rows">{missing.map(line)}</ul>
        </section>
      )}
      {incomplete.length > 0 && (
        <section aria-labelledby="incomplete">
          <h2 id="incomplete">Columns missing</h2>
          <ul class="rows">{incomplete.map(line)}</ul>
        </section>
      )}
      {(here.length > 0 || complete.length > 0) && (
        <section aria-labelledby="here">
          <h2 id="here">Already here</h2>
          {here.length > 0 && <ul class="rows">{here.map(line)}</ul>}
          {complete.length > 0 && (
            <p class="muted">
              {andList(complete.map(({ title }) => title))} {complete.length === 1 ? 'is' : 'are'} complete.
            </p>
          )}
        </section>
      )}
      <Actions>
        {wanted.length === 0 && (
          <p class="hint" id="none-chosen">
            Choose at least one tab.
          </p>
        )}
        <Button
          kind="primary"
          idle={wanted.length === 0}
          {...(wanted.length === 0 ? { because: 'none-chosen' } : {})}
          onClick={() => build(wanted, restore)}
        >
          {wanted.length === 0 ? 'Build tabs' : `Build ${count(wanted.length, 'tab')}`}
        </Button>
      </Actions>
    </>
  );
}
