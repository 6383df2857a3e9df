/**
 * The advanced Drive service (v3) under the scope drive.file: it sees only what the add-on made (PLATFORM 3.1). HTML
 * becomes a Google Doc; folders are files of a type of their own.
 */
import { randomBytes } from 'node:crypto';
import type { StoredDocument } from '../types.ts';
import type { Execution } from './execution.ts';
import { asks, ServiceError, ServiceObject, type Surface, surface } from './surface.ts';
import type { Blob } from './utilities.ts';

type Files = GoogleAppsScript.Drive_v3.Drive.V3.Collection.FilesCollection;
type Resource = Record<string, unknown>;

export const FOLDER = 'application/vnd.google-apps.folder';
export const DOCUMENT = 'application/vnd.google-apps.document';
const ROOT = 'root';
const DOCUMENTS_A_DAY = 250;
/** What Google gives when no `fields` are asked for. */
const DEFAULT_FIELDS = ['kind', 'id', 'name', 'mimeType'];

export class DriveFiles extends ServiceObject {
  readonly surface: Surface = filesSurface;

  constructor(private readonly execution: Execution) {
    super();
  }

  create(resource: Resource, blob: Blob | null = null, options: Resource = {}): Resource {
    const call = this.open('create');
    const mimeType = text(resource.mimeType) ?? blob?.getContentType() ?? 'application/octet-stream';
    const parents = strings(resource.parents) ?? [ROOT];
    for (const parent of parents) this.refuseMissingFolder(call, parent);
    const file: StoredDocument = {
      id: newId(),
      name: text(resource.name) ?? 'Untitled',
      mimeType,
      parents,
      html: contentFor(call, mimeType, blob),
      trashed: false,
      createdAt: this.execution.state.now().toISOString(),
    };
    if (mimeType === DOCUMENT) this.countDocument();
    this.execution.state.drive.set(file.id, file);
    this.execution.state.madeBy.set(file.id, this.execution.state.circumstances.user);
    return answer(call, file, options);
  }

  get(id: string, options: Resource = {}): Resource {
    const call = this.open('get');
    return this.answer(call, this.found(call, id), options);
  }

  update(resource: Resource, id: string, blob: Blob | null = null, options: Resource = {}): Resource {
    const call = this.open('update');
    const file = this.found(call, id);
    const added = idList(options.addParents);
    for (const parent of added) this.refuseMissingFolder(call, parent);
    file.name = text(resource.name) ?? file.name;
    if (typeof resource.trashed === 'boolean') file.trashed = resource.trashed;
    const removed = idList(options.removeParents);
    file.parents = [...file.parents.filter((parent) => !removed.includes(parent) && !added.includes(parent)), ...added];
    if (blob) file.html = contentFor(call, file.mimeType, blob);
    return this.answer(call, file, options);
  }

  list(options: Resource = {}): Resource {
    const call = this.open('list');
    const test = query(text(options.q) ?? '');
    const size = typeof options.pageSize === 'number' ? options.pageSize : 100;
    const files = [...this.execution.state.drive.values()].filter(
      (file) => this.isOwn(file.id) && test({ ...file, trashed: this.isTrashed(file) }),
    );
    const fields = /files\(([^)]*)\)/.exec(text(options.fields) ?? '')?.[1];
    const each = fields === undefined ? {} : { fields };
    return {
      kind: 'drive#fileList',
      incompleteSearch: false,
      files: files.slice(0, size).map((file) => this.answer(call, file, each)),
    };
  }

  remove(id: string): null {
    const call = this.open('delete');
    this.found(call, id);
    this.execution.state.drive.delete(id);
    this.execution.state.madeBy.delete(id);
    return null;
  }

  private answer(call: string, file: StoredDocument, options: Resource): Resource {
    return answer(call, { ...file, trashed: this.isTrashed(file) }, options);
  }

  /** What lies in a folder in the trash is trashed too. */
  private isTrashed(file: StoredDocument): boolean {
    if (file.trashed) return true;
    return file.parents.some((id) => {
      const parent = this.execution.state.drive.get(id);
      return parent ? this.isTrashed(parent) : id !== ROOT;
    });
  }

  /** Drive is refused where the user's data is (PLATFORM 1.5, 2.1) and without its scope. */
  private open(method: string): string {
    const call = `drive.files.${method}`;
    this.execution.allowIn(['FULL'], call);
    this.execution.needScope(call, 'drive.file', 'drive');
    return call;
  }

  private found(call: string, id: string): StoredDocument {
    const file = this.isOwn(id) ? this.execution.state.drive.get(id) : undefined;
    if (!file) throw new ServiceError(`API call to ${call} failed with error: File not found: ${id}.`);
    return file;
  }

  /** Under drive.file the add-on sees what it made for this person, not what it made for another (PLATFORM 3.1). */
  private isOwn(id: string): boolean {
    const { madeBy, circumstances } = this.execution.state;
    return (madeBy.get(id) ?? 'owner') === circumstances.user;
  }

  /** A consumer account makes 250 documents a day (PLATFORM 2.6); when the day turns is not documented. */
  private countDocument(): void {
    const { now, people, circumstances } = this.execution.state;
    const person = people[circumstances.user];
    const day = now().toISOString().slice(0, 10);
    const count = person.made.day === day ? person.made.count + 1 : 1;
    if (count > DOCUMENTS_A_DAY) throw new ServiceError('Service invoked too many times for one day: drive.');
    person.made = { day, count };
  }

  private refuseMissingFolder(call: string, id: string): void {
    if (id !== ROOT) this.found(call, id);
  }
}

