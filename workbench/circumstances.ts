/** Who opens the spreadsheet, and in what state the add-on is for them. */

export type Person = 'owner' | 'second';
export type Consent = 'given' | 'refused' | 'without-drive';

export interface Circumstances {
  /** Whose user properties, caches, Drive and quotas count. The second person edits a file that the owner shared. */
  user: Person;
  /** Without it there is no menu, and its functions are #NAME?. */
  installed: boolean;
  /** The browser is signed in to several Google accounts, and the panel runs as another one (PLATFORM 2.4). */
  severalAccounts: boolean;
  /** What was ticked when Google asked for the permissions (PLATFORM 3.1). */
  consent: Consent;
}

export const USUAL: Readonly<Circumstances> = {
  user: 'owner',
  installed: true,
  severalAccounts: false,
  consent: 'given',
};

/** Where a run of a function comes from: the add-on's menu, or google.script.run of its panel. */
export type RunFrom = 'menu' | 'panel';

/** Zones the page offers: at home, behind the date line, half an hour off, and ahead of everybody. */
export const TIME_ZONES = [
  'America/New_York',
  'America/Los_Angeles',
  'Pacific/Honolulu',
  'Etc/UTC',
  'Asia/Kolkata',
  'Pacific/Auckland',
] as const;
