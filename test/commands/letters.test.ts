/** Letters from the sample practice, as the panel's commands give them. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../src/contract.ts';
import { countServiceCalls, createHost, type WorkbenchHost } from '../../workbench/host.ts';
import { call, refused, run, TODAY } from '../support/commands.ts';
import { hostFrom, type State } from '../support/faults.ts';
import { builtScript, emptyHost, typedCells, typeInto } from '../support/host.ts';
import { lines, sampleHost, shownAt, type, typeFact } from '../support/sample.ts';

const LOG = 'Negotiation Log';
const ROW = 2;
const about = { row: ROW, payer: 'Insurer B', today: TODAY };

let sample: State;
let host: WorkbenchHost;
beforeAll(async () => {
  sample = (await sampleHost()).toJSON();
}, 120_000);
beforeEach(async () => {
  host = await hostFrom(sample);
});

const choices = (input: Partial<Input<'letterChoices'>> = {}) => run(host, 'letterChoices', { ...about, ...input });
const preview = (input: Partial<Input<'previewLetter'>> = {}) => run(host, 'previewLetter', { ...about, ...input });
const fact = (key: string) => choices().facts.find(({ id }) => id.startsWith(`${key}-`));
const documents = () => [...host.drive.values()].filter(({ mimeType }) => mimeType.endsWith('.document'));

describe('from the proposed letter to the next follow-up', () => {
  it('chooses facts, previews, drafts into the payer’s folder, links the row, notes it, and starts the clock when it was sent', () => {
    const { proposed, facts, templates, nextToSend } = choices();
    expect(proposed).toBe('LTR-02');
    expect(templates.find(({ id }) => id === proposed)?.why).toContain('Nothing has been sent yet');
    expect(nextToSend).toBe('request');
    const chosen = facts.filter(({ isChosen }) => isChosen);
    expect(chosen.length).toBeGreaterThanOrEqual(2);
    expect(chosen.length).toBeLessThanOrEqual(5);

    // The user takes two of them, the other way round.
    const [first, second] = chosen;
    const choice = { template: 'LTR-02', facts: [second?.id ?? '', first?.id ?? ''] };
    const { html, text, title, needs, findings } = preview(choice);
    const sentence = (words: string | undefined) => (words ?? '').split(',')[0]?.split(' from ')[0] ?? '';
    expect(text.indexOf(sentence(second?.text))).toBeGreaterThan(0);
    expect(text.indexOf(sentence(first?.text))).toBeGreaterThan(text.indexOf(sentence(second?.text)));
    expect(text).not.toContain(sentence(chosen[2]?.text));
    expect(needs.filter(({ level }) => level === 'needed')).toEqual([]);
    expect(findings.filter(({ blocks }) => blocks)).toEqual([]);

    const draft = run(host, 'draftLetter', { ...about, ...choice });
    expect(draft.name).toBe(title);
    expect(title).toBe('2026-05-12 Insurer B rate request');
    const [doc, ...further] = documents();
    expect(further).toEqual([]);
    expect(doc?.name).toBe(title);
    // Same words, order, emphasis and table.
    expect(doc?.html).toContain(`<body>\n${html}</body>`);
    const folder = host.drive.get(doc?.parents[0] ?? '');
    expect(folder?.name).toBe('Insurer B');
    expect(host.drive.get(folder?.parents[0] ?? '')?.name).toBe('RateCase letters');

    expect(shownAt(host, LOG, ROW, 'Letter')).toBe(title);
    expect(run(host, 'requests', {}).requests[0]).toMatchObject({ letterUrl: draft.url, sent: null, status: 'Open' });
    expect(lines(host, 'Communications').at(-1)).toMatchObject({
      Date: 'May 12, 2026',
      Payer: 'Insurer B',
      'From whom': 'us',
      'With whom': 'Contract manager, network contracting',
      'What was said or sent': 'Letter drafted: rate request, CPT 90834, 90837 and 90791',
      Document: title,
    });

    const sent = run(host, 'markSent', { row: ROW, payer: 'Insurer B', what: 'request', date: TODAY, replace: false });
    // Ten business days after May 12; Memorial Day, May 25, is none.
    expect(sent.next).toMatchObject({ what: 'first follow-up', on: '2026-05-27', isWritten: true });
    expect(lines(host, LOG)[0]).toMatchObject({
      'Date of Initial Request': 'May 12, 2026',
      Status: 'Pending',
      'Date of Next Follow-Up': 'May 27, 2026',
    });
    expect(lines(host, 'Communications').at(-1)).toMatchObject({
      'What was said or sent': 'Rate review request sent, CPT 90834, 90837 and 90791',
      'From whom': 'us',
    });
  });

  it('makes the Doc in one Drive call, beside the look whether its folder is there', () => {
    run(host, 'draftLetter', about);
    const { calls } = call(host, 'draftLetter', { ...about, again: true });
    const drive = Object.entries(calls).filter(([name]) => name.startsWith('Files.'));
    expect(drive).toEqual([
      ['Files.get', 1],
      ['Files.create', 1],
    ]);
    expect(countServiceCalls(calls)).toBeLessThan(60);
  });

  it('follows up twice and goes higher, each step with its own date, and ends with the dispute', () => {
    const sent = (what: Input<'markSent'>['what'], date: string) =>
      run(host, 'markSent', { row: ROW, what, date, replace: false });
    sent('request', '2026-03-02');
    expect(choices().proposed).toBe('LTR-05');
    // EX-18, AMB-02, AMB-03.
    expect(sent('first follow-up', '2026-03-16').next).toMatchObject({ what: 'second follow-up', on: '2026-03-30' });
    expect(sent('second follow-up', '2026-03-30').next).toMatchObject({ what: 'escalation', on: '2026-04-06' });
    expect(choices().proposed).toBe('LTR-07');
    expect(sent('escalation', '2026-04-06').next).toMatchObject({ what: 'dispute', on: '2026-04-20' });
    expect(lines(host, LOG)[0]).toMatchObject({
      'First Follow-Up Sent': 'Mar 16, 2026',
      'Second Follow-Up Sent': 'Mar 30, 2026',
      'Taken Higher On': 'Apr 6, 2026',
      'Date of Next Follow-Up': 'Apr 20, 2026',
      Status: 'Escalated',
    });
    expect(choices().proposed).toBe('LTR-14');
    const { text, needs } = preview({ template: 'LTR-14' });
    expect(needs.filter(({ level }) => level === 'needed')).toEqual([]);
    for (const line of [
      '- April 22, 2026 (call): Asked who decides on rates; given the contracting address',
      '- March 2, 2026: Rate review request sent, CPT 90834, 90837 and 90791',
      '- March 16, 2026: First follow-up sent, CPT 90834, 90837 and 90791',
    ]) {
      expect(text).toContain(line);
    }
    // The packet holds what the payer has seen, not our own drafts.
    run(host, 'draftLetter', { ...about, template: 'LTR-14' });
    expect(preview({ template: 'LTR-14' }).text).not.toContain('drafted');
  });
});

describe('the timeline of a request', () => {
  it('has nothing of another request to the same payer, though their codes share an ending', () => {
    const other = run(host, 'addRequest', {
      payer: 'Insurer B',
      contact: '',
      contactInfo: '',
      lines: [{ code: '90791', current: 124, requested: 140 }],
    });
    for (const row of [ROW, other.row]) run(host, 'markSent', { row, date: '2026-05-01', replace: false });
    run(host, 'markSent', { row: other.row, what: 'first follow-up', date: '2026-05-11', replace: false });
    const sent = (row: number) => preview({ row, template: 'LTR-14' }).text.match(/^- .* sent, CPT .*$/gm) ?? [];
    expect(sent(ROW)).toEqual(['- May 1, 2026: Rate review request sent, CPT 90834, 90837 and 90791']);
    expect(sent(other.row)).toEqual([
      '- May 1, 2026: Rate review request sent, CPT 90791',
      '- May 11, 2026: First follow-up sent, CPT 90791',
    ]);
  });
});

describe('a fact in a letter', () => {
  it('says what its cells hold, with the cell and the period', () => {
    // 842 of 916; 41 of 56; 84 of 108 claims of the last quarter.
    expect(fact('attendance')).toMatchObject({
      source: 'Outcomes, cell C2, October 2025 to March 2026',
      at: { tab: 'outcomes', cell: 'C2' },
    });
    expect(fact('attendance')?.text).toContain('Clients kept 91.9% of 916 scheduled sessions');
    expect(fact('improvement')?.text).toContain(
      'Of 56 clients with repeated scores from October 2025 to March 2026, 73.2% improved on the PHQ-9',
    );
    expect(fact('firstPass')?.text).toContain(
      'Of our 108 claims to Insurer B from January to March 2026, 77.8% were paid on first submission',
    );
    // Two quarters follow on one another: 112 and 108 sessions.
    expect(fact('sessions')?.text).toBe(
      'We provided 220 sessions to Insurer B members from October 2025 to March 2026.',
    );
    expect(fact('niche')?.text).toBe('We use EMDR to treat adults with trauma, who make up 45.0% of our caseload.');
    expect(fact('languages')?.text).toContain('English and Spanish, and 18.0% of our caseload');
    expect(fact('certification')?.text).toBe('Our team holds EMDR certification, new in 2025.');
  });

  it('that speaks against the practice is not proposed, and the reason is said', () => {
    expect(fact('firstPass')).toMatchObject({ isChosen: false, why: '77.8% is no strength. Better to leave it out.' });
  });

  it('over fewer claims than are worth a rate is withheld, at the very number (minClaims)', () => {
    const submitted = (count: string, clean: string) => {
      for (const row of lines(host, 'Claims').flatMap((line, at) => (line.Payer === 'Insurer A' ? [at + 2] : []))) {
        type(host, 'Claims', row, 'Claims submitted', count);
        type(host, 'Claims', row, 'Paid at first pass', clean);
      }
      return run(host, 'letterChoices', { row: null, payer: 'Insurer A', today: TODAY });
    };
    const few = submitted('19', '19');
    expect(few.facts.some(({ id }) => id.startsWith('firstPass-'))).toBe(false);
    expect(few.withheld.map(({ reason }) => reason).join()).toContain('19 claims are too few');
    const enough = submitted('20', '20');
    expect(enough.facts.find(({ id }) => id.startsWith('firstPass-'))?.text).toContain(
      'Of our 20 claims to Insurer A from January to March 2026, 100.0% were paid',
    );
  });

  it('about fewer than five clients is withheld, with the reason (AMB-28)', () => {
    type(host, 'Outcomes', 'Improved on PHQ-9', 'Number', '4');
    const { facts, withheld } = choices();
    expect(facts.some(({ id }) => id.startsWith('improvement-'))).toBe(false);
    expect(withheld).toContainEqual({
      reason:
        'Outcomes, cell C4: The clients who improved are four clients; counts below five are never printed, because somebody could be recognized.',
      at: { tab: 'outcomes', cell: 'C4' },
    });
  });

  it('about another payer’s members stays out, and one about this payer’s comes before one about all', () => {
    type(host, 'Outcomes', 'Attendance', 'Payer', 'Insurer C');
    expect(fact('attendance')).toBeUndefined();
    type(host, 'Outcomes', 'Attendance', 'Payer', 'insurer b');
    expect(fact('attendance')?.text).toContain('916');
  });

  it('without the whole that it is a share of is named with its cell', () => {
    type(host, 'Outcomes', 'Attendance', 'Out of', '');
    expect(choices().withheld).toContainEqual({
      reason: 'Outcomes, cell D2: Attendance. Out of is blank, so the share is not known.',
      at: { tab: 'outcomes', cell: 'D2' },
    });
  });

  it('that changed after it was chosen is never printed unseen', () => {
    const id = fact('attendance')?.id ?? '';
    type(host, 'Outcomes', 'Attendance', 'Number', '700');
    const { needs } = preview({ facts: [id] });
    expect(needs.find(({ level }) => level === 'needed')?.message).toContain('changed in the tabs meanwhile');
    expect(refused(host, 'draftLetter', { ...about, facts: [id] }).code).toBe('letter-incomplete');
    expect(documents()).toEqual([]);
  });

  it('about denials stands beside the average of the others, which leaves this payer out (AMB-14)', () => {
    const { text } = preview({ template: 'LTR-11' });
    // Insurer B: 14 + 5 + 5 of 108. The others: 7 + 4 + 2 + 8 of 131 + 85 + 68 + 41.
    expect(text).toContain(
      'Of our claims to Insurer B, 22.2% were denied or reduced (January to March 2026), against 6.5%',
    );
    // (131 × 24 + 85 × 22 + 68 × 19 + 41 × 52) ÷ 325 = 25.96.
    expect(text).toContain('Payment took 47 days on average, against 26 days elsewhere.');
  });

  it('about practices nearby names the month of the count where one is typed', () => {
    typeFact(host, 'Counted how and when', 'directory listings, April 2026');
    expect(fact('scarcity')?.text).toBe(
      'Directory listings showed three practices, ours among them, taking new clients in ZIP 05401 in April 2026.',
    );
  });
});

describe('the figures under a preview', () => {
  it('are those that the letter prints, each with where it comes from', () => {
    const figures = (template: string) => preview({ template }).facts.map(({ text }) => text);
    expect(figures('LTR-11')).toEqual(
      expect.arrayContaining([
        '90834: current $94.50',
        '90834: proposed $110.00',
        '90834: Medicare $113.29',
        '90834: other payers $106.00 to $121.00',
        '90834: in the region $104.00 to $124.00',
        '22.2% of our claims denied or reduced, 6.5% elsewhere',
        '47 days to payment, 26 elsewhere',
      ]),
    );
    // One page: no range of others, no survey.
    expect(figures('LTR-04').filter((figure) => /other payers|in the region| elsewhere$/.test(figure))).toEqual([]);
    // A follow-up prints the table and the two strongest facts.
    expect(figures('LTR-05')).toHaveLength(8);
    expect(figures('LTR-06')).toEqual([]);
    for (const { source } of preview({ template: 'LTR-11' }).facts) expect(source).toMatch(/, /);
  });
});

describe('what a region pays', () => {
  const region = () => /Practices in our region [^)]*\)\./.exec(preview({ template: 'LTR-03' }).text)?.[0] ?? '';

  it('is cited from a survey that may be cited, with its name and date', () => {
    expect(preview({ template: 'LTR-03' }).text).toContain(
      'Practices in our region are paid $104.00 to $124.00 for CPT 90834 and $150.00 to $181.00 for CPT 90837 (Sample regional survey, June 2025).',
    );
  });

  it('is left out where too few took part, and the user is told why', () => {
    for (const row of [2, 3]) type(host, 'Benchmarks', row, 'How many took part', '4');
    expect(region()).toBe('');
    expect(choices().withheld.map(({ reason }) => reason)).toContain(
      'Benchmarks, cell A2: not cited. Fewer than 5 took part.',
    );
  });
});

describe('a payer whose rates cannot be negotiated', () => {
  it('gets no request proposed; what can be done instead is said (TYPE-01, AMB-41)', () => {
    type(host, 'Payers', 'Insurer B', 'Type', 'Medicare');
    const { proposed, payerNotice, advice } = choices();
    expect(proposed).toBeNull();
    expect(payerNotice.negotiable).toBe('no');
    expect(payerNotice.instead.length).toBeGreaterThan(0);
    expect(advice).toContain('No letter changes it.');
    expect(preview({ template: 'LTR-02' }).cautions).toContain(payerNotice.says);
    expect(run(host, 'draftQueue', { today: TODAY }).entries[0]).toMatchObject({ state: 'nothing due' });
  });
});

describe('whom a letter goes to', () => {
  it('is who can approve rates, before provider relations, where the row names nobody (AMB-20)', () => {
    type(host, LOG, ROW, 'Contract Representative Name & Title', '');
    type(host, LOG, ROW, 'Contact Info (Phone/Email)', '');
    expect(choices().to).toMatchObject({ text: 'Contract manager, Provider contracting', at: { tab: 'contacts' } });
    expect(preview().compose.to).toBe('contracting@insurer-b.example');
    type(host, 'Contacts', 'Insurer B', 'Can approve rates?', 'no');
    expect(choices().to.why).toContain('Nobody in Contacts is known to approve rates');
  });
});

describe('the same step of the same request', () => {
  it('gets no second Doc without asking, whichever letter of that step is chosen', () => {
    run(host, 'draftLetter', about);
    expect(refused(host, 'draftLetter', { ...about, template: 'LTR-04' })).toMatchObject({
      code: 'already-drafted',
      at: { tab: 'negotiation-log', cell: 'N2' },
    });
    expect(documents()).toHaveLength(1);
    run(host, 'draftLetter', { ...about, template: 'LTR-04', again: true });
    expect(documents()).toHaveLength(2);
  });

  it('is another step once the request was sent: each follow-up gets its own', () => {
    const sent = (what: Input<'markSent'>['what'], date: string) =>
      run(host, 'markSent', { row: ROW, what, date, replace: false });
    run(host, 'draftLetter', about);
    sent('request', '2026-04-20');
    expect(run(host, 'draftLetter', about).name).toBe('2026-05-12 Insurer B first follow-up');
    expect(refused(host, 'draftLetter', about).code).toBe('already-drafted');
    // The request's own Doc is known from Communications, though the row shows the newest.
    expect(refused(host, 'draftLetter', { ...about, template: 'LTR-02' }).at).toMatchObject({ tab: 'communications' });
    sent('first follow-up', '2026-05-05');
    expect(run(host, 'previewLetter', { ...about, template: 'LTR-06' }).title).toBe(
      '2026-05-12 Insurer B second follow-up',
    );
  });

  it('keeps words of the user’s own in the Letter cell', () => {
    type(host, LOG, ROW, 'Letter', 'sent by fax in April');
    const draft = run(host, 'draftLetter', about);
    expect(shownAt(host, LOG, ROW, 'Letter')).toBe('sent by fax in April');
    expect(draft.at).toMatchObject({ tab: 'communications' });
  });
});

describe('drafting for several requests', () => {
  const ask = (payer: string) =>
    run(host, 'addRequest', {
      payer,
      contact: 'Contract manager',
      contactInfo: '',
      lines: [{ code: '90834', current: 100, requested: 118 }],
    });

  it('says which are ready, goes on where it stopped, and makes no Doc twice', () => {
    const [second, third, faulty] = ['Insurer A', 'Insurer C', 'Insurer D'].map((payer) => ask(payer).row);
    typeInto(host, LOG, `G${faulty}`, '90834: 110-118');
    const states = () => run(host, 'draftQueue', { today: TODAY }).entries.map(({ row, state }) => [row, state]);
    expect(states()).toEqual([
      [ROW, 'ready'],
      [second, 'ready'],
      [third, 'ready'],
      [faulty, 'blocked'],
    ]);
    run(host, 'draftLetter', { row: ROW, today: TODAY });
    run(host, 'draftLetter', { row: second ?? 0, today: TODAY });
    // The panel was closed here.
    expect(states()).toEqual([
      [ROW, 'drafted'],
      [second, 'drafted'],
      [third, 'ready'],
      [faulty, 'blocked'],
    ]);
    expect(documents()).toHaveLength(2);
  });

  it('lists nothing that is not due yet, and nothing that is closed', () => {
    run(host, 'markSent', { row: ROW, date: TODAY, replace: false });
    expect(run(host, 'draftQueue', { today: '2026-05-26' }).entries[0]).toMatchObject({
      state: 'nothing due',
      note: 'Due May 27, 2026.',
    });
    expect(run(host, 'draftQueue', { today: '2026-05-27' }).entries[0]).toMatchObject({
      state: 'ready',
      template: 'LTR-05',
    });
    type(host, LOG, ROW, 'Status', 'Closed');
    expect(run(host, 'draftQueue', { today: '2026-05-27' }).entries).toEqual([]);
  });

  it('says so when the day’s quota is reached, and the row stays as it was', async () => {
    const script = await builtScript();
    // A consumer account makes 250 documents a day.
    const spend = `function spend() { for (var i = 0; i < 250; i++) Drive.Files.create({ mimeType: 'application/vnd.google-apps.document' }); }`;
    host = createHost({
      ...script,
      code: `${script.code}\n${spend}`,
      state: JSON.parse(JSON.stringify(sample)),
      now: () => new Date(`${TODAY}T15:00:00Z`),
    });
    expect(host.run('spend', []).ok).toBe(true);
    const before = typedCells(host);
    const answer = refused(host, 'draftLetter', about);
    expect(answer).toMatchObject({
      code: 'drive-quota',
      message: 'Google has reached its limit of documents for your account today.',
    });
    expect(typedCells(host)).toEqual(before);
    expect(documents()).toHaveLength(250);
  });
});

describe('a letter that needs no request', () => {
  it('is the quarterly note, once there is news', () => {
    typeFact(host, 'News since the last update', '- Openings in the mornings\n2. Evening hours four days a week');
    const input = { row: null, payer: 'insurer c', today: TODAY };
    const { proposed, payer } = choices(input);
    expect([proposed, payer]).toEqual(['LTR-18', 'Insurer C']);
    const { text, needs } = preview({ ...input, template: 'LTR-18' });
    expect(needs.filter(({ level }) => level === 'needed')).toEqual([]);
    expect(text).toContain('- Openings in the mornings.\n- Evening hours four days a week.');
    const draft = run(host, 'draftLetter', { ...input, template: 'LTR-18' });
    expect(draft.at).toMatchObject({ tab: 'communications' });
    expect(lines(host, 'Communications').at(-1)).toMatchObject({
      Payer: 'Insurer C',
      'What was said or sent': 'Letter drafted: quarterly update',
    });
    expect(refused(host, 'draftLetter', { ...input, template: 'LTR-18' }).code).toBe('already-drafted');
  });

  it('is the renewal note when the time to ask has come', () => {
    // Insurer A renews 2027-01-01 with 90 days' notice: from 150 days before, August 4.
    const at = (today: string) => choices({ row: null, payer: 'Insurer A', today }).proposed;
    expect(at('2026-08-03')).toBe('LTR-18');
    expect(at('2026-08-04')).toBe('LTR-12');
  });

  it('is notice to the payer, then to clients, with cautions that are not printed, when a last day is set', () => {
    type(host, 'Payers', 'Insurer B', 'Last day in network', '2026-12-31');
    typeFact(host, 'What clients are offered', 'Stay with us out of network, with a superbill');
    const input = { row: null, payer: 'Insurer B', today: TODAY };
    const { templates } = choices(input);
    expect(templates.filter(({ isProposed }) => isProposed).map(({ id }) => id)).toEqual(['EXIT-01', 'LTR-17']);
    const notice = preview({ ...input, template: 'LTR-17' });
    expect(notice.cautions.length).toBeGreaterThan(3);
    for (const caution of notice.cautions) expect(notice.text).not.toContain(caution);
    expect(notice.text).toContain('until December 31, 2026');
    expect(notice.compose).toEqual({ to: '', gmail: null, mailto: null });
  });
});

describe('before a first contract', () => {
  it('a request without a current rate answers the fee schedule offered (LTR-19, TERM-08)', () => {
    const { row } = run(host, 'addRequest', {
      payer: 'Insurer F',
      contact: '',
      contactInfo: 'joining@insurer-f.example',
      lines: [
        { code: '90834', current: null, requested: 116, offered: 98 },
        { code: '90791', current: null, requested: 160, offered: 121.5 },
      ],
    });
    const input = { row, payer: 'Insurer F', today: TODAY };
    const { proposed, templates } = choices(input);
    expect(proposed).toBe('LTR-19');
    expect(templates.find(({ id }) => id === 'LTR-19')?.why).toContain('the fee schedule you were offered');
    const { text, needs, cautions } = preview({ ...input, template: 'LTR-19' });
    expect(needs.filter(({ level }) => level === 'needed')).toEqual([]);
    expect(text).toMatch(/90834 +45-minute session +\$98\.00 +\$116\.00/);
    expect(text).not.toContain('Current rate');
    expect(cautions.join(' ')).toContain('CAQH');
  });
});

describe('an answer', () => {
  const record = (input: Partial<Input<'recordResponse'>> = {}) =>
    run(host, 'recordResponse', { row: ROW, date: TODAY, nature: 'Counteroffer', replace: false, ...input });

  it('is written down with its offer, leaves the status, and proposes the reply that fits', () => {
    run(host, 'markSent', { row: ROW, date: '2026-04-20', replace: false });
    record({ offered: [{ code: '90834', amount: 98.5 }], channel: 'email' });
    expect(lines(host, LOG)[0]).toMatchObject({
      'Response Received?': 'Y',
      'Date of Response': 'May 12, 2026',
      'Nature of Response': 'Counteroffer',
      'Offered Rate per Code': '90834: 98.50',
      Status: 'Pending',
    });
    expect(lines(host, 'Communications').at(-1)).toMatchObject({
      How: 'email',
      'From whom': 'them',
      'What was said or sent': 'Answer received: counteroffer, $98.50 for CPT 90834',
    });
    // One code raised, two left.
    expect(choices().proposed).toBe('LTR-15');
    expect(preview().text).toMatch(/90834 +45-minute session +\$94\.50 +\$98\.50 +\$110\.00/);
    record({ offered: [{ code: '90834', amount: 98.5 }], channel: 'email' });
    expect(lines(host, 'Communications').filter((line) => line['From whom'] === 'them')).toHaveLength(1);
  });

  it('that stands there already is replaced only when the user says so', () => {
    record({ nature: 'Denial' });
    expect(
      refused(host, 'recordResponse', { row: ROW, date: TODAY, nature: 'Approval', replace: false }),
    ).toMatchObject({ code: 'already-answered', at: { cell: 'J2' } });
    record({ nature: 'Approval', replace: true });
    expect(shownAt(host, LOG, ROW, 'Nature of Response')).toBe('Approval');
    // Another day, or another amount, is another answer.
    record({ nature: 'Approval', offered: [{ code: '90834', amount: 98.505 }] });
    expect(shownAt(host, LOG, ROW, 'Offered Rate per Code')).toBe('90834: 98.51');
    const before = typedCells(host);
    for (const other of [{ date: '2026-05-11' }, { offered: [{ code: '90834', amount: 99 }] }]) {
      const input = { row: ROW, date: TODAY, nature: 'Approval', replace: false, ...other } as const;
      expect(refused(host, 'recordResponse', input).code).toBe('already-answered');
    }
    expect(typedCells(host)).toEqual(before);
  });

  it('takes the day away that was proposed for the next step, and leaves one of the user’s own', () => {
    run(host, 'markSent', { row: ROW, date: '2026-04-20', replace: false });
    expect(shownAt(host, LOG, ROW, 'Date of Next Follow-Up')).toBe('May 4, 2026');
    record();
    expect(shownAt(host, LOG, ROW, 'Date of Next Follow-Up')).toBe('');
    type(host, LOG, ROW, 'Date of Next Follow-Up', '2026-06-15');
    record({ nature: 'Denial', replace: true });
    expect(shownAt(host, LOG, ROW, 'Date of Next Follow-Up')).toBe('Jun 15, 2026');
  });

  it('with an offer for a code that was not asked about is refused before anything is written', () => {
    const before = typedCells(host);
    const answer = refused(host, 'recordResponse', {
      row: ROW,
      date: TODAY,
      nature: 'Counteroffer',
      offered: [{ code: '90847', amount: 100 }],
      replace: false,
    });
    expect(answer.message).toBe('90847 is not among the codes of this request (Negotiation Log, cell E2).');
    expect(typedCells(host)).toEqual(before);
  });
});

describe('saying that something was sent', () => {
  it('keeps a next follow-up of the user’s own, and offers the proposed one', () => {
    type(host, LOG, ROW, 'Date of Next Follow-Up', '2026-06-15');
    const { next, summary } = run(host, 'markSent', { row: ROW, date: TODAY, replace: false });
    expect(next).toMatchObject({ on: '2026-05-27', isWritten: false, stands: '2026-06-15' });
    expect(summary).toContain('keeps your own date, June 15, 2026');
    expect(shownAt(host, LOG, ROW, 'Date of Next Follow-Up')).toBe('Jun 15, 2026');
    run(host, 'setNextFollowUp', { row: ROW, date: '2026-05-27' });
    expect(shownAt(host, LOG, ROW, 'Date of Next Follow-Up')).toBe('May 27, 2026');
  });

  it('moves its date, its follow-up and its line when the date is replaced', () => {
    run(host, 'markSent', { row: ROW, date: '2026-05-11', replace: false });
    const count = lines(host, 'Communications').length;
    run(host, 'markSent', { row: ROW, date: '2026-05-12', replace: true });
    expect(lines(host, LOG)[0]).toMatchObject({
      'Date of Initial Request': 'May 12, 2026',
      'Date of Next Follow-Up': 'May 27, 2026',
    });
    expect(lines(host, 'Communications')).toHaveLength(count);
    expect(lines(host, 'Communications').at(-1)?.Date).toBe('May 12, 2026');
  });

  it('refuses a follow-up before the request, and one that is dated earlier', () => {
    const followUp = (date: string) =>
      refused(host, 'markSent', { row: ROW, what: 'first follow-up', date, replace: false });
    expect(followUp(TODAY)).toMatchObject({ code: 'not-sent-yet', at: { cell: 'D2' } });
    run(host, 'markSent', { row: ROW, date: TODAY, replace: false });
    expect(followUp('2026-05-11')).toMatchObject({ code: 'date-order' });
    // Where there are signs, a supervisor may be asked before the follow-ups.
    run(host, 'markSent', { row: ROW, what: 'escalation', date: TODAY, replace: false });
    expect(lines(host, LOG)[0]).toMatchObject({ Status: 'Escalated', 'First Follow-Up Sent': '' });
  });
});

describe('a draft taken back', () => {
  const draft = (input: Partial<Input<'draftLetter'>> = {}) => run(host, 'draftLetter', { ...about, ...input });
  const undo = (drafted: ReturnType<typeof draft>, row: number | null = ROW) =>
    run(host, 'undoDraft', { row, payer: 'Insurer B', doc: drafted.undo }).summary;
  const standing = () => documents().filter(({ trashed }) => !trashed).length;

  it('is in the trash, its link and its line are gone, and the next draft asks nothing', () => {
    const before = typedCells(host);
    const first = draft();
    expect(undo(first)).toBe('“2026-05-12 Insurer B rate request” is in Drive’s trash, where it stays for 30 days.');
    expect([standing(), documents().length]).toEqual([0, 1]);
    expect(typedCells(host)).toEqual(before);
    expect(choices().templates.every(({ letterUrl }) => letterUrl === null)).toBe(true);
    // Pressed twice, it does nothing more.
    undo(first);
    draft();
    expect(standing()).toBe(1);
  });

  it('gives the row its earlier letter back', () => {
    const first = draft();
    run(host, 'markSent', { row: ROW, date: '2026-04-20', replace: false });
    const before = typedCells(host);
    undo(draft());
    expect(typedCells(host)).toEqual(before);
    expect(run(host, 'requests', {}).requests[0]?.letterUrl).toBe(first.url);
  });

  it('keeps what the user wrote to it since, and says so', () => {
    const drafted = draft();
    const row = lines(host, 'Communications').length + 1;
    type(host, 'Communications', row, 'Notes', 'read by A.');
    expect(undo(drafted)).toContain('What you changed of its note since stays as it is.');
    expect(lines(host, 'Communications')).toHaveLength(row - 1);
    expect(shownAt(host, LOG, ROW, 'Letter')).toBe('');
  });

  it('changes nothing when Drive does not answer, and works for what no row and no tab knows', () => {
    const script = draft({ template: 'SCR-01' });
    expect(undo(script)).toContain('trash');
    expect(standing()).toBe(0);
    const notice = draft({ row: null, template: 'LTR-17' });
    const before = typedCells(host);
    const input = { row: null, payer: 'Insurer B', doc: notice.undo };
    host.change({ consent: 'without-drive' });
    const { hint } = refused(host, 'undoDraft', input);
    host.change({ consent: 'given' });
    expect(hint).toContain('Nothing was taken back.');
    expect(typedCells(host)).toEqual(before);
    expect(standing()).toBe(1);
    run(host, 'undoDraft', input);
    expect(standing()).toBe(0);
  });
});

describe('“I sent it” taken back', () => {
  const sent = (input: Partial<Input<'markSent'>> = {}) =>
    run(host, 'markSent', { row: ROW, payer: 'Insurer B', date: TODAY, replace: false, ...input }).undo;
  const undo = (change: ReturnType<typeof sent>) => {
    if (change === null) throw new Error('nothing to take back');
    return { row: ROW, payer: 'Insurer B', change };
  };

  it('leaves the workbook as it was, for every step', () => {
    const steps = ['request', 'first follow-up', 'second follow-up', 'escalation', 'dispute'] as const;
    sent({ date: '2026-03-02' });
    const first = typedCells(host);
    run(host, 'undoSent', undo(sent({ date: '2026-03-03', replace: true })));
    expect(typedCells(host)).toEqual(first);
    for (const [at, what] of steps.slice(1).entries()) {
      const before = typedCells(host);
      const change = sent({ what, date: `2026-04-1${at}` });
      expect(typedCells(host)).not.toEqual(before);
      const { summary } = run(host, 'undoSent', undo(change));
      expect(summary).toBe('Negotiation Log, row 2: taken back, as if it had not been sent.');
      expect(typedCells(host)).toEqual(before);
      // A second press, after a lost answer, changes nothing.
      run(host, 'undoSent', undo(change));
      expect(typedCells(host)).toEqual(before);
      sent({ what, date: `2026-04-1${at}` });
    }
  });

  it('of a reply takes its line away', () => {
    run(host, 'recordResponse', { row: ROW, date: TODAY, nature: 'Denial', replace: false });
    const before = typedCells(host);
    run(host, 'undoSent', undo(sent({ what: 'reply' })));
    expect(typedCells(host)).toEqual(before);
  });

  it('is refused, with the cell, once something else stands there, and nothing changes', () => {
    const change = sent();
    type(host, LOG, ROW, 'Date of Next Follow-Up', '2026-06-01');
    const before = typedCells(host);
    expect(refused(host, 'undoSent', undo(change))).toMatchObject({
      code: 'changed-since',
      message: 'Negotiation Log, cell L2 was changed since, so nothing was taken back.',
      at: { tab: 'negotiation-log', cell: 'L2' },
    });
    type(host, LOG, ROW, 'Date of Next Follow-Up', 'in June');
    expect(refused(host, 'undoSent', undo(change)).at).toMatchObject({ cell: 'L2' });
    type(host, LOG, ROW, 'Date of Next Follow-Up', '2026-06-01');
    expect(typedCells(host)).toEqual(before);
  });

  it('keeps a line of Communications that the user has added to, and says so', () => {
    const change = sent();
    const row = lines(host, 'Communications').length + 1;
    type(host, 'Communications', row, 'Notes', 'by certified mail');
    expect(run(host, 'undoSent', undo(change)).summary).toContain(
      'Its line in Communications was added to since, so it stays.',
    );
    expect(lines(host, 'Communications')).toHaveLength(row - 1);
    expect(shownAt(host, LOG, ROW, 'Date of Initial Request')).toBe('');
  });

  it('is not offered where it wrote nothing, or over words that could not be read', () => {
    sent();
    expect(sent()).toBeNull();
    type(host, LOG, ROW, 'Date of Initial Request', 'last week');
    expect(sent({ replace: true })).toBeNull();
  });

  it('never writes over a next follow-up that it cannot read', () => {
    type(host, LOG, ROW, 'Date of Next Follow-Up', 'after the fair');
    const { summary, next } = run(host, 'markSent', { row: ROW, date: TODAY, replace: false });
    expect(next).toBeNull();
    expect(summary).toContain('cell L2');
    expect(summary).toContain('It stays as it is.');
    expect(shownAt(host, LOG, ROW, 'Date of Next Follow-Up')).toBe('after the fair');
  });
});

describe('options beside the amounts', () => {
  it('are printed as they start, each in its paragraph, and only when ticked', () => {
    const { options, yearly } = choices();
    expect(preview().text).not.toContain('On each anniversary');
    const ticked = options.filter(({ kind }) => kind === 'escalator' || kind === 'phased').map(({ start }) => start);
    const { text } = preview({ options: ticked, showYearly: true });
    expect(text).toContain('On each anniversary of the agreement, the rates would rise by 3.0%');
    expect(text).toContain('The increase could also come in two steps: $102.25 for CPT 90834');
    // 220 × 15.50 + 170 × 22 + 28 × 26.
    expect(yearly?.dollars).toBe(7878);
    expect(text).toContain('$7,878 a year');
  });
});

describe('the folder of letters in Drive', () => {
  const folders = () => [...host.drive.values()].filter(({ mimeType }) => mimeType.endsWith('.folder'));
  const draft = () => run(host, 'draftLetter', { ...about, again: true });
  const parentOf = (url: string) => documents().find(({ id }) => url.includes(id))?.parents[0];

  it('is made once, with one within it for each payer', () => {
    draft();
    draft();
    run(host, 'draftLetter', { row: null, payer: 'Insurer C', today: TODAY });
    expect(folders().map(({ name }) => name)).toEqual(['RateCase letters', 'Insurer B', 'Insurer C']);
  });

  it('is made anew when it lies in the trash, with all within it', () => {
    const before = parentOf(draft().url);
    const letters = folders().find(({ name }) => name === 'RateCase letters');
    if (letters) letters.trashed = true;
    const after = parentOf(draft().url);
    expect(after).not.toBe(before);
    expect(
      folders()
        .filter(({ trashed }) => !trashed)
        .map(({ name }) => name),
    ).toEqual(['Insurer B', 'RateCase letters', 'Insurer B']);
  });

  it('is made anew when the payer’s was deleted, in the folder that stands', () => {
    const before = parentOf(draft().url) ?? '';
    host.drive.delete(before);
    const after = parentOf(draft().url) ?? '';
    expect(after).not.toBe(before);
    expect(host.drive.get(after)?.parents).toEqual([folders().find(({ name }) => name === 'RateCase letters')?.id]);
  });

  it('is everybody’s own: a second person gets a folder of theirs', () => {
    draft();
    host.change({ user: 'second' });
    draft();
    expect(folders().filter(({ name }) => name === 'RateCase letters')).toHaveLength(2);
  });
});

describe('words that other programs would act on', () => {
  const NASTY =
    '{{payer}} {{{x}}} <img src=x onerror=alert(1)> & "q" *b* _u_ [x](javascript:alert(1)) | `c` # \u202eright to left\u202c \u05e9\u05dc\u05d5\u05dd';
  const LONG = `${'Long words '.repeat(454)}end.`;

  it('stand as they were typed in preview, Doc and link, wherever they were typed', () => {
    for (const label of [
      'Practice name',
      'Letters signed by',
      'Credentials',
      'Address',
      'What you are',
      'Niches',
      'For whom',
    ]) {
      typeFact(host, label, NASTY);
    }
    typeFact(host, 'Standard opening', LONG);
    type(host, LOG, ROW, 'Contract Representative Name & Title', NASTY);
    type(host, LOG, ROW, 'Reason to Ask Now', NASTY);
    type(host, 'Outcomes', 'Attendance', 'Measure', 'In my own words');
    type(host, 'Outcomes', 2, 'In words', `=${NASTY}`.slice(1));
    const { facts } = choices();
    const all = { template: 'LTR-03', facts: facts.map(({ id }) => id), enclosures: [NASTY] };
    const { html, text, compose } = preview(all);
    expect(
      html
        .match(/<[^>]+>/g)
        ?.filter(
          (tag) => !/^<\/?(?:p|br|strong|em|ul|li|table|thead|tbody|tr|t[hd](?: align="(?:left|right)")?)>$/.test(tag),
        ),
    ).toEqual([]);
    expect(html).toContain('&lt;img src=x');
    expect(text).toContain(
      '{{payer}} {{{x}}} <img src=x onerror=alert(1)> & "q" *b* _u_ [x](javascript:alert(1)) | `c` # right to left \u05e9\u05dc\u05d5\u05dd',
    );
    expect(text).toContain('Long words end.');
    // Far beyond what a link carries.
    expect([compose.gmail, compose.mailto]).toEqual([null, null]);
    // A bracket or a field of a template may be what somebody forgot to fill in: the letter does not go out with it.
    expect(refused(host, 'draftLetter', { ...about, ...all }).code).toBe('letter-blocked');
  });

  it('of a payer’s name name its folder and its Doc, and nothing else', () => {
    const payer = `O'Neil & "Sons" \\ <b>Health</b>`;
    const { row } = run(host, 'addRequest', {
      payer,
      contact: 'Contract manager',
      contactInfo: '',
      lines: [{ code: '90834', current: 94, requested: 110 }],
    });
    const draft = run(host, 'draftLetter', { row, payer, today: TODAY });
    expect(draft.name).toBe(`2026-05-12 ${payer} rate request`);
    run(host, 'draftLetter', { row, payer, today: TODAY, again: true });
    expect([...host.drive.values()].filter(({ name }) => name === payer)).toHaveLength(1);
    expect(lines(host, 'Communications').at(-1)?.Payer).toBe(payer);
  });
});

describe('a practice that has typed next to nothing', () => {
  it('is told what its letter lacks, sees a short one, and drafts it once it has a name', async () => {
    host = await emptyHost({ now: () => new Date(`${TODAY}T15:00:00Z`) });
    const { row } = run(host, 'addRequest', {
      payer: 'Insurer Z',
      contact: '',
      contactInfo: '',
      lines: [{ code: '90837', current: 120, requested: 140 }],
    });
    const input = { row, payer: 'Insurer Z', today: TODAY };
    const { proposed, facts, factAdvice, to } = choices(input);
    expect([proposed, facts]).toEqual(['LTR-02', []]);
    expect(factAdvice.join(' ')).toContain('days to a first appointment');
    expect(to.text).toBe('');
    const { needs } = preview(input);
    expect(needs.filter(({ level }) => level === 'needed').map(({ message }) => message)).toEqual([
      'Practice tab, Practice name: the letter has no sender. Type the name payers know you by.',
    ]);
    typeFact(host, 'Practice name', 'Hill Therapy');
    expect(run(host, 'draftLetter', input).name).toBe('2026-05-12 Insurer Z rate request');
    expect(documents()[0]?.html.split('<body>')[1]).not.toMatch(/\[|undefined|null|NaN/);
  });
});

describe('what goes to others than the payer', () => {
  const other = (template: string, input: Partial<Input<'draftLetter'>> = {}) => ({ ...about, template, ...input });
  const last = () => lines(host, 'Communications').at(-1);

  it('gets a line of its own that stays private, leaves the row’s letter, and is not made twice unasked', () => {
    run(host, 'draftLetter', about);
    run(host, 'markSent', { row: ROW, date: '2026-05-12', replace: false });
    const regulator = run(host, 'draftLetter', other('FUP-17'));
    expect(last()).toMatchObject({
      Payer: 'Insurer B',
      How: 'letter',
      'With whom': 'the Vermont Department of Financial Regulation',
      'What was said or sent': 'Letter drafted: note to the state regulator, CPT 90834, 90837 and 90791',
      Document: regulator.name,
      'Keep private': 'yes',
    });
    expect(regulator.at).toMatchObject({ tab: 'communications' });
    expect(shownAt(host, LOG, ROW, 'Letter')).toBe('2026-05-12 Insurer B rate request');
    expect(refused(host, 'draftLetter', other('FUP-17')).code).toBe('already-drafted');
    expect(preview({ template: 'FUP-17' }).letterUrl).toBe(regulator.url);
    // No packet to the payer speaks of it.
    expect(preview({ template: 'LTR-14' }).text).not.toMatch(/regulator|drafted/);
  });

  it('says in the panel who reads it', () => {
    const reader = (id: string) => choices().templates.find((template) => template.id === id)?.reader;
    expect([reader('LTR-02'), reader('LTR-17')]).toEqual(['', 'To your clients. It names none of them.']);
    expect(reader('FUP-17')).toBe('To the Vermont Department of Financial Regulation.');
    typeFact(host, 'State regulator', '');
    expect(reader('FUP-17')).toContain('Practice, State regulator');
  });

  it('names no client and counts none, where it goes to clients (AMB-28)', () => {
    const notice = { row: null, template: 'LTR-17', facts: choices().facts.map(({ id }) => id) };
    run(host, 'draftLetter', other('LTR-17', notice));
    expect(last()).toMatchObject({
      'With whom': 'clients',
      'What was said or sent': 'Letter drafted: notice to clients',
      'Keep private': 'yes',
    });
    expect(JSON.stringify(last())).not.toMatch(/\d (?:clients|members)/);
    expect(refused(host, 'draftLetter', other('LTR-17', notice)).code).toBe('already-drafted');
    run(host, 'draftLetter', other('LTR-17', { ...notice, again: true }));
    expect(documents()).toHaveLength(2);
  });

  it('a page that goes along with a letter to the payer is noted too, and leaves the row’s letter', () => {
    run(host, 'draftLetter', other('OUT-10'));
    expect(last()).toMatchObject({
      'What was said or sent': 'Letter drafted: practice summary, CPT 90834, 90837 and 90791',
    });
    expect(shownAt(host, LOG, ROW, 'Letter')).toBe('');
    expect(refused(host, 'draftLetter', other('OUT-10')).code).toBe('already-drafted');
  });
});

describe('scripts and replies', () => {
  it('saved as a Doc are not made twice unasked; thirty days later they are', () => {
    const script = (today: string, again = false) => ({ ...about, template: 'SCR-01', today, again });
    const first = run(host, 'draftLetter', script(TODAY));
    const no = refused(host, 'draftLetter', script('2026-06-11'));
    expect([no.code, no.message]).toEqual([
      'already-drafted',
      '“2026-05-12 Insurer B find the right person” is in your Drive already.',
    ]);
    expect(no.hint).toContain(first.url);
    // Another script, and one for another payer, are others.
    run(host, 'draftLetter', { ...script(TODAY), template: 'SCR-02' });
    run(host, 'draftLetter', { ...script(TODAY), row: null, payer: 'Insurer C' });
    run(host, 'draftLetter', script(TODAY, true));
    run(host, 'draftLetter', script('2026-06-12', false));
    expect(documents()).toHaveLength(5);
  });

  it('are filled with the facts of the row, and one can be kept as a Doc without touching the row', () => {
    const { scripts, replies } = run(host, 'talkingPoints', about);
    expect([scripts.length, replies.length]).toEqual([8, 6]);
    expect(replies[0]?.text).toContain('$110.00 for CPT 90834');
    const before = typedCells(host);
    const draft = run(host, 'draftLetter', { ...about, template: 'SCR-01' });
    expect(draft.at).toBeNull();
    expect(documents()).toHaveLength(1);
    expect(typedCells(host)).toEqual(before);
  });
});
