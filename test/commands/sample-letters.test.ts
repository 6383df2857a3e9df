/**
 * Every letter, script and reply as the sample practice of `npm start` gets it: through the panel's commands, from its tabs, at the
 * stage it is for. They stand in golden/, to be read whole; docs/letters.md shows the same ones.
 */
import { beforeAll, expect, it } from 'vitest';
import type { Input, Output } from '../../src/contract.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { run, TODAY } from '../support/commands.ts';
import { sampleHost, type } from '../support/sample.ts';

const LOG = 'Negotiation Log';
const PAYER = 'Insurer B';
const ROW = 2;

type Preview = Output<'previewLetter'>;
interface Drawn extends Preview {
  readonly isFull: boolean;
}
/** Name of the golden file -> the letter. */
const letters = new Map<string, Drawn>();
let points: Output<'talkingPoints'>;

const FULL = new Set(['LTR-02', 'LTR-03', 'LTR-11']);

/** What the checks find in a letter that is as it should be. */
const EXPECTED: Readonly<Record<string, Preview['findings']>> = {
  'LTR-02 as proposed': [
    {
      rule: 'outside window',
      message:
        "The contract's time to ask runs from October 17, 2026 to December 6, 2026, and the letter gives no reason to ask outside it.",
      place: 'the whole letter',
      suggestion: 'Say what has changed, like a new certification or a shortage in your area, or wait.',
      blocks: false,
    },
  ],
};

beforeAll(async () => {
  const host = await sampleHost();
  throughTheNegotiation(host);
}, 240_000);

function throughTheNegotiation(host: WorkbenchHost): void {
  let today = TODAY;
  const draw = (template: string, name = template, choice: Partial<Input<'previewLetter'>> = {}) => {
    const letter = run(host, 'previewLetter', { row: ROW, payer: PAYER, today, template, ...choice });
    letters.set(name, { ...letter, isFull: FULL.has(template) });
  };
  const note = (heading: string, text: string) => type(host, LOG, ROW, heading, text);
  const sent = (what: Input<'markSent'>['what'], date: string) => {
    today = date;
    run(host, 'markSent', { row: ROW, payer: PAYER, what, date, replace: false });
  };

  // Before a request, and beside one.
  for (const template of ['LTR-18', 'LTR-01']) draw(template, template, { row: null });
  // The contract renews on April 15, 2027: its time to ask begins in October.
  today = '2026-11-16';
  draw('LTR-12', 'LTR-12', { row: null });
  today = TODAY;

  // The request, with the choices a user may make beside the facts that are proposed.
  const { options, enclosures, replyBy } = run(host, 'letterChoices', { row: ROW, payer: PAYER, today });
  const start = (...kinds: string[]) => options.flatMap(({ kind, start }) => (kinds.includes(kind) ? [start] : []));
  const chosen = { options: start('escalator', 'phased'), enclosures: enclosures.slice(0, 3), showYearly: true };
  draw('LTR-02', 'LTR-02 as proposed');
  note('Reason to Ask Now', 'Since our last agreement, one of us has completed EMDR certification.');
  for (const template of ['LTR-02', 'LTR-03', 'LTR-11']) draw(template, template, chosen);
  draw('LTR-04');
  draw('OUT-10');

  // The first call was on May 4; the request goes out on May 12.
  note('Last Call', '2026-05-04');
  draw('LTR-10', 'LTR-10', { replyBy });
  note('Last Call', '');
  sent('request', '2026-05-12');

  // Ten business days over Memorial Day, and ten more.
  today = '2026-05-27';
  points = run(host, 'talkingPoints', { row: ROW, payer: PAYER, today });
  draw('LTR-05');
  sent('first follow-up', '2026-05-27');
  today = '2026-06-10';
  draw('LTR-06');
  sent('second follow-up', '2026-06-10');
  today = '2026-06-17';
  draw('LTR-07');
  draw('LTR-08', 'LTR-08 without an answer');

  // They decline.
  const answered = (nature: Input<'recordResponse'>['nature'], offered: Input<'recordResponse'>['offered'] = []) =>
    run(host, 'recordResponse', { row: ROW, payer: PAYER, date: '2026-06-18', nature, offered, replace: true });
  answered('Denial');
  today = '2026-06-19';
  draw('LTR-09', 'LTR-09 denied');
  draw('LTR-08', 'LTR-08 after a denial');
  sent('escalation', '2026-06-22');
  today = '2026-07-07';
  draw('LTR-14', 'LTR-14', { enclosures: enclosures.slice(0, 1), replyBy: '2026-08-06' });
  note('Decide By', '2026-09-15');
  draw('LTR-13');
  sent('dispute', '2026-07-07');
  today = '2026-09-01';
  draw('FUP-17');

  // Or they offer something, or agree.
  answered('Counteroffer', [{ code: '90834', amount: 98.5 }]);
  note('Date of Response', '2026-07-20');
  today = '2026-07-21';
  draw('LTR-15');
  answered('Counteroffer', [
    { code: '90834', amount: 98.5 },
    { code: '90837', amount: 142 },
    { code: '90791', amount: 127 },
  ]);
  note('Date of Response', '2026-07-20');
  draw('LTR-16');
  answered('Partial approval', [
    { code: '90834', amount: 110 },
    { code: '90837', amount: 150 },
  ]);
  note('Date of Response', '2026-07-20');
  draw('LTR-09', 'LTR-09 in part');
  answered('Approval', []);
  note('Date of Response', '2026-07-20');
  draw('LTR-09', 'LTR-09 granted');

  // Leaving, and joining another network.
  today = '2026-12-01';
  draw('EXIT-01', 'EXIT-01', { row: null });
  draw('LTR-17', 'LTR-17', { row: null });
  today = TODAY;
  const { row } = run(host, 'addRequest', {
    payer: 'Insurer F',
    contact: 'Network development',
    contactInfo: 'joining@insurer-f.example',
    lines: [
      { code: '90834', current: null, requested: 116, offered: 98 },
      { code: '90837', current: null, requested: 168, offered: 141.5 },
      { code: '90791', current: null, requested: 172, offered: 121.5 },
    ],
  });
  draw('LTR-19', 'LTR-19', { row, payer: 'Insurer F' });
}

