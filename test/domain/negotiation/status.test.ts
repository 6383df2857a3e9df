import { describe, expect, it, test } from 'vitest';
import { canMove, markSentStatus, NATURES, parseStatus, STATUSES } from '../../../src/domain/negotiation/status.ts';
import { Refusal } from '../../../src/domain/refusal.ts';

describe('the status of a request', () => {
  it('moves as AMB-23 says and in no other way', () => {
    const moves = STATUSES.flatMap((from) =>
      STATUSES.filter((to) => canMove(from, to)).map((to) => `${from} to ${to}`),
    );
    expect(moves).toEqual([
      'Open to Pending',
      'Pending to Escalated',
      'Pending to Closed',
      'Escalated to Pending',
      'Escalated to Closed',
    ]);
  });

  it('is one of the four words of LOG-13, and an answer one of the three of LOG-10 or a partial approval', () => {
    expect([...STATUSES].sort()).toEqual(['Closed', 'Escalated', 'Open', 'Pending']);
    expect([...NATURES].sort()).toEqual(['Approval', 'Counteroffer', 'Denial', 'Partial approval']);
  });

  it('is read with any case and spaces around it', () => {
    expect(parseStatus(' pending\u00a0')).toBe('Pending');
    expect(parseStatus('waiting')).toBeNull();
  });

  test.each([
    ['', 'Pending'],
    ['  ', 'Pending'],
    ['Open', 'Pending'],
    ['open', 'Pending'],
    ['Pending', 'Pending'],
    ['Escalated', 'Escalated'],
  ])('when sent, %j becomes %s', (before, after) => {
    expect(markSentStatus(before)).toBe(after);
  });

  it('stays closed, and says what to do instead', () => {
    expect(() => markSentStatus('Closed')).toThrow(
      new Refusal('status', 'This request is closed. Start a new row for a new request, or set its status to Open.'),
    );
  });

  it('is not overwritten where the cell holds a word of the user', () => {
    expect(() => markSentStatus(' waiting ')).toThrow(
      new Refusal('status', '"waiting" is not a status RateCase knows. Choose Open, Pending, Escalated or Closed.'),
    );
  });
});
