/** Whether a benchmark compares with the practice like for like (BEN-12). */
import { parseClinician } from '../medicare/clinicians.ts';
import { placeOf } from '../medicare/places.ts';
import { parseSetting } from '../medicare/settings.ts';
import { stateAbbreviation, stateNames } from '../medicare/states.ts';
import { Refusal } from '../refusal.ts';
import { joinWords } from '../words.ts';
import { comparable } from './rates.ts';

export interface BenchmarkScope {
  /** "allowed", "charged" or "private pay"; '' where it is blank, as in the rest. */
  readonly figure: string;
  readonly level: string;
  readonly setting: string;
  /** Compared only where it is the name of a state. */
  readonly region: string;
}

export interface PracticeScope {
  readonly clinician: string;
  readonly setting: string;
  /** ZIP code or another place that Medicare knows. */
  readonly place: string | number;
}

/**
 * "yes", "no: for LCSW, you are Psychologist", or what is not known: "not sure: license not known". Charges and private pay are never
 * like what a payer allows (BEN-10).
 */
export function likeForLike({ figure, level, setting, region }: BenchmarkScope, practice: PracticeScope): string {
  const differs: string[] = [];
  const unknown: string[] = [];
  const what = comparable(figure);
  if (what === 'charged') differs.push('charges are more than payers allow');
  else if (what === 'private pay') differs.push('private pay is not what payers allow');
  else if (what !== 'allowed') unknown.push('kind of figure');
  if (level.trim() === '') unknown.push('license');
  else {
    const [theirs, own] = [read(parseClinician, level), read(parseClinician, practice.clinician)];
    if (!theirs || !own) unknown.push('license');
    else if (theirs !== own) differs.push(`for ${theirs.key}, you are ${own.key}`);
  }
  if (setting.trim() === '') unknown.push('setting');
  else {
    const [theirs, own] = [read(parseSetting, setting), read(parseSetting, practice.setting)];
    if (!theirs || !own) unknown.push('setting');
    else if (theirs !== own) differs.push(`for ${theirs}, you are ${own}`);
  }
  const state = stateAbbreviation(region);
  const home = String(practice.place).trim() === '' ? undefined : read(placeOf, practice.place)?.state;
  if (state && home && state !== home) differs.push(`for ${stateNames[state]}, you are in ${stateNames[home]}`);
  if (differs.length > 0) return `no: ${differs.join('; ')}`;
  return unknown.length > 0 ? `not sure: ${joinWords(unknown)} not known` : 'yes';
}

/** Undefined for a text that the practice's tab or the benchmark's row has and RateCase does not know. */
function read<T, V>(reader: (text: T) => V, text: T): V | undefined {
  try {
    return reader(text);
  } catch (problem) {
    if (problem instanceof Refusal) return undefined;
    throw problem;
  }
}
