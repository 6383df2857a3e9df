/** One execution of the script: its mode, what it has called and shown, and the writes that have yet to fail. */
import { TimeoutError } from '../context.ts';
import { Meter, type ServiceCall } from '../cost.ts';
import type { Faults } from '../faults.ts';
import type { UiRequest } from '../types.ts';
import type { HostState, LockScope } from './state.ts';
import { ServiceError } from './surface.ts';

export type AuthModeName = 'NONE' | 'LIMITED' | 'CUSTOM_FUNCTION' | 'FULL';

const SCOPE = 'https://www.googleapis.com/auth/';

export class Execution {
  readonly calls: Record<string, number> = {};
  readonly ui: UiRequest[] = [];
  readonly log: string[] = [];
  /** Its calls of services that can fail, in order: fault positions count along them. */
  readonly steps: ServiceCall[] = [];
  readonly meter = new Meter();
  /** Its estimated time at Google is over; whatever it still does fails. */
  expired = false;
  #deferred: ServiceError | null = null;
  #down = false;

  constructor(
    readonly state: HostState,
    readonly mode: AuthModeName,
    readonly limits: {
      /** Estimated milliseconds at Google after which it is stopped. */
      time: number;
      faults?: Faults;
    },
  ) {}

  /** Passed by every call of a service method. */
  enter(call: ServiceCall): void {
    const key = `${call.label}.${call.name}`;
    this.calls[key] = (this.calls[key] ?? 0) + 1;
    this.meter.note(call);
    this.stopWhenOver();
    if (call.effect === 'local') return;
    if (call.effect === 'write' && this.mode === 'CUSTOM_FUNCTION') {
      throw new ServiceError(`You do not have permission to call ${call.name}`);
    }
    this.steps.push(call);
    this.#suffer(call);
    if (call.effect === 'read') this.settle();
  }

  #suffer({ effect }: ServiceCall): void {
    const { failAt, onward = false, loseLocksAt, meanwhile } = this.limits.faults ?? {};
    const position = this.steps.length;
    if (position === loseLocksAt) this.releaseLocks();
    if (position === meanwhile?.at) meanwhile.work();
    if (position === failAt) this.#down = true;
    if (!this.#down) return;
    this.#down = onward;
    throw new ServiceError(
      effect === 'remote'
        ? "We're sorry, a server error occurred. Please wait a bit and try again."
        : `Service Spreadsheets timed out while accessing document with id ${this.state.spreadsheetId}.`,
    );
  }

  /** Time in which the script does nothing. */
  wait(milliseconds: number): void {
    this.meter.wait(milliseconds);
    this.stopWhenOver();
  }

  private stopWhenOver(): void {
    if (this.meter.milliseconds > this.limits.time) this.expired = true;
    if (this.expired) throw new TimeoutError();
  }

  /** Writes are queued at Google: one that cannot be done fails at the next read or flush (PLATFORM 5). */
  defer(message: string): void {
    this.#deferred ??= new ServiceError(message);
  }

  /** Commits what is queued; throws what went wrong with it. */
  settle(): void {
    this.meter.commit();
    const error = this.#deferred;
    this.#deferred = null;
    if (error) throw error;
  }

  holdsLock(scope: LockScope): boolean {
    return this.state.locks.get(scope) === this;
  }

  /** false: another execution has it. */
  takeLock(scope: LockScope): boolean {
    const holder = this.state.locks.get(scope);
    const taken = holder !== undefined || (scope === 'document' && this.state.lockedElsewhere);
    if (taken && holder !== this) return false;
    this.state.locks.set(scope, this);
    return true;
  }

  releaseLock(scope: LockScope): void {
    if (this.holdsLock(scope)) this.state.locks.delete(scope);
  }

  /** At its end an execution holds none. */
  releaseLocks(): void {
    for (const scope of [...this.state.locks.keys()]) this.releaseLock(scope);
  }

  /** Refuses a call in the modes in which Google does (PLATFORM 2.1). */
  allowIn(modes: readonly AuthModeName[], call: string): void {
    if (!modes.includes(this.mode)) throw new ServiceError(`You do not have permission to call ${call}`);
  }

  /** Refuses a call unless the manifest names one of the scopes and the person has agreed to it (PLATFORM 3.1). */
  needScope(call: string, ...scopes: readonly string[]): void {
    const granted = this.grantedScopes;
    if (!granted) return;
    const accepted = scopes.map((scope) => SCOPE + scope);
    if (accepted.some((scope) => granted.includes(scope))) return;
    const required = accepted.join(' || ');
    throw new ServiceError(`You do not have permission to call ${call}. Required permissions: ${required}`);
  }

  /** null: the manifest lists none, so Google would infer them; nothing is refused then. */
  get grantedScopes(): readonly string[] | null {
    const { manifest, circumstances } = this.state;
    const listed = manifest.oauthScopes;
    if (!listed || circumstances.consent === 'given') return listed;
    if (circumstances.consent === 'refused') return [];
    return listed.filter((scope) => !scope.startsWith(`${SCOPE}drive`));
  }
}
