import { useState } from 'preact/hooks';
import type { Output, TabState } from '../../src/contract.ts';
import { Button, Waiting } from '../components/buttons.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Field, Select } from '../components/fields.tsx';
import { FailureNote, GoToCell, Note } from '../components/notes.tsx';
import { today } from '../dates.ts';
import { useAction, usePanel } from '../panel.ts';

/** What is done to tabs now and then, under the list of them. */
export function TabExtras({ tabs }: { tabs: readonly TabState[] }) {
  const here = tabs.filter(({ state }) => state !== 'missing');
  const withExamples = here.filter(({ example }) => example);
  return (
    <>
      {here.some(({ id }) => id === 'scorecard') && <Snapshot />}
      {withExamples.length > 0 && <Examples tabs={withExamples} />}
    </>
  );
}

function Snapshot() {
  const { announce } = usePanel();
  const { busy, failure, run, dismiss } = useAction();
  const [taken, setTaken] = useState<Output<'takeSnapshot'> | null>(null);
  const take = async (replace: boolean) => {
    setTaken(null);
    const answer = await run('takeSnapshot', { today: today(), replace }, 'Keeping the grades');
    if (answer === null) return;
    setTaken(answer);
    announce(answer.summary);
  };
  const exists = failure?.code === 'snapshot-exists' ? failure : null;
  return (
    <section aria-labelledby="snapshot">
      <h2 id="snapshot">Keep this quarter’s grades</h2>
      <p>Writes what the Scorecard shows into Scorecard History, so that the next quarter can be compared with it.</p>
      {exists === null ? (
        <>
          <Waiting what={busy} />
          <FailureNote failure={failure} wrote={true} />
          <Button idle={busy !== null} onClick={() => take(false)}>
            Take a snapshot
          </Button>
        </>
      ) : (
        <Confirm
          failure={exists}
          busy={busy}
          verb="Replace the figures"
          onConfirm={() => take(true)}
          keep="Keep what is there"
          onKeep={dismiss}
        >
          {exists.at && <GoToCell at={exists.at} />}
        </Confirm>
      )}
      {taken !== null && (
        <Note tone="ok">
          {taken.summary}
          {taken.at && (
            <span class="block">
              <GoToCell at={taken.at}>Go to the rows</GoToCell>
            </span>
          )}
        </Note>
      )}
    </section>
  );
}

/** What was done to the example row of a tab. */
type Done = { summary: string; at: Output<'addExamples'>['at'] | null };

function Examples({ tabs }: { tabs: readonly TabState[] }) {
  const { announce } = usePanel();
  const { busy, failure, run, dismiss } = useAction();
  const [tab, setTab] = useState('');
  const [done, setDone] = useState<Done | null>(null);
  const say = (answer: Done) => {
    setDone(answer);
    announce(answer.summary);
  };
  const add = async () => {
    setDone(null);
    const answer = await run('addExamples', { tab }, 'Adding an example row');
    if (answer !== null) say(answer);
  };
  const remove = async () => {
    setDone(null);
    const answer = await run('removeExamples', { tab }, 'Removing the example row');
    if (answer !== null) say({ ...answer, at: null });
  };
  return (
    <section aria-labelledby="examples">
      <h2 id="examples">See an example row</h2>
      <Field label="Tab" hint="For a tab that is still empty. The row says in Notes that it is an example.">
        <Select
          value={tab}
          onInput={(id) => {
            setTab(id);
            setDone(null);
            dismiss();
          }}
          options={tabs.map(({ id, title }) => ({ value: id, label: title }))}
          prompt="Choose a tab"
        />
      </Field>
      {tab !== '' && (
        <div class="acts">
          <Button idle={busy !== null} onClick={add}>
            Add the row
          </Button>
          <Button idle={busy !== null} onClick={remove}>
            Remove it
          </Button>
        </div>
      )}
      <Waiting what={busy} />
      <FailureNote failure={failure} wrote={true} />
      {done !== null && (
        <Note tone="ok">
          {done.summary}
          {done.at && (
            <span class="block">
              <GoToCell at={done.at} />
            </span>
          )}
        </Note>
      )}
    </section>
  );
}
