import { Refusal } from '../refusal.ts';

/** Which practice expense counts: CMS's non-facility amount is `office`. */
export type Setting = 'office' | 'facility';

const synonyms = new Map<string, Setting>([
  ['', 'office'],
  ['office', 'office'],
  ['nonfacility', 'office'],
  ['nonfac', 'office'],
  ['facility', 'facility'],
  ['fac', 'facility'],
]);

/**
 * A setting as people write it; case, spaces and hyphens are ignored, blank is `office`.
 * @throws Refusal('setting') that lists what is accepted
 */
export function parseSetting(text: string): Setting {
  const setting = synonyms.get(text) ?? synonyms.get(text.toLowerCase().replace(/[\s._-]+/g, ''));
  if (setting !== undefined) return setting;
  throw new Refusal(
    'setting',
    `The setting "${text.trim()}" is not one RateCase knows; use office (also called non-facility) or facility.`,
  );
}
