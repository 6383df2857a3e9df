import { useState } from 'preact/hooks';
import { Actions, Button, TextButton } from '../components/buttons.tsx';
import { Field, Select } from '../components/fields.tsx';
import { Item } from '../components/lists.tsx';
import { Empty, Problems } from '../components/notes.tsx';
import { Reading, Screen } from '../components/screen.tsx';
import { useLoad, usePanel } from '../panel.ts';

export function Requests() {
  const { go } = usePanel();
  const loaded = useLoad('requests', {});
  return (
    <Screen title="Requests and letters" back={{ to: { screen: 'home' }, label: 'Home' }}>
      <Reading loaded={loaded} what="the Negotiation Log">
        {({ requests, problems }) => (
          <>
            {requests.length === 0 ? (
              <Empty title="No requests yet">
                <p class="muted">When you ask a payer for a better rate, it is kept here with its dates.</p>
              </Empty>
            ) : (
              <ul class="rows">
                {requests.map(({ row, payer, codes, status, line }) => (
                  <Item key={row} onClick={() => go({ screen: 'letter', row })}>
                    <span class="tab-line">
                      <b>{payer}</b>
                      {status !== '' && <span class="chip set">{status}</span>}
                    </span>
                    <span class="muted">
                      {codes.join(', ')}
                      <br />
                      {line}
                    </span>
                  </Item>
                ))}
              </ul>
            )}
            <Problems problems={problems} />
            <section aria-labelledby="more">
              <h2 id="more">More to write</h2>
              <ul class="stack">
                {requests.length > 1 && (
                  <li>
                    <TextButton onClick={() => go({ screen: 'letters' })}>Draft several letters at once</TextButton>
                  </li>
                )}
                <li>
                  <TextButton onClick={() => go({ screen: 'scripts', row: null })}>
                    Phone scripts and replies
                  </TextButton>
                </li>
              </ul>
              <WithoutRequest />
            </section>
            <Actions>
              <Button kind="primary" onClick={() => go({ screen: 'new-request' })}>
                New request
              </Button>
            </Actions>
          </>
        )}
      </Reading>
    </Screen>
  );
}

/** Letters that no row stands behind: first contact, staying in touch, renewal, leaving. */
function WithoutRequest() {
  const { go } = usePanel();
  const loaded = useLoad('payers', {});
  const [chosen, setChosen] = useState('');
  if (loaded.state !== 'ready' || loaded.value.payers.length === 0) return null;
  return (
    <div class="stack">
      <Field label="A letter without a request" hint="First contact, an update, a renewal, a notice.">
        <Select
          value={chosen}
          onInput={setChosen}
          options={loaded.value.payers.map(({ name }) => ({ value: name, label: name }))}
          prompt="Choose a payer"
        />
      </Field>
      {chosen !== '' && (
        <Button onClick={() => go({ screen: 'letter', row: null, payer: chosen })}>Write to {chosen}</Button>
      )}
    </div>
  );
}
