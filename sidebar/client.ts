import type { Answer, CommandName, Input, RPC_FUNCTION } from '../src/contract.ts';

interface Runner {
  withSuccessHandler(handler: (answer: unknown) => void): Runner;
  withFailureHandler(handler: (error: unknown) => void): Runner;
  [RPC]: (name: string, input: unknown) => void;
}

declare global {
  interface Window {
    google?: { script: { run: Runner; host: { editor: { focus(): void } } } };
    /** The screen to open at, if the server says so. */
    RATECASE_SCREEN?: unknown;
  }
}

const RPC: typeof RPC_FUNCTION = 'rateCase';

/** `accounts`: Google ran the panel as another of the browser's accounts, and refuses it the sheet. */
export type Cause = 'accounts' | 'unreachable';

/** The call did not come through. What Google said stays here: it is never shown. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor(readonly reason: Cause) {
    super(reason);
  }
}

/** Calls one command. What the server refuses comes as `{ok: false, ...}`; anything unexpected rejects with Unreachable. */
export function call<N extends CommandName>(name: N, input: Input<N>): Promise<Answer<N>> {
  return new Promise((resolve, reject) => {
    const run = window.google?.script.run;
    if (run === undefined) {
      reject(new Unreachable('unreachable'));
      return;
    }
    run
      .withSuccessHandler((answer) => {
        if (isAnswer<N>(answer)) resolve(answer);
        else reject(new Unreachable('unreachable'));
      })
      .withFailureHandler((error) => reject(new Unreachable(causeOf(error))))
      [RPC](name, asJson(input));
  });
}

/** Hands the keyboard back to the grid, after a cell was shown. */
export function focusSheet(): void {
  window.google?.script.host.editor.focus();
}

function isAnswer<N extends CommandName>(answer: unknown): answer is Answer<N> {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && typeof answer.ok === 'boolean';
}

/** google.script.run carries JSON values only; a property that is `undefined` would fail the call. */
function asJson(input: unknown): unknown {
  return JSON.parse(JSON.stringify(input));
}

function causeOf(error: unknown): Cause {
  const said = error instanceof Error ? error.message : String(error);
  return /PERMISSION_DENIED|authorization is required/i.test(said) ? 'accounts' : 'unreachable';
}
