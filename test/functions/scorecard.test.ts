import { describe, expect, it } from 'vitest';
import { DEFAULT_THRESHOLDS } from '../../src/domain/thresholds.ts';
import fc from '../support/property.ts';
import { call, column } from './call.ts';

/** The Thresholds tab with some values of the user. */
const tab = (changed: Record<string, unknown>): unknown[][] => [
  ['Name', 'Value', 'What it means'],
  ...Object.entries({ ...DEFAULT_THRESHOLDS, ...changed }).map(([name, value]) => [name, value, 'Words.']),
];

describe('The lights in cells', () => {
  it('fill a column, with a sentence where a figure cannot be used', () => {
    expect(call('RATE_LIGHT', column(0.83, 1.1, '105%', 'high', '', 0), column(0.9, 0.95, 1, 1, '', 1), 12)).toEqual(
      column(
        'red',
        'green',
        'green',
        'Check: "high" cannot be used for pct_of_medicare; give a ratio such as 0.87, or 87%.',
        'yellow',
        'Check: 0 cannot be used for pct_of_medicare; give a ratio such as 0.87, or 87%.',
      ),
    );
  });

  it('say so when a percent was typed as a whole number', () => {
    expect(() => call('RATE_LIGHT', 87, 1)).toThrow('87 cannot be used for pct_of_medicare; give a ratio such as 0.87');
    expect(() => call('DENIAL_LIGHT', 15, 0.04)).toThrow('give a share from 0 to 1, such as 0.12 or 12%.');
  });

  it('are blank only when nothing is known to judge by', () => {
    expect(call('RATE_LIGHT', '', '')).toBe('');
    expect(call('RATE_LIGHT', '', '', 5)).toBe('yellow');
    expect(call('RATE_LIGHT', '', 0.95)).toBe('green');
    expect(call('COST_LIGHT', '', '')).toBe('');
    expect(call('COST_LIGHT', '', 0.1)).toBe('red');
    expect(call('COST_LIGHT', 5, '')).toBe('green');
    expect(call('DENIAL_LIGHT', 0.1, '')).toBe('');
    expect(call('DENIAL_LIGHT', '', 0.1)).toBe('');
    expect(call('DAYS_LIGHT', '')).toBe('');
    expect(call('DAYS_LIGHT', '', 'no')).toBe('');
    expect(call('SHARE_LIGHT', 0, 0)).toBe('');
    expect(call('SHARE_LIGHT', '', 0.1)).toBe('');
    expect(call('SHARE_LIGHT', 0.1, '')).toBe('');
  });

  it('are red for unpredictable payment alone, however yes is said', () => {
    for (const yes of ['yes', 'Y', true, 'TRUE']) expect(call('DAYS_LIGHT', '', yes)).toBe('red');
    for (const no of ['no', 'N', false, '']) expect(call('DAYS_LIGHT', 20, no)).toBe('green');
    expect(() => call('DAYS_LIGHT', 20, 'maybe')).toThrow('"maybe" cannot be used for unpredictable; give yes or no.');
  });

  it('stay blank with fewer than 20 claims', () => {
    expect(call('DAYS_LIGHT', column(50, 50), '', column(19, 20))).toEqual(column('', 'red'));
    expect(call('DENIAL_LIGHT', 0.15, 0.04, column(19, 20))).toEqual(column('', 'red'));
  });

  it('show the worked examples', () => {
    expect(call('RATE_LIGHT', 65 / 80, 65 / 110)).toBe('red'); // EX-07
    expect(call('COST_LIGHT', 20, '')).toBe('red'); // EX-08
    expect(call('DENIAL_LIGHT', 0.15, 0.04)).toBe('red'); // EX-15
    expect(call('SHARE_LIGHT', 0.05, 0.25)).toBe('red'); // EX-16
  });
});

