import { describe, expect, it } from 'vitest';
import { call, column } from './call.ts';

describe('EXIT_SCENARIO', () => {
  it('fills one row a scenario', () => {
    // 400 sessions at $90; 40 stay at $100; 360 are freed and bring $120 each where they are filled again.
    expect(call('EXIT_SCENARIO', column(0, '50%', 1), 400, 90, 120, 0.1, 100)).toEqual([
      [36000, 4000, 360, 0, -32000],
      [36000, 4000, 360, 21600, -10400],
      [36000, 4000, 360, 43200, 11200],
    ]);
  });

  it('takes left-out assumptions for nobody who stays', () => {
    expect(call('EXIT_SCENARIO', 0.5, 400, 90, 120)).toEqual([[36000, 0, 400, 24000, -12000]]);
  });

  it('needs what a refilled session brings only where one is refilled', () => {
    expect(call('EXIT_SCENARIO', column(0, 0.5), 400, 90, '')).toEqual([
      [36000, 0, 400, 0, -36000],
      ['', '', '', '', ''],
    ]);
  });

  it('leaves open what depends on what those who stay pay, where that is not given', () => {
    expect(call('EXIT_SCENARIO', 0.5, 400, 90, 120, 0.1)).toEqual([[36000, '', 360, 21600, '']]);
    expect(call('BREAK_EVEN_REFILL', 400, 90, 120, 0.1)).toBe('');
    expect(call('BREAK_EVEN_REFILL', 400, 90, 120, 0)).toBe(0.75);
  });

  it.each([
    ['sessions', [0.5, '', 90, 120]],
    ['what a session brings', [0.5, 400, '', 120]],
    ['the share refilled', ['', 400, 90, 120]],
  ])('is blank without %s', (_, args) => {
    expect([call('EXIT_SCENARIO', ...args)].flat(2).every((cell) => cell === '')).toBe(true);
  });

  it('says so when a share is no share, and goes on in the other rows', () => {
    const rows = call('EXIT_SCENARIO', column(1.5, 1), 400, 90, 120) as unknown[][];
    expect(rows[0]?.[0]).toBe('Check: 1.5 cannot be used for refill; give a share from 0 to 1, such as 0.12 or 12%.');
    expect(rows[1]).toEqual([36000, 0, 400, 48000, 12000]);
  });

  it('rounds dollars to the cent', () => {
    expect(call('EXIT_SCENARIO', 0.333, 7, 33.335, 12.345)).toEqual([[233.35, 0, 7, 28.78, -204.57]]);
  });
});

describe('BREAK_EVEN_REFILL', () => {
  it.each<[args: unknown[], share: number | '']>([
    [[400, 90, 120, 0.1, 100], 32_000 / 43_200],
    [[400, 90, 60], 1.5],
    [[400, 90, 120, 1, 90], 0],
    [[400, 90, 120, 1, 80], ''],
    [[400, 90, 0], ''],
    [[400, 90, ''], ''],
    [[0, 90, 120], 0],
  ])('%j: %s', (args, share) => {
    const found = call('BREAK_EVEN_REFILL', ...args);
    if (share === '') expect(found).toBe('');
    else expect(found).toBeCloseTo(share, 9);
  });
});

describe('WALK_AWAY_CHECK', () => {
  it('answers a column of checks from one payer’s figures, and leaves other rows blank', () => {
    expect(call('WALK_AWAY_CHECK', column('WALK-01', 'walk-08', 'My own', '', 'WALK-12', 'WALK-16'), 0.78, 12)).toEqual(
      [
        ['yes', 'below the walk-away line of 80.0% of Medicare (it pays 78.0%)'],
        ['no', ''],
        ['', ''],
        ['', ''],
        ['not known', ''],
        ['not known', ''],
      ],
    );
  });

  it('goes by the limits of the user', () => {
    const limits = [
      ['Name', 'Value'],
      ['walkAway', 0.75],
    ];
    const blanks = Array.from({ length: 19 }, () => '');
    expect(call('WALK_AWAY_CHECK', 'WALK-01', 0.78, ...blanks, limits)).toEqual([['no', '']]);
  });
});
