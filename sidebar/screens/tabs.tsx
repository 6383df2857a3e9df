import type { BuiltTab, TabState } from '../../src/contract.ts';
import { type Part, useBatch } from '../batch.ts';
import { PartList, Running } from '../components/build.tsx';
import { Actions, Button, TextButton } from '../components/buttons.tsx';
import { GoToCell, Note, Problems } from '../components/notes.tsx';
import { Reading, Screen } from '../components/screen.tsx';
import { today } from '../dates.ts';
import { Mark, type MarkName } from '../icons.tsx';
import { count, joinWords } from '../money.ts';
import { useLoad, usePanel } from '../panel.ts';
import { TabExtras } from './tabs-more.tsx';

const GROUPS = [
  { kind: 'type', title: 'You type' },
  { kind: 'worked-out', title: 'Worked out' },
  { kind: 'settings', title: 'Settings and help' },
] as const;

/** Nothing failed: what the tab shows is not typed yet (LOOK 5, Error). */
const EARLY: ReadonlySet<string> = new Set(['no-claims', 'no-payers', 'no-rates']);
const OUTCOMES = { made: 'Built', updated: 'Up to date', unchanged: 'As it was' } as const;

interface Wanted {
  id: string;
  title: string;
  /** Headings and charts to put back. */
  restore?: readonly string[];
}

/** Makes what is missing, brings what is worked out up to date, puts back what is gone. */
export function Tabs() {
  const { call } = usePanel();
  const loaded = useLoad('tabs', {});
  const batch = useBatch<BuiltTab>({ overLine: doneLine });

  const build = (tabs: readonly Wanted[]) =>
    batch.start(
      // Start links to the tabs that are there, so it comes last.
      [...tabs]
        .sort((a, b) => Number(a.id === 'start') - Number(b.id === 'start'))
        .map(({ id, title, restore = [] }) => ({
          id,
          title,
          run: () => call('buildTab', { id, today: today(), ...(restore.length > 0 ? { restore: [...restore] } : {}) }),
        })),
    );
  const again = async () => {
    await loaded.reload();
    batch.reset();
  };

  if (batch.stage === 'running') {
    return (
      <Running title="Building your tabs" batch={batch} noun="tab" word={({ outcome }) => OUTCOMES[outcome]}>
        You can keep working in your sheet. What is built stays, and the rest can be built later.
      </Running>
    );
  }
  return (
    <Screen title="Build tabs" back={{ to: { screen: 'home' }, label: 'Home' }}>
      {batch.stage === 'over' ? (
        <BuiltReport parts={batch.parts} build={build} again={again} />
      ) : (
        <Reading loaded={loaded} what="your tabs">
          {({ tabs }) => <Choice tabs={tabs} build={build} />}
        </Reading>
      )}
    </Screen>
  );
}

function doneLine(parts: readonly Part<unknown>[]): string {
  const done = parts.filter(({ state }) => state === 'done').length;
  return done === parts.length
    ? `${count(done, 'tab')} ready.`
    : `${done} of ${count(parts.length, 'tab')} ready. The rest can be built later.`;
}

interface ReportProps {
  parts: readonly Part<BuiltTab>[];
  build: (tabs: readonly Wanted[]) => void;
  again: () => void;
}

function BuiltReport({ parts, build, again }: ReportProps) {
  const { go } = usePanel();
  const done = parts.flatMap((part) => (part.state === 'done' ? [part.value] : []));
  const failed = parts.flatMap((part) => (part.state === 'failed' ? [part] : []));
  const left = parts.filter(({ state }) => state === 'stopped' || state === 'failed');
  return (
    <>
      {done.length > 0 && (
        <Note tone="ok">
          <b>{doneLine(parts)}</b>
        </Note>
      )}
      {failed.map(({ id, title, failure }) => {
        const isEarly = EARLY.has(failure.code);
        return (
          <Note tone={isEarly ? 'warn' : 'bad'} key={id}>
            <b>{isEarly ? `${title} waits for your figures.` : `${title} was not built.`}</b> {failure.message}
            <p>
              {failure.hint}
              {isEarly ? '' : ' Nothing was changed.'}
            </p>
            {failure.at && <GoToCell at={failure.at} />}
          </Note>
        );
      })}
      {done.map(
        ({ id, title, missing = [] }) =>
          missing.length > 0 && (
            <Note tone="warn" key={id}>
              <Gone id={id} title={title} names={missing} build={build} />
            </Note>
          ),
      )}
      <Problems problems={toLookAt(done)} />
      <PartList
        parts={parts}
        word={({ outcome }) => OUTCOMES[outcome]}
        more={({ id, title, summary }) => (
          <>
            <GoToCell at={{ tab: id, cell: 'A1' }}>{title}</GoToCell>
            {summary !== '' && <span class="small muted block">{summary}</span>}
          </>
        )}
      />
      <Actions>
        {left.length > 0 ? (
          <Button kind="primary" onClick={() => build(left)}>
            {left.length === 1 ? 'Build the other one' : `Build the other ${left.length}`}
          </Button>
        ) : (
          <Button kind="primary" onClick={() => go({ screen: 'home' })}>
            See what stands out
          </Button>
        )}
        <Button onClick={again}>All tabs</Button>
      </Actions>
    </>
  );
}

