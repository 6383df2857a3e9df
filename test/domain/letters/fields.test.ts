import { describe, expect, it } from 'vitest';
import type { LetterFacts, LetterLine } from '../../../src/domain/letters/facts.ts';
import { FIELDS, optionalFields } from '../../../src/domain/letters/fields.ts';
import { almostNothing, sample } from './sample.ts';

const withFacts = (some: Partial<LetterFacts>): LetterFacts => ({ ...almostNothing, ...some });
const fieldsOf = (some: Partial<LetterFacts>) => optionalFields(withFacts(some));
const line = (some: Partial<LetterLine>): LetterLine => ({
  ...(sample.lines[0] as LetterLine),
  code: '90834',
  current: 94.5,
  requested: 110,
  medicare: null,
  ...some,
});
const medicare = { dollars: 104.32, basis: 'the 2026 Medicare schedule' };

describe('What an offer means, code by code', () => {
  const step = (some: Partial<LetterLine>) => fieldsOf({ lines: [line(some)] }).offerSteps;

  it.each<[what: string, Partial<LetterLine>, said: string[]]>([
    ['nothing where nothing is offered', { offered: null }, []],
    ['what it adds and what is missing', { offered: 98.5 }, ['$98.50, $4.00 more than now; $11.50 below our proposal']],
    ['the same as now', { offered: 94.5, requested: null }, ['$94.50, the same as now']],
    ['an offer below what is paid now', { offered: 90, requested: null }, ['$90.00, $4.50 less than now']],
    ['no change where nothing is paid yet', { offered: 98.5, current: null, requested: null }, ['$98.50']],
    ['nothing missing where all is granted', { offered: 110 }, ['$110.00, $15.50 more than now']],
    ['nothing missing where more is granted', { offered: 112 }, ['$112.00, $17.50 more than now']],
    [
      'the Medicare amount that it stays below',
      { offered: 104.31, requested: null, medicare },
      ['$104.31, $9.81 more than now; $0.01, or less than 0.1%, below the Medicare amount of $104.32'],
    ],
    [
      'nothing of Medicare where it is reached',
      { offered: 104.32, requested: null, medicare },
      ['$104.32, $9.82 more than now'],
    ],
    [
      'both where both are missed',
      { offered: 98.5, medicare },
      [
        '$98.50, $4.00 more than now; $11.50 below our proposal and $5.82, or 5.6%, below the Medicare amount of $104.32',
      ],
    ],
  ])('%s', (_, some, said) => {
    expect(step(some)).toEqual(said.map((text) => `CPT 90834: ${text}`));
  });

  it('names what the Medicare amounts are where one of several codes stays below its amount', () => {
    const below = line({ offered: 98.5, medicare });
    const above = line({ code: '90837', offered: 120, medicare });
    expect(fieldsOf({ lines: [above, below] }).basisOnly).toContain('Medicare');
    expect(fieldsOf({ lines: [above] }).basisOnly).toBe('');
  });

  it('tells codes whose rate rises from those that stay, an offer below or at the current rate being none', () => {
    const facts = fieldsOf({
      lines: [
        line({ code: '90832', current: null, offered: 80 }),
        line({ code: '90834', current: 94.5, offered: 94.51 }),
        line({ code: '90837', current: 138, offered: 138 }),
        line({ code: '90791', current: 124, offered: 120 }),
        line({ code: '90847', offered: null }),
      ],
    });
    expect(facts.raised).toBe('$80.00 for CPT 90832 and $94.51 for CPT 90834');
    expect(facts.left).toBe('CPT 90837, 90791 and 90847');
    expect(facts.hasLeft).toBe(true);
    expect(fieldsOf({ lines: [line({ offered: 95 })] }).hasLeft).toBe(false);
  });
});

