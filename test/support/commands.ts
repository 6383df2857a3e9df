/** Calls the panel's commands on a workbench host, typed by the contract. */
import type { Answer, CommandName, Input, Output } from '../../src/contract.ts';
import type { WorkbenchHost, WorkbenchResult } from '../../workbench/host.ts';
import { emptyHost, withShortTabs } from './host.ts';

export const TODAY = '2026-05-12';

export interface Call<Name extends CommandName> {
  answer: Answer<Name>;
  /** Service calls by name. */
  calls: Record<string, number>;
  /** Those that can fail, in order. */
  steps: WorkbenchResult['steps'];
}

export function call<Name extends CommandName>(host: WorkbenchHost, name: Name, input: Input<Name>): Call<Name> {
  const { ok, value, error, calls, steps } = host.run('rateCase', [name, input]);
  if (!ok) throw new Error(`${name} threw: ${error}`);
  // What comes back is the script's own answer, which the contract types.
  return { answer: value as Answer<Name>, calls, steps };
}

/** The value of a command that must work. */
export function run<Name extends CommandName>(host: WorkbenchHost, name: Name, input: Input<Name>): Output<Name> {
  const { answer } = call(host, name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.message} ${answer.hint}`);
  return answer.value;
}

/** The refusal of a command that must not work. */
export function refused<Name extends CommandName>(host: WorkbenchHost, name: Name, input: Input<Name>) {
  const { answer } = call(host, name, input);
  if (answer.ok) throw new Error(`${name} was not refused: ${JSON.stringify(answer.value)}`);
  return answer;
}

/** A practice in Burlington with EX-06's payers and rates, and its comparison built. */
export async function practiceInBurlington(): Promise<WorkbenchHost> {
  const host = withShortTabs(await emptyHost({ now: () => new Date(`${TODAY}T15:00:00Z`) }));
  run(host, 'savePractice', {
    today: TODAY,
    practice: {
      practiceName: 'Sample Psychology Practice',
      signer: 'A. Sample',
      credentials: 'PsyD',
      npi: '1234567893',
      phone: '802-555-0142',
      email: 'office@sample.example',
      zip: '05401',
      clinician: 'Psychologist',
    },
  });
  run(host, 'saveRates', {
    rates: [
      { payer: 'Insurer A', code: '90834', rate: 112.5 },
      { payer: 'Insurer A', code: '90791', rate: 138 },
      { payer: 'Insurer B', code: '90834', rate: 94 },
      { payer: 'Insurer B', code: '90791', rate: 123 },
      { payer: 'Insurer C', code: '90834', rate: 105 },
      { payer: 'Insurer C', code: '90791', rate: 132 },
    ],
  });
  run(host, 'buildTab', { id: 'rate-comparison', today: TODAY });
  return host;
}

/** Column letter -> by heading, in a row of a displayed tab. */
export function headingColumn(cells: readonly (readonly string[])[], row: number, heading: string): number {
  const at = (cells[row - 1] ?? []).indexOf(heading);
  if (at < 0) throw new Error(`No heading ${heading} in row ${row}: ${(cells[row - 1] ?? []).join(' | ')}`);
  return at;
}
