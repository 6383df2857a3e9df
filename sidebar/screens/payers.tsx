import { useRef, useState } from 'preact/hooks';
import type { Payer } from '../../src/contract.ts';
import { Actions, Button } from '../components/buttons.tsx';
import { DateInput, Field, Select, Text } from '../components/fields.tsx';
import { Item } from '../components/lists.tsx';
import { FailureNote, GoToCell, Note, Problems } from '../components/notes.tsx';
import { Reading, Screen } from '../components/screen.tsx';
import { longDate } from '../dates.ts';
import { useDraft } from '../drafts.ts';
import { count, tidy } from '../money.ts';
import { useAction, useLoad, usePanel } from '../panel.ts';

const BLANK = { name: '', type: '', renewal: '' };

export function Payers({ setup }: { setup: boolean }) {
  const inSheet = useLoad('payers', {});
  const facts = useLoad('practice', {});
  const back = setup
    ? ({ to: { screen: 'practice', setup }, label: 'Your practice' } as const)
    : ({ to: { screen: 'home' }, label: 'Home' } as const);
  return (
    <Screen title={setup ? 'Who pays you?' : 'Payers'} back={back} {...(setup ? { step: 2 as const } : {})}>
      <Reading loaded={inSheet} what="the Payers tab">
        {({ payers, problems }) => (
          <Reading loaded={facts} what="the Payers tab">
            {({ payerTypes }) => (
              <>
                <PayersForm here={payers} types={payerTypes} setup={setup} reload={inSheet.reload} />
                <Problems problems={problems} />
              </>
            )}
          </Reading>
        )}
      </Reading>
    </Screen>
  );
}

interface FormProps {
  here: readonly Payer[];
  types: readonly string[];
  setup: boolean;
  reload: () => Promise<void>;
}

function PayersForm({ here, types, setup, reload }: FormProps) {
  const { go, announce } = usePanel();
  const { busy, failure, run } = useAction();
  const added = useDraft<readonly Payer[]>('payers', []);
  const form = useDraft('payer', BLANK);
  const [fault, setFault] = useState<string | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const nameField = useRef<HTMLDivElement>(null);
  const focusName = () => nameField.current?.querySelector('input')?.focus();

  const edit = (key: keyof typeof BLANK) => (text: string) => {
    setFault(null);
    setSaved(null);
    form.set((before) => ({ ...before, [key]: text }));
  };

  /** The payer in the form, or null with its fault shown. */
  const typed = (): Payer | null => {
    const name = tidy(form.value.name);
    const same = [...here, ...added.value].some((payer) => payer.name.toLowerCase() === name.toLowerCase());
    if (name === '' || same) {
      setFault(name === '' ? 'Type the payer’s name.' : `${name} is in the list already.`);
      window.requestAnimationFrame(focusName);
      return null;
    }
    return { name, type: form.value.type || (types[0] ?? ''), renewal: form.value.renewal || null };
  };

  const add = () => {
    const payer = typed();
    if (payer === null) return;
    added.set((before) => [...before, payer]);
    form.clear();
    announce(`${payer.name} added to the list.`);
    focusName();
  };

  const remove = (name: string) => {
    added.set((before) => before.filter((payer) => payer.name !== name));
    announce(`${name} removed from the list.`);
    focusName();
  };

  const inForm = tidy(form.value.name) !== '';
  const waiting = added.value.length + (inForm ? 1 : 0);

  const save = async () => {
    const last = inForm ? typed() : null;
    if (inForm && last === null) return;
    const payers = last === null ? [...added.value] : [...added.value, last];
    if (payers.length === 0) {
      if (setup && here.length > 0) go({ screen: 'rates', setup });
      else setFault('Type the payer’s name.');
      if (!(setup && here.length > 0)) window.requestAnimationFrame(focusName);
      return;
    }
    const answer = await run('savePayers', { payers }, 'Saving');
    if (answer === null) return;
    added.clear();
    form.clear();
    if (setup) {
      go({ screen: 'rates', setup }, answer.summary);
      return;
    }
    await reload();
    setSaved(answer.summary);
    announce(answer.summary);
  };

  return (
    <>
      <p>
        {setup
          ? 'Add the three or four that matter most. More can follow any time.'
          : 'Choose a payer to say what no claim can show: its contract, how it is to work with, what leaving would bring.'}
      </p>
      {here.length > 0 && (
        <section aria-labelledby="here">
          <h2 id="here">In your Payers tab</h2>
          <ul class="rows">
            {here.map((payer) => (
              <Item key={payer.name} onClick={setup ? undefined : () => go({ screen: 'payer', payer: payer.name })}>
                <PayerLines payer={payer} />
              </Item>
            ))}
          </ul>
          <GoToCell at={{ tab: 'payers', cell: 'A2' }}>Open the Payers tab</GoToCell>
        </section>
      )}
      {added.value.length > 0 && (
        <ul class="rows" aria-label="Payers to save">
          {added.value.map((payer) => (
            <li class="entry" key={payer.name}>
              <PayerLines payer={payer} />
              <Button size="tiny" label={`Remove ${payer.name}`} onClick={() => remove(payer.name)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        class="card"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <div ref={nameField}>
          <Field label="Payer name" fault={fault} hint="The company, as you want to read it in your tabs.">
            <Text value={form.value.name} onInput={edit('name')} />
          </Field>
        </div>
        <Field label="Kind">
          <Select
            value={form.value.type || (types[0] ?? '')}
            onInput={edit('type')}
            options={types.map((type) => ({ value: type, label: type }))}
          />
        </Field>
        <Field label="Contract renews (optional)" hint="With this date, RateCase can tell you when to ask.">
          <DateInput value={form.value.renewal} onInput={edit('renewal')} />
        </Field>
        <Button submit={true} icon="plus">
          Add payer
        </Button>
      </form>
      <FailureNote failure={failure} wrote={true} />
      {saved !== null && <Note tone="ok">{saved}</Note>}
      <Actions busy={busy}>
        <Button kind="primary" idle={busy !== null} onClick={save}>
          {waiting === 0 && setup && here.length > 0
            ? 'Go on to rates'
            : waiting === 0
              ? 'Save payers'
              : `Save ${count(waiting, 'payer')}`}
        </Button>
        <Button onClick={() => go(setup ? { screen: 'practice', setup } : { screen: 'home' })}>Back</Button>
      </Actions>
    </>
  );
}

function PayerLines({ payer }: { payer: Payer }) {
  const details = [payer.type, payer.renewal && `renews ${longDate(payer.renewal)}`].filter(Boolean).join(', ');
  return (
    <span class="grow">
      <b>{payer.name}</b>
      {details !== '' && (
        <>
          <br />
          <span class="muted">{details}</span>
        </>
      )}
    </span>
  );
}
