import { describe, expect, it, test } from 'vitest';
import { factSentences } from '../../../src/domain/letters/argument.ts';
import { chooseFacts, MOST_FACTS } from '../../../src/domain/letters/chooseFacts.ts';
import { type FactInput, gatherFacts, isStale, monthsBetween, periodText } from '../../../src/domain/letters/fact.ts';
import { PAYER_KINDS, payerTypeOf } from '../../../src/domain/letters/payerTypes.ts';
import { DEFAULT_THRESHOLDS, type ThresholdName, type Thresholds } from '../../../src/domain/thresholds.ts';
import { PAYER_TYPES } from '../../../src/workbook/tables/payers.ts';
import fc from '../../support/property.ts';
import { allFigures } from './sample.ts';

const limits = DEFAULT_THRESHOLDS;
const context = { today: '2026-07-14', payer: 'Insurer B', limits };
const gather = (...inputs: FactInput[]) => gatherFacts(inputs, context);
const halfYear = { from: '2026-01-01', to: '2026-06-30' };
const at = { tab: 'Outcomes', cell: 'D5', period: halfYear };
const text = (input: FactInput) => gather(input).facts[0]?.text ?? gather(input).withheld[0]?.reason;

describe('a fact', () => {
  it('carries its figures, its cell and period, how many it rests on and how old it is', () => {
    expect(gather({ key: 'attendance', attended: 1140, scheduled: 1240, at }).facts).toEqual([
      {
        key: 'attendance',
        text: 'Clients kept 91.9% of 1,240 scheduled sessions from January to June 2026, so the care you authorize is the care your members receive.',
        bare: 'Clients kept 91.9% of 1,240 scheduled sessions, so the care you authorize is the care your members receive.',
        again:
          'Clients kept 91.9% of 1,240 scheduled sessions in the same months, so the care you authorize is the care your members receive.',
        claim: 'Clients kept 91.9% of 1,240 scheduled sessions from January to June 2026.',
        source: 'Outcomes, cell D5, January to June 2026',
        priority: 'engagement',
        figures: ['91.9%'],
        at,
        n: 1240,
        isWeak: false,
        ageMonths: 0,
        goodForMonths: 6,
      },
    ]);
  });

  it.each<[threshold: ThresholdName, strong: FactInput, weak: FactInput]>([
    ['shortWait', { key: 'wait', days: 14, at }, { key: 'wait', days: 14.1, at }],
    [
      'goodAttendance',
      { key: 'attendance', attended: 85, scheduled: 100, at },
      { key: 'attendance', attended: 84, scheduled: 100, at },
    ],
    [
      'goodRecord',
      { key: 'firstPass', share: 0.9, claims: 100, at },
      { key: 'firstPass', share: 0.899, claims: 100, at },
    ],
    [
      'goodRecord',
      { key: 'audit', accuracy: 0.9, records: 60, at },
      { key: 'audit', accuracy: 0.899, records: 60, at },
    ],
    [
      'goodResult',
      { key: 'improvement', measure: 'PHQ-9', improved: 20, clients: 40, at },
      { key: 'improvement', measure: 'PHQ-9', improved: 19, clients: 40, at },
    ],
    [
      'goodResult',
      { key: 'completion', planned: 20, clients: 40, at },
      { key: 'completion', planned: 19, clients: 40, at },
    ],
    [
      'goodResult',
      { key: 'conversion', started: 20, referred: 40, at },
      { key: 'conversion', started: 19, referred: 40, at },
    ],
    [
      'goodResult',
      { key: 'satisfaction', satisfied: 20, clients: 40, at },
      { key: 'satisfaction', satisfied: 19, clients: 40, at },
    ],
  ])(
    'that %s finds to speak against the practice is offered and never proposed: from %j to %j',
    (name, strong, weak) => {
      const proposed = (input: FactInput, own: Thresholds = limits) =>
        chooseFacts(gatherFacts([input], { ...context, limits: own }).facts, 'Commercial', own).facts.map(
          ({ isChosen }) => isChosen,
        );
      expect(proposed(strong)).toEqual([true]);
      expect(proposed(weak)).toEqual([false]);
      const [figure] = gather(weak).facts[0]?.figures ?? [];
      expect(chooseFacts(gather(weak).facts, 'Commercial', limits).facts[0]?.why).toBe(
        `${figure} is no strength. Better to leave it out.`,
      );
      // By a limit of the user's own both are on one side.
      const lenient = { ...limits, [name]: name === 'shortWait' ? 15 : 0.1 };
      const strict = { ...limits, [name]: name === 'shortWait' ? 10 : 0.99 };
      expect([proposed(weak, lenient), proposed(strong, strict)]).toEqual([[true], [false]]);
    },
  );

  it('prints its figures as the panel and the choice quote them', () => {
    const { facts } = gatherFacts(allFigures, context);
    expect(facts.map(({ key, figures }) => `${key}: ${figures.join(' ')}`)).toEqual([
      'wait: nine days',
      'attendance: 91.9%',
      'retention: 14.2',
      'improvement: 62.0%',
      'completion: 73.4%',
      'conversion: 75.9%',
      'newClients: 28',
      'members: 46',
      'sessions: 418',
      'firstPass: 97.2%',
      'audit: 98.3%',
      'satisfaction: 89.7%',
      'hours: ',
      'telehealth: 12',
      'niche: 35.0%',
      'languages: 22.0%',
      'scarcity: four',
      'underserved: ',
      'certification: ',
      'own: ',
    ]);
    for (const fact of facts) for (const figure of fact.figures) expect(fact.text).toContain(figure);
    expect(gather({ key: 'wait', days: 1, at }).facts[0]?.figures).toEqual(['one day']);
    const alone = { key: 'scarcity', accepting: 1, area: 'ZIP 05401', found: 'the directory', at } as const;
    expect(gather(alone).facts[0]?.figures).toEqual(['no practice but ours']);
  });

  it('says what the payer gains by it, for every kind of figure (OUT-16)', async () => {
    const { facts, withheld } = gatherFacts(allFigures, context);
    expect(withheld).toEqual([]);
    expect(facts.map(({ key }) => key)).toEqual(allFigures.map(({ key }) => key));
    await expect(
      facts.map(({ text, priority, source }) => `${priority}: ${text} [${source}]`).join('\n'),
    ).toMatchFileSnapshot('golden/facts.txt');
  });

  it('that is blank is no fact', () => {
    const blank: FactInput[] = [
      { key: 'hours', text: ' ', at },
      { key: 'languages', languages: ['', ' '], shareOfCaseload: 0.2, at },
      { key: 'niche', technique: 'EMDR', population: '', shareOfCaseload: null, at },
      { key: 'underserved', population: '', at },
      { key: 'certification', text: '', year: 2026, at },
      { key: 'own', text: '', priority: 'access', at },
    ];
    expect(gather(...blank)).toEqual({ facts: [], withheld: [] });
  });

  test.each([
    [{ from: '2026-01-01', to: '2026-06-30' }, 'January to June 2026'],
    [{ from: '2026-05-01', to: '2026-05-31' }, 'May 2026'],
    [{ from: '2025-07-01', to: '2026-06-30' }, 'July 2025 to June 2026'],
    [{ from: '2025-05-01', to: '2026-05-31' }, 'May 2025 to May 2026'],
  ])('with the period %j says %s', (period, words) => {
    expect(periodText(period)).toBe(words);
  });

  it('of one month says "in", of several "from"', () => {
    const may = { ...at, period: { from: '2026-05-01', to: '2026-05-31' } };
    expect(text({ key: 'members', clients: 46, at: may })).toBe('We cared for 46 Insurer B members in May 2026.');
    expect(text({ key: 'members', clients: 46, at })).toBe(
      'We cared for 46 Insurer B members from January to June 2026.',
    );
  });

  test.each([
    ['2026-06-30', '2026-07-29', 0],
    ['2026-06-30', '2026-07-30', 1],
    ['2026-01-31', '2026-02-28', 1],
    ['2025-06-30', '2026-06-30', 12],
    ['2026-06-30', '2026-01-01', 0],
  ])('that ends on %s is, on %s, %i months old', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });

  it('is stale when older than it is good for: six months for access, a year for results', () => {
    const stale = (to: string, input: (place: FactInput['at']) => FactInput) =>
      gather(input({ ...at, period: { from: '2025-01-01', to } })).facts.map(isStale);
    const wait = (place: FactInput['at']): FactInput => ({ key: 'wait', days: 9, at: place });
    const results = (place: FactInput['at']): FactInput => ({ key: 'completion', planned: 40, clients: 60, at: place });
    expect(stale('2026-01-14', wait)).toEqual([false]);
    expect(stale('2025-12-14', wait)).toEqual([true]);
    expect(stale('2025-07-14', results)).toEqual([false]);
    expect(stale('2025-06-14', results)).toEqual([true]);
    const own = { ...context, limits: { ...limits, freshAccess: 7, freshResult: 13 } };
    const later = (to: string, input: typeof wait) =>
      gatherFacts([input({ ...at, period: { from: '2025-01-01', to } })], own).facts.map(isStale);
    expect([later('2025-12-14', wait), later('2025-11-14', wait)]).toEqual([[false], [true]]);
    expect([later('2025-06-14', results), later('2025-05-14', results)]).toEqual([[false], [true]]);
  });

  const typed = { tab: 'Practice', cell: 'B5' };
  it.each<[claim: string, FactInput]>([
    ['New clients are seen within 11 days on average.', { key: 'wait', days: 11, at: typed }],
    ['New clients are seen within 2.5 days on average.', { key: 'wait', days: 2.5, at: typed }],
    [
      'New clients were seen within ten days on average in May 2026.',
      { key: 'wait', days: 10, at: { ...typed, period: { from: '2026-05-01', to: '2026-05-31' } } },
    ],
    [
      'Clients kept 0.0% of 1,240,000 scheduled sessions.',
      { key: 'attendance', attended: 0, scheduled: 1_240_000, at: typed },
    ],
    ['Clients kept 100.0% of 40 scheduled sessions.', { key: 'attendance', attended: 40, scheduled: 40, at: typed }],
    ['We took on 28 new clients.', { key: 'newClients', clients: 28, fromPayer: null, at: typed }],
    [
      'We took on 28 new clients, 28 of them referred by Insurer B.',
      { key: 'newClients', clients: 28, fromPayer: 28, at: typed },
    ],
    ['We cared for 46 Insurer B members.', { key: 'members', clients: 46, at: typed }],
    [
      'We cared for 46 Insurer B members in the past six months.',
      { key: 'members', clients: 46, months: 6, at: typed },
    ],
    [
      'We treat adults after trauma.',
      { key: 'niche', technique: '', population: 'adults after trauma', shareOfCaseload: null, at: typed },
    ],
    [
      'We treat adults after trauma, who make up 35.0% of our caseload.',
      { key: 'niche', technique: '', population: 'adults after trauma', shareOfCaseload: 0.35, at: typed },
    ],
    [
      'We use EMDR to treat adults after trauma.',
      { key: 'niche', technique: 'EMDR', population: 'adults after trauma', shareOfCaseload: null, at: typed },
    ],
    [
      'We work in English and Spanish.',
      { key: 'languages', languages: ['English', 'Spanish'], shareOfCaseload: null, at: typed },
    ],
    ['Our team holds EMDR certification.', { key: 'certification', text: 'EMDR certification', year: null, at: typed }],
    [
      'Two directories show three practices, ours among them, taking new clients in ZIP 05401.',
      { key: 'scarcity', accepting: 3, area: 'ZIP 05401', found: 'two directories', at: typed },
    ],
    [
      "The insurer's list shows no practice but ours taking new clients in ZIP 05401.",
      { key: 'scarcity', accepting: 0, area: 'ZIP 05401', found: "the insurer's list", at: typed },
    ],
  ])('says no more than is known: %s', (claim, input) => {
    expect(gather(input)).toMatchObject({ facts: [{ claim }], withheld: [] });
  });
});

