import { describe, expect, it, test } from 'vitest';
import type { LetterFacts } from '../../../src/domain/letters/facts.ts';
import { allTemplates, templateOf } from '../../../src/domain/letters/library.ts';
import {
  type Case,
  docName,
  dueNext,
  goesToPayer,
  nextToSend,
  readerOf,
  stepOf,
  suggestions,
  suggestionsWithoutRequest,
} from '../../../src/domain/letters/steps.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/domain/thresholds.ts';
import { almostNothing, sample } from './sample.ts';

const limits = DEFAULT_THRESHOLDS;
const noDaysOff = new Set<string>();

const dates: Case['dates'] = {
  status: 'Open',
  sent: null,
  followUps: [],
  escalatedOn: null,
  disputedOn: null,
  answer: null,
};
const sent: Case['dates'] = { ...dates, status: 'Pending', sent: '2026-03-02' };
const silent: Case['dates'] = { ...sent, followUps: ['2026-03-16', '2026-03-30'] };
const higher: Case['dates'] = { ...silent, status: 'Escalated', escalatedOn: '2026-04-06' };
const disputed: Case['dates'] = { ...higher, disputedOn: '2026-04-20' };
const answer = { date: '2026-04-10' };

const known: LetterFacts = { ...sample, response: undefined, callDate: undefined, sent: '2026-03-02' };
const request = (some: Partial<Case['dates']>, facts: Partial<LetterFacts> = {}, hasContact = true): Case => ({
  dates: { ...dates, ...some },
  hasContact,
  signs: [],
  facts: { ...known, ...facts },
});
const said = (nature: 'Approval' | 'Partial approval' | 'Counteroffer' | 'Denial' | null) => ({
  response: { date: '2026-04-10', nature },
});

describe('The step that a letter takes', () => {
  it.each([
    ['LTR-02', 0, 'request', 'request'],
    ['LTR-05', 0, 'first follow-up', 'first follow-up'],
    ['LTR-05', 1, 'second follow-up', 'second follow-up'],
    ['LTR-06', 0, 'first follow-up', 'first follow-up'],
    ['LTR-06', 2, 'second follow-up', 'second follow-up'],
    ['LTR-07', 2, 'after two follow-ups', 'escalation'],
    ['LTR-08', 2, 'escalation', 'escalation'],
    ['LTR-14', 2, 'dispute', 'dispute'],
    ['LTR-09', 0, 'response', 'reply'],
    ['LTR-13', 0, 'decision', 'reply'],
    ['LTR-18', 0, 'LTR-18', null],
    ['EXIT-01', 0, 'EXIT-01', null],
  ])('%s after %i follow-ups: %s', (id, followUps, step, sends) => {
    expect(stepOf(templateOf(id), followUps)).toMatchObject({ step, sends });
  });

  it('names the Doc in small letters, a follow-up by its number', () => {
    for (const template of allTemplates) {
      const { label } = stepOf(template, 0);
      expect(label.charAt(0)).toBe(label.charAt(0).toLowerCase());
    }
    expect(stepOf({ id: 'LTR-02', name: 'Full request' }, 0).label).toBe('full request');
    expect(stepOf({ id: 'LTR-18', name: 'News' }, 0).label).toBe('news');
    expect(docName('2026-04-01', ' Insurer  B ', 'full request')).toBe('2026-04-01 Insurer B full request');
    expect(docName('2026-04-01', '', 'news')).toBe('2026-04-01 Payer news');
    expect(docName('2026-04-01', 'x'.repeat(200), 'news')).toBe(`2026-04-01 ${'x'.repeat(120)} news`);
  });

  it('goes to the payer, to clients, to the regulator, or to nobody', () => {
    const readers = Object.fromEntries(allTemplates.map((template) => [template.id, readerOf(template)]));
    expect([readers['LTR-02'], readers['LTR-17'], readers['FUP-17'], readers['SCR-01'], readers['OBJ-01']]).toEqual([
      'payer',
      'clients',
      'the regulator',
      null,
      null,
    ]);
    for (const template of allTemplates) {
      const isLetter = template.form === 'letter' || template.form === 'email';
      expect([template.id, goesToPayer(template)]).toEqual([template.id, isLetter && readerOf(template) === 'payer']);
    }
  });
});

