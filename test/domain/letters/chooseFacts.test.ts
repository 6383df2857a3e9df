import { describe, expect, it } from 'vitest';
import { chooseFacts } from '../../../src/domain/letters/chooseFacts.ts';
import type { FactKey, LetterFact, Priority } from '../../../src/domain/letters/fact.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/domain/thresholds.ts';

let made = 0;
function fact(priority: Priority, changes: Partial<LetterFact> = {}): LetterFact {
  made += 1;
  return {
    text: `Fact ${made}.`,
    bare: `Fact ${made}.`,
    again: `Fact ${made}.`,
    claim: `Fact ${made}.`,
    source: 'Outcomes',
    key: 'own',
    priority,
    figures: [`${made}%`],
    at: { tab: 'Outcomes', cell: 'B2' },
    n: null,
    isWeak: false,
    ageMonths: null,
    goodForMonths: 12,
    ...changes,
  };
}

const ranking = (facts: LetterFact[], type = 'Commercial') =>
  chooseFacts(facts, type, DEFAULT_THRESHOLDS).facts.map((each) => facts.indexOf(each.fact));
const chosen = (facts: LetterFact[], type = 'Commercial') =>
  chooseFacts(facts, type, DEFAULT_THRESHOLDS).facts.flatMap((each) =>
    each.isChosen ? [facts.indexOf(each.fact)] : [],
  );
const why = (facts: LetterFact[], one: number, type = 'Commercial') =>
  chooseFacts(facts, type, DEFAULT_THRESHOLDS).facts.find((each) => each.fact === facts[one])?.why;
const advice = (facts: LetterFact[], type = 'Commercial') => chooseFacts(facts, type, DEFAULT_THRESHOLDS).advice;

describe('The order of facts', () => {
  it('puts a figure before what the payer would rather read about', () => {
    expect(ranking([fact('volume', { figures: [] }), fact('efficiency')])).toEqual([1, 0]);
    expect(ranking([fact('efficiency', { figures: [] }), fact('access', { figures: [] })])).toEqual([1, 0]);
  });

  it('follows what this type of payer looks at', () => {
    const both = [fact('access'), fact('outcomes')];
    expect(ranking(both, 'Commercial')).toEqual([0, 1]);
    expect(ranking(both, 'Behavioral health manager')).toEqual([1, 0]);
  });

  it.each<FactKey>(['wait', 'scarcity', 'improvement', 'attendance', 'firstPass', 'niche', 'members'])(
    'prefers what the guides rest their own letters on: %s',
    (key) => {
      expect(ranking([fact('access', { key: 'hours' }), fact('access', { key })])).toEqual([1, 0]);
    },
  );

  it('prefers a figure over twenty cases to one without a count, and both to one over nineteen', () => {
    const counts = [fact('access', { n: 19 }), fact('access'), fact('access', { n: 20 })];
    expect(ranking(counts).slice(0, 2)).toEqual([2, 1]);
    expect(ranking([fact('outcomes', { n: 19 }), fact('volume')])).toEqual([1, 0]);
  });

  it('puts a stale figure behind all others, and keeps the order given among equals', () => {
    const stale = fact('access', { ageMonths: 13 });
    expect(ranking([stale, fact('efficiency'), fact('efficiency')])).toEqual([1, 2, 0]);
    expect(ranking([fact('access', { ageMonths: 12 }), fact('efficiency')])).toEqual([0, 1]);
  });
});

describe('The choice of facts', () => {
  it('takes one of each kind first, then a second, never a third (VAL-08)', () => {
    const facts = [fact('access'), fact('access'), fact('access'), fact('efficiency')];
    expect(chosen(facts)).toEqual([0, 1, 3]);
    expect(ranking(facts)).toEqual([0, 1, 3, 2]);
    expect(why(facts, 2)).toBe('A stronger fact already speaks of access to care, or five are chosen.');
  });

  it('takes five of six kinds, and leaves the one that the payer looks at last', () => {
    const kinds: Priority[] = ['efficiency', 'engagement', 'specialization', 'volume', 'outcomes', 'access'];
    const facts = kinds.map((kind) => fact(kind));
    expect(chosen(facts)).toEqual([5, 4, 3, 2, 1]);
    expect(why(facts, 0)).toBe('A stronger fact already speaks of little rework and cost, or five are chosen.');
  });

  it('takes a fact without a figure as the third, not as the fourth', () => {
    const plain = fact('access', { figures: [] });
    expect(chosen([fact('outcomes'), fact('volume'), plain])).toEqual([0, 1, 2]);
    const four = [fact('outcomes'), fact('volume'), fact('specialization'), plain];
    expect(chosen(four)).toEqual([0, 1, 2]);
    expect(why(four, 3)).toBe('It has no figure, and enough facts do.');
  });

  it('says that five are chosen where a fact without a figure comes sixth', () => {
    const kinds: Priority[] = ['access', 'outcomes', 'volume', 'specialization', 'engagement'];
    const facts = [...kinds.map((kind) => fact(kind)), fact('efficiency', { figures: [] })];
    expect(why(facts, 5)).toBe('A stronger fact already speaks of little rework and cost, or five are chosen.');
  });
});

