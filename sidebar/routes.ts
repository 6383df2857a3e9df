import type { ScreenName } from '../src/contract.ts';

/** `setup`: the screen is a step of the first run. */
export type Route =
  | { screen: 'home' | 'tabs' | 'requests' | 'help' | 'ready' }
  | { screen: 'practice' | 'payers' | 'rates'; setup: boolean }
  | { screen: 'new-request'; payer?: string }
  | { screen: 'letter'; row: number };

/** The route to a screen the server names; a letter without its row is looked for among the requests. */
export function routeTo(screen: ScreenName, row: number | null, setup: boolean): Route {
  switch (screen) {
    case 'practice':
    case 'payers':
    case 'rates':
      return { screen, setup };
    case 'letter':
      return row === null ? { screen: 'requests' } : { screen, row };
    default:
      return { screen };
  }
}

const SCREENS: Record<ScreenName, true> = {
  home: true,
  practice: true,
  payers: true,
  rates: true,
  tabs: true,
  requests: true,
  'new-request': true,
  letter: true,
  help: true,
};

export function isScreenName(name: unknown): name is ScreenName {
  return typeof name === 'string' && name in SCREENS;
}
