import { describe, expect, it, test } from 'vitest';
import { parseContact, type RateRequestFacts } from '../../../src/domain/letters/facts.ts';
import { ask, rateRequest, relationship, restatement } from '../../../src/domain/letters/rateRequest.ts';
import { renderDocument } from '../../../src/domain/letters/render.ts';
import { Refusal } from '../../../src/domain/refusal.ts';
import { fewFacts, isReady, line, manyCodes, oneCode, renderLetter } from './practices.ts';

const text = (facts: RateRequestFacts) => renderLetter(facts).text;
const needs = (facts: RateRequestFacts) => renderLetter(facts).needs.map(({ level, field }) => `${level} ${field}`);
const withLine = (changes: Partial<Parameters<typeof line>[0]>): RateRequestFacts => ({
  ...oneCode,
  lines: [line({ code: '90834', current: 94.5, requested: 110, medicare: 104.32, ...changes })],
});
const rated = (...rates: number[]) =>
  rates.map((rate, i) => ({ payer: `Insurer ${'ABDEF'[i]}`, rate, confidential: 'no' as const }));

describe('a rate request', () => {
  it('has the six parts of LTR-02 in order', () => {
    const letter = text(oneCode);
    const parts = [
      'in-network practice since 2017',
      'We ask for a review',
      '$94.50         $110.00',
      'New clients are seen within nine days.',
      'below the Medicare amount',
      'In short, we ask for $110.00 for CPT 90834.',
      'You can reach Dr. Alex Morgan at 802-555-0100 or office@lakeside.example.',
      'Sincerely,',
    ].map((part) => letter.indexOf(part));
    expect(parts).not.toContain(-1);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
  });

  it('is named by its date and payer, so that a folder of them sorts', () => {
    expect(renderLetter(oneCode).title).toBe('2026-05-12 Insurer C rate request');
  });

  it('says the ask without a reason in the same sentence (LTR-24)', () => {
    const sentences = text(manyCodes).split(/(?<=\.)\s/);
    const asks = sentences.filter((sentence) => /\bask\b|propose that/.test(sentence));
    expect(asks).toHaveLength(3);
    for (const ask of asks) expect(ask).not.toMatch(/because|since|Medicare|than|other|percent|%/i);
  });

  test.each([
    ['one code', oneCode],
    ['many codes', manyCodes],
    ['few facts', fewFacts],
  ])('never threatens, pleads or names another payer (%s)', (_, facts) => {
    const letter = text(facts);
    expect(letter).not.toMatch(
      /terminat|leave|leaving|withdraw|resign|drop|unless|otherwise|unfair|frustrat|disappoint|struggl|deserve|unfortunately|urgent|!/i,
    );
    expect(letter.match(/Insurer [A-F]/g)?.every((name) => name === facts.payer)).toBe(true);
    expect(letter).not.toMatch(/[[\]{}]|undefined|null|NaN/);
  });

  it('gives the gap to Medicare in dollars, then in percent with one decimal (EX-02, AMB-34)', () => {
    expect(text(oneCode)).toContain(
      'Our current rate of $94.50 for CPT 90834 is $9.82, or 9.4%, below the Medicare amount of $104.32.',
    );
  });

  test.each([
    [{ current: 104.31 }, 'is $0.01, or less than 0.1%, below the Medicare amount of $104.32.'],
    [{ current: null }, 'Medicare allows $104.32 for CPT 90834.'],
    [
      { current: null, requested: 100 },
      'Medicare allows $104.32 for CPT 90834; the proposed $100.00 is $4.32, or 4.1%, below that amount.',
    ],
    [{ medicare: 'no price' as const }, 'Medicare publishes no national price for CPT 90834.'],
  ])('with %j says: %s', (changes, sentence) => {
    expect(text(withLine(changes))).toContain(sentence);
  });

  it.each([104.32, 120])('leaves Medicare out at $%s, at or above it, and says so to the user alone', (current) => {
    const letter = renderLetter(withLine({ current }));
    expect(letter.text).not.toContain('Medicare');
    expect(letter.needs.map(({ message }) => message)).toContain(
      'Your rates are at or above Medicare for every code, so the letter leaves Medicare out and rests on your own facts.',
    );
    expect(letter.figures.filter(({ text }) => text.includes('Medicare'))).toEqual([]);
  });

  it('says what the Medicare figure is once, however many codes share it (AMB-39)', () => {
    const facts = {
      ...oneCode,
      lines: ['90791', '90834', '90837'].map((code) => line({ code, current: 90, requested: 99, medicare: 100 })),
    };
    expect(text(facts).match(/Medicare here means the 2026 Medicare allowed amount, Vermont, office/g)).toHaveLength(1);
    expect(text(facts)).toContain(
      '- CPT 90791: $90.00, which is $10.00, or 10.0%, below the Medicare amount of $100.00',
    );
  });

  it('says nothing of Medicare where the amount could not be worked out', () => {
    const facts = withLine({ medicare: null });
    expect(text(facts)).not.toContain('Medicare');
    expect(needs(facts)).toContain('better line.90834.medicare');
  });

  it('joins the codes that Medicare leaves without a price', () => {
    const lines = ['97151', '97153'].map((code) => line({ code, current: 30, requested: 36, medicare: 'no price' }));
    expect(text({ ...oneCode, lines })).toContain('Medicare publishes no national price for CPT 97151 and 97153.');
    const own = [
      { ...line({ code: '97151', current: 30, requested: 36, medicare: null }), medicareNote: 'Vermont sets its own' },
    ];
    expect(text({ ...oneCode, lines: own })).toContain('Vermont sets its own.');
  });

  it('prints a range of other payers only over three whose rates are not confidential (AMB-40)', () => {
    expect(text(withLine({ others: rated(100, 112.5, 108) }))).toContain(
      'Other payers we contract with pay between $100.00 and $112.50 for CPT 90834 (three payers).',
    );
    const two = text(withLine({ others: rated(100, 112.5) }));
    expect(two).toContain('Other contracts we hold pay more for CPT 90834.');
    expect(two).not.toMatch(/\$100\.00|\$112\.50/);
    expect(text(withLine({ others: rated(100) }))).toContain('Another contract we hold pays more for CPT 90834.');
  });

  it('says nothing of other payers where none pays more', () => {
    expect(text(withLine({ others: rated(94.5, 90, 80) }))).not.toMatch(/other payer|contracts? we hold/i);
    expect(text(withLine({ others: rated(90) }))).not.toMatch(/other payer|contracts? we hold/i);
    expect(needs(withLine({ others: rated(90) }))).not.toContain('better payers.confidential');
  });

  it('answers the fee schedule offered where nothing is contracted yet (LTR-19)', () => {
    const letter = text(fewFacts);
    expect(letter).toContain(
      'We have read the fee schedule offered to us and ask for the following rate for CPT 90837.',
    );
    expect(letter).not.toMatch(/current|in-network/i);
  });

  it('stays a letter of a network practice where only the current rates are not typed', () => {
    const letter = text({
      ...withLine({ current: null }),
      practice: { ...oneCode.practice, inNetworkSince: '2017-03-01' },
    });
    expect(letter).toContain('as an in-network practice since 2017');
    expect(letter).toContain('We ask for a review of our rate for CPT 90834');
    expect(letter).not.toContain('Current rate');
  });

  it('does not put a practice that bears its owner name into "At ..., we"', () => {
    const practice = { ...oneCode.practice, practiceName: 'Dr. Alex Morgan, PsyD' };
    expect(text({ ...oneCode, practice })).toContain('\n\nWe have cared for Insurer C members');
  });

  it('uses the words of the user first and last', () => {
    const practice = { ...oneCode.practice, opening: 'Good to talk.\n\nAs promised:', closing: 'With thanks' };
    const letter = renderLetter({ ...oneCode, practice });
    expect(letter.html).toMatch(/<p>Dear Jordan Lee,<\/p>\n<p>Good to talk\.<\/p>\n<p>As promised:<\/p>/);
    expect(letter.html).toMatch(/<p>With thanks<\/p>\n<p>Sincerely,<\/p>/);
    expect(letter.text).not.toContain('Thank you for your time');
  });

  it('prints at most five facts about the practice, in the order given (AMB-38)', () => {
    const values = [1, 2, 3, 4, 5, 6].map((n) => ({ text: `fact ${n}`, source: 'Practice' }));
    expect(text({ ...oneCode, values })).toContain('\n\nFact 1. Fact 2. Fact 3. Fact 4. Fact 5.\n\n');
  });

  it('goes to Provider Contracting where no person is named (AMB-20)', () => {
    expect(text(fewFacts)).toMatch(/Provider Contracting\nInsurer D\n\n.*\n\nDear Provider Contracting team,/);
  });

  it('repeats up to three asks in words, and points at the table for more', () => {
    const codes = ['90791', '90832', '90834', '90837'];
    const lines = codes.map((code) => line({ code, current: 90, requested: 99, medicare: 100 }));
    expect(text({ ...oneCode, lines: lines.slice(0, 3) })).toContain(
      'In short, we ask for $99.00 for CPT 90791, $99.00 for CPT 90832 and $99.00 for CPT 90834.',
    );
    expect(text({ ...oneCode, lines })).toContain('In short, we ask for the four rates proposed in the table above.');
  });

  it('lists its figures, each with where it comes from', () => {
    expect(renderLetter(oneCode).figures).toEqual([
      { text: '90834: current $94.50', source: 'Negotiation Log, Current Rate per Code' },
      { text: '90834: proposed $110.00', source: 'Negotiation Log, Requested Rate per Code' },
      { text: '90834: Medicare $104.32', source: expect.stringContaining('as paid to clinical psychologists') },
      {
        text: '90834: other payers $100.00 to $112.50',
        source: 'Rates, three payers whose Confidential rates is "no" in the Payers tab',
      },
      { text: 'New clients are seen within nine days', source: 'Outcomes, January to June 2026' },
      {
        text: '92% of booked sessions were attended in the past six months',
        source: 'Outcomes, January to June 2026',
      },
      { text: 'We offer evening hours four days a week.', source: 'Practice' },
    ]);
  });
});