describe('Thresholds of the user', () => {
  it.each<[name: string, args: unknown[], usual: string, changed: Record<string, unknown>, then: string]>([
    ['RATE_LIGHT', [0.97, 1, 5], 'red', { nearMedicare: 0.03 }, 'yellow'],
    ['RATE_LIGHT', [1, 0.85, 5], 'yellow', { nearTop: '85%' }, 'green'],
    ['COST_LIGHT', [6, 0.01], 'yellow', { costMinutesGreen: 6 }, 'green'],
    ['COST_LIGHT', [20, 0.01], 'red', { costMinutesYellow: 20 }, 'yellow'],
    ['COST_LIGHT', [1, 0.1], 'red', { costShareRed: 0.11 }, 'green'],
    ['DENIAL_LIGHT', [0.08, 0.04], 'red', { denialYellowRatio: 2 }, 'yellow'],
    ['DENIAL_LIGHT', [0.28, 0.2], 'red', { denialYellowPoints: 0.08 }, 'yellow'],
    ['DENIAL_LIGHT', [0.28, 0.2, 10], '', { minClaims: 10 }, 'red'],
    ['DAYS_LIGHT', [30, 'no', 100], 'yellow', { daysGreen: 30 }, 'green'],
    ['DAYS_LIGHT', [50, 'no', 100], 'red', { daysRed: 51 }, 'yellow'],
    ['SHARE_LIGHT', [0.1, 0.15], 'yellow', { burdenGreen: 1.5 }, 'green'],
    ['SHARE_LIGHT', [0.1, 0.3], 'red', { burdenYellow: 3 }, 'yellow'],
    ['SHARE_LIGHT', [0.03, 0.01], 'yellow', { smallShare: 0.03 }, 'green'],
    ['PAYER_GRADE', [[['green', 'green', 'green', 'yellow', 'yellow']], 1, 5], 'B', { gradeA: 0.8 }, 'A'],
    ['PAYER_GRADE', [[['green', 'green', '', '', '']], 1, 5], 'n/a', { minLights: 2 }, 'A'],
    ['PAYER_GRADE', [[['green', 'green', 'green', 'green', 'green']], 0.75, 5], 'D', { walkAway: 0.75 }, 'A'],
    ['PAYER_GRADE', [[['green', 'green', 'red', 'red', 'green']], 1, 5], 'D', { redsGradeD: 3 }, 'C'],
  ])('%s of %j is %s, and with %j %s', (name, args, usual, changed, then) => {
    const parameters =
      name === 'RATE_LIGHT' || name === 'DENIAL_LIGHT' || name === 'DAYS_LIGHT' || name === 'PAYER_GRADE' ? 3 : 2;
    const padded = [...args, ...Array<unknown>(parameters - args.length).fill('')];
    const single = (result: unknown) => (Array.isArray(result) ? result[0][0] : result);
    expect(single(call(name, ...padded))).toBe(usual);
    expect(single(call(name, ...padded, tab({})))).toBe(usual);
    expect(single(call(name, ...padded, tab(changed)))).toBe(then);
  });

  it('never shape the result', () => {
    expect(call('DAYS_LIGHT', column(20, 50), '', '', tab({}))).toEqual(column('green', 'red'));
    expect(call('DAYS_LIGHT', 20, '', '', tab({}))).toBe('green');
    expect(call('PAYER_GRADE', [['green', 'green', 'green', '', '']], '', '', tab({}))).toEqual([['A']]);
  });

  it('stop the whole call when one is wrong, in a sentence that names the row', () => {
    const wrong =
      'Row daysGreen of the thresholds is "soon"; give a whole number from 0 to 1000, or clear it to use 25.';
    expect(() => call('DAYS_LIGHT', column(20, 50), '', '', tab({ daysGreen: 'soon' }))).toThrow(wrong);
    expect(() => call('DAYS_LIGHT', 20, '', '', [['daysGreen', 46]])).toThrow(
      'Row daysGreen of the thresholds is 46, above row daysRed with 45; make daysGreen the smaller of the two.',
    );
  });

  it('must be two columns', () => {
    const sentence = 'thresholds takes two columns, names and values, such as RateCase_Thresholds; it is';
    expect(() => call('DAYS_LIGHT', 20, '', '', 0.8)).toThrow(`${sentence} a single cell.`);
    expect(() => call('DAYS_LIGHT', 20, '', '', column('daysGreen', 'daysRed'))).toThrow(
      `${sentence} 2 rows by 1 column.`,
    );
    expect(call('DAYS_LIGHT', 20, '', '', '')).toBe('green');
  });
});

