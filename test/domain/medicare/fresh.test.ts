/**
 * Every execution in Sheets begins with nothing loaded. Each test here does too, so that what is read the first time is
 * checked by itself and not through what an earlier test left behind.
 */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { caseOf, codesOf, gpcisOfYear, keyOf, readCms, YEARS } from './cms.ts';

type Medicare = typeof import('../../../src/domain/medicare/index.ts');
type Schedule = typeof import('../../../src/domain/medicare/fee-schedule.ts');
type Places = typeof import('../../../src/domain/medicare/places.ts');

let medicare: Medicare;
let schedule: Schedule;
let places: Places;
beforeEach(async () => {
  vi.resetModules();
  schedule = await import('../../../src/domain/medicare/fee-schedule.ts');
  places = await import('../../../src/domain/medicare/places.ts');
  medicare = await import('../../../src/domain/medicare/index.ts');
});

const hundredths = (text = '0'): number => Math.round(Number(text) * 100);

describe('Asked first', () => {
  it('the years come with their releases and conversion factors', () => {
    expect(schedule.scheduleYears()).toEqual([
      {
        year: 2024,
        release: expect.stringMatching(/^RVU24[A-D]$/),
        factors: [
          { from: '2024-01-01', to: '2024-03-08', tenThousandths: 327_442 },
          { from: '2024-03-09', to: '2024-12-31', tenThousandths: 332_875 },
        ],
      },
      {
        year: 2025,
        release: expect.stringMatching(/^RVU25[A-D]$/),
        factors: [{ from: '2025-01-01', to: '2025-12-31', tenThousandths: 323_465 }],
      },
      {
        year: 2026,
        release: expect.stringMatching(/^RVU26[A-D]$/),
        factors: [{ from: '2026-01-01', to: '2026-12-31', tenThousandths: 334_009 }],
      },
    ]);
  });

  it('the newest year is the last, and the years are all', () => {
    expect(medicare.newestYear()).toBe(2026);
    expect(medicare.years()).toEqual([2024, 2025, 2026]);
  });

  it('a day counts by the factor of its day, a year by its latest, nothing by the newest', () => {
    const factor = medicare.conversionFactor;
    expect([factor({ date: '2024-03-08' }), factor({ date: '2024-03-09' }), factor({ year: 2024 })]).toEqual([
      32.7442, 33.2875, 33.2875,
    ]);
    expect([factor(), factor({ date: '2026-01-01' }), factor({ date: '2026-12-31' })]).toEqual([
      33.4009, 33.4009, 33.4009,
    ]);
  });

  it.each([
    [{ year: 2023 }, '2023'],
    [{ year: 2027 }, '2027'],
    [{ date: '2027-01-01' }, '2027-01-01'],
  ])('%j is outside the data, and the sentence says what there is', (on, shown) => {
    expect(() => schedule.scheduleOn(on)).toThrow(
      `RateCase has no Medicare fee schedule for the year_or_date ${shown}; it has 2024, 2025 and 2026.`,
    );
  });

  it('a text that is no day is refused with an example from the newest year', () => {
    expect(() => schedule.scheduleOn({ date: '2026-02-30' })).toThrow(
      'The year_or_date "2026-02-30" is not a year or a date; use a year like 2026 or a date like 2026-05-12.',
    );
  });

  it.each(YEARS)('the localities of %i have the indices of the CMS file', (year) => {
    const index = YEARS.indexOf(year);
    for (const row of gpcisOfYear(year)) {
      const place = places.placeOf(keyOf(row));
      const { work, pe, mp } = places.gpcisOf(place, index);
      expect([keyOf(row), work, pe, mp]).toEqual([
        keyOf(row),
        ...[row.work, row.pe, row.mp].map((text) => Math.round(Number(text) * 1000)),
      ]);
    }
    expect(places.gpcisOf(places.placeOf('US'), index)).toEqual({ work: 1000, pe: 1000, mp: 1000 });
  });

  it('a place or a year without indices is a mistake of the program, not of the user', () => {
    const vermont = places.placeOf('VT');
    expect(() => places.gpcisOf(vermont, 3)).toThrow(new RangeError('No GPCIs for 14512-50 in schedule 3'));
    expect(() => places.gpcisOf({ ...vermont, key: '99999-99' }, 0)).toThrow('No GPCIs for 99999-99 in schedule 0');
    expect(() => schedule.rvusOf('90834', 3)).toThrow(new RangeError('No schedule 3'));
  });

  it('a state with one locality is it, and is one area only where no neighbor shares it', () => {
    expect(places.placeOf('Vermont')).toMatchObject({ key: '14512-50', state: 'VT', statewide: true });
    expect(places.placeOf('West Virginia')).toMatchObject({ state: 'WV', statewide: true });
    // Virginia's own locality is not all of Virginia, the District's reaches into its neighbors.
    expect(places.placeOf('11302-00')).toMatchObject({ state: 'VA', statewide: false });
    expect(places.placeOf('DC')).toMatchObject({ key: '12202-01', state: 'DC', statewide: false });
    expect(places.placeOf('14112-03')).toMatchObject({ state: 'ME', statewide: false });
  });

  it('a state with several lists them all', () => {
    expect(() => places.placeOf('ME')).toThrow(
      'The place Maine has 2 Medicare localities; use your ZIP code or one of these: 14112-03 Southern Maine; 14112-99 Rest of Maine.',
    );
    expect(() => places.placeOf('Virginia')).toThrow(
      /Virginia has 2 Medicare localities; .*12202-01 DC and its Maryland and Virginia suburbs; 11302-00 /,
    );
  });

  it('all places stand in the order of the CMS file, each once', () => {
    const keys = places.allPlaces().map(({ key }) => key);
    expect(new Set(keys).size).toBe(109);
    expect(keys).toEqual(gpcisOfYear(2026).map(keyOf));
  });

  it.each(['054', '206', '012', '969', '000'])(
    'the ZIP codes that begin with %s fall where the CMS file puts them',
    (prefix) => {
      const rows = new Map(readCms('zip5-locality-2026.csv').map((row) => [row.zip, row]));
      for (let last = 0; last < 100; last++) {
        const zip = prefix + String(last).padStart(2, '0');
        const row = rows.get(zip);
        if (row === undefined) expect(() => places.placeOf(zip)).toThrow(`The place "${zip}" is not a ZIP code`);
        else expect(places.placeOf(zip)).toMatchObject({ key: keyOf(row), zip, spans: row.plus4_needed === '1' });
      }
    },
  );

  it('a place is answered alike the second time, and refused alike', () => {
    expect(places.placeOf(' 05401 ')).toBe(places.placeOf('05401'));
    const refusals = [1, 2].map(() => {
      try {
        return places.placeOf('Atlantis');
      } catch (problem) {
        return problem;
      }
    });
    expect(refusals[0]).toBeInstanceOf(Error);
    expect(refusals[1]).toBe(refusals[0]);
  });

  it.each(['908', '961', 'G04', '979'])('the codes that begin with %s have the values of the CMS files', (prefix) => {
    YEARS.forEach((year, index) => {
      for (const [code, row] of codesOf(year)) {
        if (!code.startsWith(prefix) || caseOf(row) !== 'priced') continue;
        expect([code, schedule.rvusOf(code, index)]).toEqual([
          code,
          {
            work: hundredths(row.work_rvu),
            officePe: hundredths(row.nonfac_pe_rvu),
            facilityPe: hundredths(row.fac_pe_rvu),
            mp: hundredths(row.mp_rvu),
          },
        ]);
      }
    });
  });

  it('a code of a section that does not exist is unknown', () => {
    expect(() => schedule.rvusOf('ZZZ99', 2)).toThrow(
      'The code ZZZ99 is unknown: the 2026 Medicare fee schedule does not list it.',
    );
  });

  it.each([
    ['PsyD', 'Psychologist'],
    ['psychiatrist', 'Physician'],
    ['licsw', 'LCSW'],
    ['MFT', 'LMFT'],
    ['LPC', 'LMHC'],
    ['APRN', 'NP'],
    ['PMHCNS-BC', 'CNS'],
    ['PA-C', 'PA'],
    ['nurse practitioners', 'NP'],
    ['', 'Psychologist'],
  ])('%j means %s', (typed, key) => {
    expect(medicare.parseClinician(typed).key).toBe(key);
    expect(medicare.parseClinician(typed)).toBe(medicare.parseClinician(typed));
  });
});
