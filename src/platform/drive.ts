/**
 * The one file that names Drive: letters become Google Docs in the user's own "RateCase letters" folder. Scope
 * `drive.file`: only files that RateCase made for this user are reachable, so the folder's id is kept per user.
 */

const FOLDER_NAME = 'RateCase letters';
/** User properties that hold the folder's id, those of the payers' folders within it, and the letter that is being made. */
const FOLDER_PROPERTY = 'letters-folder';
const PAYER_FOLDERS_PROPERTY = 'payer-folders';
const BEGUN_PROPERTY = 'letter-begun';
const FOLDER_TYPE = 'application/vnd.google-apps.folder';
const DOCUMENT_TYPE = 'application/vnd.google-apps.document';

export type DriveErrorCode =
  | 'drive-off'
  | 'drive-permission'
  | 'drive-quota'
  | 'drive-busy'
  | 'drive-full'
  | 'drive-failed';

/** Drive did not make the Doc. `message` and `hint` are sentences for the user; Google's own error is in `original`. */
export class DriveError extends Error {
  override readonly name = 'DriveError';

  constructor(
    readonly code: DriveErrorCode,
    message: string,
    readonly hint: string,
    readonly original?: unknown,
  ) {
    super(message);
  }
}

/** A letter's Doc. */
export interface DraftedLetter {
  readonly id: string;
  readonly url: string;
  readonly folderName: string;
  /** The Doc of an attempt that stopped halfway, brought up to date. */
  readonly isTakenUp: boolean;
}

type Files = GoogleAppsScript.Drive_v3.Drive.V3.Collection.FilesCollection;