const filesSurface = surface<Files, DriveFiles>('Drive.Files', {
  create: asks('Map', 'Map, Blob?', 'Map, Blob?, Map'),
  get: asks('String', 'String, Map'),
  update: asks('Map, String', 'Map, String, Blob?', 'Map, String, Blob?, Map'),
  list: asks('', 'Map'),
  remove: asks('String'),
});

export class Drive extends ServiceObject {
  readonly surface: Surface = driveSurface;
  readonly Files: DriveFiles;

  constructor(execution: Execution) {
    super();
    this.Files = new DriveFiles(execution);
  }
}

const driveSurface = surface<{ Files: Files }, Drive>('Drive', {}, ['Files']);

function contentFor(call: string, mimeType: string, blob: Blob | null): string {
  if (!blob) return '';
  const given = blob.getContentType();
  if (mimeType === DOCUMENT && given !== 'text/html') {
    throw new ServiceError(`${call} makes a Google Doc from text/html only in the workbench, not from ${given}`);
  }
  return blob.getDataAsString();
}

/** The file with the fields asked for; without, Google gives four. */
function answer(call: string, file: StoredDocument, options: Resource): Resource {
  const link =
    file.mimeType === FOLDER
      ? `https://drive.google.com/drive/folders/${file.id}`
      : file.mimeType === DOCUMENT
        ? `https://docs.google.com/document/d/${file.id}/edit`
        : `https://drive.google.com/file/d/${file.id}/view`;
  const all: Resource = {
    kind: 'drive#file',
    id: file.id,
    name: file.name,
    mimeType: file.mimeType,
    parents: [...file.parents],
    trashed: file.trashed,
    createdTime: file.createdAt,
    webViewLink: link,
  };
  const asked = text(options.fields);
  if (asked === '*') return all;
  const fields = asked ? asked.split(',').map((field) => field.trim()) : DEFAULT_FIELDS;
  const unknown = fields.find((field) => !(field in all));
  if (unknown) throw new ServiceError(`API call to ${call} failed with error: Invalid field selection ${unknown}`);
  return Object.fromEntries(fields.map((field) => [field, all[field]]));
}

/** `name = '…'`, `mimeType = '…'`, `'id' in parents` and `trashed = true|false`, joined by `and`. */
function query(text: string): (file: StoredDocument) => boolean {
  const tests = text
    .split(/\s+and\s+(?=(?:[^']|'(?:[^'\\]|\\.)*')*$)/)
    .filter((clause) => clause.trim() !== '')
    .map((clause) => {
      const compared = /^\s*(name|mimeType)\s*(=|!=)\s*'((?:[^'\\]|\\.)*)'\s*$/.exec(clause);
      const within = /^\s*'((?:[^'\\]|\\.)*)'\s+in\s+parents\s*$/.exec(clause);
      const trashed = /^\s*trashed\s*=\s*(true|false)\s*$/.exec(clause);
      if (compared) {
        const key = compared[1] === 'name' ? 'name' : 'mimeType';
        const value = (compared[3] ?? '').replace(/\\(.)/g, '$1');
        return (file: StoredDocument) => (file[key] === value) === (compared[2] === '=');
      }
      if (within) return (file: StoredDocument) => file.parents.includes(within[1] ?? '');
      if (trashed) return (file: StoredDocument) => file.trashed === (trashed[1] === 'true');
      throw new ServiceError(`The Drive query "${clause.trim()}" is not in the workbench`);
    });
  return (file) => tests.every((test) => test(file));
}

function newId(): string {
  return `1${randomBytes(24).toString('base64url')}`;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function strings(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.map(String) : undefined;
}

function idList(value: unknown): string[] {
  return (text(value) ?? '').split(',').flatMap((id) => (id.trim() ? [id.trim()] : []));
}
