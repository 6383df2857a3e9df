import { describe, expect, it, test } from 'vitest';
import { gatherFacts } from '../../../src/domain/letters/fact.ts';
import { allTemplates, templateOf } from '../../../src/domain/letters/library.ts';
import { type LintContext, type LintRule, lintContext, lintLetter } from '../../../src/domain/letters/lint.ts';
import { renderTemplate } from '../../../src/domain/letters/render.ts';
import { DEFAULT_THRESHOLDS } from '../../../src/domain/thresholds.ts';
import { atStage, hostile, sample, staleFact } from './sample.ts';

const INSURERS = ['Insurer A', 'Insurer C', 'Insurer D', 'Insurer E', 'Green Mountain Counseling'];
const request = templateOf('LTR-04');
const base: LintContext = lintContext(request, sample, { otherNames: INSURERS });

const letterOf = (paragraphs: string, subject = 'Rate review request') => ({
  text: `Lakeside Psychology\n\n${paragraphs}\n\nSincerely,\n\nDr. Alex Morgan`,
  mail: `${paragraphs}\n\nSincerely,\n\nDr. Alex Morgan`,
  subject,
});
const GOOD =
  'We ask for $110.00 for CPT 90834.\n\nNew clients are seen within nine days on average. 91.9% of 1,240 scheduled sessions were kept.';
const rules = (added: string, context: Partial<LintContext> = {}) =>
  lintLetter(letterOf(`${GOOD}\n\n${added}`), { ...base, ...context }).map(({ rule }) => rule);

describe('a good letter passes without a finding', () => {
  test.each(allTemplates.map(({ id, name }) => [id, name]))('%s %s', (id) => {
    const template = templateOf(id);
    const facts = atStage(id, sample);
    const letter = renderTemplate(template, facts);
    expect(lintLetter(letter, lintContext(template, facts, { otherNames: INSURERS }))).toEqual([]);
  });
});

