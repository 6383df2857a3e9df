import { Refusal } from '../refusal.ts';
import { PackedReader } from './encoding.ts';
import { findLine, linesOf, scheduleText } from './schedule-text.ts';
import { stateAbbreviation, stateNames } from './states.ts';

/** Where a Medicare amount holds: a payment locality, or `US` for the schedule without geographic adjustment. */
export interface Place {
  /** "14512-50" (Medicare contractor and locality), or "US". */
  readonly key: string;
  /** Five digits; '' for `US`. */
  readonly mac: string;
  /** Two digits; '' for `US`. */
  readonly locality: string;
  /** Postal abbreviation of the state that the locality is listed under; '' for `US`. */
  readonly state: string;
  /** e.g. "Vermont", "Metropolitan Boston" */
  readonly name: string;
  /** True when its state is one area, which no neighboring state's ZIP codes share. */
  readonly statewide: boolean;
  /** The five-digit ZIP code it was found by. */
  readonly zip?: string;
  /** True when part of that ZIP code lies in another locality; this is the main one. */
  readonly spans: boolean;
}

/** Geographic practice cost indices x 1000. */
export interface Gpcis {
  readonly work: number;
  readonly pe: number;
  readonly mp: number;
}

interface Locality {
  readonly place: Place;
  /** States that have ZIP codes in it, the one it is listed under first. */
  readonly states: readonly string[];
  /** In the order of the schedule's years. */
  readonly gpcis: readonly Gpcis[];
}

interface Localities {
  readonly list: readonly Locality[];
  readonly byKey: ReadonlyMap<string, Locality>;
  readonly byState: ReadonlyMap<string, readonly Locality[]>;
}

const nation: Place = {
  key: 'US',
  mac: '',
  locality: '',
  state: '',
  name: 'United States',
  statewide: false,
  spans: false,
};
const noAdjustment: Gpcis = { work: 1000, pe: 1000, mp: 1000 };

let loaded: Localities | undefined;

function localities(): Localities {
  if (loaded !== undefined) return loaded;
  const rows = linesOf('L').map((line) => {
    const [key = '', states = '', name = '', ...gpcis] = line.split('|');
    return { key, states: states.split(' '), name, gpcis };
  });
  const counts = new Map<string, number>();
  for (const { states } of rows) for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1);
  const list = rows.map(({ key, states, name, gpcis }): Locality => {
    const [mac = '', locality = ''] = key.split('-');
    const state = states[0] ?? '';
    return {
      place: {
        key,
        mac,
        locality,
        state,
        name,
        statewide: states.every((each) => counts.get(each) === 1),
        spans: false,
      },
      states,
      gpcis: gpcis.map((year) => {
        const [work = 0, pe = 0, mp = 0] = year.split(' ').map(Number);
        return { work, pe, mp };
      }),
    };
  });
  const byState = new Map<string, Locality[]>();
  for (const locality of list) {
    for (const state of locality.states) byState.set(state, [...(byState.get(state) ?? []), locality]);
  }
  loaded = { list, byKey: new Map(list.map((each) => [each.place.key, each])), byState };
  return loaded;
}

/** The 109 localities, in the order of CMS's file. */
export function allPlaces(): readonly Place[] {
  return localities().list.map(({ place }) => place);
}

/** The indices of a place in the schedule at `index`. */
export function gpcisOf(place: Place, index: number): Gpcis {
  if (place.key === nation.key) return noAdjustment;
  const gpcis = localities().byKey.get(place.key)?.gpcis[index];
  if (gpcis === undefined) throw new RangeError(`No GPCIs for ${place.key} in schedule ${index}`);
  return gpcis;
}

interface ZipEntry {
  readonly line: number;
  readonly spans: boolean;
}

const zipSections = new Map<string, readonly (ZipEntry | undefined)[]>();

/** The hundred ZIP codes that share their first three digits, read once per context. */
function zipSection(prefix: string): readonly (ZipEntry | undefined)[] {
  const known = zipSections.get(prefix);
  if (known !== undefined) return known;
  const entries: (ZipEntry | undefined)[] = new Array(100).fill(undefined);
  const line = findLine(`=${prefix}`);
  if (line !== undefined) {
    const reader = new PackedReader(scheduleText(), line.start, line.end);
    let next = 0;
    let entry: ZipEntry | undefined;
    while (!reader.done) {
      next += reader.number();
      const end = next + reader.number();
      const packed = reader.number();
      if (packed > 0) entry = { line: Math.floor((packed - 1) / 2), spans: packed % 2 === 0 };
      entries.fill(entry, next, end);
      next = end;
    }
  }
  zipSections.set(prefix, entries);
  return entries;
}