describe('The grade in cells', () => {
  const rows = [
    ['green', 'Green ', 'GREEN', 'green', 'green'],
    ['red', 'yellow', '', 'green', 'blue'],
    ['green', 'green', '', '', ''],
    ['', '', '', '', ''],
    ['red', 'red', 'red', 'green', 'Check: no'],
    ['', '', '', '', ''],
  ];

  it('is one for each row', () => {
    expect(call('PAYER_GRADE', rows)).toEqual(
      column('A', 'Check: Column 5 of lights is "blue"; give green, yellow or red.', 'n/a', '', 'F').map(([cell]) => [
        String(cell).startsWith('Check') ? expect.stringMatching(/^Check: .*"blue".*green, yellow or red\.$/) : cell,
      ]),
    );
  });

  it('is explained in the same rows', () => {
    const sentences = call('EXPLAIN_GRADE', rows) as string[][];
    expect(sentences.map(([sentence]) => sentence?.slice(0, 3))).toEqual(['A: ', 'Che', 'n/a', '', 'F: ']);
  });

  it('needs all five lights side by side', () => {
    const sentence = 'lights takes 5 columns in PAYER_GRADE, side by side; it is';
    expect(() => call('PAYER_GRADE', [['green', 'red']])).toThrow(`${sentence} 1 row by 2 columns.`);
    expect(() => call('PAYER_GRADE', column('green', 'red', 'red', 'red', 'red'))).toThrow(
      `${sentence} 5 rows by 1 column.`,
    );
    expect(() => call('PAYER_GRADE', 'green')).toThrow(`${sentence} a single cell.`);
  });

  it('is the same for many rows as for each row alone, whatever stands in them', () => {
    const cell = fc.constantFrom<unknown>(
      'green',
      'yellow',
      'red',
      'green',
      'RED',
      '',
      '#N/A',
      'Check: no',
      'blue',
      7,
      true,
    );
    const line = fc.tuple(
      fc.array(cell, { minLength: 5, maxLength: 5 }),
      fc.constantFrom<unknown>('', 0.7, 1.2, 'x', 0),
    );
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 2, maxLength: 6 }),
        fc.constantFrom<unknown>('', -1, 5),
        (lines, margin) => {
          for (const name of ['PAYER_GRADE', 'EXPLAIN_GRADE', 'PAYER_QUADRANT']) {
            const whole = call(
              name,
              lines.map(([lights]) => lights),
              column(...lines.map(([, pct]) => pct)),
              margin,
            ) as unknown[][];
            lines.forEach(([lights, pct], row) => {
              // A second row keeps the call a range, where a sentence stands in the cell.
              const [[alone] = []] = call(name, [lights, lights], column(pct, pct), margin) as unknown[][];
              expect(whole[row]?.[0] ?? '').toEqual(alone);
            });
          }
        },
      ),
    );
  });

  it('places each payer in the grid', () => {
    expect(call('PAYER_QUADRANT', rows.slice(0, 3), column(1.2, 0.7, ''), 5)).toEqual(
      column(
        'high pay, low friction: protect and grow',
        expect.stringMatching(/^Check: /),
        'high pay, low friction: protect and grow',
      ),
    );
    expect(call('PAYER_QUADRANT', [['', '', '', '', 'red']], 1.2)).toEqual([['not enough facts']]);
    expect(call('PAYER_QUADRANT', [['red', 'red', '', '', '']], 0.7)).toEqual([
      ['low pay, high friction: top candidate to leave'],
    ]);
    expect(call('PAYER_QUADRANT', [['green', 'red', '', '', '']], 1.2)).toEqual([
      ['high pay, high friction: negotiate and streamline'],
    ]);
  });

  it('is that of the lights that the light functions give, and no metric made worse betters it', () => {
    const order = ['A', 'B', 'C', 'D', 'F'];
    const metrics = fc.record({
      pct: fc.double({ min: 0.5, max: 1.5, noNaN: true }),
      best: fc.double({ min: 0.5, max: 1.5, noNaN: true }),
      margin: fc.double({ min: -20, max: 60, noNaN: true }),
      minutes: fc.double({ min: 0, max: 30, noNaN: true }),
      rework: fc.double({ min: 0, max: 0.3, noNaN: true }),
      days: fc.double({ min: 5, max: 80, noNaN: true }),
      admin: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
    });
    const gradeOf = ({ pct, best, margin, minutes, rework, days, admin }: Record<string, number>): number => {
      const lights = [
        call('RATE_LIGHT', pct, best, margin),
        call('COST_LIGHT', minutes, ''),
        call('DENIAL_LIGHT', rework, 0.08),
        call('DAYS_LIGHT', days),
        call('SHARE_LIGHT', 0.2, admin),
      ];
      const [[grade] = []] = call('PAYER_GRADE', [lights], pct, margin) as string[][];
      return order.indexOf(grade ?? '');
    };
    fc.assert(
      fc.property(metrics, metrics, (a, b) => {
        const worse = {
          pct: Math.min(a.pct, b.pct),
          best: Math.min(a.best, b.best),
          margin: Math.min(a.margin, b.margin),
          minutes: Math.max(a.minutes, b.minutes),
          rework: Math.max(a.rework, b.rework),
          days: Math.max(a.days, b.days),
          admin: Math.max(a.admin, b.admin),
        };
        expect(gradeOf(worse)).toBeGreaterThanOrEqual(gradeOf(a));
      }),
    );
  });
});

describe('The walk-away checklist in cells', () => {
  it('gives one sentence for each payer and skips blank rows', () => {
    expect(call('WALK_AWAY_FLAGS', column(0.7999, 0.8, '', 1.1), column('', '', '', 0))).toEqual(
      column(
        expect.stringMatching(
          /^2 of 2 checks tick: below the walk-away line of 80\.0% of Medicare \(it pays 79\.99%\)/,
        ),
        expect.stringMatching(/^1 of 2 checks ticks: below Medicare \(80\.0%\)\. /),
        '',
        expect.stringMatching(/^1 of 3 checks ticks: a session brings no more than it costs\. /),
      ),
    );
  });

  it('is blank when nothing is known', () => {
    expect(call('WALK_AWAY_FLAGS', '')).toBe('');
  });
});
