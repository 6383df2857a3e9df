/** PropertiesService, CacheService and LockService with Google's limits (PLATFORM 2.5). */
import type { Execution } from './execution.ts';
import type { CachedEntry, LockScope, StoreScope } from './state.ts';
import { asks, local, ServiceError, ServiceObject, type Surface, surface } from './surface.ts';

const KILOBYTE = 1024;
const MAX_PROPERTY = 9 * KILOBYTE;
const MAX_PROPERTIES = 500 * KILOBYTE;
const MAX_CACHED = 100 * KILOBYTE;
const MAX_CACHE_KEY = 250;
const MAX_CACHE_ENTRIES = 1000;
const DEFAULT_CACHE_SECONDS = 600;
const MAX_CACHE_SECONDS = 21_600;

const bytes = (text: string) => Buffer.byteLength(text, 'utf8');

export class PropertiesService extends ServiceObject {
  readonly surface: Surface = propertiesServiceSurface;

  constructor(private readonly execution: Execution) {
    super();
  }

  getDocumentProperties(): Properties {
    return this.open('document', 'getDocumentProperties');
  }

  getUserProperties(): Properties {
    return this.open('user', 'getUserProperties');
  }

  getScriptProperties(): Properties {
    return this.open('script', 'getScriptProperties');
  }

  private open(scope: StoreScope, call: string): Properties {
    this.execution.allowIn(['LIMITED', 'CUSTOM_FUNCTION', 'FULL'], `PropertiesService.${call}`);
    return new Properties(this.execution, scope);
  }
}

const propertiesServiceSurface = surface<GoogleAppsScript.Properties.PropertiesService, PropertiesService>(
  'PropertiesService',
  { getDocumentProperties: local(), getUserProperties: local(), getScriptProperties: local() },
);

export class Properties extends ServiceObject {
  readonly surface: Surface = propertiesSurface;

  constructor(
    private readonly execution: Execution,
    private readonly scope: StoreScope,
  ) {
    super();
  }

  getKeys(): string[] {
    return [...this.store.keys()];
  }

  getProperties(): Record<string, string> {
    return Object.fromEntries(this.store);
  }

  getProperty(key: string): string | null {
    return this.store.get(key) ?? null;
  }

  setProperty(key: string, value: string): Properties {
    // In a cell the user properties are those of the spreadsheet's owner and cannot be set (PLATFORM 1.5).
    if (this.scope === 'user') this.execution.allowIn(['LIMITED', 'FULL'], 'setProperty');
    if (bytes(value) > MAX_PROPERTY) throw new ServiceError('Argument too large: value');
    const total = [...this.store].reduce(
      (sum, [name, text]) => sum + (name === key ? 0 : bytes(name) + bytes(text)),
      0,
    );
    if (total + bytes(key) + bytes(value) > MAX_PROPERTIES) {
      throw new ServiceError(
        'You have exceeded the property storage quota. Please remove some properties and try again.',
      );
    }
    this.store.set(key, value);
    return this;
  }

  setProperties(values: Record<string, unknown>, deleteOthers = false): Properties {
    if (deleteOthers) this.store.clear();
    for (const [key, value] of Object.entries(values)) this.setProperty(key, String(value));
    return this;
  }

  deleteProperty(key: string): Properties {
    this.store.delete(key);
    return this;
  }

  deleteAllProperties(): Properties {
    this.store.clear();
    return this;
  }

  private get store(): Map<string, string> {
    return this.execution.state.properties[this.scope];
  }
}

const propertiesSurface = surface<GoogleAppsScript.Properties.Properties, Properties>('PropertiesService.Properties', {
  getKeys: asks(),
  getProperties: asks(),
  getProperty: asks('String'),
  setProperty: asks('String, String'),
  setProperties: asks('Map', 'Map, Boolean'),
  deleteProperty: asks('String'),
  deleteAllProperties: asks(),
});

export class CacheService extends ServiceObject {
  readonly surface: Surface = cacheServiceSurface;

  constructor(private readonly execution: Execution) {
    super();
  }

  getDocumentCache(): Cache {
    return new Cache(this.execution, 'document');
  }

  getUserCache(): Cache {
    return new Cache(this.execution, 'user');
  }