describe('what a rate request lacks', () => {
  it('is nothing where all facts are there', () => {
    expect(needs(oneCode)).toEqual([]);
    expect(isReady(renderLetter(oneCode))).toBe(true);
  });

  it('is named fact by fact where almost none are there, and does not block', () => {
    expect(needs(fewFacts)).toEqual([
      'better practice.signer',
      'better practice.npi',
      'better practice.phone',
      'better log.contact',
      'better line.90837.current',
      'better line.90837.medicare',
      'better facts',
    ]);
    expect(isReady(renderLetter(fewFacts))).toBe(true);
  });

  test.each<[string, RateRequestFacts, string]>([
    [
      'sender',
      { ...oneCode, practice: { ...oneCode.practice, practiceName: ' ', signer: '' } },
      'practice.practiceName',
    ],
    ['payer', { ...oneCode, payer: '\u00a0' }, 'log.payer'],
    ['code', { ...oneCode, lines: [] }, 'log.codes'],
    ['requested rate', withLine({ requested: null }), 'line.90834.requested'],
  ])('blocks drafting without a %s, shows the gap in brackets, and lets no such document out', (_, facts, field) => {
    const letter = renderLetter(facts);
    expect(letter.needs.filter(({ level }) => level === 'needed').map((need) => need.field)).toEqual([field]);
    expect(letter.text).toMatch(/\[[A-Za-z0-9 ]+\]/);
    expect(isReady(letter)).toBe(false);
    expect(() => renderDocument(letter)).toThrow(Refusal);
  });

  test.each<[string, RateRequestFacts, string]>([
    ['an NPI of nine digits', { ...oneCode, practice: { ...oneCode.practice, npi: '123456789' } }, 'practice.npi'],
    [
      'an NPI with two digits swapped',
      { ...oneCode, practice: { ...oneCode.practice, npi: '1234567839' } },
      'practice.npi',
    ],
    [
      'a request equal to the current rate',
      withLine({ requested: 94.5, others: rated(95, 96, 97) }),
      'line.90834.requested',
    ],
    [
      'one code of two without a current rate',
      { ...oneCode, lines: [...oneCode.lines, line({ code: '90837', current: null, requested: 150, medicare: 160 })] },
      'line.90837.current',
    ],
    [
      'other payers that pay more but may not be printed',
      withLine({ others: rated(100, 112.5) }),
      'payers.confidential',
    ],
    [
      'a single quantified fact',
      { ...withLine({}), values: [{ text: 'We see clients in the evening', source: 'Practice' }] },
      'facts',
    ],
  ])('mentions %s, and drafts all the same', (_, facts, field) => {
    const letter = renderLetter(facts);
    expect(letter.needs.map((need) => `${need.level} ${need.field}`)).toContain(`better ${field}`);
    expect(isReady(letter)).toBe(true);
  });

  it('does not ask for a second way to reach the practice', () => {
    expect(needs({ ...oneCode, practice: { ...oneCode.practice, phone: '' } })).toEqual([]);
  });

  it('is told in sentences with the place and what to do', () => {
    const all = [fewFacts, { ...oneCode, payer: '', lines: [] }, withLine({ requested: null, others: rated(100) })];
    for (const { message } of all.flatMap((facts) => renderLetter(facts).needs)) {
      expect(message).toMatch(/^[A-Z].*\.$/);
      expect(message).not.toMatch(/!|please|oops|invalid|successfully/i);
    }
    expect(renderLetter(withLine({ requested: null })).needs[0]?.message).toBe(
      'Negotiation Log, Requested Rate per Code: 90834 has no amount. Type the rate you ask for, like 90834: 120.00.',
    );
  });
});

