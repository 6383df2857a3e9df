import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CellRef, CommandName, Input } from '../src/contract.ts';
import { type Cause, call as callServer, focusSheet, Unreachable } from './client.ts';
import { type Failure, type Panel, PanelContext } from './panel.ts';
import { isScreenName, type Route, routeTo } from './routes.ts';
import { Help } from './screens/help.tsx';
import { Home } from './screens/home.tsx';
import { Letter } from './screens/letter.tsx';
import { Letters } from './screens/letters.tsx';
import { NewRequest } from './screens/new-request.tsx';
import { PayerAnswers } from './screens/payer.tsx';
import { Payers } from './screens/payers.tsx';
import { Practice } from './screens/practice.tsx';
import { Rates } from './screens/rates.tsx';
import { Ready } from './screens/ready.tsx';
import { Requests } from './screens/requests.tsx';
import { Response } from './screens/response.tsx';
import { Scripts } from './screens/scripts.tsx';
import { Tabs } from './screens/tabs.tsx';
import { UnreachableScreen } from './screens/unreachable.tsx';

interface Shown {
  route: Route;
  note: string | null;
  /** Counts the screens shown, so that opening the same one again starts it afresh. */
  turn: number;
}

export function App() {
  const [shown, setShown] = useState<Shown>(() => ({ route: firstRoute(), note: null, turn: 0 }));
  const [unreachable, setUnreachable] = useState<Cause | null>(null);
  const [cellFailure, setCellFailure] = useState<Failure | null>(null);
  const [line, setLine] = useState('');

  const go = useCallback((route: Route, note?: string) => {
    setCellFailure(null);
    setShown((before) => ({ route, note: note ?? null, turn: before.turn + 1 }));
  }, []);

  const call = useCallback(async <N extends CommandName>(name: N, input: Input<N>) => {
    try {
      return await callServer(name, input);
    } catch (error) {
      setUnreachable(error instanceof Unreachable ? error.reason : 'unreachable');
      return null;
    }
  }, []);

  const announce = useCallback((said: string) => setLine(said), []);

  const showCell = useCallback(
    async (at: CellRef) => {
      setCellFailure(null);
      const answer = await call('goTo', { at });
      if (answer === null) return;
      if (!answer.ok) {
        setCellFailure(answer);
        return;
      }
      announce(`The sheet shows cell ${at.cell}.`);
      focusSheet();
    },
    [call, announce],
  );

  const panel = useMemo<Panel>(
    () => ({ go, call, showCell, announce, note: shown.note, cellFailure }),
    [go, call, showCell, announce, shown.note, cellFailure],
  );

  const tryAgain = () => {
    setUnreachable(null);
    setShown((before) => ({ ...before, turn: before.turn + 1 }));
  };

  const root = useRef<HTMLDivElement>(null);
  useFocusOnHeading(root, unreachable === null ? shown.turn : -1);

  return (
    <PanelContext.Provider value={panel}>
      <div ref={root}>
        {unreachable === null ? (
          <ScreenOf key={shown.turn} route={shown.route} />
        ) : (
          <UnreachableScreen reason={unreachable} tryAgain={tryAgain} />
        )}
      </div>
      <p class="sr" role="status">
        {line}
      </p>
    </PanelContext.Provider>
  );
}

/** A new screen is read from its heading on. The first one leaves the focus where the person has it. */
function useFocusOnHeading(root: { current: HTMLElement | null }, turn: number) {
  const first = useRef(true);
  useLayoutEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    if (turn === 0) return;
    window.scrollTo(0, 0);
    root.current?.querySelector('h1')?.focus();
  }, [root, turn]);
}

function ScreenOf({ route }: { route: Route }) {
  switch (route.screen) {
    case 'home':
      return <Home />;
    case 'practice':
      return <Practice setup={route.setup} />;
    case 'payers':
      return <Payers setup={route.setup} />;
    case 'payer':
      return <PayerAnswers payer={route.payer} />;
    case 'rates':
      return <Rates setup={route.setup} />;
    case 'ready':
      return <Ready />;
    case 'tabs':
      return <Tabs />;
    case 'requests':
      return <Requests />;
    case 'new-request':
      return <NewRequest payer={route.payer ?? null} />;
    case 'letter':
      return <Letter row={route.row} payer={route.payer ?? null} template={route.template ?? null} />;
    case 'letters':
      return <Letters />;
    case 'response':
      return <Response row={route.row} />;
    case 'scripts':
      return <Scripts row={route.row} payer={route.payer} />;
    case 'help':
      return <Help />;
  }
}

function firstRoute(): Route {
  const wanted = window.RATECASE_SCREEN;
  return isScreenName(wanted) ? routeTo({ screen: wanted, row: null, payer: null }, false) : { screen: 'home' };
}