describe('What may be dated next', () => {
  test.each<[what: string, Case, next: ReturnType<typeof nextToSend>]>([
    ['nothing sent', request(dates), 'request'],
    ['sent', request(sent), 'first follow-up'],
    ['one follow-up', request({ ...sent, followUps: ['2026-03-16'] }), 'second follow-up'],
    ['two follow-ups', request(silent), 'escalation'],
    ['taken higher', request(higher), 'dispute'],
    ['disputed', request(disputed), null],
    ['closed', request({ ...sent, status: 'Closed' }), null],
    ['approved', request({ ...sent, answer }, said('Approval')), null],
    ['answered, nothing noted', request({ ...sent, answer }, said(null)), null],
    ['an offer', request({ ...sent, answer }, said('Counteroffer')), 'reply'],
    ['a partial approval after it went higher', request({ ...higher, answer }, said('Partial approval')), 'reply'],
    ['a denial', request({ ...sent, answer }, said('Denial')), 'escalation'],
    ['a denial after it went higher', request({ ...higher, answer }, said('Denial')), 'dispute'],
    [
      'a denial before it went higher',
      request({ ...higher, answer: { date: '2026-04-06' } }, said('Denial')),
      'dispute',
    ],
    ['a denial after the dispute', request({ ...disputed, answer: { date: '2026-05-01' } }, said('Denial')), null],
  ])('%s', (_, its, next) => {
    expect(nextToSend(its)).toBe(next);
  });

  it('has a day while they are silent', () => {
    const due = (some: Partial<Case['dates']>) => dueNext(request(some), limits, noDaysOff);
    expect(due(dates)).toBeNull();
    expect(due(sent)).toEqual({ what: 'first follow-up', on: '2026-03-16' });
    expect(due({ ...sent, followUps: ['2026-03-16'] })).toEqual({ what: 'second follow-up', on: '2026-03-30' });
    expect(due(silent)).toEqual({ what: 'escalation', on: '2026-04-06' });
    expect(due(higher)).toEqual({ what: 'dispute', on: '2026-04-20' });
    expect(due(disputed)).toBeNull();
    expect(due({ ...sent, answer })).toBeNull();
    expect(due({ ...sent, status: 'Closed' })).toBeNull();
  });
});

describe('The letter that fits, with its reason', () => {
  const proposed = (its: Case) => suggestions(its, limits, noDaysOff).map(({ id, why }) => `${id}: ${why}`);
  const ended = 'The last step of the ladder: the regulator, where parity or network rules are at stake.';
  const decide = 'The request was taken higher; this names the date on which you decide. Use it only if you mean it.';
  const dispute = 'The request was taken higher; the formal dispute is the next step of the ladder.';

  test.each<[what: string, Case, reasons: string[]]>([
    [
      'nothing sent',
      request(dates),
      [
        'LTR-02: Nothing has been sent yet; this is the full request in six parts.',
        'LTR-04: Nothing has been sent yet; this is the request on one page.',
        'LTR-03: Nothing has been sent yet; this is the full request in your own voice.',
        'LTR-01: Nothing has been sent yet; this only asks who decides and how.',
      ],
    ],
    [
      'nobody named',
      request(dates, {}, false),
      [
        'SCR-01: Nobody is named to write to. A call finds the person who decides.',
        'LTR-02: Nothing has been sent yet; this is the full request in six parts.',
        'LTR-01: Nothing has been sent yet and nobody is named to write to; this asks who decides.',
      ],
    ],
    [
      'after a call',
      request(dates, { callDate: '2026-03-01' }),
      [
        'LTR-10: You spoke with them on March 1, 2026; this puts the request in writing.',
        'LTR-02: Nothing has been sent yet; this is the full request in six parts.',
      ],
    ],
    [
      'before a contract',
      request(dates, almostNothing),
      [
        'LTR-19: No current rate is typed and nothing says since when you are in the network, so this answers the fee schedule you were offered.',
      ],
    ],
    ['sent', request(sent), ['LTR-05: Sent on March 2, 2026, and no answer is noted. It is due March 16, 2026.']],
    [
      'sent, with signs',
      {
        ...request(sent),
        signs: ['they put you off twice without a date', 'they contradicted what they had said before'],
      },
      [
        'LTR-05: Sent on March 2, 2026, and no answer is noted. It is due March 16, 2026.',
        'LTR-08: There are signs that it is time to go higher: they put you off twice without a date and they contradicted what they had said before.',
      ],
    ],
    [
      'two follow-ups',
      request(silent),
      [
        'LTR-07: Two follow-ups have had no answer; this asks for the person who can decide. It is due April 6, 2026.',
        'LTR-08: Two follow-ups have had no answer; this takes the request to a supervisor.',
      ],
    ],
    [
      'a denial',
      request({ ...sent, answer }, said('Denial')),
      [
        'LTR-09: The answer on April 10, 2026 was a denial; thank them and get it in writing.',
        'LTR-08: The answer on April 10, 2026 was a denial; a supervisor may decide otherwise.',
      ],
    ],
    [
      'an approval',
      request({ ...sent, answer }, said('Approval')),
      ['LTR-09: The answer on April 10, 2026 was an approval; thank them and get it in writing.'],
    ],
    [
      'a partial approval',
      request({ ...sent, answer }, said('Partial approval')),
      [
        'LTR-15: The answer on April 10, 2026 was a partial approval that leaves some codes where they are.',
        'LTR-16: The answer on April 10, 2026 was a partial approval; this shows what it leaves open and asks again.',
        'LTR-09: The answer on April 10, 2026 was a partial approval; thank them and get it in writing.',
      ],
    ],
    [
      'taken higher',
      request(higher),
      [`LTR-14: ${dispute} It is due April 20, 2026.`, `LTR-13: ${decide}`, `FUP-17: ${ended}`],
    ],
    ['disputed', request(disputed), [`FUP-17: ${ended}`, `LTR-13: ${decide}`]],
    [
      'closed with an answer that was not noted by its day',
      request({ ...sent, status: 'Closed', answer: { date: null } }, { response: { date: null, nature: 'Denial' } }),
      ['LTR-09: The answer was a denial; thank them and get it in writing.'],
    ],
  ])('%s', (_, its, reasons) => {
    expect(proposed(its)).toEqual(reasons);
  });
});