describe('the contact cell (LOG-02)', () => {
  test.each([
    ['Jordan Lee, Contract manager', 'Jordan Lee', 'Contract manager'],
    ['Jordan Lee\nContract manager', 'Jordan Lee', 'Contract manager'],
    ['Jordan Lee - Contract manager', 'Jordan Lee', 'Contract manager'],
    ['Jean-Luc Roy', 'Jean-Luc Roy', undefined],
    ['Contract manager, network contracting', '', 'Contract manager, network contracting'],
    ['Provider Relations', '', 'Provider Relations'],
    ['  ', '', undefined],
  ])('%j is read as a name and a title', (cell, name, title) => {
    expect(parseContact(cell, 'x')).toEqual({ name, info: 'x', ...(title === undefined ? {} : { title }) });
  });
});

describe('The words of a rate request', () => {
  const codes = (count: number): RateRequestFacts => ({
    ...oneCode,
    lines: ['90791', '90832', '90834', '90837', '90846']
      .slice(0, count)
      .map((code) => withLine({ code }).lines[0] as never),
  });
  const subject = (facts: RateRequestFacts) => rateRequest.subject(facts);

  it('name up to four codes in the subject, and count more', () => {
    expect(subject(codes(4))).toBe('Rate review request, CPT 90791, 90832, 90834 and 90837, NPI 1234567893');
    expect(subject(codes(5))).toBe('Rate review request, 5 CPT codes, NPI 1234567893');
    expect(subject({ ...codes(0), practice: { ...oneCode.practice, npi: '' } })).toBe(
      'Rate review request, [CPT codes]',
    );
    expect(ask(codes(0))).toBe('We ask for a review of our rates for [CPT codes].');
  });

  it('say since when the practice is in the network where that is known', () => {
    const without = { ...oneCode, practice: { ...oneCode.practice, inNetworkSince: '' } };
    expect(relationship(without)).toBe(
      'At Lakeside Psychology, we care for Insurer C members as an in-network practice, and we value the way we work together.',
    );
    expect(relationship({ ...without, payer: '' })).toContain('care for [payer] members');
  });

  it('call rates contracted where every one is', () => {
    const [typed, blank] = [withLine({}).lines[0], withLine({ code: '90837', current: null }).lines[0]] as const;
    expect(ask({ ...oneCode, lines: [typed as never] })).toContain('review of our contracted rate for CPT 90834');
    expect(ask({ ...oneCode, lines: [typed, blank] as never })).toContain('review of our rates for the two CPT codes');
  });

  it('say whom to reach, by name or not', () => {
    expect(restatement(oneCode)).toContain('You can reach Dr. Alex Morgan at ');
    expect(restatement({ ...oneCode, practice: { ...oneCode.practice, signer: '' } })).toContain(
      'You can reach us at ',
    );
    expect(restatement({ ...oneCode, practice: { ...oneCode.practice, phone: '', email: '' } })).not.toContain('reach');
  });

  it('show what was offered only before a contract, where a line has an offer', () => {
    const [one, other] = [withLine({ current: null }).lines[0], withLine({ code: '90837', current: null }).lines[0]];
    const before = { ...oneCode, practice: { ...oneCode.practice, inNetworkSince: '' } };
    const shows = (facts: RateRequestFacts) => rateRequest.view(facts);
    expect(shows({ ...before, lines: [{ ...one, offered: 98 }, other] as never })).toMatchObject({ showOffered: true });
    expect(shows({ ...before, lines: [one, other] as never })).toMatchObject({ showOffered: false });
    expect(shows({ ...oneCode, lines: [{ ...withLine({}).lines[0], offered: 98 }] as never })).toMatchObject({
      showOffered: false,
    });
  });

  it('ask for what is missing or odd, line by line, with the column', () => {
    const says = (facts: RateRequestFacts) => rateRequest.needs(facts).map(({ message }) => message);
    const [typed] = withLine({}).lines;
    const lines = [typed, withLine({ code: '90837', current: null }).lines[0]] as never;
    expect(says({ ...oneCode, lines })).toContain(
      'Negotiation Log, Current Rate per Code: 90837 has no current rate. Type it, so that the letter shows the change you ask for.',
    );
    const same =
      'Negotiation Log, Requested Rate per Code: $94.50 for 90834 is not above the current $94.50. Check both amounts.';
    expect(says(withLine({ requested: 94.5 }))).toContain(same);
    expect(says(withLine({ requested: 94.51 }))).not.toContain(same);
    expect(says(withLine({ requested: 94.5, current: null })).join(' ')).not.toContain('is not above');
    expect(says(withLine({ requested: null })).join(' ')).not.toContain('is not above');
    expect(says(withLine({ medicare: null })).join(' ')).toContain('The letter has no Medicare amount for 90834.');
    expect(says(withLine({ medicare: 'no price' })).join(' ')).not.toContain('has no Medicare amount');
    const weak = (values: RateRequestFacts['values']) =>
      says({ ...withLine({ medicare: null }), values }).filter((message) => message.includes('Two or three'));
    expect(weak(oneCode.values.slice(0, 1))).toHaveLength(1);
    expect(
      weak([
        { text: 'We see 9 clients', source: '' },
        { text: 'We keep 92%', source: '' },
      ]),
    ).toEqual([]);
    expect(says({ ...fewFacts, payer: '' }).join(' ')).toContain('the fee schedule the payer has offered you');
  });

  it('rest on figures of every kind, each with its source', () => {
    const region = { low: 100, high: 140, source: 'a survey of 38' };
    const [first] = withLine({}).lines;
    const told = (some: object) =>
      rateRequest
        .figures({ ...oneCode, values: [], lines: [{ ...first, ...some }] as never })
        .map(({ text: figure, source }) => `${figure} [${source}]`);
    expect(told({ offered: 98.5, region })).toEqual([
      '90834: current $94.50 [Negotiation Log, Current Rate per Code]',
      '90834: proposed $110.00 [Negotiation Log, Requested Rate per Code]',
      '90834: offered $98.50 [Negotiation Log, Offered Rate per Code]',
      expect.stringMatching(/^90834: Medicare \$104\.32 \[2026 Medicare allowed amount, Vermont/),
      '90834: in the region $100.00 to $140.00 [Benchmarks, a survey of 38]',
    ]);
    expect(told({ current: null, requested: null, medicare: null, region: { ...region, high: 100 } })).toEqual([
      '90834: in the region $100.00 [Benchmarks, a survey of 38]',
    ]);
  });
});
