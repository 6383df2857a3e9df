/** Utilities, Blob, Logger and Session. */
import { randomUUID } from 'node:crypto';
import { formatDate, parseDate } from './date-pattern.ts';
import type { Execution } from './execution.ts';
import { local, ServiceError, ServiceObject, type Surface, surface } from './surface.ts';

/** Bytes are signed at Google. */
const signed = (buffer: Buffer) => [...buffer].map((byte) => (byte > 127 ? byte - 256 : byte));
const bufferOf = (data: string | readonly number[]) =>
  typeof data === 'string' ? Buffer.from(data, 'utf8') : Buffer.from(data.map((byte) => byte & 255));

/** %s, %d, %f with a precision, %% and a minimum width. */
function formatString(template: string, ...values: unknown[]): string {
  let next = 0;
  return template.replace(/%(-?)(0?)(\d*)(?:\.(\d+))?([sdfi%])/g, (_match, left, zero, width, precision, type) => {
    if (type === '%') return '%';
    const value = values[next++];
    const text =
      type === 's'
        ? String(value)
        : type === 'f'
          ? Number(value).toFixed(precision === undefined ? 6 : Number(precision))
          : String(Math.trunc(Number(value)));
    const size = Number(width || 0);
    return left ? text.padEnd(size) : text.padStart(size, zero ? '0' : ' ');
  });
}

const MAX_SLEEP = 300_000;

export class Utilities extends ServiceObject {
  readonly surface: Surface = utilitiesSurface;

  constructor(private readonly execution: Execution) {
    super();
  }

  formatDate(date: Date, zone: string, pattern: string): string {
    return formatDate(date, zone, pattern);
  }

  parseDate(text: string, zone: string, pattern: string): Date {
    return parseDate(text, zone, pattern);
  }

  newBlob(data: string | number[], contentType: string | null = null, name: string | null = null): Blob {
    return new Blob(bufferOf(data), contentType ?? (typeof data === 'string' ? 'text/plain' : null), name);
  }

  base64Encode(data: string | number[]): string {
    return bufferOf(data).toString('base64');
  }

  base64EncodeWebSafe(data: string | number[]): string {
    return this.base64Encode(data).replace(/\+/g, '-').replace(/\//g, '_');
  }

  base64Decode(text: string): number[] {
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new ServiceError('Could not decode string.');
    return signed(Buffer.from(text, 'base64'));
  }

  getUuid(): string {
    return randomUUID();
  }

  /** Waiting takes no time here; it counts in the estimate and against the limit of the execution. */
  sleep(milliseconds: number): null {
    if (milliseconds > MAX_SLEEP) throw new ServiceError('Argument too large: milliseconds');
    this.execution.wait(milliseconds);
    return null;
  }

  formatString(template: string, ...values: unknown[]): string {
    return formatString(template, ...values);
  }
}

const OBJECTS = Array.from({ length: 10 }, (_, count) => ['String', ...Array(count).fill('Object')].join(', '));

const utilitiesSurface = surface<GoogleAppsScript.Utilities.Utilities, Utilities>('Utilities', {
  formatDate: local('Date, String, String'),
  parseDate: local('String, String, String'),
  newBlob: local(...['String', 'Integer[]'].flatMap((data) => [data, `${data}, String?`, `${data}, String?, String?`])),
  base64Encode: local('String', 'Integer[]'),
  base64EncodeWebSafe: local('String', 'Integer[]'),
  base64Decode: local('String'),
  getUuid: local(),
  sleep: local('Integer'),
  formatString: local(...OBJECTS),
});

export class Blob extends ServiceObject {
  readonly surface: Surface = blobSurface;

  constructor(
    private data: Buffer,
    private contentType: string | null,
    private name: string | null,
  ) {
    super();
  }

  getDataAsString(): string {
    return this.data.toString('utf8');
  }

  setDataFromString(text: string): Blob {
    this.data = Buffer.from(text, 'utf8');
    return this;
  }

  getBytes(): number[] {
    return signed(this.data);
  }

  setBytes(bytes: number[]): Blob {
    this.data = bufferOf(bytes);
    return this;
  }

  getContentType(): string | null {
    return this.contentType;
  }

  setContentType(contentType: string | null): Blob {
    this.contentType = contentType;
    return this;
  }

  getName(): string | null {
    return this.name;
  }

  setName(name: string): Blob {
    this.name = name;
    return this;
  }

  copyBlob(): Blob {
    return new Blob(Buffer.from(this.data), this.contentType, this.name);
  }
}

const blobSurface = surface<GoogleAppsScript.Base.Blob, Blob>('Blob', {
  getDataAsString: local('', 'String'),
  setDataFromString: local('String'),
  getBytes: local(),
  setBytes: local('Integer[]'),
  getContentType: local(),
  setContentType: local('String?'),
  getName: local(),
  setName: local('String'),
  copyBlob: local(),
});

export class Logger extends ServiceObject {
  readonly surface: Surface = loggerSurface;

  constructor(private readonly execution: Execution) {
    super();
  }

  log(first: unknown, ...values: unknown[]): Logger {
    const text = typeof first === 'string' ? first : JSON.stringify(first);
    this.execution.log.push(values.length ? formatString(text, ...values) : text);
    return this;
  }

  getLog(): string {
    return this.execution.log.join('\n');
  }

  clear(): null {
    this.execution.log.length = 0;
    return null;
  }
}

const loggerSurface = surface<GoogleAppsScript.Base.Logger, Logger>('Logger', {
  log: local('Object', ...OBJECTS.slice(1)),
  getLog: local(),
  clear: local(),
});

export class Session extends ServiceObject {
  readonly surface: Surface = sessionSurface;

  constructor(private readonly execution: Execution) {
    super();
  }

  getActiveUserLocale(): string {
    return 'en';
  }

  getScriptTimeZone(): string {
    return this.execution.state.manifest.timeZone;
  }

  getTemporaryActiveUserKey(): string {
    const { spreadsheetId, circumstances } = this.execution.state;
    return `${circumstances.user}-of-${spreadsheetId}`;
  }

  getActiveUser(): User {
    return this.userFor('getActiveUser');
  }

  getEffectiveUser(): User {
    return this.userFor('getEffectiveUser');
  }

  /** A cell runs as nobody, and a name needs a scope of its own (PLATFORM 1.5, 3.1). */
  private userFor(call: string): User {
    this.execution.needScope(`Session.${call}`, 'userinfo.email');
    return new User(
      this.execution.mode === 'FULL' ? `${this.execution.state.circumstances.user}@practice.example` : '',
    );
  }
}

const sessionSurface = surface<GoogleAppsScript.Base.Session, Session>('Session', {
  getActiveUserLocale: local(),
  getScriptTimeZone: local(),
  getTemporaryActiveUserKey: local(),
  getActiveUser: local(),
  getEffectiveUser: local(),
});

export class User extends ServiceObject {
  readonly surface: Surface = userSurface;

  constructor(private readonly email: string) {
    super();
  }

  getEmail(): string {
    return this.email;
  }

  override toString(): string {
    return this.email;
  }
}

const userSurface = surface<GoogleAppsScript.Base.User, User>('Session.User', { getEmail: local() });
