import { useState } from 'preact/hooks';
import type { Output, RateLine } from '../../src/contract.ts';
import { Actions, Button, TextButton } from '../components/buttons.tsx';
import { GoToCell, Note } from '../components/notes.tsx';
import { count, dollars } from '../money.ts';
import { useAction, usePanel } from '../panel.ts';

/** Writes the rates; in the first run the comparison is built next. */
export function useSaveRates(setup: boolean) {
  const { go, announce } = usePanel();
  const action = useAction();
  const [saved, setSaved] = useState<Output<'saveRates'> | null>(null);
  const save = async (rates: RateLine[], whenSaved: () => void, leftOut = '') => {
    const answer = await action.run('saveRates', { rates }, 'Writing');
    if (answer === null) return;
    whenSaved();
    if (setup && answer.kept.every(({ has, wanted }) => has === wanted)) {
      go({ screen: 'ready' }, `${answer.summary} ${leftOut}`.trim());
      return;
    }
    setSaved(answer);
    announce(answer.summary);
  };
  return { ...action, saved, forget: () => setSaved(null), save };
}

export function WriteActions({
  number,
  busy,
  setup,
  saved,
}: {
  number: number;
  busy: string | null;
  setup: boolean;
  saved: Output<'saveRates'> | null;
}) {
  const { go } = usePanel();
  const back = () => go(setup ? { screen: 'payers', setup } : { screen: 'home' });
  if (setup && saved !== null) {
    return (
      <Actions>
        <Button kind="primary" onClick={() => go({ screen: 'ready' })}>
          Show the comparison
        </Button>
        <Button onClick={back}>Back</Button>
      </Actions>
    );
  }
  return (
    <Actions busy={busy}>
      {number === 0 && (
        <p class="hint" id="nothing-yet">
          No rate to write yet.
        </p>
      )}
      <Button
        kind="primary"
        submit={true}
        idle={busy !== null || number === 0}
        {...(number === 0 ? { because: 'nothing-yet' } : {})}
      >
        {number === 0 ? 'Write rates' : `Write ${count(number, 'rate')}`}
      </Button>
      <Button onClick={back}>Back</Button>
    </Actions>
  );
}

/** What was written, and what stands there already and was left as it is. */
export function Saved({ saved, setup }: { saved: Output<'saveRates'>; setup: boolean }) {
  const { go } = usePanel();
  const different = saved.kept.filter(({ has, wanted }) => has !== wanted);
  return (
    <>
      <Note tone="ok">
        {saved.summary}
        <div class="acts">
          {saved.at && <GoToCell at={saved.at} />}
          {!setup && <TextButton onClick={() => go({ screen: 'ready' })}>Update the comparison</TextButton>}
        </div>
      </Note>
      {different.length > 0 && (
        <Note tone="warn">
          <b>{count(different.length, 'rate')} left as in your sheet</b>
          <ul class="stack">
            {different.map(({ payer, code, has, wanted, at }) => (
              <li key={`${payer} ${code}`}>
                {payer}, {code}: {dollars(has)} stands there, you typed {dollars(wanted)}. <GoToCell at={at} />
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  );
}
