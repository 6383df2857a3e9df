import { Actions, Button } from '../components/buttons.tsx';
import { Item } from '../components/lists.tsx';
import { Empty, Problems } from '../components/notes.tsx';
import { Reading, Screen } from '../components/screen.tsx';
import { useLoad, usePanel } from '../panel.ts';

export function Requests() {
  const { go } = usePanel();
  const loaded = useLoad('requests', {});
  const begin = () => go({ screen: 'new-request' });
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
                      {status !== '' && <span class={`chip ${toneOf(status)}`}>{status}</span>}
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
            <Actions>
              <Button kind="primary" onClick={begin}>
                New request
              </Button>
            </Actions>
          </>
        )}
      </Reading>
    </Screen>
  );
}

function toneOf(status: string): string {
  return /^approved/i.test(status) ? 'g' : 'set';
}
