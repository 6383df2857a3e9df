import { useEffect, useRef, useState } from 'preact/hooks';
import type { Output, Practice as PracticeFacts } from '../../src/contract.ts';
import { Actions, Button } from '../components/buttons.tsx';
import { Field, Select, Text } from '../components/fields.tsx';
import { FailureNote, Note } from '../components/notes.tsx';
import { Reading, Screen } from '../components/screen.tsx';
import { today } from '../dates.ts';
import { useDraft } from '../drafts.ts';
import { dollars } from '../money.ts';
import { useAction, useLoad, usePanel } from '../panel.ts';

const ZIP = /^\d{5}(-?\d{4})?$/;
/** Long enough that a ZIP being typed is looked up once. */
const TYPING_PAUSE_MS = 350;
/** Of the codes that Medicare prices, those shown as a first taste. */
const SHOWN_AMOUNTS = 4;

const SETTINGS = [
  { value: 'office', label: 'Office' },
  { value: 'facility', label: 'Facility' },
];

type Facts = Output<'practice'>;
type Changes = Partial<PracticeFacts>;

const HOME = { to: { screen: 'home' }, label: 'Home' } as const;

export function Practice({ setup }: { setup: boolean }) {
  const loaded = useLoad('practice', {});
  return (
    <Screen
      title={setup ? 'Where do you practice?' : 'Your practice'}
      back={HOME}
      {...(setup ? { step: 1 as const } : {})}
    >
      <Reading loaded={loaded} what="the Practice tab">
        {(facts) => <PracticeForm facts={facts} setup={setup} reload={loaded.reload} />}
      </Reading>
    </Screen>
  );
}

function PracticeForm({ facts, setup, reload }: { facts: Facts; setup: boolean; reload: () => Promise<void> }) {
  const { go, announce } = usePanel();
  const { busy, failure, run } = useAction();
  const changes = useDraft<Changes>('practice', {});
  const [checked, setChecked] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);

  const value = (key: keyof PracticeFacts) => changes.value[key] ?? facts.practice[key];
  const bind = (key: keyof PracticeFacts) => ({
    value: value(key),
    onInput: (next: string) => {
      setSaved(null);
      changes.set((before) => ({ ...before, [key]: next }));
    },
  });
  const cleared = (key: keyof PracticeFacts) =>
    facts.practice[key] !== '' && value(key).trim() === ''
      ? 'To clear this, clear its cell in the Practice tab.'
      : null;

  const zip = value('zip').trim();
  const clinician = value('clinician');
  const zipTyped = ZIP.test(zip);
  const lookedUp = usePlace(zipTyped ? zip : '', clinician);
  const zipFault =
    checked && zip !== '' && !zipTyped
      ? `“${zip}” is not a ZIP code. Type five digits like 05401.`
      : checked && zip === '' && setup
        ? 'Type your office’s ZIP code, five digits like 05401.'
        : lookedUp.state === 'failed'
          ? `${lookedUp.failure.message} ${lookedUp.failure.hint}`
          : null;
  const clinicianFault = checked && setup && clinician === '' ? 'Choose your license.' : null;
  const ready = (zipTyped || (zip === '' && !setup)) && (clinician !== '' || !setup) && lookedUp.state !== 'failed';

  useEffect(() => {
    if (lookedUp.state === 'ready') announce(lookedUp.value.place.sentence);
  }, [lookedUp, announce]);

  const save = async () => {
    setChecked(true);
    if (!ready) {
      window.requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus());
      return;
    }
    const given = setup ? { zip, clinician, ...changes.value } : changes.value;
    const practice = Object.fromEntries(
      Object.entries(given)
        .map(([key, text]) => [key, text.trim()] as const)
        .filter(([, text]) => text !== ''),
    );
    const answer = await run('savePractice', { today: today(), practice }, 'Saving');
    if (answer === null) return;
    changes.clear();
    if (setup) {
      go({ screen: 'payers', setup }, answer.summary);
      return;
    }
    await reload();
    setSaved(answer.summary);
    announce(answer.summary);
  };

  return (
    <form
      ref={form}
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {setup && (
        <p>Medicare’s amounts are the yardstick for every payer. They depend on where you are and your license.</p>
      )}
      <Field label="Office ZIP code" hint="Medicare pays by area, so this sets your yardstick." fault={zipFault}>
        <Text {...bind('zip')} inputMode="numeric" />
      </Field>
      <Field label="Your license" fault={clinicianFault} hint="Medicare pays some licenses 75% or 85% of its schedule.">
        <Select {...bind('clinician')} options={including(clinician, facts.clinicians)} prompt="Choose one" />
      </Field>
      <PlaceFound looked={lookedUp} />
      {!setup && (
        <>
          <Field label="Setting" hint="Office, unless you see clients in a hospital or other facility.">
            <Select
              {...bind('setting')}
              options={including(value('setting'), SETTINGS)}
              {...(value('setting') === '' ? { prompt: 'Choose one' } : {})}
            />
          </Field>
          <h2>On your letters</h2>
          <Field label="Practice name" warning={cleared('practiceName')}>
            <Text {...bind('practiceName')} />
          </Field>
          <Field label="Letters signed by" warning={cleared('signer')}>
            <Text {...bind('signer')} />
          </Field>
          <Field label="Credentials" hint="For example: PsyD, Licensed Psychologist." warning={cleared('credentials')}>
            <Text {...bind('credentials')} />
          </Field>
          <Field label="NPI" hint="Ten digits. Payers find your contract by it." warning={cleared('npi')}>
            <Text {...bind('npi')} inputMode="numeric" />
          </Field>
          <Field label="Phone" warning={cleared('phone')}>
            <Text {...bind('phone')} inputMode="tel" />
          </Field>
          <Field label="Email" warning={cleared('email')}>
            <Text {...bind('email')} inputMode="email" />
          </Field>
        </>
      )}
      <FailureNote failure={failure} wrote={true} />
      {saved !== null && <Note tone="ok">{saved}</Note>}
      <Actions busy={busy}>
        <Button kind="primary" submit={true} idle={busy !== null}>
          {setup ? 'Save and add payers' : 'Save'}
        </Button>
        <Button onClick={() => go({ screen: 'home' })}>{setup ? 'Not now' : 'Back'}</Button>
      </Actions>
    </form>
  );
}

