/**
 * Every execution in Sheets begins with nothing loaded. Each test here does too, so that what is read the first time is
 * checked by itself and not through what an earlier test left behind.
 */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { caseOf, codesOf, gpcisOfYear, keyOf, readCms, YEARS } from './cms.ts';

type Medicare = typeof import('../../../src/domain/medicare/index.ts');
type Schedule = typeof import('../../../src/domain/medicare/fee-schedule.ts');
type Places = typeof import('../../../src/domain/medicare/places.ts');
type States = typeof import('../../../src/domain/medicare/states.ts');

let medicare: Medicare;
let schedule: Schedule;
let places: Places;
let states: States;
beforeEach(async () => {
  vi.resetModules();
  schedule = await import('../../../src/domain/medicare/fee-schedule.ts');
  places = await import('../../../src/domain/medicare/places.ts');
  states = await import('../../../src/domain/medicare/states.ts');
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
      `RateCase has no Medicare fee schedule for ${shown}; it has 2024, 2025 and 2026.`,
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
});

/** Key, percent of the schedule, label, plural, and other ways to write it. */
const CLINICIANS: readonly (readonly [string, number, string, string, string])[] = [
  ['Psychologist', 100, 'Clinical psychologist', 'clinical psychologists', 'PsyD|PhD|EdD|licensed psychologist|LP'],
  ['Physician', 100, 'Physician', 'physicians', 'psychiatrist|MD|DO|medical doctor|MD/DO'],
  [
    'LCSW',
    75,
    'Clinical social worker',
    'clinical social workers',
    'LICSW|LCSW-C|LCSW-R|LSCSW|LISW|LISW-CP|CSW|social worker|licensed clinical social worker',
  ],
  [
    'LMFT',
    75,
    'Marriage and family therapist',
    'marriage and family therapists',
    'MFT|LCMFT|IMFT|licensed marriage and family therapist|marriage family therapist|family therapist',
  ],
  [
    'LMHC',
    75,
    'Mental health counselor',
    'mental health counselors',
    'LPC|LPCC|LCPC|LCMHC|LPC-MH|LMHC/LPC|LPC/LMHC|MHC|counselor|counsellor|professional counselor|clinical counselor|' +
      'licensed professional counselor|licensed mental health counselor|licensed clinical mental health counselor',
  ],
  [
    'NP',
    85,
    'Nurse practitioner',
    'nurse practitioners',
    'PMHNP|PMHNP-BC|APRN|ARNP|CRNP|FNP|DNP|psychiatric NP|psych NP|psychiatric nurse practitioner|psychiatric-mental health nurse practitioner|advanced practice registered nurse',
  ],
  ['CNS', 85, 'Clinical nurse specialist', 'clinical nurse specialists', 'PMHCNS|PMHCNS-BC'],
  ['PA', 85, 'Physician assistant', 'physician assistants', 'PA-C|physician associate'],
];

describe('Who provides the service, asked first', () => {
  it('is one of eight, with the share of the schedule that Medicare pays', () => {
    expect(medicare.clinicians()).toEqual(
      CLINICIANS.map(([key, percent, label, plural]) => ({ key, percent, label, plural })),
    );
  });

  it.each(CLINICIANS)('%s (%d%%) is found by every way to write it', (key, _, label, plural, others) => {
    for (const typed of [key, label, plural, ...others.split('|')]) {
      expect([typed, medicare.parseClinician(typed).key]).toEqual([typed, key]);
    }
    expect(medicare.parseClinician(key)).toBe(medicare.parseClinician(plural));
  });

  it('is a psychologist where nothing is typed, and refused as typed without spaces around it', () => {
    expect(medicare.parseClinician('').key).toBe('Psychologist');
    expect(medicare.parseClinician('  ').key).toBe('Psychologist');
    expect(() => medicare.parseClinician(' plumber ')).toThrow(
      expect.objectContaining({
        argument: 'clinician',
        message:
          'The clinician "plumber" is not one RateCase knows; use psychologist, physician, LCSW, LMFT, LMHC, LPC, NP, CNS or PA.',
      }),
    );
    // Only a plural s may be left off.
    expect(() => medicare.parseClinician('LCSWx')).toThrow('The clinician "LCSWx"');
  });
});

