import { describe, expect, it } from 'vitest';
import { explainGrade, type GradeFacts, type Light, payerGrade } from '../../../src/domain/scorecard/index.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../../../src/domain/thresholds.ts';
import fc from '../../support/property.ts';

const LETTER: Record<string, Light | null> = { g: 'green', y: 'yellow', r: 'red', '-': null };
const facts = (row: string, ofMedicare: number | null = null, margin: number | null = null): GradeFacts => ({
  lights: [...row].map((letter) => LETTER[letter] ?? null),
  ofMedicare,
  margin,
});
/** Grades are remembered by limits; a set of its own has each worked out anew. */
const limits = (): Thresholds => ({ ...DEFAULT_THRESHOLDS });
const grade = (...given: Parameters<typeof facts>) => payerGrade(facts(...given), limits());
const explained = (...given: Parameters<typeof facts>) => explainGrade(facts(...given), limits());

describe('The grade (AMB-17)', () => {
  it.each([
    ['ggggg', 'A'],
    ['ggggy', 'A'],
    ['gggyy', 'B'],
    ['ggggr', 'B'],
    ['ggg--', 'A'],
    ['gggy-', 'B'],
    ['ggy--', 'B'],
    ['ggyyy', 'C'],
    ['gggyr', 'C'],
    ['gyyyy', 'C'],
    ['yyyyy', 'C'],
    ['yyyyr', 'D'],
    ['gyy--', 'C'],
    ['-yyy-', 'C'],
    ['-gy-r', 'C'],
    ['-yyr-', 'D'],
  ])('of the lights %s is %s by points', (row, letter) => {
    expect(grade(row)).toBe(letter);
  });

  it('is B at exactly 75% of the points and C at exactly half', () => {
    expect(grade('-ggyy')).toBe('B');
    expect(grade('-ggrg')).toBe('B');
    expect(grade('-gyyr')).toBe('C');
  });

  it('is C at best with a red rate light', () => {
    expect(grade('rgggg')).toBe('C');
    expect(grade('rgg--')).toBe('C');
  });

  it('is D at best below 80% of Medicare, and not at it', () => {
    expect(grade('ggggg', 0.7999)).toBe('D');
    expect(grade('ggggg', 0.8)).toBe('A');
    expect(grade('ggggg', 0.8 - 1e-12)).toBe('A');
  });

  it('is D at best at or below cost, and not above it', () => {
    expect(grade('ggggg', 1, 0)).toBe('D');
    expect(grade('ggggg', 1, -3)).toBe('D');
    expect(grade('ggggg', 1, 0.01)).toBe('A');
  });

  it('is D at best with two reds and F with three or more', () => {
    expect(grade('ggrrg')).toBe('D');
    expect(grade('ggrrr')).toBe('F');
    expect(grade('grrrr')).toBe('F');
    expect(grade('-rrr-')).toBe('F');
  });

  it('is F by points alone below a quarter of them', () => {
    expect(payerGrade(facts('yrrrr'), { ...DEFAULT_THRESHOLDS, redsGradeD: 9, redsGradeF: 9 })).toBe('F');
    expect(payerGrade(facts('yyr-r'), { ...DEFAULT_THRESHOLDS, redsGradeD: 9, redsGradeF: 9 })).toBe('D');
  });

  it('counts reds by the limits of the user', () => {
    const by = (row: string, redsGradeD: number, redsGradeF: number) =>
      payerGrade(facts(row), { ...DEFAULT_THRESHOLDS, redsGradeD, redsGradeF });
    expect(by('ggggr', 1, 3)).toBe('D');
    expect(by('ggggr', 0, 1)).toBe('F');
    expect(by('ggggg', 0, 0)).toBe('A');
    expect(by('ggggg', 0, 1)).toBe('A');
  });

  it('takes three lights', () => {
    expect(grade('gg---')).toBe('n/a');
    expect(grade('g----')).toBe('n/a');
    expect(grade('-----')).toBeNull();
    expect(grade('-----', 0.7, -1)).toBeNull();
  });

  const light = fc.constantFrom<Light | null>('green', 'yellow', 'red', null);
  const row = fc.array(light, { minLength: 5, maxLength: 5 });
  const figure = fc.option(fc.double({ min: -0.5, max: 2, noNaN: true }));
  const order = ['A', 'B', 'C', 'D', 'F'];

  it('is never bettered by a worse light, a lower percent of Medicare or a lower margin', () => {
    const worse = { green: 'yellow', yellow: 'red', red: 'red' } as const;
    fc.assert(
      fc.property(
        row,
        figure,
        figure,
        fc.nat(4),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (lights, pct, margin, at, by) => {
          const before = payerGrade({ lights, ofMedicare: pct, margin }, limits());
          fc.pre(before !== null && before !== 'n/a');
          const worsened = lights.map((each, index) => (index === at && each !== null ? worse[each] : each));
          const after = payerGrade(
            {
              lights: worsened,
              ofMedicare: pct === null ? null : pct - by,
              margin: margin === null ? null : margin - by,
            },
            limits(),
          );
          expect(order.indexOf(String(after))).toBeGreaterThanOrEqual(order.indexOf(String(before)));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is the one that its explanation begins with', () => {
    fc.assert(
      fc.property(row, figure, figure, (lights, ofMedicare, margin) => {
        const given = { lights, ofMedicare, margin };
        const sentence = explainGrade(given, limits());
        const letter = payerGrade(given, limits());
        expect(sentence === null).toBe(letter === null);
        if (sentence !== null) {
          expect(sentence.startsWith(`${letter}: `)).toBe(true);
          expect(sentence).not.toMatch(/undefined|null|NaN|Infinity/);
          expect(sentence).toMatch(/\.$/);
        }
      }),
    );
  });
});

describe('The explanation of a grade', () => {
  it.each([
    ['an A', ['ggggg'], 'A: rate, cost, denials, days and share green; 10 of 10 points from 5 of 5 lights.'],
    [
      'a B, with every single light that would lift it',
      ['gggyy'],
      'B: rate, cost and denials green; days and share yellow; 8 of 10 points from 5 of 5 lights. It would be A with days green or share green.',
    ],
    [
      'the red rate light that holds it',
      ['rgggg', 0.81],
      'C: cost, denials, days and share green; rate red; 8 of 10 points from 5 of 5 lights. The points alone would make it B; it is C because its rate light is red. It would be A with rate yellow.',
    ],
    [
      'a rate below the walk-away line',
      ['rgggg', 0.7],
      'D: cost, denials, days and share green; rate red; 8 of 10 points from 5 of 5 lights. The points alone would make it B; it is D because it pays 70.0% of Medicare, below 80.0%. It would be C with a rate of at least 80.0% of Medicare.',
    ],
    [
      'a session that loses money',
      ['rggg-', 1.1, -4.5],
      'D: cost, denials and days green; rate red; 6 of 8 points from 4 of 5 lights. The points alone would make it B; it is D because a session brings $4.50 less than it costs. No light for share: no figures yet, or too few claims. It would be C with a rate above your cost.',
    ],
    [
      'two reds',
      ['grrgg'],
      'D: rate, days and share green; cost and denials red; 6 of 10 points from 5 of 5 lights. The points alone would make it C; it is D because it has 2 red lights. It would be C with cost yellow or denials yellow.',
    ],
    [
      'several steps where one is not enough',
      ['rgrgg', 0.7],
      'D: cost, days and share green; rate and denials red; 6 of 10 points from 5 of 5 lights. The points alone would make it C; it is D because it pays 70.0% of Medicare, below 80.0%, and because it has 2 red lights. It would be C with rate yellow and a rate of at least 80.0% of Medicare, among other ways.',
    ],
    [
      'the one way there is',
      ['ggggg', 0.7, -1],
      'D: rate, cost, denials, days and share green; 10 of 10 points from 5 of 5 lights. The points alone would make it A; it is D because it pays 70.0% of Medicare, below 80.0%, and because a session brings $1.00 less than it costs. It would be A with a rate of at least 80.0% of Medicare and a rate above your cost.',
    ],
    [
      'no step for a light that is blank',
      ['gyy--'],
      'C: rate green; cost and denials yellow; 4 of 6 points from 3 of 5 lights. No light for days and share: no figures yet, or too few claims. It would be B with cost green or denials green.',
    ],
    [
      'two steps of one light as one',
      ['rryyy', 1.1],
      'D: denials, days and share yellow; rate and cost red; 3 of 10 points from 5 of 5 lights. It would be C with rate green or cost green.',
    ],
    [
      'three steps',
      ['rryyy', 0.7],
      'D: denials, days and share yellow; rate and cost red; 3 of 10 points from 5 of 5 lights. It would be C with rate green and a rate of at least 80.0% of Medicare, among other ways.',
    ],
    [
      'that it takes more than three',
      ['rryyy', 0.7, -1],
      'D: denials, days and share yellow; rate and cost red; 3 of 10 points from 5 of 5 lights. It takes more than three steps to lift it: begin with rate and cost.',
    ],
    [
      'too few lights',
      ['gg---'],
      'n/a: only 2 of 5 lights are known, and a grade takes 3. No light for denials, days and share: no figures yet, or too few claims.',
    ],
    [
      'a single light',
      ['r----'],
      'n/a: only 1 of 5 lights is known, and a grade takes 3. No light for cost, denials, days and share: no figures yet, or too few claims.',
    ],
  ] as [string, Parameters<typeof facts>, string][])('tells %s', (_, given, sentence) => {
    expect(explained(...given)).toBe(sentence);
  });

  it('shows that a rate lies below the walk-away line, however little', () => {
    expect(explained('ggggg', 0.7997)).toContain('it pays 79.97% of Medicare, below 80.0%.');
    expect(explained('ggggg', 0.79999)).toContain('it pays 79.999% of Medicare, below 80.0%.');
  });

  it('begins with the yellow lights where none is red and the way is long', () => {
    const hard = { ...limits(), gradeB: 1, gradeA: 1 };
    expect(explainGrade(facts('yyyyg'), hard)).toContain(
      'It takes more than three steps to lift it: begin with rate, cost, denials and days.',
    );
  });

  it('says that a session which just meets its cost brings no more than it costs', () => {
    expect(explained('ggggg', 1, 0)).toContain('a session brings no more than it costs');
  });

  it('is blank when no light is known', () => {
    expect(explained('-----', 0.5)).toBeNull();
  });
});

describe('A grade that was worked out before', () => {
  it('is told apart by its lights, by the walk-away line, by the cost and by the limits', () => {
    const same = limits();
    const of = (...given: Parameters<typeof facts>) => payerGrade(facts(...given), same);
    expect([of('ggggg', 0.79, 5), of('ggggg', 0.8, 5), of('ggggg', 0.8, 0), of('ggggy', 1, 5)]).toEqual([
      'D',
      'A',
      'D',
      'A',
    ]);
    expect([of('ggggg', 0.79, 5), of('ggggg', null, null), of('grrgg', 1, 5)]).toEqual(['D', 'A', 'D']);
    expect(payerGrade(facts('ggggg', 0.79, 5), { ...same, walkAway: 0.7 })).toBe('A');
    expect(of('-----', 1, 5)).toBeNull();
    expect(of('-----', 1, 5)).toBeNull();
  });

  it('is explained with the figures of the payer asked for', () => {
    const same = limits();
    const explain = (pct: number) => explainGrade(facts('ggggg', pct, -5), same);
    expect(explain(0.79)).toContain('it pays 79.0% of Medicare, below 80.0%, and because a session brings $5.00 less');
    expect(explain(0.6)).toContain('it pays 60.0% of Medicare');
  });
});

describe('What holds a grade and what would lift it', () => {
  it.each<[string, number | null, number | null, string]>([
    [
      'ggggg',
      0.79,
      null,
      'it is D because it pays 79.0% of Medicare, below 80.0%. It would be A with a rate of at least 80.0% of Medicare.',
    ],
    [
      'ggggg',
      1,
      0,
      'it is D because a session brings no more than it costs. It would be A with a rate above your cost.',
    ],
    [
      'grrrg',
      1,
      5,
      'The points alone would make it D; it is F because it has 3 red lights. It would be D with cost yellow, denials yellow or days yellow.',
    ],
    [
      'yyyyy',
      1,
      5,
      '5 of 10 points from 5 of 5 lights. It would be B with rate green, cost green and denials green, among other ways.',
    ],
    [
      'gg---',
      1,
      5,
      'n/a: only 2 of 5 lights are known, and a grade takes 3. No light for denials, days and share: no figures yet, or too few claims.',
    ],
    [
      'g----',
      1,
      5,
      'n/a: only 1 of 5 lights is known, and a grade takes 3. No light for cost, denials, days and share: no figures yet, or too few claims.',
    ],
    [
      'gggg-',
      1,
      5,
      'A: rate, cost, denials and days green; 8 of 8 points from 4 of 5 lights. No light for share: no figures yet, or too few claims.',
    ],
    ['ggggg', 1, 5, 'A: rate, cost, denials, days and share green; 10 of 10 points from 5 of 5 lights.'],
  ])('%s at %s of Medicare, %s over cost', (row, pct, margin, sentence) => {
    expect(explained(row, pct, margin)?.endsWith(sentence)).toBe(true);
  });
});