/** For each rule: texts that trip it, texts that must not; what is added to a letter that is good otherwise. */
const TABLE: readonly [rule: LintRule, trips: readonly string[], passes: readonly string[]][] = [
  [
    'unfilled',
    [
      'Dear [name], we wrote on [date].',
      'We see {{members}} members.',
      'We see ____ members.',
      'We are X% below.',
      'We ask for $XX.',
      'Reply by TBD.',
      'As <payer> knows.',
    ],
    ['We see 46 members (all ages).', 'Rates below $100.00 are rare; x and y are letters.', 'A < B and B > C.'],
  ],
  [
    'date of birth',
    [
      'The client, DOB 3/14/1987, is better.',
      'Date of birth: 1987-03-14.',
      'She was born on March 4, 1990.',
      'We saw her 03/14/1987 for intake.',
    ],
    [
      'In the network since 03/01/2009.',
      'Our agreement of 2012-05-01 renews.',
      'We wrote on 5/12/2026.',
      'The practice was born of a wish to help.',
      'We propose October 1, 2026.',
    ],
  ],
  [
    'member id',
    [
      'Member ID: W123456789 was denied.',
      'Subscriber #ABC-99812345 waits.',
      'SSN 123-45-6789.',
      'Claim of XYZ123456789 was cut.',
      'Medicare 1EG4-TE5-MK73 was denied.',
      'MRN 0045123',
    ],
    [
      'NPI 1234567893.',
      'Call 802-555-0142.',
      'License 048-0009999.',
      'CPT 90834 and 90837.',
      'We treat your members; 46 of them came.',
      'Group practice number one in town.',
      'Medicare 113.29 is the amount.',
    ],
  ],
  [
    'emotional',
    [
      'It is only fair.',
      'Our practice can barely make ends meet.',
      'We ask for fair pay.',
      'These rates are unfair.',
      'We are frustrated by the silence.',
      'We are struggling to stay open.',
      'We beg you to help.',
      'We deserve more.',
      'This offer is ridiculous.',
      'We need an answer now!',
    ],
    [
      'We treat survivors of assault.',
      'We run anger management groups.',
      'Families struggle to find care in Spanish.',
      'We met at the county health fair.',
      'A good share of members, 12 of 46, come by bus.',
      'It seems fair to tell you this early.',
      'We see it differently.',
      'New clients begin within nine days.',
    ],
  ],
  [
    'generic',
    [
      'Our team is dedicated to your members.',
      'We provide high-quality care.',
      'Inflation has hit everyone.',
      'We are passionate about our work.',
      'We have not had a raise in years.',
      'Our rate is long overdue for a change.',
    ],
    [
      'Two hours a week are dedicated to your members.',
      '62.0% of clients improved on the PHQ-9.',
      'Care of this kind is scarce here.',
      'Quality measures are enclosed.',
    ],
  ],
  [
    'vague ask',
    [
      'We ask for a competitive rate.',
      'We request a better rate.',
      'Whatever you can do would help.',
      'We hope for as much as possible.',
    ],
    [
      'We ask for the higher rate of $121.00.',
      'We ask for $110.00 for CPT 90834.',
      'Other payers pay a higher rate.',
      'The higher rate of $121.00 is one of them.',
    ],
  ],
  [
    'leaving',
    [
      'If you do not answer by Friday, we act.',
      'We plan to withdraw from your network.',
      'Otherwise we will leave your network.',
      'We may have to terminate our agreement.',
      'We will stop accepting your members.',
      'Unless you answer by Friday, we act.',
      'This is our final offer.',
      'We will have no choice.',
      'We decide which networks we stay in.',
    ],
    [
      'If you do not decide on this, could you tell me who does?',
      '86.0% of episodes ended in a planned termination.',
      'We treat alcohol withdrawal.',
      'We no longer accept paper claims.',
      'Unless you need more, this is complete.',
      'We would welcome a conversation.',
      'Clients leave treatment as planned in most cases.',
      'We look forward to another term.',
      'The members stop by after work.',
    ],
  ],
  [
    'reason in ask',
    [
      'We ask for $110.00 since our costs rose.',
      'We ask for a rate of $110.00 because our costs rose.',
      'We propose $110.00 given that Medicare pays more.',
      'We request an increase due to inflation of rents.',
    ],
    [
      'We ask about a rate that has stood since March 2019.',
      'We ask for $110.00 for CPT 90834.',
      'We have asked since 2019.',
      'Because members wait, access matters.',
      'We ask for the name of the person because the line was busy.',
    ],
  ],
  [
    'physicians',
    ['Physicians are paid twice as much.', 'We earn less than a psychiatrist.', 'Our rates are lower than physicians.'],
    ['Physicians in town refer to us.', 'We work with a psychiatrist on site.', 'Medicare pays $113.29.'],
  ],
  [
    'long value',
    [`${'We offer hours in the evening and more. '.repeat(25)}`],
    [`${'We offer hours in the evening and more. '.repeat(15)}`],
  ],
  [
    'payer named',
    ['Insurer A pays us $114.00.', 'green mountain counseling gets more.'],
    ['Insurer B pays us $94.50.', 'Other payers pay more.'],
  ],
  [
    'person named',
    ['Our client Maria Lopez is better.', 'Mr. Baker came weekly.', 'The patient Kim asked us.', 'Dr. Stone agrees.'],
    [
      'Jordan Lee wrote to us.',
      'Dr. Alex Morgan can be reached.',
      'Ask Member Services for help.',
      'The client Relations desk knows.',
      'May 12, 2026 was the day.',
      'Grace periods and Mark-ups are terms.',
    ],
  ],
];

describe.each(TABLE)('%s', (rule, trips, passes) => {
  test.each(trips.map((text) => [text]))('trips on: %s', (text) => {
    expect(rules(text)).toContain(rule);
  });
  test.each(passes.map((text) => [text]))('passes: %s', (text) => {
    expect(rules(text)).not.toContain(rule);
  });
});