describe('counts of clients', () => {
  const withheld = (input: FactInput) => gather(input).withheld.map(({ reason }) => reason);

  it.each<[said: string, FactInput]>([
    [
      'The clients behind the sessions an episode are four clients;',
      { key: 'retention', sessionsPerEpisode: 9, clients: 4, at },
    ],
    [
      'The clients who improved are three clients;',
      { key: 'improvement', measure: 'PHQ-9', improved: 3, clients: 9, at },
    ],
    ['The clients who finished as planned are two clients;', { key: 'completion', planned: 2, clients: 9, at }],
    ['The referred clients who began treatment is one client;', { key: 'conversion', started: 1, referred: 9, at }],
    ['The clients who said they were satisfied are no clients;', { key: 'satisfaction', satisfied: 0, clients: 9, at }],
    ['The new clients are four clients;', { key: 'newClients', clients: 4, fromPayer: null, at }],
    [
      "The clients who finished as planned: 7 of 6 can't be right. Check both counts.",
      { key: 'completion', planned: 7, clients: 6, at },
    ],
    [
      "Sessions attended: -1 of 6 can't be right. Check both figures.",
      { key: 'attendance', attended: -1, scheduled: 6, at },
    ],
    [
      "The clients who improved: 0 of 0 can't be right. Check both counts.",
      { key: 'improvement', measure: 'GAD-7', improved: 0, clients: 0, at },
    ],
  ])('that are withheld are named: %s', (said, input) => {
    expect(withheld(input)).toEqual([expect.stringContaining(`Outcomes, cell D5: ${said}`)]);
  });

  it('below five are withheld, and the user hears where and why (AMB-28)', () => {
    expect(withheld({ key: 'members', clients: 4, at })).toEqual([
      'Outcomes, cell D5: The Insurer B members are four clients; counts below five are never printed, because somebody could be recognized.',
    ]);
    expect(withheld({ key: 'newClients', clients: 1, fromPayer: 1, at })[0]).toContain('is one client');
    expect(withheld({ key: 'improvement', measure: 'PHQ-9', improved: 4, clients: 30, at })).toHaveLength(1);
    expect(withheld({ key: 'retention', sessionsPerEpisode: 12, clients: 4, at })).toHaveLength(1);
    expect(gather({ key: 'members', clients: 5, at }).facts).toHaveLength(1);
    expect(gather({ key: 'retention', sessionsPerEpisode: 12, clients: 5, at }).facts).toHaveLength(1);
  });

  it('cannot be worked out from the rest either', () => {
    expect(text({ key: 'satisfaction', satisfied: 19, clients: 20, at })).toBe(
      'About 95% of clients who answered our survey from January to June 2026 were satisfied with their care.',
    );
    expect(text({ key: 'satisfaction', satisfied: 15, clients: 20, at })).toContain(
      'Of 20 clients who answered our survey from January to June 2026, 75.0% were satisfied with their care',
    );
    expect(text({ key: 'satisfaction', satisfied: 20, clients: 20, at })).toContain(
      'Of 20 clients who answered our survey from January to June 2026, 100.0% were satisfied',
    );
    expect(text({ key: 'newClients', clients: 28, fromPayer: 4, at })).not.toContain('referred');
    expect(text({ key: 'newClients', clients: 28, fromPayer: 25, at })).not.toContain('referred');
    expect(text({ key: 'newClients', clients: 28, fromPayer: 23, at })).toContain('23 of them referred by Insurer B');
  });

  it('of practices are no counts of clients (VAL-04)', () => {
    expect(
      text({
        key: 'scarcity',
        accepting: 2,
        area: 'ZIP 05401',
        found: 'the directory',
        at: { tab: 'Practice', cell: 'B2' },
      }),
    ).toBe('The directory shows two practices, ours among them, taking new clients in ZIP 05401.');
    expect(
      text({
        key: 'scarcity',
        accepting: 1,
        area: 'ZIP 05401',
        found: 'the directory',
        at: { tab: 'Practice', cell: 'B2' },
      }),
    ).toBe('The directory shows no practice but ours taking new clients in ZIP 05401.');
  });

  it('that contradict each other are named, not printed', () => {
    expect(withheld({ key: 'attendance', attended: 12, scheduled: 10, at })).toEqual([
      "Outcomes, cell D5: Sessions attended: 12 of 10 can't be right. Check both figures.",
    ]);
    expect(withheld({ key: 'completion', planned: 7, clients: 6, at })).toHaveLength(1);
    expect(withheld({ key: 'attendance', attended: 0, scheduled: 0, at })).toHaveLength(1);
  });

  it('from one to four never stand in a sentence, whatever the counts', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.nat({ max: 60 }), (some, all) => {
        const facts = gather(
          { key: 'completion', planned: some, clients: all, at },
          { key: 'newClients', clients: all, fromPayer: some, at },
          { key: 'members', clients: all, at },
        ).facts;
        for (const fact of facts) {
          const counts = (fact.claim.replace(/2026|[\d.]+%/g, '').match(/\d+/g) ?? []).map(Number);
          expect(counts.every((count) => count >= 5)).toBe(true);
          const [part, whole] = [...counts].sort((a, b) => a - b);
          if (part !== undefined && whole !== undefined && part !== whole)
            expect(whole - part).toBeGreaterThanOrEqual(5);
        }
      }),
    );
  });
});

