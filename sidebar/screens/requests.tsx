import { useState } from 'preact/hooks';
import type { Output } from '../../src/contract.ts';
import { Actions, Button, OutsideLink, TextButton, Waiting } from '../components/buttons.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Field, Select } from '../components/fields.tsx';
import { Item } from '../components/lists.tsx';
import { Empty, FailureNote, GoToCell, Note, Problems } from '../components/notes.tsx';
import { Reading, Screen } from '../components/screen.tsx';
import { today } from '../dates.ts';
import { useAction, useLoad, usePanel } from '../panel.ts';

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
            </section>
            <WithoutRequest />
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

/** What no row stands behind: letters of first contact, of staying in touch, of leaving, and the one-page summary. */
function WithoutRequest() {
  const { go } = usePanel();
  const loaded = useLoad('payers', {});
  const { announce } = usePanel();
  const { busy, failure, run, dismiss } = useAction();
  const [chosen, setChosen] = useState('');
  const [page, setPage] = useState<Output<'writeSummary'> | null>(null);
  const edited = failure?.code === 'edited' ? failure : null;
  const write = async (existing?: 'replace' | 'new-tab') => {
    const answer = await run(
      'writeSummary',
      { payer: chosen, today: today(), ...(existing ? { existing } : {}) },
      'Writing the page',
    );
    if (answer === null) return;
    setPage(answer);
    announce(answer.summary);
  };
  if (loaded.state !== 'ready' || loaded.value.payers.length === 0) return null;
  return (
    <div class="stack">
      <Field label="Without a request" hint="A first contact, an update, a renewal, a notice; or one page to print.">
        <Select
          value={chosen}
          onInput={(name) => {
            setChosen(name);
            setPage(null);
            dismiss();
          }}
          options={loaded.value.payers.map(({ name }) => ({ value: name, label: name }))}
          prompt="Choose a payer"
        />
      </Field>
      {chosen !== '' && (
        <>
          <div class="acts">
            <Button onClick={() => go({ screen: 'letter', row: null, payer: chosen })}>Write to {chosen}</Button>
            <Button idle={busy !== null} onClick={() => write()}>
              One-page summary
            </Button>
          </div>
          <Waiting what={busy} />
          {edited === null ? (
            <FailureNote failure={failure} wrote={true} />
          ) : (
            <Confirm
              failure={edited}
              busy={busy}
              verb="Write it anew"
              onConfirm={() => write('replace')}
              keep="Write a new tab"
              onKeep={() => write('new-tab')}
            />
          )}
          {page !== null && (
            <Note tone="ok">
              {page.summary}
              <span class="block">
                <GoToCell at={page.at}>Go to {page.title}</GoToCell>
              </span>
              <OutsideLink href={page.printUrl}>Open it to print</OutsideLink>
            </Note>
          )}
          {page !== null && <Problems problems={page.problems} />}
        </>
      )}
    </div>
  );
}