describe('another payer is named only where its whole name stands', () => {
  it.each<[what: string, otherNames: string[], payer: string, text: string]>([
    ['Medicare, the yardstick of every letter', ['Medicare'], 'Insurer B', 'Medicare allows $113.29.'],
    ['a kind of payment', ['Self-pay', 'Private pay'], 'Insurer B', 'Self-pay clients pay our full fee.'],
    ['part of a longer word', ['Ease'], 'Insurer B', 'Please tell us whether rates increase.'],
    ['part of this payer’s own name', ['Northern'], 'Northern Health', 'We value Northern Health.'],
  ])('not %s', (_, otherNames, payer, text) => {
    expect(rules(text, { otherNames, payer })).not.toContain('payer named');
  });
});

describe('checks of the whole letter and its moment', () => {
  const window = { opens: '2026-07-04', closes: '2026-10-02' };
  const find = (text: string, context: Partial<LintContext> = {}) =>
    lintLetter(letterOf(text), { ...base, trigger: '', ...context }).map(({ rule }) => rule);

  it('wants two sentences with a figure beside the request; codes, dates and phone numbers are none', () => {
    expect(find('We ask for $110.00 for CPT 90834.\n\nWe wrote on May 12, 2026. Call 802-555-0142.')).toContain(
      'few figures',
    );
    expect(find('We ask for $110.00 for CPT 90834.\n\nWe see 46 members. New clients wait nine days.')).toContain(
      'few figures',
    );
    expect(find('We ask for $110.00 for CPT 90834.\n\nWe see 46 members. 91.9% of sessions are kept.')).not.toContain(
      'few figures',
    );
  });

  it('takes neither the table of rates nor alternatives for a fact', () => {
    const facts = { ...sample, values: [], lines: sample.lines.map((line) => ({ ...line, medicare: null })) };
    const letter = renderTemplate(request, facts);
    const few = lintLetter(letter, lintContext(request, facts)).find(({ rule }) => rule === 'few figures');
    expect(few?.message).toBe('Beside the request, the letter has one sentence with a figure.');
    expect(few?.place).toBe('the whole letter');
  });

  it('wants dollars in a request', () => {
    expect(find('We ask for a review. We see 46 members. 91.9% of sessions are kept.')).toContain('vague ask');
    expect(find(GOOD)).not.toContain('vague ask');
  });

  it('wants a reason outside the window, but none for a contract without a renewal date', () => {
    expect(find(GOOD, { window, date: '2026-07-03' })).toContain('outside window');
    expect(find(GOOD, { window, date: '2026-07-04' })).not.toContain('outside window');
    expect(find(GOOD, { window, date: '2026-10-02' })).not.toContain('outside window');
    expect(find(GOOD, { window, date: '2026-10-03' })).toContain('outside window');
    expect(find(GOOD, { window, date: '2026-10-03', trigger: 'A new certification' })).not.toContain('outside window');
    expect(find(GOOD, { window: null, date: '2026-10-03' })).not.toContain('outside window');
  });

  test.each([
    ['2026-11-30', false],
    ['2026-12-01', true],
    ['2027-01-15', true],
    ['2027-01-16', false],
  ])('of %s: slow season %s', (date, isSlow) => {
    expect(find(GOOD, { date }).includes('slow season')).toBe(isSlow);
  });

  it('measures only full letters: 450 to 700 words', () => {
    const words = (count: number) => `${GOOD}\n\n${'We see members. '.repeat(Math.ceil(count / 3))}`;
    const full = { ...base, template: templateOf('LTR-02') };
    const has = (count: number) => lintLetter(letterOf(words(count)), full).some(({ rule }) => rule === 'length');
    expect([has(300), has(450), has(640), has(720)]).toEqual([true, false, false, true]);
    expect(find(words(900))).not.toContain('length');
  });

  it('names a figure older than it is good for, if the letter prints it', () => {
    const text = `${GOOD}\n\n${staleFact[0]?.text}`;
    expect(find(text, { facts: staleFact })).toContain('stale figure');
    expect(
      find(GOOD.replace('New clients are seen within nine days on average.', ''), { facts: staleFact }),
    ).not.toContain('stale figure');
  });

  it('tells two measures over as many clients apart', () => {
    const at = (to: string) => ({ tab: 'Outcomes', cell: 'C4', period: { from: '2024-01-01', to } });
    const { facts } = gatherFacts(
      [
        { key: 'improvement', measure: 'PHQ-9', improved: 41, clients: 56, at: at('2026-06-30') },
        { key: 'improvement', measure: 'GAD-7', improved: 38, clients: 56, at: at('2024-06-30') },
      ],
      { today: sample.date, payer: 'Insurer B', limits: DEFAULT_THRESHOLDS },
    );
    const stale = (printed: number) => find(`${GOOD}\n\n${facts[printed]?.bare}`, { facts }).includes('stale figure');
    expect([stale(0), stale(1)]).toEqual([false, true]);
  });

  it('lets the decision stage state a date and the choice, and a notice speak of termination', () => {
    for (const id of ['LTR-13', 'EXIT-01', 'LTR-17']) {
      const context = { ...base, template: templateOf(id) };
      expect(
        lintLetter(letterOf('We decide which networks we stay in; we may terminate our agreement.'), context),
      ).toEqual([]);
    }
  });

  it('leaves scripts alone but for what blocks', () => {
    const context = { ...base, template: templateOf('SCR-04') };
    expect(lintLetter(letterOf('We are frustrated! Call [name].'), context).map(({ rule }) => rule)).toEqual([
      'unfilled',
    ]);
  });

  it('blocks for unfilled fields, dates of birth and member ids, and for nothing else', () => {
    for (const [rule, trips] of TABLE) {
      for (const text of trips) {
        const finding = lintLetter(letterOf(`${GOOD}\n\n${text}`), base).find((one) => one.rule === rule);
        expect([rule, finding?.blocks]).toEqual([rule, ['unfilled', 'date of birth', 'member id'].includes(rule)]);
      }
    }
  });

  it('says each finding in one sentence with its place and a remedy, without id or exclamation', () => {
    for (const [, trips] of TABLE) {
      for (const finding of lintLetter(letterOf(`${GOOD}\n\n${trips.join(' ')}`), base)) {
        const outside = `${finding.message} ${finding.suggestion}`.replace(/"[^"]*"/g, '');
        expect(outside).not.toMatch(/!|please|invalid|[A-Z]{3,4}-\d\d/i);
        expect(finding.message).toMatch(/\.$/);
        expect(finding.place).toMatch(/^"[\s\S]+"$|^the whole letter$|^[A-Z][a-z]+ \d/);
        expect(finding.suggestion).toMatch(/[.!]$/);
      }
    }
  });

  it('reads 5,000 characters of anything without a long wait', () => {
    for (const template of allTemplates) {
      const letter = renderTemplate(template, hostile);
      expect(Array.isArray(lintLetter(letter, lintContext(template, hostile, { otherNames: INSURERS })))).toBe(true);
    }
  });
});