describe('Why a fact is proposed', () => {
  it.each<[Priority, string, string]>([
    ['access', 'access to care', 'first'],
    ['outcomes', 'results of treatment', 'second'],
    ['volume', 'how many members you treat', 'third'],
    ['specialization', 'services that few others offer', 'fourth'],
    ['engagement', 'clients who stay in treatment', 'fifth'],
    ['efficiency', 'little rework and cost', 'sixth'],
  ])('%s: it names what the payer looks at, and in which place', (priority, named, place) => {
    expect(why([fact(priority)], 0)).toBe(`This type of payer looks at ${named} ${place}, and it has a figure.`);
  });

  it('says where there is no figure, and speaks of this payer where its type is not known', () => {
    expect(why([fact('access', { figures: [] })], 0, '')).toBe(
      'This payer looks at access to care first, and it has no figure.',
    );
  });
});

describe('Advice on the facts', () => {
  const two = [fact('access', { n: 20 }), fact('outcomes')];

  it('is none where two have figures, one of them on what the payer looks at first', () => {
    expect(advice(two)).toEqual([]);
  });

  it('says what is known of the type of payer, unless it is one that simply negotiates', () => {
    expect(advice(two, '')).toHaveLength(1);
    expect(advice(two, 'Behavioral health manager')).toEqual([
      expect.stringContaining('a process of their own'),
      expect.stringContaining('Ask which outcome measures'),
    ]);
  });

  it('counts the figures that are missing', () => {
    const missing =
      'Two or three are stronger; days to a first appointment and the share of sessions kept are the quickest to count.';
    expect(advice([fact('access')])).toEqual([`Only one fact has a figure. ${missing}`]);
    expect(advice([fact('access', { figures: [] })])).toEqual([`No fact has a figure. ${missing}`]);
    expect(advice([])).toEqual([`No fact has a figure. ${missing}`]);
  });

  it('says where nothing speaks of what the payer looks at first', () => {
    expect(advice([fact('outcomes'), fact('volume')])).toEqual([
      'Nothing here speaks of access to care, which this payer looks at first.',
    ]);
  });

  it('asks for no facts where no letter changes the rate', () => {
    const say = advice([fact('outcomes')], 'Medicare').join(' ');
    expect(say).toContain('No letter changes it.');
    expect(say).not.toMatch(/a figure|Nothing here speaks/);
  });

  it('warns of a share over nineteen cases, not over twenty', () => {
    const small = fact('access', { n: 19, figures: ['61.5%'] });
    expect(advice([small, fact('outcomes')])).toEqual([
      'A share over fewer than 20 cases, like 61.5%, convinces less. Say how many it rests on.',
    ]);
    expect(advice([{ ...small, n: 20 }, fact('outcomes')])).toEqual([]);
    const own = (convincingCases: number) =>
      chooseFacts([small, fact('outcomes')], 'Commercial', { ...DEFAULT_THRESHOLDS, convincingCases }).advice;
    expect([own(small.n ?? 0), own((small.n ?? 0) + 1)]).toEqual([
      [],
      [`A share over fewer than ${(small.n ?? 0) + 1} cases, like 61.5%, convinces less. Say how many it rests on.`],
    ]);
    const bare = [fact('access', { n: 3, figures: [] }), fact('outcomes'), fact('volume')];
    expect(advice(bare)).toEqual([
      'A share over fewer than 20 cases, like this one, convinces less. Say how many it rests on.',
    ]);
  });
});
