import { describe, expect, it } from 'vitest';
import { addDays, isBusinessDay } from '../../../src/domain/calendar/index.ts';
import { escalationSigns, followUpPlan, nextDue } from '../../../src/domain/negotiation/followUps.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../../../src/domain/thresholds.ts';
import fc from '../../support/property.ts';

const plan = (sent: string, changed: Partial<Thresholds> = {}) =>
  followUpPlan(sent, { ...DEFAULT_THRESHOLDS, ...changed });

describe('The follow-up schedule', () => {
  it('of the guides: two follow-ups and the escalation (AMB-03)', () => {
    expect(plan('2026-03-02')).toEqual({ first: '2026-03-16', second: '2026-03-30', escalate: '2026-04-06' });
  });

  it('waits at least 30 calendar days, to a business day', () => {
    const quick = { followUpFirst: 1, followUpSecond: 1, escalateAfterSecond: 1 };
    expect(plan('2026-03-02', quick).escalate).toBe('2026-04-01');
    expect(plan('2026-03-05', quick).escalate).toBe('2026-04-06');
    expect(plan('2026-03-02', { ...quick, escalateDays: 0 }).escalate).toBe('2026-03-05');
  });

  it('skips holidays', () => {
    expect(plan('2026-12-18').first).toBe('2027-01-05');
    expect(followUpPlan('2026-03-02', DEFAULT_THRESHOLDS, new Set(['2026-03-10'])).first).toBe('2026-03-17');
  });

  it('keeps its order and lands on business days, whatever the day of the request', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((offset) => addDays('2000-01-01', offset));
    fc.assert(
      fc.property(day, (sent) => {
        const { first, second, escalate } = plan(sent);
        expect(sent < first && first < second && second < escalate).toBe(true);
        expect(escalate >= addDays(sent, 30)).toBe(true);
        expect([first, second, escalate].every((date) => isBusinessDay(date))).toBe(true);
      }),
    );
  });
});

describe('What is due next (AMB-37)', () => {
  const due = (...followUps: string[]) => nextDue({ requested: '2026-03-02', followUps }, DEFAULT_THRESHOLDS);

  it('counts from the last thing sent', () => {
    expect(due()).toEqual({ what: 'first follow-up', on: '2026-03-16' });
    expect(due('2026-03-20')).toEqual({ what: 'second follow-up', on: '2026-04-03' });
    expect(due('2026-03-20', '2026-04-03')).toEqual({ what: 'escalation', on: '2026-04-10' });
    expect(due('2026-04-03', '2026-03-20')).toEqual({ what: 'escalation', on: '2026-04-10' });
    expect(due('2026-03-16', '2026-03-30', '2026-04-08')).toEqual({ what: 'escalation', on: '2026-04-15' });
  });
});

describe('The signs to escalate (FUP-08..11)', () => {
  const none = { putOff: 0, contradictions: 0, promises: 0 };
  const signs = (silent: readonly string[], noted = none, changed: Partial<Thresholds> = {}) =>
    escalationSigns(silent, noted, { ...DEFAULT_THRESHOLDS, ...changed });

  it('need two silent follow-ups 10 business days apart', () => {
    expect(signs(['2026-03-16'])).toEqual([]);
    expect(signs(['2026-03-27', '2026-03-16'])).toEqual([]);
    expect(signs(['2026-03-30', '2026-03-16'])).toEqual([
      'they answered neither of two follow-ups at least 10 business days apart',
    ]);
    expect(signs(['2026-03-27', '2026-03-16'], none, { followUpsApart: 9 })).toEqual([
      'they answered neither of two follow-ups at least 9 business days apart',
    ]);
    expect(escalationSigns(['2026-03-16', '2026-03-30'], none, DEFAULT_THRESHOLDS, new Set(['2026-03-20']))).toEqual(
      [],
    );
  });

  it('are each a reason of its own', () => {
    expect(signs([], { putOff: 1, contradictions: 0, promises: 0 })).toEqual([]);
    expect(signs([], { putOff: 2, contradictions: 1, promises: 1 })).toEqual([
      'they put you off two times without a date',
      'they contradicted what they had said before',
      'they promised something and put nothing in writing',
    ]);
    expect(signs([], { ...none, putOff: 1 }, { putOffTimes: 1 })).toEqual(['they put you off once without a date']);
    expect(signs([], none, { putOffTimes: 0 })).toEqual([]);
  });
});