describe('The timeline of a packet (FUP-16)', () => {
  it('comes from the log where Communications has nothing, oldest first', () => {
    const log = {
      sent: '2026-05-12',
      callDate: '2026-07-09',
      followUps: ['2026-06-10', '2026-05-27'],
      response: { date: '2026-07-02', nature: 'Denial' as const },
      communications: [],
    };
    const timeline = [
      'May 12, 2026: Rate review request sent',
      'May 27, 2026: Follow-up sent',
      'June 10, 2026: Follow-up sent',
      'July 2, 2026: Answer received: denial',
      'July 9, 2026: Call with Insurer D',
    ];
    expect(fieldsOf(log).timeline).toEqual(timeline);
    expect(fieldsOf({ ...log, communications: undefined }).timeline).toEqual(timeline);
    expect(fieldsOf({ response: { date: '2026-07-02', nature: null } }).timeline).toEqual([
      'July 2, 2026: Answer received',
    ]);
    expect(fieldsOf({ callDate: '2026-07-09', payer: ' ' }).timeline).toEqual(['July 9, 2026: Call with [payer]']);
    expect(fieldsOf({ response: { date: null, nature: 'Denial' } }).timeline).toEqual([]);
  });

  it('comes from Communications where it has lines, two of one day in the order typed', () => {
    const communications = [
      { date: '2026-06-10', channel: 'phone', what: 'Asked again' },
      { date: '2026-05-12', channel: '', what: 'Request sent' },
      { date: '2026-06-10', channel: ' email ', what: 'Wrote it down' },
    ];
    expect(fieldsOf({ sent: '2026-05-01', communications }).timeline).toEqual([
      'May 12, 2026: Request sent',
      'June 10, 2026 (phone): Asked again',
      'June 10, 2026 (email): Wrote it down',
    ]);
  });
});

describe('The first sentence of a letter', () => {
  it.each<[Partial<LetterFacts>, string]>([
    [{}, 'At Hill Therapy, we care for Insurer D members as an in-network practice.'],
    [
      { about: 'a clinic in Reno' },
      'We are a clinic in Reno, and we care for Insurer D members as an in-network practice.',
    ],
    [
      { practice: { ...almostNothing.practice, inNetworkSince: '2017' } },
      'At Hill Therapy, we have cared for Insurer D members as an in-network practice since 2017.',
    ],
    [
      { about: 'a clinic in Reno', practice: { ...almostNothing.practice, inNetworkSince: '2017' } },
      'We are a clinic in Reno, and we have been in the Insurer D network since 2017.',
    ],
    [{ payer: '' }, 'At Hill Therapy, we care for [payer] members as an in-network practice.'],
  ])('with %j', (some, sentence) => {
    expect(fieldsOf(some).introduction).toBe(sentence);
  });
});

describe('What a letter leaves out', () => {
  it('is every fact that is not known', () => {
    const nothing = fieldsOf({});
    for (const name of [
      'about',
      'license',
      'networkSince',
      'years',
      'basisOnly',
      'clause',
      'noticeDays',
      'denials',
      'days',
      'members',
      'access',
      'effectiveOn',
      'regulator',
    ] as const) {
      expect([name, nothing[name]]).toEqual([name, '']);
    }
    expect(nothing.evidence).toEqual([]);
    expect([nothing.isDenied, nothing.isGranted, nothing.isPartial]).toEqual([false, false, false]);
  });

  it.each([
    ['Denial', [true, false, false]],
    ['Approval', [false, true, false]],
    ['Partial approval', [false, false, true]],
    ['Counteroffer', [false, false, true]],
  ] as const)('is what was not answered: %s', (nature, flags) => {
    const { isDenied, isGranted, isPartial } = fieldsOf({ response: { date: null, nature } });
    expect([isDenied, isGranted, isPartial]).toEqual(flags);
  });

  it('is a comparison of denials or days with no other payer beside it', () => {
    const friction = {
      denialRate: 0.09,
      otherDenialRate: 0.04,
      days: 41,
      otherDays: 24,
      period: 'January to June 2026',
    };
    expect(fieldsOf({ friction })).toMatchObject({
      denials:
        'Of our claims to Insurer D, 9.0% were denied or reduced (January to June 2026), against 4.0% on average with the other payers we bill.',
      days: 'Payment took 41 days on average, against 24 days elsewhere.',
      evidence: ['friction'],
    });
    const alone = { ...friction, otherDenialRate: null, otherDays: null };
    expect(fieldsOf({ friction: alone })).toMatchObject({ denials: '', days: '' });
    expect(fieldsOf({ friction: { ...friction, denialRate: null, days: null } })).toMatchObject({
      denials: '',
      days: '',
      evidence: [],
    });
    expect(fieldsOf({ payer: '', friction }).denials).toContain('Of our claims to [payer], ');
  });

  it('is no Medicare where a rate and an amount can be compared', () => {
    expect(fieldsOf({ lines: [line({ medicare })] }).evidence[0]).toBe('medicare');
    expect(fieldsOf({ lines: [line({ medicare })] }).isOne).toBe(true);
    expect(fieldsOf({ lines: [line({}), line({ code: '90837' })] }).isOne).toBe(false);
  });
});

it('The dates of follow-ups are told in their order', () => {
  expect(FIELDS.followUps.value(withFacts({ followUps: ['2026-06-10', '2026-05-27'] }))).toBe(
    'May 27, 2026 and June 10, 2026',
  );
});