describe('What fits without a request', () => {
  const window = { opens: '2026-06-01', closes: '2026-09-01' };
  const without = (some: Partial<LetterFacts>, open: typeof window | null = null, isNegotiable = true) =>
    suggestionsWithoutRequest(
      { ...known, date: '2026-07-14', lastDay: undefined, renewal: undefined, news: [], ...some },
      open,
      isNegotiable,
      limits,
    ).map(({ id, why }) => `${id}: ${why}`);
  const news = ['We have moved'];

  it('is the notice, up to the last day in the network', () => {
    const notice = [
      'EXIT-01: Payers says that July 14, 2026 is your last day in the network.',
      'LTR-17: Clients hear 30 to 60 days before that day, after the payer has your notice.',
    ];
    expect(without({ lastDay: '2026-07-14' })).toEqual(notice);
    expect(without({ lastDay: '2026-07-14' }, window, false)).toEqual(notice);
    expect(without({ lastDay: '2026-07-13' })[0]).toContain('LTR-01');
  });

  it('is the renewal while the time to ask is open', () => {
    const renewal = '2026-12-01';
    const ask = ['LTR-12: The contract renews December 1, 2026; the time to ask runs to September 1, 2026.'];
    expect(without({ renewal }, window)).toEqual(ask);
    expect(without({ renewal, date: '2026-06-01' }, window)).toEqual(ask);
    expect(without({ renewal, date: '2026-09-01' }, window)).toEqual(ask);
    for (const date of ['2026-05-31', '2026-09-02']) expect(without({ renewal, date }, window)[0]).toContain('LTR-01');
    expect(without({ renewal })[0]).toContain('LTR-01');
    expect(without({}, window)[0]).toContain('LTR-01');
  });

  it('is news, or the question who decides', () => {
    expect(without({ news })).toEqual(['LTR-18: You have news, and there is nothing to ask for now.']);
    expect(without({ news: undefined })).toEqual([
      'LTR-01: No request to this payer is open; this asks who decides on rates.',
    ]);
    expect(without({ news }, window, false)).toEqual(['LTR-18: You have news, and its rates cannot be negotiated.']);
    expect(without({ news: undefined, renewal: '2026-12-01' }, window, false)).toEqual([]);
  });
});
