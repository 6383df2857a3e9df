/**
 * The one file that names Drive: letters become Google Docs in the user's own "RateCase letters" folder. Scope
 * `drive.file`: only files that RateCase made for this user are reachable, so the folder's id is kept per user.
 */

const FOLDER_NAME = 'RateCase letters';
/** User property that holds the folder's id. */
const FOLDER_PROPERTY = 'letters-folder';
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

/** The id of the letters folder, made anew when there is none, or when it was deleted or put in the trash. */
function lettersFolder(files: Files): string {
  const properties = PropertiesService.getUserProperties();
  const stored = properties.getProperty(FOLDER_PROPERTY);
  if (stored !== null && stored !== '' && folderIsThere(files, stored)) return stored;
  const { id } = files.create({ name: FOLDER_NAME, mimeType: FOLDER_TYPE });
  if (id === undefined) throw new Error('Drive made a folder without an id.');
  properties.setProperty(FOLDER_PROPERTY, id);
  return id;
}

/**
 * Makes one Google Doc from a complete HTML document, in the letters folder; one Drive call once the folder stands.
 * @throws DriveError
 */
export function createLetter(letter: { readonly title: string; readonly html: string }): DraftedLetter {
  try {
    const files = driveFiles();
    const folder = lettersFolder(files);
    const { id, webViewLink } = files.create(
      { name: letter.title, mimeType: DOCUMENT_TYPE, parents: [folder] },
      Utilities.newBlob(letter.html, 'text/html', `${letter.title}.html`),
      { fields: 'id,webViewLink' },
    );
    if (id === undefined) throw new Error('Drive made a document without an id.');
    return { id, url: webViewLink ?? `https://docs.google.com/document/d/${id}/edit`, folderName: FOLDER_NAME };
  } catch (error) {
    throw asDriveError(error);
  }
}
