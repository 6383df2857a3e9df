import { describe, expect, it, test } from 'vitest';
import { allTemplates } from '../../../src/domain/letters/library.ts';
import { type Standing, suggestTemplates } from '../../../src/domain/letters/suggest.ts';
import { NATURES, STATUSES } from '../../../src/domain/negotiation/status.ts';

const open: Standing = {
  status: 'Open',
  isSent: false,
  hasCalled: false,
  followUps: 0,
  hasSigns: false,
  isAnswered: false,
  nature: null,
  isDisputed: false,
  isBeforeContract: false,
  hasContact: true,
  lines: [
    { current: 94.5, offered: null },
    { current: 138, offered: null },
  ],
};
const pending: Standing = { ...open, status: 'Pending', isSent: true };
const offer = (first: number | null, second: number | null): Standing => ({
  ...pending,
  isAnswered: true,
  nature: 'Counteroffer',
  lines: [
    { current: 94.5, offered: first },
    { current: 138, offered: second },
  ],
});

describe('the letter that fits', () => {
  test.each<[when: string, Standing, first: string]>([
    ['nothing is sent', open, 'LTR-02'],
    ['nobody is known to write to', { ...open, hasContact: false }, 'SCR-01'],
    ['a call has taken place', { ...open, hasCalled: true }, 'LTR-10'],
    ['there is no contract yet', { ...open, isBeforeContract: true }, 'LTR-19'],
    ['the request is unanswered', pending, 'LTR-05'],
    ['the first follow-up is unanswered', { ...pending, followUps: 1 }, 'LTR-06'],
    ['two follow-ups are unanswered', { ...pending, followUps: 2 }, 'LTR-07'],
    ['it was declined', { ...pending, nature: 'Denial' }, 'LTR-09'],
    ['it was granted', { ...pending, nature: 'Approval' }, 'LTR-09'],
    ['some codes are raised', offer(98.5, 138), 'LTR-15'],
    ['one code has no offer', offer(98.5, null), 'LTR-15'],
    ['all codes are raised a little', offer(98.5, 140), 'LTR-16'],
    ['no code is raised', offer(94.5, 138), 'LTR-16'],
    ['it is escalated', { ...pending, status: 'Escalated', nature: 'Denial' }, 'LTR-14'],
    ['an offer was taken higher', { ...offer(98.5, 140), status: 'Escalated', isAnswered: false }, 'LTR-14'],
    ['the supervisor made an offer', { ...offer(98.5, 140), status: 'Escalated' }, 'LTR-16'],
    ['the dispute is out', { ...pending, status: 'Escalated', isDisputed: true }, 'FUP-17'],
    ['the dispute was answered', { ...offer(98.5, 140), status: 'Escalated', isDisputed: true }, 'LTR-16'],
  ])('when %s', (_, standing, first) => {
    expect(suggestTemplates(standing)[0]).toBe(first);
  });

  it('speaks of leaving only once the request is escalated (AMB-26)', () => {
    for (const status of STATUSES) {
      for (const nature of [null, ...NATURES]) {
        for (const followUps of [0, 1, 2, 5]) {
          const ids = suggestTemplates({ ...pending, status, nature, followUps });
          if (status !== 'Escalated') expect(ids).not.toContain('LTR-13');
          for (const id of ids) expect(allTemplates.map((template) => template.id)).toContain(id);
        }
      }
    }
  });

  test.each<[when: string, Standing, all: string[]]>([
    ['nothing is sent', open, ['LTR-02', 'LTR-04', 'LTR-03', 'LTR-01']],
    ['nobody is known to write to', { ...open, hasContact: false }, ['SCR-01', 'LTR-02', 'LTR-01']],
    ['a call has taken place', { ...open, hasCalled: true }, ['LTR-10', 'LTR-02']],
    ['there is no contract yet', { ...open, isBeforeContract: true, hasContact: false }, ['LTR-19']],
    ['the request is unanswered', pending, ['LTR-05']],
    ['the first follow-up is unanswered', { ...pending, followUps: 1 }, ['LTR-06', 'LTR-05']],
    ['several are unanswered', { ...pending, followUps: 3 }, ['LTR-07', 'LTR-08']],
    ['it was declined', { ...pending, isAnswered: true, nature: 'Denial' }, ['LTR-09', 'LTR-08']],
    ['some codes are raised', offer(98.5, null), ['LTR-15', 'LTR-16', 'LTR-09']],
    ['all codes are raised', { ...offer(98.5, 140), nature: 'Partial approval' }, ['LTR-16', 'LTR-09']],
    ['some are raised in part', { ...offer(98.5, 138), nature: 'Partial approval' }, ['LTR-15', 'LTR-16', 'LTR-09']],
    ['no code is raised', offer(94.5, 138), ['LTR-16', 'LTR-09']],
    ['an escalation is unanswered', { ...pending, status: 'Escalated' }, ['LTR-14', 'LTR-13', 'FUP-17']],
    [
      'an escalation was declined',
      { ...pending, status: 'Escalated', isAnswered: true, nature: 'Denial' },
      ['LTR-14', 'LTR-13', 'FUP-17'],
    ],
    ['the dispute is unanswered', { ...pending, status: 'Escalated', isDisputed: true }, ['FUP-17', 'LTR-13']],
    ['it was granted at last', { ...pending, status: 'Escalated', isDisputed: true, nature: 'Approval' }, ['LTR-09']],
  ])('and those after it, when %s', (_, standing, all) => {
    expect(suggestTemplates(standing)).toEqual(all);
  });

  it('lets a request go higher before two follow-ups where there are signs (FUP-09..11)', () => {
    const sent: Standing = { ...open, status: 'Pending', isSent: true, hasSigns: true };
    expect(suggestTemplates(sent)).toEqual(['LTR-05', 'LTR-08']);
    expect(suggestTemplates({ ...sent, followUps: 1 })).toEqual(['LTR-06', 'LTR-05', 'LTR-08']);
    expect(suggestTemplates({ ...sent, followUps: 2 })).toEqual(['LTR-07', 'LTR-08']);
    expect(suggestTemplates({ ...sent, isSent: false })).not.toContain('LTR-08');
  });

  it('counts an offer for a code without a rate as a raise', () => {
    const lines = [
      { current: null, offered: 90 },
      { current: 138, offered: null },
    ];
    expect(suggestTemplates({ ...offer(0, 0), lines })[0]).toBe('LTR-15');
    expect(suggestTemplates({ ...offer(0, 0), lines: [] })[0]).toBe('LTR-16');
  });

  it('is none while an answer has come and nothing says what it was', () => {
    expect(suggestTemplates({ ...pending, isAnswered: true })).toEqual([]);
  });

  it('is none for a closed request that was never answered', () => {
    expect(suggestTemplates({ ...pending, status: 'Closed' })).toEqual([]);
    expect(suggestTemplates({ ...pending, status: 'Closed', nature: 'Denial' })).toEqual(['LTR-09']);
  });
});