describe('The setting, asked first', () => {
  it.each([
    ['', 'office'],
    ['office', 'office'],
    ['Non - Facility', 'office'],
    ['nonfacility', 'office'],
    ['non_fac.', 'office'],
    ['nonfac', 'office'],
    ['facility', 'facility'],
    ['FAC', 'facility'],
  ])('%j means %s', (typed, setting) => {
    expect(medicare.parseSetting(typed)).toBe(setting);
  });

  it('is refused as typed without spaces around it', () => {
    expect(() => medicare.parseSetting(' at home ')).toThrow(
      expect.objectContaining({
        argument: 'setting',
        message: 'The setting "at home" is not one RateCase knows; use office (also called non-facility) or facility.',
      }),
    );
  });
});

const STATES =
  'AL Alabama, AK Alaska, AS American Samoa, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut, ' +
  'DE Delaware, DC District of Columbia, FM Federated States of Micronesia, FL Florida, GA Georgia, GU Guam, HI Hawaii, ' +
  'ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas, KY Kentucky, LA Louisiana, ME Maine, MH Marshall Islands, ' +
  'MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi, MO Missouri, MT Montana, NE Nebraska, ' +
  'NV Nevada, NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York, NC North Carolina, ND North Dakota, ' +
  'MP Northern Mariana Islands, OH Ohio, OK Oklahoma, OR Oregon, PW Palau, PA Pennsylvania, PR Puerto Rico, ' +
  'RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont, VI Virgin Islands, ' +
  'VA Virginia, WA Washington, WV West Virginia, WI Wisconsin, WY Wyoming';

describe('States and territories, asked first', () => {
  it('are known by their postal abbreviations and names', () => {
    const listed = STATES.split(', ').map((entry) => [entry.slice(0, 2), entry.slice(3)] as const);
    expect(Object.entries(states.stateNames).sort()).toEqual([...listed].sort());
    for (const [abbreviation, name] of listed) {
      expect(states.stateAbbreviation(abbreviation.toLowerCase())).toBe(abbreviation);
      expect(states.stateAbbreviation(` ${name}. `)).toBe(abbreviation);
    }
  });

  it.each([
    ['U.S. Virgin Islands', 'VI'],
    ['US Virgin Islands', 'VI'],
    ['USVI', 'VI'],
    ['Washington, DC', 'DC'],
    ['Washington,  D.C.', 'DC'],
    ['D.C.', 'DC'],
    ['Micronesia', 'FM'],
  ])('%s is %s', (typed, abbreviation) => {
    expect(states.stateAbbreviation(typed)).toBe(abbreviation);
  });

  it('are none for anything else', () => {
    expect(states.stateAbbreviation('Ontario')).toBeUndefined();
    expect(states.stateAbbreviation('')).toBeUndefined();
  });
});

describe('A code without a price', () => {
  const BECAUSE: readonly (readonly [string, string])[] = [
    ['B', ': it counts as part of another service.'],
    ['E', ': it is excluded by regulation.'],
    ['I', ': it asks for another code.'],
    ['J', ': anesthesia is priced another way.'],
    ['M', ': the code only reports a measurement.'],
    ['N', ': the service is not covered.'],
    ['P', ': it counts as part of another service or is excluded.'],
    ['X', ': the law puts it outside this schedule.'],
  ];

  it.each(BECAUSE)('of status %s says why Medicare does not pay it', (status, because) => {
    const [code] = [...codesOf(2026)].find(([, row]) => row.status === status) ?? [];
    expect(() => schedule.rvusOf(code ?? '', 2)).toThrow(
      `Medicare does not pay for the code ${code} under its 2026 fee schedule${because}`,
    );
  });

  it('that another year lists says which did', () => {
    const gone = [...codesOf(2024).keys()].find((code) => codesOf(2025).has(code) && !codesOf(2026).has(code));
    expect(() => schedule.rvusOf(gone ?? '', 2)).toThrow(
      `The code ${gone} is unknown: the 2026 Medicare fee schedule does not list it (2024 and 2025 did).`,
    );
  });
});
