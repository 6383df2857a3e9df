import type { Output } from '../../src/contract.ts';
import { Button, TextButton } from '../components/buttons.tsx';
import { Item } from '../components/lists.tsx';
import { GoToCell, Problems } from '../components/notes.tsx';
import { Reading, Screen } from '../components/screen.tsx';
import { shortDate, today, weekday } from '../dates.ts';
import { Icon, Mark } from '../icons.tsx';
import { count } from '../money.ts';
import { useLoad, usePanel } from '../panel.ts';
import { type Route, routeTo } from '../routes.ts';

type HomeFacts = Output<'home'>;

const MARK_WORDS = { good: 'Good news:', watch: 'Worth a look:', poor: 'Low:', info: 'To know:' } as const;

export function Home() {
  const loaded = useLoad('home', { today: today() });
  const stage = loaded.state === 'ready' ? loaded.value.stage : null;
  if (stage === 'empty') {
    return (
      <Screen title="Welcome to RateCase">
        <Reading loaded={loaded} what="your sheet">
          {(home) => <Welcome home={home} />}
        </Reading>
      </Screen>
    );
  }
  return (
    <Screen title="Your next step" over={weekday(today())}>
      <Reading loaded={loaded} what="your sheet">
        {(home) => (
          <>
            <NextStep home={home} />
            <ComingUp home={home} />
            <Problems problems={home.problems} />
            <StandsOut home={home} />
            <Places setup={home.stage === 'setup'} />
            <p class="small muted">
              Every figure here comes from your tabs.{' '}
              {home.stage === 'working' && <GoToCell at={{ tab: 'start', cell: 'A1' }}>Open Start</GoToCell>}
            </p>
          </>
        )}
      </Reading>
    </Screen>
  );
}

function Welcome({ home }: { home: HomeFacts }) {
  return (
    <>
      <p>
        RateCase shows how each payer’s rates compare with Medicare and with each other, and drafts the letter that asks
        for a better one.
      </p>
      <NextStep home={home} />
      <section aria-labelledby="need">
        <h2 id="need">What you need</h2>
        <p>Your ZIP code, your license, and the fee schedules of your payers. Never a client’s name.</p>
      </section>
      <Problems problems={home.problems} />
      <Places setup={true} />
    </>
  );
}

function NextStep({ home }: { home: HomeFacts }) {
  const { go } = usePanel();
  const { next, stage } = home;
  return (
    <section class="card next" aria-labelledby="next">
      {next.late > 0 && (
        <p>
          <Late days={next.late} />
        </p>
      )}
      <h2 id="next">{next.title}</h2>
      <p>{next.text}</p>
      <Button kind="primary" onClick={() => go(routeTo(next, stage !== 'working'))}>
        {next.action}
      </Button>
      {next.mayBeAnswered !== null && (
        <TextButton onClick={() => go(routeTo({ screen: 'response', row: next.mayBeAnswered, payer: null }, false))}>
          They have answered
        </TextButton>
      )}
    </section>
  );
}

function Late({ days }: { days: number }) {
  return (
    <span class="chip late">
      <Icon name="clock" /> {count(days, 'business day')} late
    </span>
  );
}

function ComingUp({ home }: { home: HomeFacts }) {
  const { go } = usePanel();
  if (home.comingUp.length === 0) return null;
  return (
    <section aria-labelledby="coming-up">
      <h2 id="coming-up">Coming up</h2>
      <ul class="rows">
        {home.comingUp.map((item) => (
          <Item
            key={`${item.on} ${item.title}`}
            mark={<span class="muted num">{shortDate(item.on)}</span>}
            onClick={() => go(routeTo(item, false))}
          >
            <b>{item.title}</b>
            {item.late > 0 && (
              <span class="block">
                <Late days={item.late} />
              </span>
            )}
            <span class="muted block">{item.text}</span>
          </Item>
        ))}
      </ul>
    </section>
  );
}

function StandsOut({ home }: { home: HomeFacts }) {
  const { showCell } = usePanel();
  if (home.standsOut.length === 0) return null;
  return (
    <section aria-labelledby="stands-out">
      <h2 id="stands-out">What stands out</h2>
      <ul class="rows">
        {home.standsOut.map(({ mark, title, text, at }) => (
          <Item
            key={title}
            mark={
              <>
                <Mark name={mark} />
                <span class="sr">{MARK_WORDS[mark]}</span>
              </>
            }
            onClick={at === null ? undefined : () => showCell(at)}
          >
            <b>{title}</b>
            <br />
            <span class="muted">{text}</span>
          </Item>
        ))}
      </ul>
    </section>
  );
}

function Places({ setup }: { setup: boolean }) {
  const { go } = usePanel();
  const places: [string, Route][] = [
    ['Practice', { screen: 'practice', setup }],
    ['Payers', { screen: 'payers', setup }],
    ['Rates', { screen: 'rates', setup }],
    ['Requests, letters', { screen: 'requests' }],
    ['Build tabs', { screen: 'tabs' }],
    ['Help', { screen: 'help' }],
  ];
  return (
    <section aria-labelledby="places">
      <h2 id="places">Go to</h2>
      <ul class="go-to">
        {places.map(([label, route]) => (
          <li key={label}>
            <button type="button" onClick={() => go(route)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
