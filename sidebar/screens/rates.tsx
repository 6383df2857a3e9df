import { GoToCell } from '../components/notes.tsx';
import { Reading, Screen } from '../components/screen.tsx';
import { useDraft } from '../drafts.ts';
import { useLoad } from '../panel.ts';
import { PasteRates } from './rates-pasted.tsx';
import { TypeRates } from './rates-typed.tsx';

export function Rates({ setup }: { setup: boolean }) {
  const loaded = useLoad('payers', {});
  const back = setup
    ? ({ to: { screen: 'payers', setup }, label: 'Your payers' } as const)
    : ({ to: { screen: 'home' }, label: 'Home' } as const);
  return (
    <Screen title={setup ? 'What do they pay?' : 'Rates'} back={back} {...(setup ? { step: 3 as const } : {})}>
      <Reading loaded={loaded} what="the Payers tab">
        {({ payers }) => <RatesForm payers={payers.map(({ name }) => name)} setup={setup} />}
      </Reading>
    </Screen>
  );
}

function RatesForm({ payers, setup }: { payers: readonly string[]; setup: boolean }) {
  const mode = useDraft<'type' | 'paste'>('rates-mode', payers.length === 0 ? 'paste' : 'type');
  return (
    <>
      {!setup && (
        <p>
          Rates are added below the ones you have.{' '}
          <GoToCell at={{ tab: 'rates', cell: 'A2' }}>Open the Rates tab</GoToCell>
        </p>
      )}
      <fieldset class="switch">
        <legend class="sr">How to enter rates</legend>
        {(['type', 'paste'] as const).map((way) => (
          <label key={way}>
            <input type="radio" name="rates-mode" checked={mode.value === way} onChange={() => mode.set(way)} />
            <span>{way === 'type' ? 'Type them' : 'Paste a list'}</span>
          </label>
        ))}
      </fieldset>
      {mode.value === 'type' ? (
        <TypeRates payers={payers} setup={setup} />
      ) : (
        <PasteRates known={payers} setup={setup} />
      )}
    </>
  );
}