it('reads word for word like its golden file', async () => {
  for (const [name, { text }] of letters) await expect(text).toMatchFileSnapshot(`golden/${name}.txt`);
  for (const { id, text } of [...points.scripts, ...points.replies])
    await expect(text).toMatchFileSnapshot(`golden/${id}.txt`);
});

it('lacks nothing, passes every check, and leaves no field, no empty sentence and no word of a program in it', () => {
  for (const [name, { text, subject, needs, findings }] of letters) {
    expect([name, needs.filter(({ level }) => level === 'needed')]).toEqual([name, []]);
    expect([name, findings]).toEqual([name, EXPECTED[name] ?? []]);
    expect([name, subject.length < 120]).toEqual([name, true]);
    expect([name, /[[\]{}<>]|undefined|null|NaN|\s\.|\.\.|,,/.exec(text)?.[0]]).toEqual([name, undefined]);
  }
  for (const { id, text, needs } of [...points.scripts, ...points.replies]) {
    expect([id, needs.filter(({ level }) => level === 'needed')]).toEqual([id, []]);
    expect([id, /[[\]{}<>]|undefined|null|NaN|\.\./.exec(text)?.[0]]).toEqual([id, undefined]);
  }
});

it('begins no sentence with a figure, and prints no figure of the practice twice', () => {
  for (const [name, { text }] of letters) {
    const prose = text.split('\n').filter((line) => !/^(?:- |\d{5} |CPT code|\d{3}-)/.test(line));
    expect([name, prose.filter((line) => /(?:^|[.?] )\$?\d/.test(line))]).toEqual([name, []]);
    for (const figure of ['73.2%', '91.9%', '45.0%', '16.6%', '17.0%', '28.1%', '$7,878']) {
      expect([name, figure, text.split(figure).length <= 2]).toEqual([name, figure, true]);
    }
  }
});

it('prints percentages with one decimal, or as about; whole ones are those of the fee schedule (AMB-34)', () => {
  for (const text of [...letters.values(), ...points.scripts, ...points.replies].map(({ text }) => text)) {
    const percentages = text.replace(/\(100% of the fee schedule\)/g, '').match(/(?:about )?[\d.]+%/gi) ?? [];
    expect(percentages.filter((found) => !/^\d+\.\d%$|^about \d+%$/i.test(found))).toEqual([]);
  }
});

it('names no other payer (AMB-40), in any letter, script or reply', () => {
  const all = [...letters].filter(([name]) => name !== 'LTR-19').map(([, { text }]) => text);
  for (const text of [...all, ...[...points.scripts, ...points.replies].map(({ text }) => text)]) {
    expect(text).not.toMatch(/Insurer [ACDE]\b/);
  }
  expect(letters.get('LTR-19')?.text).not.toMatch(/Insurer [A-E]\b/);
});