describe('findings as they are read', () => {
  it('read word for word like their golden list, one letter for each rule', async () => {
    const lines: string[] = [];
    const read = (letter: ReturnType<typeof letterOf>, context: Partial<LintContext> = {}) => {
      for (const { rule, blocks, place, message, suggestion } of lintLetter(letter, { ...base, ...context }))
        lines.push(`${rule}${blocks ? ' (blocks)' : ''}\n  ${place}\n  ${message}\n  ${suggestion}`);
    };
    for (const [, trips] of TABLE) for (const text of trips) read(letterOf(`${GOOD}\n\n${text}`));
    read(letterOf('We ask for a review.', 'Rates of [payer]'));
    const window = { opens: '2026-07-04', closes: '2026-10-02' };
    read(letterOf(GOOD), { window, trigger: '', date: '2026-12-05' });
    read(letterOf(`${GOOD}\n\n${staleFact[0]?.text}`), { facts: staleFact });
    const full = { template: templateOf('LTR-02') };
    for (const times of [1, 300]) read(letterOf(`${GOOD}\n\n${'We see members.\n\n'.repeat(times)}`), full);
    await expect(`${lines.join('\n\n')}\n`).toMatchFileSnapshot('golden/lint.txt');
  });

  it('come in the order of the text, what blocks first, and each place once for a rule', () => {
    const found = lintLetter(
      letterOf(`${GOOD}\n\nWe are frustrated. We see [number] members.\n\nWe are frustrated.`),
      base,
    );
    expect(found.map(({ rule }) => rule)).toEqual(['unfilled', 'emotional']);
  });

  it('quote at most 120 letters', () => {
    const long = `We are frustrated ${'and '.repeat(40)}tired.`;
    const place = lintLetter(letterOf(`${GOOD}\n\n${long}`), base).find(({ rule }) => rule === 'emotional')?.place;
    expect(place).toMatch(/^"We are frustrated and .*\u2026"$/);
    expect(place).toHaveLength(122);
  });
});

