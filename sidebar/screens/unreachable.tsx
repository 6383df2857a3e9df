import type { Cause } from '../client.ts';
import { Button } from '../components/buttons.tsx';
import { Note } from '../components/notes.tsx';

/** One screen for every call that does not come through, whatever Google said. */
export function UnreachableScreen({ reason, tryAgain }: { reason: Cause; tryAgain: () => void }) {
  return (
    <div class="side">
      <header class="top">
        <h1 tabIndex={-1}>This panel cannot reach your sheet</h1>
      </header>
      <Note tone="info" icon="lock">
        <b>Your data is safe.</b> It stands in your sheet, and what you typed here is kept.
      </Note>
      {reason === 'accounts' ? <SeveralAccounts /> : <NoAnswer />}
      <div class="acts">
        <Button kind="primary" onClick={tryAgain}>
          Try again
        </Button>
      </div>
      <section class="card calm" aria-labelledby="hurry">
        <h2 id="hurry">In a hurry?</h2>
        <p>
          The menu works without this panel: <b>Extensions › RateCase</b>.
        </p>
      </section>
    </div>
  );
}

function SeveralAccounts() {
  return (
    <>
      <p>
        This usually means that two Google accounts are open in this browser, and Google has passed the panel the other
        one.
      </p>
      <section aria-labelledby="helps">
        <h2 id="helps">What helps</h2>
        <ol class="numbered stack">
          <li>
            <b>Best:</b> open the sheet in a browser profile with only your practice account.
          </li>
          <li>
            <b>Quick:</b> open a private window and sign in to that one account.
          </li>
          <li>
            <b>Or:</b> sign out of all accounts, then sign in to the practice account first.
          </li>
        </ol>
      </section>
    </>
  );
}

function NoAnswer() {
  return (
    <section aria-labelledby="helps">
      <h2 id="helps">What helps</h2>
      <ol class="numbered stack">
        <li>See that you are online, then try again.</li>
        <li>Reload the sheet, and open RateCase from its menu.</li>
      </ol>
    </section>
  );
}