/** What stands in the cell is kept as a choice, also when it is none of ours. */
function including(value: string, options: readonly { value: string; label: string }[]) {
  const known = value === '' || options.some((option) => option.value === value);
  return known ? options : [...options, { value, label: value }];
}

type Looked =
  | { state: 'none' | 'looking' }
  | { state: 'failed'; failure: { message: string; hint: string } }
  | { state: 'ready'; value: Output<'lookUpPlace'> };

/** Asks where the ZIP falls once typing pauses; an answer that comes after further typing is dropped. */
function usePlace(zip: string, clinician: string): Looked {
  const { call } = usePanel();
  const [looked, setLooked] = useState<Looked>({ state: 'none' });
  useEffect(() => {
    if (zip === '') {
      setLooked({ state: 'none' });
      return;
    }
    let current = true;
    setLooked({ state: 'looking' });
    const timer = window.setTimeout(async () => {
      const answer = await call('lookUpPlace', { zip, clinician });
      if (!current || answer === null) return;
      setLooked(answer.ok ? { state: 'ready', value: answer.value } : { state: 'failed', failure: answer });
    }, TYPING_PAUSE_MS);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [call, zip, clinician]);
  return looked;
}

function PlaceFound({ looked }: { looked: Looked }) {
  if (looked.state !== 'ready') return null;
  const { place, basis, year, amounts } = looked.value;
  const priced = amounts.flatMap(({ code, label, medicare }) => (medicare === null ? [] : [{ code, label, medicare }]));
  return (
    <>
      <Note tone={place.spans ? 'warn' : 'ok'}>
        <b>{place.localityName}</b>
        <br />
        {place.sentence}
      </Note>
      {priced.length > 0 && (
        <div class="card calm">
          <h2>Medicare pays in {year}</h2>
          <dl class="pairs">
            {priced.slice(0, SHOWN_AMOUNTS).map(({ code, label, medicare }) => (
              <div key={code}>
                <dt>{label === '' ? code : `${code}, ${label}`}</dt>
                <dd>{dollars(medicare)}</dd>
              </div>
            ))}
          </dl>
          <p class="small muted">{basis}.</p>
        </div>
      )}
    </>
  );
}