describe('a paragraph of facts', () => {
  it('names a period that they share once', () => {
    const { facts } = gather({ key: 'wait', days: 9, at }, { key: 'attendance', attended: 90, scheduled: 100, at });
    expect(factSentences(facts)).toEqual({
      sentences: facts.map(({ bare }) => bare),
      note: 'These figures are from January to June 2026.',
    });
    expect(factSentences(facts.slice(0, 1))).toEqual({ sentences: [facts[0]?.text], note: '' });
  });
});

describe('the choice of facts', () => {
  const { facts } = gatherFacts(allFigures, context);
  const keys = (type: string) =>
    chooseFacts(facts, type, limits)
      .facts.filter(({ isChosen }) => isChosen)
      .map(({ fact }) => fact.key);

  it('proposes five of different kinds, what the type of payer looks at first in front (TYPE-03, TYPE-05, VAL-08)', () => {
    expect(keys('Commercial')).toEqual(['wait', 'improvement', 'members', 'attendance', 'niche']);
    expect(keys('Behavioral health manager')[0]).toBe('improvement');
    expect(keys('Employee assistance (EAP)')[0]).toBe('members');
    expect(keys('Managed Medicaid')[0]).toBe('wait');
  });

  it('says why each is proposed or not', () => {
    const { facts: proposed } = chooseFacts(facts, 'Commercial', limits);
    expect(proposed).toHaveLength(facts.length);
    expect(proposed[0]?.why).toBe(
      'This type of payer looks at access to care first, and it has a figure from January to June 2026.',
    );
    for (const { why } of proposed) expect(why).toMatch(/^[A-Z].*\.$/);
  });

  it('never takes a stale figure, and asks for a newer one', () => {
    const old = gather({ key: 'wait', days: 9, at: { ...at, period: { from: '2025-01-01', to: '2025-06-30' } } }).facts;
    const { facts: proposed } = chooseFacts(old, 'Commercial', limits);
    expect(proposed).toMatchObject([
      { isChosen: false, why: 'Its figure is 12 months old. Bring it up to date first.' },
    ]);
  });

  it('takes facts without a figure only while there are few', () => {
    const plain = gather(
      { key: 'hours', text: 'evening hours', at },
      { key: 'underserved', population: 'adolescents after a hospital stay', at },
      { key: 'certification', text: 'EMDR certification', year: null, at },
      { key: 'own', text: 'We teach', priority: 'efficiency', at },
      { key: 'own', text: 'We listen', priority: 'engagement', at },
    ).facts;
    const { facts: proposed, advice } = chooseFacts(plain, 'Commercial', limits);
    expect(proposed.filter(({ isChosen }) => isChosen)).toHaveLength(3);
    expect(advice.join(' ')).toContain('No fact has a figure. Two or three are stronger');
  });

  it('never proposes more than five, and only what was given', () => {
    fc.assert(
      fc.property(fc.subarray(facts), fc.constantFrom(...PAYER_TYPES), (some, type) => {
        const { facts: proposed } = chooseFacts(some, type, limits);
        expect(proposed.filter(({ isChosen }) => isChosen).length).toBeLessThanOrEqual(MOST_FACTS);
        expect(new Set(proposed.map(({ fact }) => fact))).toEqual(new Set(some));
      }),
    );
  });

  it('warns of shares over few cases', () => {
    const few = gather({ key: 'completion', planned: 8, clients: 13, at }).facts;
    expect(chooseFacts(few, 'Commercial', limits).advice.join(' ')).toContain(
      'A share over fewer than 20 cases, like 61.5%',
    );
  });
});