  getScriptCache(): Cache {
    return new Cache(this.execution, 'script');
  }
}

const cacheServiceSurface = surface<GoogleAppsScript.Cache.CacheService, CacheService>('CacheService', {
  getDocumentCache: local(),
  getUserCache: local(),
  getScriptCache: local(),
});

export class Cache extends ServiceObject {
  readonly surface: Surface = cacheSurface;

  constructor(
    private readonly execution: Execution,
    private readonly scope: StoreScope,
  ) {
    super();
  }

  get(key: string): string | null {
    const entry = this.store.get(key);
    return entry && entry.expires > this.instant ? entry.value : null;
  }

  getAll(keys: string[]): Record<string, string> {
    const found = keys.flatMap((key) => {
      const value = this.get(key);
      return value === null ? [] : [[key, value] as const];
    });
    return Object.fromEntries(found);
  }

  put(key: string, value: string, seconds = DEFAULT_CACHE_SECONDS): null {
    if (key.length > MAX_CACHE_KEY) throw new ServiceError('Argument too large: key');
    if (bytes(value) > MAX_CACHED) throw new ServiceError('Argument too large: value');
    const lifetime = Math.min(Math.max(seconds, 1), MAX_CACHE_SECONDS);
    this.store.delete(key);
    this.store.set(key, { value, expires: this.instant + lifetime * 1000 });
    for (const oldest of this.store.keys()) {
      if (this.store.size <= MAX_CACHE_ENTRIES) break;
      this.store.delete(oldest);
    }
    return null;
  }

  putAll(values: Record<string, unknown>, seconds = DEFAULT_CACHE_SECONDS): null {
    for (const [key, value] of Object.entries(values)) this.put(key, String(value), seconds);
    return null;
  }

  remove(key: string): null {
    this.store.delete(key);
    return null;
  }

  removeAll(keys: string[]): null {
    for (const key of keys) this.store.delete(key);
    return null;
  }

  private get store(): Map<string, CachedEntry> {
    return this.execution.state.cache[this.scope];
  }

  private get instant(): number {
    return this.execution.state.now().getTime();
  }
}

const cacheSurface = surface<GoogleAppsScript.Cache.Cache, Cache>('CacheService.Cache', {
  get: asks('String'),
  getAll: asks('String[]'),
  put: asks('String, String', 'String, String, Integer'),
  putAll: asks('Map', 'Map, Integer'),
  remove: asks('String'),
  removeAll: asks('String[]'),
});

export class LockService extends ServiceObject {
  readonly surface: Surface = lockServiceSurface;

  constructor(private readonly execution: Execution) {
    super();
  }

  getDocumentLock(): Lock {
    return new Lock(this.execution, 'document');
  }

  getUserLock(): Lock {
    return new Lock(this.execution, 'user');
  }

  getScriptLock(): Lock {
    return new Lock(this.execution, 'script');
  }
}

const lockServiceSurface = surface<GoogleAppsScript.Lock.LockService, LockService>('LockService', {
  getDocumentLock: local(),
  getUserLock: local(),
  getScriptLock: local(),
});

/**
 * Held until it is released or the execution ends. Executions overlap here only where a test lets somebody act in the
 * middle of one; waiting for a lock in vain adds to the estimated time and takes none.
 */
export class Lock extends ServiceObject {
  readonly surface: Surface = lockSurface;

  constructor(
    private readonly execution: Execution,
    private readonly scope: LockScope,
  ) {
    super();
  }

  hasLock(): boolean {
    return this.execution.holdsLock(this.scope);
  }

  tryLock(milliseconds: number): boolean {
    if (this.execution.takeLock(this.scope)) return true;
    this.execution.wait(milliseconds);
    return false;
  }

  waitLock(milliseconds: number): null {
    if (!this.tryLock(milliseconds)) {
      throw new ServiceError('Lock timeout: another process was holding the lock for too long.');
    }
    return null;
  }

  releaseLock(): null {
    this.execution.releaseLock(this.scope);
    return null;
  }
}

const lockSurface = surface<GoogleAppsScript.Lock.Lock, Lock>('LockService.Lock', {
  hasLock: local(),
  tryLock: asks('Integer'),
  waitLock: asks('Integer'),
  releaseLock: asks(),
});