/** Each cell once, however many tabs stumble over it. What is gone has its own note with a way back. */
function toLookAt(done: readonly BuiltTab[]): BuiltTab['problems'] {
  const others = done.flatMap(({ problems, missing = [] }) =>
    problems.filter(({ message }) => !missing.some((name) => message.includes(`“${name}”`))),
  );
  return [...new Map(others.map((problem) => [problem.message, problem])).values()];
}

interface GoneProps {
  id: string;
  title: string;
  names: readonly string[];
  build: (tabs: readonly Wanted[]) => void;
}

function Gone({ id, title, names, build }: GoneProps) {
  return (
    <>
      <p>
        <b>{title}</b>: {joinWords(names.map((name) => `“${name}”`))} {names.length === 1 ? 'is' : 'are'} gone. If you
        renamed {names.length === 1 ? 'it' : 'them'}, give back the old {names.length === 1 ? 'name' : 'names'}; if you
        meant it, leave it so.
      </p>
      <div class="acts">
        {names.map((name) => (
          <Button key={name} size="tiny" onClick={() => build([{ id, title, restore: [name] }])}>
            Put back “{name}”
          </Button>
        ))}
      </div>
    </>
  );
}

interface ChoiceProps {
  tabs: readonly TabState[];
  build: (tabs: readonly Wanted[]) => void;
}

function Choice({ tabs, build }: ChoiceProps) {
  const missing = tabs.filter(({ state }) => state === 'missing');
  const workedOut = tabs.filter(({ state, kind }) => state !== 'missing' && kind === 'worked-out');
  const incomplete = tabs.filter(({ missingColumns }) => missingColumns.length > 0);
  return (
    <>
      <section class="card next" aria-labelledby="step">
        <h2 id="step">
          {missing.length > 0
            ? `${count(missing.length, 'tab is', 'tabs are')} not here yet`
            : `All ${count(tabs.length, 'tab')} are here`}
        </h2>
        <p>
          {missing.length > 0
            ? 'RateCase adds them. It never clears or moves what you typed.'
            : 'A refresh brings in new payers and codes, and newer formulas. What you typed stays as it is.'}
        </p>
        {missing.length > 0 ? (
          <Button kind="primary" onClick={() => build(missing)}>
            Build what is missing
          </Button>
        ) : (
          <Button kind="primary" idle={workedOut.length === 0} onClick={() => build(workedOut)}>
            Refresh what is worked out
          </Button>
        )}
        {missing.length > 0 && workedOut.length > 0 && (
          <TextButton onClick={() => build(workedOut)}>Refresh what is here instead</TextButton>
        )}
      </section>
      {incomplete.map(({ id, title, missingColumns }) => (
        <Note tone="warn" key={id}>
          <Gone id={id} title={title} names={missingColumns} build={build} />
        </Note>
      ))}
      <div>
        {GROUPS.map(({ kind, title }) => (
          <TabGroup key={kind} title={title} tabs={tabs.filter((tab) => tab.kind === kind)} build={build} />
        ))}
      </div>
      <TabExtras tabs={tabs} />
    </>
  );
}

const STATES = {
  missing: ['none', 'Not here yet'],
  here: ['good', 'Here'],
  incomplete: ['watch', 'Something is gone'],
} as const satisfies Record<TabState['state'], readonly [MarkName, string]>;

function TabGroup({ title, tabs, build }: { title: string; tabs: readonly TabState[]; build: ChoiceProps['build'] }) {
  if (tabs.length === 0) return null;
  const here = tabs.filter(({ state }) => state !== 'missing').length;
  return (
    <details class="group">
      <summary>
        <h2>{title}</h2>
        <span class="muted small">
          {here} of {tabs.length} here
        </span>
      </summary>
      <ul class="rows">
        {tabs.map((tab) => {
          const [mark, word] = STATES[tab.state];
          const action = tab.state === 'missing' ? 'Build' : 'Refresh';
          return (
            <li class="entry top-aligned" key={tab.id}>
              <Mark name={mark} />
              <span class="grow">
                {tab.state === 'missing' ? (
                  <b>{tab.title}</b>
                ) : (
                  <GoToCell at={{ tab: tab.id, cell: 'A1' }}>{tab.title}</GoToCell>
                )}
                <span class="sr">. {word}.</span>
                <span class="small muted block">{tab.about}</span>
              </span>
              <Button size="tiny" label={`${action} ${tab.title}`} onClick={() => build([tab])}>
                {action}
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
