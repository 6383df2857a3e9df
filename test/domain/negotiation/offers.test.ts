import { describe, expect, it } from 'vitest';
import {
  claimedGap,
  negotiatedDelta,
  type OfferFacts,
  offerBreadth,
  offerKind,
  offerVerdict,
} from '../../../src/domain/negotiation/offers.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/domain/thresholds.ts';

const facts = (changed: Partial<OfferFacts>): OfferFacts => ({
  current: 100,
  requested: 120,
  offered: 110,
  benchmark: 130,
  sessions: null,
  ...changed,
});
const kind = (changed: Partial<OfferFacts>) => offerKind(facts(changed), DEFAULT_THRESHOLDS);
const verdict = (changed: Partial<OfferFacts>) => offerVerdict(facts(changed), DEFAULT_THRESHOLDS);

describe('The kind of an offer', () => {
  it.each<[Partial<OfferFacts>, string]>([
    [{ offered: 99.99 }, 'cut'],
    [{ offered: 100 }, 'none'],
    [{ offered: 119.99 }, 'partial'],
    [{ offered: 120 }, 'meets'],
    [{ offered: 105 }, 'partial'],
    [{ offered: 104.99 }, 'small'],
    [{ offered: 110, requested: null }, 'raise'],
    // 1-2 % against a gap of 30-40 % (FUP-21).
    [{ current: 350, benchmark: 500, requested: 450, offered: 357 }, 'symbolic'],
    [{ current: 350, benchmark: 500, requested: 450, offered: 357.01 }, 'partial'],
    [{ current: 350, benchmark: 499, requested: 450, offered: 357 }, 'partial'],
    [{ current: 350, benchmark: null, requested: 450, offered: 357 }, 'partial'],
    [{ current: 70, benchmark: 100, requested: 100, offered: 71.4 }, 'symbolic'],
    [{ current: 70.01, benchmark: 100, requested: 100, offered: 71.4 }, 'small'],
    [{ current: 70, benchmark: 100, requested: 71, offered: 71.4 }, 'meets'],
  ])('%o: %s', (changed, expected) => {
    expect(kind(changed)).toBe(expected);
  });
});

describe('The verdict on an offer', () => {
  it('of $4 on $94.50, still 15% below others (EX-13)', () => {
    expect(verdict({ current: 94.5, requested: 110, offered: 98.5, benchmark: 98.5 / 0.85, sessions: 1200 })).toBe(
      'Small: $4.00 (4.2%) more a session than now. $11.50 short of your request. It would still lie 15.0% below the ' +
        'benchmark. That is $4,800 more a year, $400 a month. Name what is still missing, and ask again.',
    );
  });

  it.each<[string, Partial<OfferFacts>, string]>([
    [
      'a full one',
      { offered: 130, sessions: 12 },
      'Meets your request: $30.00 (30.0%) more a session than now. It would be level with the benchmark. That is $360 more a year, $30 a month. Get it in writing with its date.',
    ],
    [
      'none',
      { offered: 100, sessions: 12 },
      'No increase: the offer is what you are paid now. $20.00 short of your request. It would still lie 23.1% below the benchmark. Ask what would make an increase possible, and for a date to review.',
    ],
    [
      'a cut',
      { offered: 90, benchmark: null, sessions: 12 },
      'A cut: $10.00 (10.0%) less a session than now. $30.00 short of your request. That is $120 less a year, $10 a month. Do not sign; ask for the reason in writing.',
    ],
    [
      'a symbolic one',
      { current: 70, offered: 71, benchmark: 100, requested: 100 },
      'Symbolic: $1.00 (1.4%) more a session than now. $29.00 short of your request. It would still lie 29.0% below the benchmark. Name the gap, and ask again for the full amount or for steps toward it.',
    ],
    [
      'a part',
      { offered: 110, benchmark: 100, sessions: 0 },
      'Part of your request: $10.00 (10.0%) more a session than now. $10.00 short of your request. It would lie 10.0% above the benchmark. Ask for the rest, in steps or with a review in six months.',
    ],
    [
      'one without a request',
      { offered: 110, benchmark: null, requested: null },
      'An increase: $10.00 (10.0%) more a session than now. Ask for a review in six months.',
    ],
  ])('tells %s in words', (_, changed, sentence) => {
    expect(verdict(changed)).toBe(sentence);
  });
});

describe('An offer that a formula made', () => {
  it.each([
    ['meets a request to the cent', { offered: 119.995 }, 'Meets your request: $20.00'],
    ['falls short of it by a cent', { offered: 119.994 }, 'Part of your request: $19.99'],
    ['is none below half a cent more', { offered: 100.0049 }, 'No increase: '],
    ['is none below half a cent less', { offered: 99.9951 }, 'No increase: '],
  ])('%s', (_, changed, beginning) => {
    expect(verdict(changed).startsWith(beginning)).toBe(true);
    expect(verdict(changed)).not.toContain('$0.00');
  });
});

describe('An offer above the benchmark', () => {
  it('lies there, also where the rate of now is below it', () => {
    expect(verdict({ offered: 110, benchmark: 105 })).toContain('It would lie 4.8% above the benchmark.');
  });
});