function placeOfZip(zip: string, shown: string): Place {
  const entry = zipSection(zip.slice(0, 3))[Number(zip.slice(3))];
  const locality = entry === undefined ? undefined : localities().list[entry.line];
  if (entry === undefined || locality === undefined) {
    const isZip = shown === zip ? `"${zip}"` : `"${shown}" (ZIP code ${zip})`;
    throw new Refusal(
      'place',
      `The place ${isZip} is not a ZIP code in Medicare's list; check it, or use a locality like 14512-50.`,
    );
  }
  return { ...locality.place, zip, spans: entry.spans };
}

function placeOfState(state: string): Place {
  const choices = localities().byState.get(state) ?? [];
  const [only] = choices;
  if (only !== undefined && choices.length === 1) return only.place;
  const listed = choices.map(({ place }) => `${place.key} ${place.name}`);
  throw new Refusal(
    'place',
    `The place ${stateNames[state] ?? state} has ${choices.length} Medicare localities; use your ZIP code or one of these: ` +
      `${listed.join('; ')}.`,
  );
}

function findPlace(shown: string): Place {
  const text = shown.toUpperCase();
  // A number loses the zeros in front: 5401 is 05401, 54011234 is 05401-1234.
  if (/^\d{3,5}$/.test(text)) return placeOfZip(text.padStart(5, '0'), shown);
  if (/^\d{7,9}$/.test(text)) return placeOfZip(text.padStart(9, '0').slice(0, 5), shown);
  const zip4 = /^(\d{3,5})\s*-\s*\d{4}$/.exec(text);
  if (zip4?.[1] !== undefined) return placeOfZip(zip4[1].padStart(5, '0'), shown);
  const key = /^(\d{4,5})\s*-\s*(\d{2})$/.exec(text);
  if (key?.[1] !== undefined && key[2] !== undefined) {
    const locality = localities().byKey.get(`${key[1].padStart(5, '0')}-${key[2]}`);
    if (locality !== undefined) return locality.place;
    throw new Refusal('place', `The place "${shown}" is not a Medicare locality; type your ZIP code instead.`);
  }
  if (text === 'US' || text === 'USA' || text === 'U.S.' || text === 'UNITED STATES') return nation;
  const state = stateAbbreviation(text);
  if (state !== undefined) return placeOfState(state);
  throw new Refusal(
    'place',
    `The place "${shown}" is not one RateCase knows; use a ZIP code, a locality like 14512-50, a state with one locality like VT, or US.`,
  );
}

const found = new Map<string, Place | Refusal>();

/**
 * The locality of a place: a ZIP code (as text or a number, with or without +4), a `MAC-LL` key, a state with one
 * locality (abbreviation or name), or `US`. A ZIP code that spans localities gives the main one (`spans` is true).
 * States follow the ZIP codes: Virginia has two localities, because its suburbs of Washington belong to the District's.
 * @throws Refusal('place') for an unknown ZIP code, or a state with several localities, which it lists
 */
export function placeOf(place: string | number): Place {
  const shown = String(place).trim();
  const known = found.get(shown);
  if (known instanceof Refusal) throw known;
  if (known !== undefined) return known;
  try {
    const answer = findPlace(shown);
    found.set(shown, answer);
    return answer;
  } catch (error) {
    if (error instanceof Refusal) found.set(shown, error);
    throw error;
  }
}

/** A place for a sentence, with its state where the name alone does not say it: "Vermont", "Portland, Oregon". */
export function placeName(place: Place): string {
  const state = stateNames[place.state];
  if (state === undefined || place.name.includes(state) || place.state === 'DC') return place.name;
  return `${place.name}, ${state}`;
}

/**
 * Where a place falls, in words: "14512-50, Vermont, one area statewide". A ZIP code that spans localities is said
 * to.
 */
export function describePlace(place: Place): string {
  if (place.key === nation.key) return 'US, national, no locality adjustment';
  const parts = [place.key, placeName(place)];
  if (place.statewide) parts.push('one area statewide');
  const where = parts.join(', ');
  if (!place.spans) return where;
  const zip = place.zip === undefined ? 'the ZIP code' : `ZIP code ${place.zip}`;
  return `${where}; part of ${zip} lies in another locality, and this is the main one`;
}