describe('where the checks begin and end', () => {
  const found = (added: string, context: Partial<LintContext> = {}) => rules(added, { date: '2026-05-12', ...context });
  const form = (form: LintContext['template']['form']) => ({ template: { ...base.template, form } });

  it('a date alone is taken for one of birth when it lies six years back', () => {
    expect(found('We saw her 03/14/2020 for intake.')).toContain('date of birth');
    expect(found('We saw her 2020-03-14 for intake.')).toContain('date of birth');
    expect(found('We saw her 03/14/2021 for intake.')).not.toContain('date of birth');
  });

  it('a name of two letters is none; one of three is, wherever it stands', () => {
    expect(found('AB pays more.', { otherNames: [' AB '] })).not.toContain('payer named');
    expect(found('ABC pays more.', { otherNames: [' ABC '] })).toContain('payer named');
    const subject = lintLetter(letterOf(GOOD, 'ABC and its rates'), { ...base, otherNames: ['ABC'] });
    expect(subject.map(({ rule }) => rule)).toContain('payer named');
    expect(
      found('Northern Health Plan is ours, Northern is not.', {
        otherNames: ['Northern'],
        payer: 'Northern Health Plan',
      }),
    ).toContain('payer named');
  });

  it('a paragraph may have 150 words, not 151', () => {
    expect(found('word '.repeat(150))).not.toContain('long value');
    expect(found('word '.repeat(151))).toContain('long value');
  });

  it('a full letter has 450 to 700 words, both included', () => {
    const full = { ...base, template: templateOf('LTR-02') };
    const has = (total: number) => {
      const lines = (count: number) => Array.from({ length: count }, () => 'word').join('\n\n');
      const rest = lintLetter(letterOf(`${GOOD}\n\n${lines(1)}`), full).find(({ rule }) => rule === 'length');
      const others = Number(/has (\d+) words/.exec(rest?.message ?? '')?.[1]) - 1;
      return lintLetter(letterOf(`${GOOD}\n\n${lines(total - others)}`), full).some(({ rule }) => rule === 'length');
    };
    expect([449, 450, 700, 701].map(has)).toEqual([true, false, false, true]);
  });

  it('mails and enclosures go to the payer as letters do; an enclosure asks for nothing', () => {
    for (const kind of ['letter', 'email', 'enclosure'] as const) {
      expect(found('We are frustrated.', form(kind))).toContain('emotional');
    }
    const bare = (kind: LintContext['template']['form']) =>
      lintLetter(letterOf('We see 46 members. 91.9% are kept.'), { ...base, ...form(kind), date: '2026-12-05' }).map(
        ({ rule }) => rule,
      );
    expect(bare('letter')).toEqual(['vague ask', 'slow season']);
    expect(bare('enclosure')).toEqual([]);
  });
});