describe('An offer that differs from now by less than a cent', () => {
  it('changes nothing in a year either, however many sessions there are', () => {
    expect(verdict({ offered: 100.004, requested: null, benchmark: null, sessions: 10_000 })).toBe(
      'No increase: the offer is what you are paid now. Ask what would make an increase possible, and for a date to review.',
    );
  });
});

describe('A small offer', () => {
  it.each<[Partial<OfferFacts>, string]>([
    [{ requested: null, benchmark: null }, 'Ask for more, or for a review in six months.'],
    [{ requested: null, benchmark: 104 }, 'Ask for more, or for a review in six months.'],
    [{ requested: null, benchmark: 104.01 }, 'Name what is still missing, and ask again.'],
    [{ requested: 105, benchmark: null }, 'Name what is still missing, and ask again.'],
  ])('speaks of what is missing only where something is: %o', (changed, end) => {
    expect(verdict({ offered: 104, ...changed }).endsWith(end)).toBe(true);
  });
});

describe('An offer below the benchmark', () => {
  it.each([
    [98, 'It would lie 3.1% below the benchmark.'],
    [100, 'It would lie 5.0% below the benchmark.'],
    [100.01, 'It would still lie 5.0% below the benchmark.'],
  ])('still lies there only where the rate of $100 does: benchmark %s', (benchmark, sentence) => {
    expect(verdict({ offered: 95, benchmark })).toContain(sentence);
  });
});

describe('A year of one session', () => {
  it('is counted too, to the dollar', () => {
    expect(verdict({ offered: 110, sessions: 1 })).toContain('That is $10 more a year, $1 a month.');
    expect(verdict({ offered: 106, sessions: 1 })).toContain('That is $6 more a year, $1 a month.');
  });

  it('has no sum that rounds to nothing', () => {
    expect(verdict({ offered: 105.99, sessions: 1 })).toContain('That is $6 more a year. ');
    expect(verdict({ offered: 100.5, sessions: 1 })).toContain('That is $1 more a year. ');
    expect(verdict({ offered: 100.49, sessions: 1 })).not.toContain('a year');
  });
});

describe('How broad an offer is (ASK-05)', () => {
  const line = (current: number, offered: number, sessions: number | null = null) => ({ current, offered, sessions });

  it.each([
    [
      'one code that is hardly used',
      [line(90, 100, 10), line(100, 100, 90)],
      '1 of 2 codes is raised, 10.0% of your sessions. Most of your work stays as it is; ask for those codes too.',
    ],
    [
      'just under half',
      [line(90, 100, 49), line(100, 100, 51)],
      '1 of 2 codes is raised, 49.0% of your sessions. Most of your work stays as it is; ask for those codes too.',
    ],
    ['half of the work', [line(90, 100, 50), line(100, 100, 50)], '1 of 2 codes is raised, 50.0% of your sessions.'],
    ['all', [line(90, 100, 10), line(100, 110, 90)], '2 of 2 codes are raised, 100.0% of your sessions.'],
    [
      'one, sessions not known',
      [line(90, 100), line(100, 100, 90)],
      '1 of 2 codes is raised. Ask for the other code too.',
    ],
    [
      'the code used most, but less than half of the work',
      [line(90, 100, 40), line(100, 100, 30), line(100, 100, 30)],
      '1 of 3 codes is raised, 40.0% of your sessions. Most of your work stays as it is; ask for those codes too.',
    ],
    [
      'one of three, sessions not known',
      [line(90, 100), line(100, 100), line(100, 100)],
      '1 of 3 codes is raised. Ask for the other codes too.',
    ],
    ['the only code, not raised', [line(90, 90)], 'The code is not raised.'],
    ['two of three, sessions not known', [line(90, 100), line(90, 91), line(100, 100)], '2 of 3 codes are raised.'],
    ['the only code', [line(90, 100, 0)], '1 of 1 code is raised.'],
    ['no code', [line(90, 90), line(100, 99)], 'None of 2 codes is raised.'],
    ['nothing', [], null],
  ])('%s', (_, lines, sentence) => {
    expect(offerBreadth(lines)).toBe(sentence);
  });
});

describe('What a payer claims', () => {
  it('is compared as percent of Medicare (BEN-04)', () => {
    expect(claimedGap(104.32, 104.32, 1.15)).toBeCloseTo(-0.15, 10);
    expect(claimedGap(120, 100, 1.15)).toBeCloseTo(0.05, 10);
  });
});

describe('What signing changed (POST-01)', () => {
  it('is the change, its ratio and what it brings in a year', () => {
    expect(negotiatedDelta(94.5, 105, 1200)).toEqual({
      change: 10.5,
      ratio: expect.closeTo(0.1111, 4),
      yearly: 12_600,
    });
    expect(negotiatedDelta(94.5, 115, null)).toMatchObject({ ratio: expect.closeTo(0.2169, 4), yearly: null });
    expect(negotiatedDelta(0, 5, null).ratio).toBeNull();
    expect(negotiatedDelta(0.04, 0.03, null).ratio).toBeCloseTo(-0.25, 10);
  });
});
