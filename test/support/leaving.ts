/** The practice of `practiceInBurlington` with what Payer Review and Exit Plan look at: costs, a quarter of claims, and answers. */
import type { WorkbenchHost } from '../../workbench/host.ts';
import { practiceInBurlington, run, TODAY } from './commands.ts';
import { hostFrom, type State } from './faults.ts';
import { typeInto } from './host.ts';
import { rowOf, typeFacts, typeInRow } from './typing.ts';

/** COST_PER_SESSION's worked example: $99.40 a session, and $109.34 with a margin of 10%. */
export const COSTS: Readonly<Record<string, string>> = {
  'Sessions a year': '1200',
  'Minutes a session': '55',
  'Clinician pay an hour': '50',
  'Hours with clients a year': '1200',
  'Other paid hours a year': '400',
  'Payroll taxes and benefits': '10%',
  'Office hours a year': '260',
  'Cost of an office hour': '28',
  'Overhead a year': '24000',
  'Margin you need': '10%',
};

const QUARTER = { From: '2026-01-01', To: '2026-03-31' };
/** The quarter that the scorecard looks at on May 12, 2026. Insurer B is EX-15: 15% denied or cut against 4% elsewhere. */
export const CLAIMS: readonly Readonly<Record<string, string>>[] = [
  claims('Insurer A', { Denied: '4', Downcoded: '0', Adjusted: '0', 'Payer paid': '12000', 'Days to payment': '25' }),
  claims('Insurer B', {
    Denied: '9',
    Downcoded: '2',
    Adjusted: '4',
    'Payer paid': '8000',
    'Client share': '1900',
    'Days to payment': '50',
  }),
  claims('Insurer C', { Denied: '4', Downcoded: '0', Adjusted: '0', 'Payer paid': '11100', 'Days to payment': '23' }),
];

function claims(payer: string, facts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { Payer: payer, ...QUARTER, 'Claims submitted': '100', Sessions: '100', ...facts };
}

/** Sessions a year of Insurer B: 200 of 90834 at $94 and 40 of 90791 at $123, on average $98.83. */
export function typeSessions(host: WorkbenchHost): void {
  typeInRow(host, 'Rates', 3, { 'Sessions a year': '200' });
  typeInRow(host, 'Rates', 4, { 'Sessions a year': '40' });
}

export function typePayer(host: WorkbenchHost, payer: string, facts: Readonly<Record<string, string>>): void {
  typeInRow(host, 'Payers', rowOf(host, 'Payers', payer), facts);
}

export function choose(host: WorkbenchHost, tab: string, payer: string): void {
  typeInto(host, tab, 'B1', payer);
}

/** The tab built, Insurer B chosen, and nothing known but three payers' rates. */
export async function nothingKnown(id: keyof typeof TITLES): Promise<WorkbenchHost> {
  return once(`nothing ${id}`, async () => {
    const host = await practiceInBurlington();
    run(host, 'savePayers', {
      payers: ['Insurer A', 'Insurer B', 'Insurer C'].map((name) => ({ name, type: 'Commercial', renewal: null })),
    });
    return built(host, id);
  });
}

/** The same with costs, sessions, a quarter of claims and minutes for each payer. */
export async function practiceThatMayLeave(id: keyof typeof TITLES): Promise<WorkbenchHost> {
  return once(`facts ${id}`, async () => {
    const host = await practiceInBurlington();
    run(host, 'savePayers', {
      payers: ['Insurer A', 'Insurer B', 'Insurer C'].map((name) => ({ name, type: 'Commercial', renewal: null })),
    });
    run(host, 'buildTab', { id: 'claims', today: TODAY });
    typeFacts(host, COSTS);
    typeSessions(host);
    CLAIMS.forEach((row, index) => {
      typeInRow(host, 'Claims', index + 1, row);
    });
    typePayer(host, 'Insurer A', { 'Minutes per claim': '5' });
    typePayer(host, 'Insurer B', { 'Minutes per claim': '20' });
    typePayer(host, 'Insurer C', { 'Minutes per claim': '5' });
    return built(host, id);
  });
}

const TITLES = { 'payer-review': 'Payer Review', 'exit-plan': 'Exit Plan' } as const;

function built(host: WorkbenchHost, id: keyof typeof TITLES): WorkbenchHost {
  run(host, 'buildTab', { id, today: TODAY });
  choose(host, TITLES[id], 'Insurer B');
  return host;
}

const states = new Map<string, Promise<State>>();

/** Made once a test file; every test has a spreadsheet of its own. */
async function once(name: string, make: () => Promise<WorkbenchHost>): Promise<WorkbenchHost> {
  const state = states.get(name) ?? make().then((host) => JSON.parse(JSON.stringify(host.toJSON())));
  states.set(name, state);
  return hostFrom(await state);
}
