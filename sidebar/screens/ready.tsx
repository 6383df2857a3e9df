import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { BuiltTab } from '../../src/contract.ts';
import { Actions, Button, Waiting } from '../components/buttons.tsx';
import { FailureNote, Note, Problems } from '../components/notes.tsx';
import { Screen } from '../components/screen.tsx';
import { today } from '../dates.ts';
import { useAction, usePanel } from '../panel.ts';

const TAB = 'rate-comparison';

/** The end of the first run: builds the Rate Comparison and shows it. */
export function Ready() {
  const { go, call, showCell, announce } = usePanel();
  const { busy, failure, run } = useAction();
  const [built, setBuilt] = useState<BuiltTab | null>(null);
  const begun = useRef(false);

  const build = useCallback(async () => {
    const answer = await run('buildTab', { id: TAB, today: today() }, 'Building the Rate Comparison');
    if (answer === null) return;
    setBuilt(answer);
    announce(`${answer.title} is ready.`);
    await call('goTo', { at: { tab: answer.id, cell: 'A1' } });
  }, [run, call, announce]);

  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    build();
  }, [build]);

  return (
    <Screen
      title={built ? 'Your comparison is ready' : 'Your comparison'}
      back={{ to: { screen: 'rates', setup: false }, label: 'Rates' }}
    >
      <Waiting what={busy} />
      <FailureNote failure={failure} wrote={true} />
      {built && (
        <>
          <Note tone="ok">
            <b>{built.title}</b> stands beside this panel.
            {built.summary !== '' && ` ${built.summary}`}
          </Note>
          <p>
            It shows who pays most and least for each code, and each rate as a percent of what Medicare pays you. Type
            over a rate in the Rates tab, and every figure follows.
          </p>
          <Problems problems={built.problems} />
        </>
      )}
      {busy === null && (
        <Actions>
          {built ? (
            <Button kind="primary" onClick={() => go({ screen: 'home' })}>
              See what stands out
            </Button>
          ) : (
            <Button kind="primary" onClick={build}>
              Build again
            </Button>
          )}
          {built ? (
            <Button onClick={() => showCell({ tab: built.id, cell: 'A1' })}>Go to the tab</Button>
          ) : (
            <Button onClick={() => go({ screen: 'home' })}>Home</Button>
          )}
        </Actions>
      )}
    </Screen>
  );
}
