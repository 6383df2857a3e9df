import { describe, expect, it, test } from 'vitest';
import { type RequestDates, waitingFor } from '../../../src/domain/negotiation/due.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/domain/thresholds.ts';

const OPEN: RequestDates = {
  status: 'Open',
  sent: null,
  followUps: [],
  escalatedOn: null,
  disputedOn: null,
  answer: null,
};
const SENT: RequestDates = { ...OPEN, status: 'Pending', sent: '2026-03-02' };
const HIGHER: RequestDates = { ...SENT, status: 'Escalated', escalatedOn: '2026-04-06' };
const waits = (dates: RequestDates, daysOff: readonly string[] = []) =>
  waitingFor(dates, DEFAULT_THRESHOLDS, new Set(daysOff));

describe('what a request waits for', () => {
  test.each<[when: string, RequestDates, what: string, on: string | null]>([
    ['nothing was sent', OPEN, 'request', null],
    ['it was sent', SENT, 'first follow-up', '2026-03-16'],
    ['two follow-ups went out', { ...SENT, followUps: ['2026-03-16', '2026-03-30'] }, 'escalation', '2026-04-06'],
    // Ten business days after Monday, April 6.
    ['a supervisor has it', HIGHER, 'dispute', '2026-04-20'],
    ['it went higher without a word when', { ...HIGHER, escalatedOn: null }, 'note', null],
    ['the dispute is out', { ...HIGHER, disputedOn: '2026-04-20' }, 'note', null],
    ['they answered', { ...SENT, answer: { date: '2026-03-10' } }, 'reply', null],
    ['they answered and no day is noted', { ...SENT, answer: { date: null } }, 'reply', null],
    ['they answered some day, and a supervisor has it', { ...HIGHER, answer: { date: null } }, 'reply', null],
    ['one of its days cannot be read', { ...SENT, hasUnread: true }, 'look', null],
    ['all of its days can be read', { ...SENT, hasUnread: false }, 'first follow-up', '2026-03-16'],
  ])('when %s', (_, dates, what, on) => {
    expect(waits(dates)).toEqual({ what, on });
  });

  test.each<[what: string, RequestDates]>([
    ['follow-up', { ...SENT, followUps: ['2026-03-02'] }],
    ['second follow-up', { ...SENT, followUps: ['2026-03-02', '2026-03-02'] }],
    ['step to a supervisor', { ...SENT, escalatedOn: '2026-03-02' }],
    ['dispute', { ...SENT, disputedOn: '2026-03-02' }],
    ['answer', { ...SENT, answer: { date: '2026-03-02' } }],
  ])(
    'is to look at its dates where the %s lies before the request, and not where it is of the same day',
    (_, dates) => {
      expect(waits(dates)?.what).not.toBe('look');
      expect(waits({ ...dates, sent: '2026-03-03' })).toEqual({ what: 'look', on: null });
      expect(waits({ ...dates, sent: null })?.what).not.toBe('look');
      expect(waits({ ...dates, sent: '2026-03-03', status: 'Closed' })).toBeNull();
    },
  );

  it('is nothing once it is closed', () => {
    expect(waits({ ...SENT, status: 'Closed' })).toBeNull();
  });

  it('is not the reply where their answer is what it was taken higher for (AMB-03)', () => {
    const answered = (date: string) => waits({ ...HIGHER, answer: { date } })?.what;
    expect([answered('2026-04-05'), answered('2026-04-06'), answered('2026-04-07')]).toEqual([
      'dispute',
      'dispute',
      'reply',
    ]);
    const disputed = { ...HIGHER, disputedOn: '2026-04-20' };
    expect(waits({ ...disputed, answer: { date: '2026-04-20' } })?.what).toBe('note');
    expect(waits({ ...disputed, answer: { date: '2026-04-21' } })?.what).toBe('reply');
  });

  it('leaves out the practice’s own days off', () => {
    expect(waits(HIGHER, ['2026-04-10'])?.on).toBe('2026-04-21');
    expect(waits(SENT, ['2026-03-10'])?.on).toBe('2026-03-17');
  });
});
