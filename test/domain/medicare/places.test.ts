import { describe, expect, it } from 'vitest';
import { allPlaces, describePlace, placeName, placeOf } from '../../../src/domain/medicare/index.ts';
import { stateNames } from '../../../src/domain/medicare/states.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { gpcisOfYear, keyOf, readCms } from './cms.ts';

const zips = readCms('zip5-locality-2026.csv');

function refusal(place: string | number): Refusal {
  try {
    placeOf(place);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error(`${place} is not refused`);
}

describe('ZIP codes', () => {
  it('fall where the CMS file puts them, all 42,956, as text and as a number', () => {
    const wrong: string[] = [];
    expect(zips).toHaveLength(42_956);
    for (const row of zips) {
      const zip = row.zip ?? '';
      for (const typed of [zip, Number(zip)]) {
        const place = placeOf(typed);
        const same = place.key === keyOf(row) && place.zip === zip && place.spans === (row.plus4_needed === '1');
        if (!same) wrong.push(`${typed}: ${place.key} for ${keyOf(row)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('that are not in the file are unknown, every one', () => {
    const known = new Set(zips.map((row) => row.zip));
    const accepted: string[] = [];
    for (let n = 0; n < 100_000; n++) {
      const zip = String(n).padStart(5, '0');
      if (known.has(zip)) continue;
      try {
        accepted.push(`${zip} -> ${placeOf(zip).key}`);
      } catch (error) {
        if (!(error instanceof Refusal) || error.argument !== 'place') throw error;
      }
    }
    expect(accepted).toEqual([]);
  });

  it.each(['05401', 5401, '5401', ' 05401 ', '05401-1234', '5401-1234', '05401 - 1234', '054011234', 54011234])(
    '%j is Burlington, Vermont',
    (typed) => {
      expect(placeOf(typed)).toEqual({
        key: '14512-50',
        mac: '14512',
        locality: '50',
        state: 'VT',
        name: 'Vermont',
        statewide: true,
        zip: '05401',
        spans: false,
      });
    },
  );

  it('restore two lost zeros', () => {
    expect(placeOf(501)).toMatchObject({ zip: '00501', key: '13202-02' });
  });

  it('that are unknown are refused in one sentence', () => {
    expect(refusal('00001').message).toBe(
      'The place "00001" is not a ZIP code in Medicare\'s list; check it, or use a locality like 14512-50.',
    );
    expect(refusal(401).message).toBe(
      'The place "401" (ZIP code 00401) is not a ZIP code in Medicare\'s list; check it, or use a locality like 14512-50.',
    );
  });
});

describe('localities', () => {
  const rows = gpcisOfYear(2026);

  it('are all found by contractor and locality number', () => {
    expect(allPlaces()).toHaveLength(109);
    for (const row of rows) {
      const place = placeOf(keyOf(row));
      expect(place).toMatchObject({ key: keyOf(row), mac: row.mac, locality: row.locality, state: row.state });
      expect(place.zip).toBeUndefined();
    }
  });

  it('are found when a contractor lost its leading zero', () => {
    expect(placeOf('1112-05').key).toBe('01112-05');
    expect(placeOf('14512  -  50').key).toBe('14512-50');
  });

  it('that do not exist are refused', () => {
    expect(refusal('14512-99').argument).toBe('place');
    expect(refusal('14512-99').message).toBe(
      'The place "14512-99" is not a Medicare locality; type your ZIP code instead.',
    );
  });

  it('have readable names: no asterisks, no shouting, no abbreviated counties', () => {
    for (const { name } of allPlaces()) {
      expect(name).toMatch(/^[A-Z][A-Za-z.,() -]+$/);
      expect(name).not.toMatch(/[A-Z]{3}|Cnty|Surr|\bNj\b/);
    }
    expect(new Set(allPlaces().map(placeName)).size).toBe(109);
  });
});

describe('states', () => {
  /** The localities that a state's ZIP codes fall in, by the CMS file. */
  const parts: Record<string, string> = { EM: 'MO', WM: 'MO', EK: 'KS', WK: 'KS' };
  const byState = new Map<string, Set<string>>();
  for (const row of zips) {
    const state = parts[row.state ?? ''] ?? row.state ?? '';
    byState.set(state, (byState.get(state) ?? new Set()).add(keyOf(row)));
  }

  it('all have a name', () => {
    expect([...byState.keys()].sort()).toEqual(Object.keys(stateNames).sort());
  });

  it('with one locality are found by abbreviation and by name, in any case; the others list theirs', () => {
    for (const [state, keys] of byState) {
      const name = stateNames[state] ?? '';
      for (const typed of [state, state.toLowerCase(), name, name.toUpperCase(), ` ${name} `]) {
        if (keys.size === 1) {
          expect([typed, placeOf(typed).key]).toEqual([typed, [...keys][0]]);
        } else {
          const { argument, message } = refusal(typed);
          expect(argument).toBe('place');
          for (const key of keys) expect(message).toContain(`${key} ${placeOf(key).name}`);
        }
      }
    }
  });

  it('with several localities are refused in one sentence', () => {
    expect(refusal('Maine').message).toBe(
      'The place Maine has 2 Medicare localities; use your ZIP code or one of these: ' +
        '14112-03 Southern Maine; 14112-99 Rest of Maine.',
    );
  });

  it('include Virginia among those with several, because its Washington suburbs belong to the District', () => {
    expect(refusal('VA').message).toContain('12202-01');
    expect(placeOf('22201').key).toBe('12202-01');
    expect(placeOf('11302-00').statewide).toBe(false);
  });
});

describe('other places', () => {
  it.each(['US', 'us', ' U.S. ', 'USA', 'United States'])('%j is the nation, in no locality', (typed) => {
    expect(placeOf(typed)).toEqual({
      key: 'US',
      mac: '',
      locality: '',
      state: '',
      name: 'United States',
      statewide: false,
      spans: false,
    });
  });

  it.each([
    '',
    'London',
    '12',
    '123456',
    5401.5,
    -5401,
    '5401a',
    'x054011234',
    '054011234x',
    'x05401-1234',
    '05401-12345',
    'x14512-50',
    '14512-501',
    '14512 / 50',
  ])('%j is refused with what is accepted', (typed) => {
    expect(refusal(typed)).toMatchObject({
      argument: 'place',
      message:
        `The place "${typed}" is not one RateCase knows; ` +
        'use a ZIP code, a locality like 14512-50, a state with one locality like VT, or US.',
    });
  });
});

describe('a place in words', () => {
  it('whose ZIP code is not known any more still says that it spans', () => {
    const { zip: _, ...place } = placeOf('20601');
    expect(describePlace(place)).toMatch(/; part of the ZIP code lies in another locality, and this is the main one$/);
  });

  it.each([
    ['05401', '14512-50, Vermont, one area statewide'],
    ['02302-01', '02302-01, Portland, Oregon'],
    ['02302-99', '02302-99, Rest of Oregon'],
    ['DC', '12202-01, DC and its Maryland and Virginia suburbs'],
    ['US', 'US, national, no locality adjustment'],
    ['20601', '12302-99, Rest of Maryland; part of ZIP code 20601 lies in another locality, and this is the main one'],
  ])('%s is "%s"', (typed, words) => {
    expect(describePlace(placeOf(typed))).toBe(words);
  });
});
