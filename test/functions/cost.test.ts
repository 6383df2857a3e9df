import { describe, expect, it } from 'vitest';
import { call, column } from './call.ts';

describe('Costs in cells', () => {
  it('give the worked examples', () => {
    expect(call('COST_TO_SERVE', 20, 28)).toBe(9.33); // EX-08
    expect(call('COST_TO_SERVE', column(25, 24), column(33.6, 35))).toEqual(column(14, 14)); // EX-09
    expect(call('REVENUE_LIFT', 94, column(104, 114), 25 * 48)).toEqual(column(12_000, 24_000)); // EX-10
    expect(call('REVENUE_LIFT', 0, column(40, 60), 1200)).toEqual(column(48_000, 72_000)); // EX-11
    expect(call('ADMIN_COST_PER_YEAR', 5, 28)).toBe(7280); // EX-12
  });

  it('take the parts of a session that are known', () => {
    expect(call('COST_PER_SESSION', 1000, 50, 1000)).toBe(50);
    expect(call('COST_PER_SESSION', 1000, 50, 1000, 200)).toBe(60);
    expect(call('COST_PER_SESSION', 1000, 50, 1000, '', '', '', 0.1)).toBe(55);
    expect(call('COST_PER_SESSION', 1000, 50, 1000, '', 100, 30)).toBe(53);
    expect(call('COST_PER_SESSION', 1000, 50, 1000, '', '', '', '', 10_000)).toBe(60);
    expect(call('COST_PER_SESSION', 1000, '', 1000)).toBe('');
  });

  it('ask for what is missing', () => {
    expect(() => call('COST_PER_SESSION', 0, 50, 1000)).toThrow(
      'The sessions are 0; give the number of sessions in the period.',
    );
    expect(() => call('COST_PER_SESSION', 1000, 50, 1000, 0, 5)).toThrow('The admin_hourly is missing;');
    expect(call('COST_PER_SESSION', 1000, 50, 1000, 0, 0)).toBe(50);
  });

  it('leave what is left of a rate, also below zero', () => {
    expect(call('NET_RATE', 94.5, 9.33)).toBe(85.17);
    expect(call('NET_RATE', 100, 10, '5%')).toBe(85);
    expect(call('NET_RATE', 5, 9.33)).toBe(-4.33);
  });

  it('count office time in the hour', () => {
    expect(call('TRUE_HOURLY_RATE', 90, 45, column(15, 0))).toEqual(column(90, 120));
    expect(call('TRUE_HOURLY_RATE', 90, 0, 0)).toBe('');
  });

  it('tell what is missing against the contract', () => {
    expect(call('UNDERPAYMENT', 94, column(91.5, 94, 95), 100)).toEqual(column(250, 0, -100));
    expect(call('UNDERPAYMENT', 94, 91.5)).toBe(2.5);
  });

  it('round what someone is paid half-up to cents', () => {
    expect(call('PROJECTED_RATE', 94, 0.03, column(0, 1, 3))).toEqual(column(94, 96.82, 102.72));
    expect(call('PROJECTED_RATE', 100.01, 0.5, 1)).toBe(150.02);
    expect(() => call('PROJECTED_RATE', 94, 3, 3)).toThrow(
      'give a yearly change from -50% to 50%, such as 0.03 or 3%.',
    );
  });
});