describe('types of payers', () => {
  it('are those of the Payers tab, each with what can be done (TYPE-01..06, AMB-41)', () => {
    expect(PAYER_KINDS.map(({ type }) => type)).toEqual(PAYER_TYPES);
    for (const { negotiable, instead, priorities } of PAYER_KINDS) {
      if (negotiable !== 'yes') expect(instead.length).toBeGreaterThan(0);
      expect(new Set(priorities).size).toBe(6);
    }
  });

  test.each([
    ['Medicare', 'no'],
    ['Medicaid', 'no'],
    ['Platform that holds the contract', 'no'],
    ['Employee assistance (EAP)', 'limited'],
    ['Medicare Advantage', 'limited'],
    ['Managed Medicaid', 'limited'],
    ['TRICARE or VA', 'limited'],
    ['Behavioral health manager', 'own process'],
    ['Commercial', 'yes'],
    [' commercial ', 'yes'],
    ['', 'yes'],
  ])('%s: negotiable %s', (type, negotiable) => {
    expect(payerTypeOf(type).negotiable).toBe(negotiable);
  });

  it('say in the proposal when nothing can be negotiated, and what can be done instead', () => {
    const { advice } = chooseFacts([], 'Platform that holds the contract', limits);
    expect(advice[0]).toContain('no rate of your own to negotiate');
    expect(advice[1]).toContain('credential you directly');
    expect(advice.join(' ')).not.toContain('figure. Two or three');
  });
});
