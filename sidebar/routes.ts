import type { Output, ScreenName } from '../src/contract.ts';

/** `setup`: the screen is a step of the first run. */
export type Route =
  | { screen: 'home' | 'tabs' | 'requests' | 'letters' | 'help' | 'ready' }
  | { screen: 'practice' | 'payers' | 'rates'; setup: boolean }
  | { screen: 'new-request'; payer?: string }
  | { screen: 'payer'; payer: string | null }
  /** `row` null: a letter to a payer without a request. */
  | { screen: 'letter'; row: number | null; payer?: string; template?: string }
  | { screen: 'scripts'; row: number | null; payer?: string }
  | { screen: 'response'; row: number };

/** The route of the next step the server names; a letter without its row is looked for among the requests. */
export function routeTo(
  { screen, row, payer }: Pick<Output<'home'>['next'], 'screen' | 'row' | 'payer'>,
  setup: boolean,
): Route {
  switch (screen) {
    case 'practice':
    case 'payers':
    case 'rates':
      return { screen, setup };
    case 'letter':
    case 'response':
      return row === null ? { screen: 'requests' } : { screen, row };
    case 'scripts':
      return { screen, row };
    case 'payer':
      return { screen, payer };
    case 'new-request':
      return payer === null ? { screen } : { screen, payer };
    default:
      return { screen };
  }
}

const SCREENS: Record<ScreenName, true> = {
  home: true,
  practice: true,
  payers: true,
  payer: true,
  rates: true,
  tabs: true,
  requests: true,
  'new-request': true,
  letter: true,
  letters: true,
  response: true,
  scripts: true,
  help: true,
};

export function isScreenName(name: unknown): name is ScreenName {
  return typeof name === 'string' && name in SCREENS;
}