function driveFiles(): Files {
  const files = typeof Drive === 'undefined' ? undefined : Drive.Files;
  if (files === undefined) {
    throw new DriveError(
      'drive-off',
      'Google Drive is not switched on for RateCase.',
      'Whoever installed the add-on can switch on the Drive service (version 3) in the script editor.',
    );
  }
  return files;
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Google gives no error codes to scripts, only English sentences; these are the ones that a user can do something about. */
const KNOWN: readonly { says: RegExp; code: DriveErrorCode; message: string; hint: string }[] = [
  {
    says: /storage quota|storageQuotaExceeded/i,
    code: 'drive-full',
    message: 'Your Google Drive is full, so the letter could not be saved.',
    hint: 'Free some space in Drive, then draft the letter again.',
  },
  {
    says: /too many times for one day|daily limit|dailyLimitExceeded|quota exceeded/i,
    code: 'drive-quota',
    message: 'Google has reached its limit of documents for your account today.',
    hint: 'Draft this letter again tomorrow; nothing is lost.',
  },
  {
    says: /rate limit|too many times in a short time|too many requests|backend error|internal error|try again later|temporar|timed? ?out/i,
    code: 'drive-busy',
    message: 'Google Drive is busy right now.',
    hint: 'Wait a minute, then draft the letter again.',
  },
  {
    says: /permission|authoriz|access denied|forbidden|insufficient|not granted|disabled by|administrator/i,
    code: 'drive-permission',
    message: 'Google did not let RateCase save a document in your Drive.',
    hint: 'Open RateCase again from the Extensions menu and allow access to the files it creates; a work account may need its administrator.',
  },
];

function asDriveError(error: unknown): DriveError {
  if (error instanceof DriveError) return error;
  const known = KNOWN.find(({ says }) => says.test(textOf(error)));
  if (known !== undefined) return new DriveError(known.code, known.message, known.hint, error);
  return new DriveError(
    'drive-failed',
    'Google Drive could not make the document.',
    'Draft the letter again. If it fails again, check that Google Drive opens in this browser.',
    error,
  );
}

/** Deleted, or no longer ours to reach: either way a new folder is the remedy. */
const isGone = (error: unknown): boolean =>
  /not found|notFound|\b404\b|appNotAuthorizedToFile|has not granted the app/i.test(textOf(error));

function folderIsThere(files: Files, id: string): boolean {
  try {
    return files.get(id, { fields: 'id,trashed' }).trashed !== true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
}

/** The folder with this stored id, made anew when there is none, or when it was deleted or put in the trash. */
function folderOf(files: Files, stored: string | undefined, name: string, parent: () => string | null): Made {
  if (stored !== undefined && stored !== '' && folderIsThere(files, stored)) return { id: stored, isNew: false };
  const within = parent();
  // One that an attempt made and could not note; under drive.file only what RateCase made for this person is found.
  const left = findFile(files, name, FOLDER_TYPE, within);
  if (left !== null) return { id: left, isNew: true };
  const { id } = files.create({ name, mimeType: FOLDER_TYPE, ...(within === null ? {} : { parents: [within] }) });
  if (id === undefined) throw new Error('Drive made a folder without an id.');
  return { id, isNew: true };
}

interface Made {
  readonly id: string;
  /** Its id is to be stored. */
  readonly isNew: boolean;
}

/** The id of the payer's folder within the letters folder. One call while it stands: Drive counts what lies in the trash with its folder. */
function payerFolder(files: Files, payer: string): string {
  const properties = PropertiesService.getUserProperties();
  const known = storedIds(properties.getProperty(PAYER_FOLDERS_PROPERTY));
  const key = fingerprint(payer.trim().toLowerCase());
  const folder = folderOf(files, known[key], payer, () => {
    const stored = properties.getProperty(FOLDER_PROPERTY) ?? undefined;
    const letters = folderOf(files, stored, FOLDER_NAME, () => null);
    if (letters.isNew) properties.setProperty(FOLDER_PROPERTY, letters.id);
    return letters.id;
  });
  if (folder.isNew) {
    known[key] = folder.id;
    properties.setProperty(PAYER_FOLDERS_PROPERTY, JSON.stringify(known));
  }
  return folder.id;
}

/** The id of the payer's folder as it is stored; nothing is made. */
function knownPayerFolder(payer: string): string | null {
  const known = storedIds(PropertiesService.getUserProperties().getProperty(PAYER_FOLDERS_PROPERTY));
  return known[fingerprint(payer.trim().toLowerCase())] ?? null;
}

/** What a folder of one payer holds at most that is looked through, the newest first. */
const MOST_LOOKED_AT = 200;

/**
 * The newest Doc of a payer whose name, which begins with its date, ends so and is of `since` or later; for what no tab notes.
 * @throws DriveError
 */
export function savedDoc(payer: string, ending: string, since: string): { name: string; url: string } | null {
  const folder = knownPayerFolder(payer);
  if (folder === null) return null;
  try {
    const q = `'${folder}' in parents and mimeType = '${DOCUMENT_TYPE}' and trashed = false`;
    const fields = 'files(id,name,webViewLink)';
    const listed = driveFiles().list({ q, fields, pageSize: MOST_LOOKED_AT, orderBy: 'createdTime desc' }).files ?? [];
    const found = listed.find(({ name = '' }) => name.endsWith(ending) && name.slice(0, since.length) >= since);
    if (found?.id === undefined) return null;
    return {
      name: found.name ?? '',
      url: found.webViewLink ?? `https://docs.google.com/document/d/${found.id}/edit`,
    };
  } catch (error) {
    if (isGone(error)) return null;
    throw asDriveError(error);
  }
}

function storedIds(text: string | null): Record<string, string> {
  const ids: Record<string, string> = {};
  if (!text) return ids;
  const stored: unknown = JSON.parse(text);
  if (typeof stored !== 'object' || stored === null) return ids;
  for (const [key, id] of Object.entries(stored)) if (typeof id === 'string') ids[key] = id;
  return ids;
}

/** Stands for a name in properties, which hold no words of the user's. */
function fingerprint(text: string): string {
  let [a, b] = [5381, 52711];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    a = ((a * 33) ^ code) >>> 0;
    b = ((b * 31) ^ code) >>> 0;
  }
  return `${a.toString(36)}${b.toString(36)}`;
}

export interface LetterToMake {
  readonly title: string;
  readonly html: string;
  /** Names the sub-folder. */
  readonly payer: string;
  /** What the letter is of, such as a row and a step: an attempt at the same that stopped halfway is taken up, not repeated. */
  readonly of: string;
}

const ANSWER = { fields: 'id,webViewLink,trashed' };

/**
 * Makes one Google Doc from a complete HTML document, in the payer's folder; one Drive call once the folder stands. Until
 * `letterIsNoted`, a further attempt at the same letter finds the Doc that was made and brings it up to date.
 * @throws DriveError
 */
export function createLetter({ title, html, payer, of }: LetterToMake): DraftedLetter {
  try {
    const files = driveFiles();
    const folder = payerFolder(files, payer);
    const properties = PropertiesService.getUserProperties();
    const key = fingerprint(of);
    const blob = Utilities.newBlob(html, 'text/html', `${title}.html`);
    const drafted = (file: { id?: string; webViewLink?: string }, isTakenUp: boolean): DraftedLetter => {
      if (file.id === undefined) throw new Error('Drive made a document without an id.');
      properties.setProperty(BEGUN_PROPERTY, JSON.stringify({ key, id: file.id }));
      return {
        id: file.id,
        url: file.webViewLink ?? `https://docs.google.com/document/d/${file.id}/edit`,
        folderName: `${FOLDER_NAME}, ${payer}`,
        isTakenUp,
      };
    };
    const begun = storedIds(properties.getProperty(BEGUN_PROPERTY));
    if (begun.key === key) {
      // Without an id the attempt ended before Drive's answer came.
      const left = begun.id ?? findFile(files, title, DOCUMENT_TYPE, folder);
      const updated = left === null ? null : broughtUpToDate(files, left, title, blob);
      if (updated !== null) return drafted(updated, true);
    }
    properties.setProperty(BEGUN_PROPERTY, JSON.stringify({ key }));
    return drafted(files.create({ name: title, mimeType: DOCUMENT_TYPE, parents: [folder] }, blob, ANSWER), false);
  } catch (error) {
    throw asDriveError(error);
  }
}

/** Tells of a letter whether the last attempt at it stopped before its link stood where it belongs. */
export function lettersBegun(): (of: string) => boolean {
  const { key } = storedIds(PropertiesService.getUserProperties().getProperty(BEGUN_PROPERTY));
  return (of) => key === fingerprint(of);
}

/** The letter's link stands where it belongs: the next attempt makes a Doc of its own. */
export function letterIsNoted(): void {
  PropertiesService.getUserProperties().deleteProperty(BEGUN_PROPERTY);
}

/** A file that RateCase made, by its name, kind and folder (null: wherever it is); null where there is none outside the trash. */
function findFile(files: Files, name: string, mimeType: string, folder: string | null): string | null {
  const quoted = name.replace(/[\\']/g, '\\$&');
  const within = folder === null ? '' : ` and '${folder}' in parents`;
  const q = `name = '${quoted}' and mimeType = '${mimeType}' and trashed = false${within}`;
  return files.list({ q, fields: 'files(id)', pageSize: 1 }).files?.[0]?.id ?? null;
}

function broughtUpToDate(files: Files, id: string, title: string, blob: GoogleAppsScript.Base.Blob) {
  try {
    const file = files.update({ name: title }, id, blob, ANSWER);
    return file.trashed === true ? null : file;
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/**
 * Moves a Doc that RateCase made to Drive's trash, where it stays for 30 days; one that is gone already is as well.
 * @throws DriveError
 */
export function trashLetter(id: string): void {
  try {
    driveFiles().update({ trashed: true }, id);
  } catch (error) {
    if (isGone(error)) return;
    const { code, message, original } = asDriveError(error);
    throw new DriveError(
      code,
      code === 'drive-failed' ? 'Google Drive could not move the letter to the trash.' : message,
      'Nothing was taken back. Try again in a minute, or delete the letter in Drive.',
      original,
    );
  }
}

/** Tried twice: a service that fails once mostly works the next time. */
function removeFile(files: Files, id: string): void {
  try {
    files.remove(id);
  } catch {
    files.remove(id);
  }
}

/** Makes a Doc as letters are made and deletes it; 'yes', or what Google said. For the check of a spreadsheet. */
export function tryDocument(): string {
  try {
    const files = driveFiles();
    const page = Utilities.newBlob('<p>RateCase check</p>', 'text/html', 'RateCase check.html');
    const { id } = files.create({ name: 'RateCase check', mimeType: DOCUMENT_TYPE }, page, { fields: 'id' });
    if (id === undefined) return 'Drive made a document without an id.';
    removeFile(files, id);
    return 'yes';
  } catch (error) {
    return textOf(error);
  }
}
