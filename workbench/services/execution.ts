/** One execution of the script: its mode, what it has called and shown, and the writes that have yet to fail. */
import type { UiRequest } from '../types.ts';
import type { HostState } from './state.ts';
import { type Effect, ServiceError } from './surface.ts';

export type AuthModeName = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

export class Execution {
  readonly calls: Record<string, number> = {};
  readonly ui: UiRequest[] = [];
  readonly log: string[] = [];
  holdsLock = false;
  #deferred: ServiceError | null = null;
  #serviceCalls = 0;

  constructor(
    readonly state: HostState,
    readonly mode: AuthModeName,
    /** The call, counted from 1 among those of `countServiceCalls`, that fails as Google's services do at times. */
    readonly failAtCall: number | null = null,
  ) {}

  /** Passed by every call of a service method. */
  enter(call: { label: string; name: string; effect: Effect }): void {
    const key = `${call.label}.${call.name}`;
    this.calls[key] = (this.calls[key] ?? 0) + 1;
    if (call.effect === 'local') return;
    if (call.effect === 'write' && this.mode === 'CUSTOM_FUNCTION') {
      throw new ServiceError(`You do not have permission to call ${call.name}`);
    }
    this.#serviceCalls += 1;
    if (this.#serviceCalls === this.failAtCall) {
      throw new ServiceError(
        call.effect === 'remote'
          ? "We're sorry, a server error occurred. Please wait a bit and try again."
          : `Service Spreadsheets timed out while accessing document with id ${this.state.spreadsheetId}.`,
      );
    }
    if (call.effect === 'read') this.settle();
  }

  /** Writes are queued at Google: one that cannot be done fails at the next read or flush (PLATFORM 5). */
  defer(message: string): void {
    this.#deferred ??= new ServiceError(message);
  }

  /** Commits what is queued; throws what went wrong with it. */
  settle(): void {
    const error = this.#deferred;
    this.#deferred = null;
    if (error) throw error;
  }

  /** Refuses a call in the modes in which Google does (PLATFORM 2.1). */
  allowIn(modes: readonly AuthModeName[], call: string): void {
    if (!modes.includes(this.mode)) throw new ServiceError(`You do not have permission to call ${call}`);
  }

  /** Refuses a call unless the manifest names one of the scopes. */
  needScope(call: string, ...scopes: readonly string[]): void {
    const granted = this.state.manifest.oauthScopes;
    if (!granted) return;
    const accepted = scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`);
    if (accepted.some((scope) => granted.includes(scope))) return;
    const required = accepted.join(' || ');
    throw new ServiceError(`You do not have permission to call ${call}. Required permissions: ${required}`);
  }
}
