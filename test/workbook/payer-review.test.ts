import { describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { call, refused, run, TODAY } from '../support/commands.ts';
import { cellsOf, emptyHost, shown, typedCells, typeInto } from '../support/host.ts';
import { choose, nothingKnown, practiceThatMayLeave, typePayer } from '../support/leaving.ts';
import { beside, rowOf, typeFacts, typeInRow } from '../support/typing.ts';

const ID = 'payer-review';
const TAB = 'Payer Review';
const check = (host: WorkbenchHost, name: string) =>
  ['Answer', 'Figure', 'Held against', 'What it means'].map((heading) => beside(host, TAB, name, 'Check', heading));
/** "yes | 20 minutes a claim | more than 15 minutes | ..." */
const line = (host: WorkbenchHost, name: string) => check(host, name).join(' | ');
const answer = (host: WorkbenchHost, name: string) => beside(host, TAB, name, 'Check', 'Answer');
const said = (host: WorkbenchHost, topic: string) =>
  beside(host, TAB, topic, 'Before you decide', 'What the facts say');
const fact = (host: WorkbenchHost, name: string) => beside(host, TAB, name, 'What it rests on', 'As it reads');
const checks = (host: WorkbenchHost) =>
  cellsOf(host, TAB)
    .slice(4, 20)
    .map((line) => line[0] ?? '');
const errors = (host: WorkbenchHost) =>
  cellsOf(host, TAB)
    .flat()
    .filter((text) => /^#|^Check:|Error/.test(text));

describe('Payer Review', () => {
  it('answers each check from the figures of the payer, worked out by hand', async () => {
    const host = await practiceThatMayLeave(ID);
    // (94 x 200 + 123 x 40) / (113.29 x 200 + 172.58 x 40) = 23,720 / 29,561.20
    expect(line(host, 'It pays below your walk-away line')).toBe(
      'no | 80.2% of Medicare over two codes, by sessions | below 80.0% | It pays 80.2% of Medicare, not below your walk-away line.',
    );
    expect(line(host, 'It pays below Medicare')).toBe(
      'yes | 80.2% of Medicare over two codes, by sessions | below 100.0% | Below Medicare (80.2%).',
    );
    // 23,720 / 240 = 98.83, and a session costs 99.40.
    expect(line(host, 'A session costs as much as it brings, or more')).toBe(
      'yes | $0.57 below cost | $0.00 or less | A session brings $0.57 less than it costs.',
    );
    expect(line(host, 'It pays less than the minimum you set')).toBe(
      'yes | $98.83 a session | below $109.34 | $98.83, below your own minimum of $109.34.',
    );
    expect(line(host, 'It takes too much office work')).toBe(
      'yes | 20 minutes a claim | more than 15 minutes | 20 minutes of office work for a claim, more than 15.',
    );
    // 9,900 of 33,000 dollars; 2,000 of 3,000 minutes.
    expect(line(host, 'Small share of revenue, large share of work')).toBe(
      'yes | 30.0% of revenue, 66.7% of work | work above 2 times revenue | 30.0% of your revenue for 66.7% of your office work.',
    );
    expect(line(host, 'It denies or cuts more than the others')).toBe(
      'yes | 15.0% of claims | above 6.0%; the others: 4.0% | 15.0% of claims denied or cut, against 4.0% elsewhere.',
    );
    expect(line(host, 'It pays far too late')).toBe('no | 50 days | 60 days or more | Pays after 50 days.');
    // The others: (25 x 100 + 23 x 100) / 200 = 24.
    expect(line(host, 'It pays later than the others')).toBe(
      'yes | 50 days; the others: 24 | 20 days later or more | Pays 26 days later than the others.',
    );
    expect(line(host, 'It takes money back or shifts its rules')).toBe('not known |  |  | Not known yet.');
    expect(errors(host)).toEqual([]);
  });

  it('says of a no that is not good either how far it is from a yes', async () => {
    const host = await practiceThatMayLeave(ID);
    // The others of B pay after 24 days and have 8 of 200 claims denied or cut; A and C make 500 minutes each.
    typeInRow(host, 'Claims', 2, { 'Days to payment': '43', Denied: '5', Downcoded: '0', Adjusted: '0' });
    typePayer(host, 'Insurer B', { 'Minutes per claim': '6' });
    expect(check(host, 'It pays later than the others')[3]).toBe(
      'Pays 19 days later than the others, less than the 20 that count.',
    );
    expect(check(host, 'It denies or cuts more than the others')[3]).toBe(
      '5.0% of claims denied or cut, against 4.0% elsewhere, still slightly above.',
    );
    // 9,900 of 33,000 dollars; 600 of 1,600 minutes.
    expect(check(host, 'Small share of revenue, large share of work')[3]).toBe(
      '30.0% of your revenue for 37.5% of your office work, no more than 2 times as much.',
    );
    expect(said(host, 'Speaks for staying')).toContain('no more than 2 times as much');
  });

  it('says how the others fare when they are chosen', async () => {
    const host = await practiceThatMayLeave(ID);
    choose(host, TAB, 'Insurer A');
    // The others of A: (15 + 4) / 200, and (50 + 23) / 2 days.
    expect(line(host, 'It denies or cuts more than the others')).toBe(
      'no | 4.0% of claims | above 14.3%; the others: 9.5% | 4.0% of claims denied or cut, against 9.5% elsewhere.',
    );
    expect(check(host, 'It pays later than the others')[3]).toBe('Pays 11.5 days sooner than the others.');
    expect(check(host, 'It takes too much office work')[0]).toBe('no');
    // Without sessions each code counts once: (112.50 + 138) / 2.
    expect(line(host, 'A session costs as much as it brings, or more')).toBe(
      'no | $25.85 over cost | $0.00 or less | A session brings $25.85 more than it costs.',
    );
    // 12,000 of 33,000 dollars.
    expect(fact(host, 'Share of your revenue')).toBe('36.4%');
  });

  it('takes the ticks of Payers, yes and no', async () => {
    const host = await nothingKnown(ID);
    typePayer(host, 'Insurer B', {
      'Takes money back': 'yes',
      'Heavy authorizations': 'no',
      'Session limits too tight': 'yes',
      Clients: '5',
      'Fruitless requests': '2',
      'Have out-of-network benefits': '1',
      'Hours easily filled': 'no',
    });
    expect(answer(host, 'It takes money back or shifts its rules')).toBe('yes');
    expect(line(host, 'It wants heavy prior authorization')).toBe('no |  |  | No heavy prior authorization.');
    expect(answer(host, 'Its session limits are too tight')).toBe('yes');
    expect(line(host, 'Only a handful of clients use it')).toBe('yes | 5 clients | 5 or fewer | Only 5 clients.');
    expect(answer(host, 'Good-faith requests came to nothing')).toBe('yes');
    expect(check(host, 'Whom leaving would touch').slice(0, 2)).toEqual([
      'known',
      '5 clients; 1 with out-of-network benefits; hours hard to fill',
    ]);
    typePayer(host, 'Insurer B', { Clients: '6', 'Fruitless requests': '1' });
    expect(line(host, 'Only a handful of clients use it')).toBe('no | 6 clients | 5 or fewer | 6 clients use it.');
    expect(check(host, 'Good-faith requests came to nothing')[3]).toBe('Only 1 request failed so far.');
  });

  it('names the three strongest facts on each side, and counts both', async () => {
    const host = await practiceThatMayLeave(ID);
    expect(said(host, 'The checklist')).toBe('For leaving: 7. For staying: 2. Not known: 7.');
    expect(said(host, 'Speaks for leaving')).toBe(
      'A session brings $0.57 less than it costs. $98.83, below your own minimum of $109.34. 15.0% of claims denied or cut, against 4.0% elsewhere.',
    );
    expect(said(host, 'Speaks for staying')).toBe('Nothing that is known.');
    typePayer(host, 'Insurer B', { Clients: '22', 'Heavy authorizations': 'no' });
    expect(said(host, 'Speaks for staying')).toBe('22 clients use it. No heavy prior authorization.');
  });

  it('answers what would happen without it, in dollars and hours', async () => {
    const host = await practiceThatMayLeave(ID);
    // A quarter of claims is less than six months, so Rates count: 200 x 94 + 40 x 123.
    expect(said(host, 'Without it: money')).toBe(
      'About $23,720 a year would no longer come in, 30.0% of your revenue in the scorecard period. Counted by: Rates: sessions a year × what a session brings.',
    );
    // 240 x 55 minutes; 240 x 20 minutes.
    expect(said(host, 'Without it: hours')).toBe(
      '240 sessions a year, 220 hours with clients would be free. So would 80 hours of office work.',
    );
    // 80 x 28; 23,720 - 2,240; 240 x 99.40 = 23,856; 98.83 for 75 minutes.
    expect(said(host, 'What it leaves you')).toBe(
      'After its office work, $2,240, it leaves $21,480 a year. The full cost of its sessions is $136 more than it brings. By Rates, an hour of its sessions and their office work brings $79.07.',
    );
  });

  it('weighs leverage, and says what is in the contract and what to look up there', async () => {
    const host = await practiceThatMayLeave(ID);
    expect(said(host, 'Leverage')).toContain('Theirs: 30.0% of your revenue comes from it.');
    typePayer(host, 'Insurer B', {
      'Few others here': 'yes',
      'Notice days': '119',
      'May change terms alone': 'yes',
      'Days to submit claims': '90',
      'Rate basis': 'percent of Medicare',
      'Base year': '2024',
      'Confidential rates': 'unknown',
    });
    expect(said(host, 'Leverage')).not.toContain('the contract binds you');
    expect(said(host, 'In the contract')).toBe(
      'It may change rates and terms without your signature. Claims must be sent within 90 days. It wants 119 days of notice. It pays a percent of Medicare of 2024, so your rates fall when Medicare does. Ask for fixed dollars.',
    );
    expect(said(host, 'Look up in the contract')).toBe(
      'How far back it may take money, what it says on authorization, whether it renews by itself, whether rates are confidential. Type it in Payers.',
    );
    typePayer(host, 'Insurer B', { 'Notice days': '120' });
    expect(said(host, 'Leverage')).toContain('the contract binds you');
  });

  it('names every trapdoor that Payers knows of, and what each side has to bargain with', async () => {
    const host = await practiceThatMayLeave(ID);
    typePayer(host, 'Insurer B', {
      'Takes back for, months': '24',
      'Authorization terms': 'after 20 sessions',
      'Renews by itself': 'yes',
      'Rate basis': 'fixed dollars',
      'Confidential rates': 'yes',
    });
    expect(said(host, 'In the contract')).toBe(
      'It may take money back for 24 months. Authorization: after 20 sessions. It renews by itself. Its rates are confidential: never quote them to another payer.',
    );
    for (const [heading, words] of [
      ['Few others here', 'few others take new clients here'],
      ['Clients would stay', 'clients would follow you'],
      ['Unique service', 'you offer what others do not'],
      ['Hours easily filled', 'you can fill the hours without it'],
      ['Many others in network', 'it has many other practices to choose from'],
    ] as const) {
      expect(said(host, 'Leverage')).not.toContain(words);
      typePayer(host, 'Insurer B', { [heading]: 'yes' });
      expect(said(host, 'Leverage')).toContain(words);
      typePayer(host, 'Insurer B', { [heading]: 'no' });
    }
  });

  it('takes the grade from the Scorecard: D and F speak for leaving', async () => {
    const host = await practiceThatMayLeave(ID);
    const name = 'Its scorecard grade is D or F';
    expect(check(host, name)[0]).toBe('not known');
    run(host, 'buildTab', { id: 'scorecard', today: TODAY });
    run(host, 'buildTab', { id: ID, today: TODAY });
    const cells = cellsOf(host, 'Scorecard');
    const grades = new Map(cells.slice(4).map((line) => [line[0], line[(cells[2] ?? []).indexOf('Grade')]]));
    // All five lights of B are red but that for days, which is red from 45 on too.
    expect(grades.get('Insurer B')).toBe('F');
    expect(check(host, name).slice(0, 3)).toEqual(['yes', 'grade F', 'D or F']);
    choose(host, TAB, 'Insurer A');
    expect(grades.get('Insurer A')).toBe('C');
    expect(check(host, name).slice(0, 2)).toEqual(['no', 'grade C']);
  });

  it('counts nothing that cannot be: more claims cut than sent, or revenue of which a payment is missing', async () => {
    const host = await practiceThatMayLeave(ID);
    typeInRow(host, 'Claims', 2, { Denied: '200' });
    expect(answer(host, 'It denies or cuts more than the others')).toBe('not known');
    typeInRow(host, 'Claims', 3, { 'Payer paid': '' });
    expect(fact(host, 'Share of your revenue')).toBe('');
    // Two hours a week are 104 a year.
    typePayer(host, 'Insurer B', { 'Office hours a week': '2' });
    expect(fact(host, 'Office hours a year')).toBe('104');
  });

  it('holds what the payer says it pays against the schedule that its contract means', async () => {
    const host = await practiceThatMayLeave(ID);
    expect(said(host, 'In the contract')).not.toContain('It says it pays');
    const claims = (percent: string, year: string) => {
      typePayer(host, 'Insurer B', { 'Claimed % of Medicare': percent, 'Base year': year });
      return /It says it pays.*?of Medicare.*(less|more|sessions\)|that|yet)[.]/.exec(
        said(host, 'In the contract'),
      )?.[0];
    };
    // 23,720 over 102.07 x 200 + 170.21 x 40, the schedule of 2024; over 29,561.20, that of 2026.
    expect(claims('115%', '2024')).toBe(
      'It says it pays 115.0% of Medicare of 2024. By Rates it pays 87.1% of that fee schedule (two codes, by sessions), 27.9 points less.',
    );
    expect(claims('115%', '')).toBe(
      'It says it pays 115.0% of Medicare. By Rates it pays 80.2% of that fee schedule (two codes, by sessions), 34.8 points less.',
    );
    expect(claims('75%', '')).toContain('5.2 points more.');
    expect(claims('80.2%', '')).toBe(
      'It says it pays 80.2% of Medicare. By Rates it pays 80.2% of that fee schedule (two codes, by sessions).',
    );
    expect(claims('115%', '2019')).toBe(
      'It says it pays 115.0% of Medicare of 2019. RateCase holds no schedule before 2024 to check that.',
    );
    // A social worker is paid 75% of the schedule by Medicare; the contract means all of it.
    typeFacts(host, { 'Clinician type': 'LCSW' });
    expect(claims('115%', '')).toContain(
      'By Rates it pays 80.2% of that fee schedule (two codes, by sessions), 34.8 points less.',
    );
    expect(fact(host, 'Percent of Medicare')).toBe('107.0%');
  });

  it('proposes the next step in good faith from the log, and never leaving', async () => {
    const host = await nothingKnown(ID);
    expect(said(host, 'Next step in good faith')).toMatch(/^You have not asked it yet/);
    const log = (facts: Readonly<Record<string, string>>) => typeInRow(host, 'Negotiation Log', 1, facts);
    log({ 'Insurer Name': 'Insurer B', Status: 'Open' });
    expect(said(host, 'Next step in good faith')).toMatch(/is not sent yet\. Send it/);
    log({ 'Date of Initial Request': '2026-04-23', Status: 'Pending' });
    expect(said(host, 'Next step in good faith')).toMatch(/^Your request of Apr 23, 2026 has no answer yet\./);
    log({ 'Nature of Response': 'Denial' });
    expect(said(host, 'Next step in good faith')).toMatch(/^It declined\. That is common/);
    expect(check(host, 'Good-faith requests came to nothing').slice(0, 2)).toEqual(['no', '1 request']);
    for (const [nature, next] of [
      ['Counteroffer', /^It moved\. Name what is still missing/],
      ['Partial approval', /^It moved\. Name what is still missing/],
      ['Approval', /^It agreed to your last request\. See in Results/],
    ] as const) {
      log({ 'Nature of Response': nature });
      expect(said(host, 'Next step in good faith')).toMatch(next);
    }
    log({ 'Nature of Response': 'Denial' });
    typePayer(host, 'Insurer B', { 'Fruitless requests': '2' });
    expect(said(host, 'Next step in good faith')).toMatch(/^You asked in good faith 2 times\. Before you leave/);
  });

  it('says of a payer that does not negotiate what to do instead', async () => {
    const host = await nothingKnown(ID);
    typePayer(host, 'Insurer B', { Type: 'Medicaid' });
    expect(said(host, 'This type of payer')).toMatch(/^State Medicaid pays by a schedule/);
    expect(said(host, 'Next step in good faith')).toMatch(
      /^Its rates are not negotiated\. Bring your figures on access/,
    );
  });

  it('names the one fact that would help most, and says when there is none left', async () => {
    const host = await nothingKnown(ID);
    expect(said(host, 'Would help most')).toBe(
      '“A session costs as much as it brings, or more” is not known. It is answered in Rates; Practice: What a session costs you.',
    );
    typeFacts(host, { 'Sessions a year': '1200', 'Clinician pay an hour': '50', 'Hours with clients a year': '1200' });
    expect(said(host, 'Would help most')).toContain('It denies or cuts more than the others');
  });

  it('says of a check whose facts are known in part that they are', async () => {
    const host = await practiceThatMayLeave(ID);
    const whom = (heading: string) => beside(host, TAB, 'Whom leaving would touch', 'Check', heading);
    typePayer(host, 'Insurer B', { Clients: '9', 'Have out-of-network benefits': '', 'Hours easily filled': '' });
    expect(['Answer', 'Figure', 'What it means'].map(whom)).toEqual(['not known', '9 clients', 'Known in part.']);
    typePayer(host, 'Insurer B', { Clients: '' });
    expect(whom('What it means')).toBe('Not known yet.');
  });

  it('shows no error and no made-up figure when hardly anything is known', async () => {
    const host = await nothingKnown(ID);
    expect(errors(host)).toEqual([]);
    expect(checks(host).filter((name) => answer(host, name) !== 'not known')).toEqual([
      'It pays below your walk-away line',
      'It pays below Medicare',
    ]);
    expect(said(host, 'Without it: money')).toMatch(/^What would no longer come in is not known yet\./);
    expect(said(host, 'What it leaves you')).toMatch(/^What it leaves after its office work is not known/);
    expect(said(host, 'Leverage')).toMatch(/^Not known yet\. Say in Payers/);
  });

  it('judges nothing by 19 claims', async () => {
    const host = await practiceThatMayLeave(ID);
    typeInRow(host, 'Claims', 2, { 'Claims submitted': '19', Denied: '9' });
    for (const name of [
      'It denies or cuts more than the others',
      'It pays far too late',
      'It pays later than the others',
    ]) {
      expect(check(host, name).slice(0, 2)).toEqual(['not known', '19 claims, too few to judge by']);
    }
  });

  it('leaves claims out that do not lie within the scorecard period', async () => {
    const host = await practiceThatMayLeave(ID);
    typeInRow(host, 'Claims', 2, { From: '2025-12-31' });
    expect(fact(host, 'Claims behind denials and days')).toBe('');
    expect(answer(host, 'It denies or cuts more than the others')).toBe('not known');
    expect(fact(host, 'Share of your revenue')).toBe('');
  });

  it('does not guess a share of work while a payer’s minutes are not known', async () => {
    const host = await practiceThatMayLeave(ID);
    typePayer(host, 'Insurer C', { 'Minutes per claim': '' });
    expect(fact(host, 'Share of your office work')).toBe('');
    // 1 hour a week over the 90 days of the quarter: 771.4 of 3,271.4 minutes are C's, 2,000 are B's.
    typePayer(host, 'Insurer C', { 'Office hours a week': '1' });
    expect(fact(host, 'Share of your office work')).toBe('61.1%');
  });

  it('counts a Medicare amount that the user looked up', async () => {
    const host = await nothingKnown(ID);
    // Each code once: (94 / 113.29 + 123 / 172.58) / 2.
    expect(check(host, 'It pays below your walk-away line')[1]).toBe(
      '77.1% of Medicare over two codes, each rate counting the same',
    );
    run(host, 'buildTab', { id: 'medicare', today: TODAY });
    run(host, 'buildTab', { id: ID, today: TODAY });
    expect(check(host, 'It pays below your walk-away line')[1]).toBe(
      '77.1% of Medicare over two codes, each rate counting the same',
    );
    const cells = cellsOf(host, 'Medicare');
    const column = (cells[2] ?? []).indexOf('Your figure');
    const row = cells.findIndex((line) => line[0] === '90834');
    host.workbook.sheetByName('Medicare')?.type(row, column, '117.50');
    // (94 / 117.50 + 123 / 172.58) / 2
    expect(check(host, 'It pays below your walk-away line')[1]).toBe(
      '75.6% of Medicare over two codes, each rate counting the same',
    );
  });

  it('follows the limits in Thresholds', async () => {
    const host = await practiceThatMayLeave(ID);
    const limits = (name: string, value: string) =>
      typeInRow(host, 'Thresholds', rowOf(host, 'Thresholds', name), { Value: value });
    limits('walkAway', '0.81');
    expect(check(host, 'It pays below your walk-away line').slice(0, 3)).toEqual([
      'yes',
      '80.2% of Medicare over two codes, by sessions',
      'below 81.0%',
    ]);
    limits('slowerDays', '27');
    expect(check(host, 'It pays later than the others').slice(0, 3)).toEqual([
      'no',
      '50 days; the others: 24',
      '27 days later or more',
    ]);
  });
});

describe('Payer Review under rough hands', () => {
  it('follows a renamed payer once it is chosen again, and says nothing of one that is gone', async () => {
    const host = await practiceThatMayLeave(ID);
    typeInto(host, 'Payers', 'A3', 'Insurer Q');
    expect(fact(host, 'Minutes a claim')).toBe('');
    expect(errors(host)).toEqual([]);
    const built = run(host, 'buildTab', { id: 'payer-review', today: TODAY });
    expect(built.outcome).toBe('updated');
    // What was chosen stays, also when it is not in the list any more.
    expect(shown(host, TAB, 'B1')).toBe('Insurer B');
    choose(host, TAB, 'Insurer Q');
    expect(fact(host, 'Minutes a claim')).toBe('20');
    expect(errors(host)).toEqual([]);
  });

  it('leaves alone what stands where the choice was, once its name is gone', async () => {
    const host = await practiceThatMayLeave(ID);
    host.workbook.namedRanges.delete('RateCase_ReviewPayer');
    typeInto(host, TAB, 'B1', 'my note');
    run(host, 'buildTab', { id: ID, today: TODAY });
    expect(shown(host, TAB, 'B1')).toBe('my note');
    typeInto(host, TAB, 'B1', '');
    run(host, 'buildTab', { id: ID, today: TODAY });
    expect(shown(host, TAB, 'B1')).toBe('Insurer A');
    expect(answer(host, 'It pays below Medicare')).not.toBe('');
  });

  it('asks for a choice when there is none', async () => {
    const host = await practiceThatMayLeave(ID);
    choose(host, TAB, '');
    expect(shown(host, TAB, 'A2')).toBe('Choose a payer in the cell with the blue border.');
    expect(errors(host)).toEqual([]);
    expect(checks(host).map((name) => answer(host, name))).toEqual(checks(host).map(() => 'not known'));
  });

  it('finds the payer in whatever case and with whatever spaces it is typed', async () => {
    const host = await practiceThatMayLeave(ID);
    typeInRow(host, 'Claims', 2, { Payer: ' insurer b\u00a0' });
    choose(host, TAB, 'INSURER B');
    typeInRow(host, 'Rates', 3, { Payer: 'insurer B ' });
    typeInRow(host, 'Payers', 2, { Payer: '\u00a0Insurer b' });
    expect(check(host, 'It denies or cuts more than the others')[1]).toBe('15.0% of claims');
    expect(fact(host, 'Share of your revenue')).toBe('30.0%');
    expect(fact(host, 'Share of your office work')).toBe('66.7%');
    expect(fact(host, 'A session brings, by Rates')).toBe('$98.83');
    expect(fact(host, 'Minutes a claim')).toBe('20');
  });

  it('keeps the meaning of its rows when they are sorted, and the user’s own beside them', async () => {
    const host = await practiceThatMayLeave(ID);
    const before = checks(host).map((name) => [name, ...check(host, name)]);
    const sheet = host.workbook.sheetByName(TAB);
    sheet?.sortRows({ top: 4, left: 0, bottom: 19, right: 0 }, 0, true);
    expect(checks(host)).not.toEqual(before.map(([name]) => name));
    expect(before.map(([name = '']) => [name, ...check(host, name)])).toEqual(before);
    typeInto(host, TAB, 'A21', 'A question of my own');
    expect(line(host, 'A question of my own')).toBe(' |  |  | ');
    expect(said(host, 'Speaks for leaving')).toMatch(/^A session brings \$0\.57 less/);
  });

  it('goes on when a row is inserted among the checks, and one of them is deleted', async () => {
    const host = await practiceThatMayLeave(ID);
    const sheet = host.workbook.sheetByName(TAB);
    sheet?.insertRows(4, 1);
    expect(check(host, 'It pays below Medicare')[0]).toBe('yes');
    expect(fact(host, 'Minutes a claim')).toBe('20');
    sheet?.deleteRows(4, 2);
    expect(checks(host)).not.toContain('It pays below your walk-away line');
    expect(run(host, 'buildTab', { id: 'payer-review', today: TODAY }).summary).toContain(
      'It pays below your walk-away line',
    );
    expect(check(host, 'It pays below your walk-away line')[0]).toBe('no');
  });

  it('takes nonsense for not known, and says where it stands', async () => {
    const host = await practiceThatMayLeave(ID);
    typePayer(host, 'Insurer B', { 'Minutes per claim': 'lots', Clients: '-', 'Takes money back': 'sometimes' });
    typeInRow(host, 'Claims', 2, { 'Days to payment': 'slow' });
    expect(answer(host, 'It pays far too late')).toBe('not known');
    const { answer: built } = call(host, 'buildTab', { id: 'payer-review', today: TODAY });
    expect(built.ok && built.value.problems.map(({ message }) => message).join(' ')).toMatch(/lots/);
  });

  it('does without a column of Payers that was deleted', async () => {
    const host = await practiceThatMayLeave(ID);
    const sheet = host.workbook.sheetByName('Payers');
    const at = (cellsOf(host, 'Payers')[0] ?? []).indexOf('Takes money back');
    sheet?.deleteColumns(at, 1);
    run(host, 'buildTab', { id: 'payer-review', today: TODAY });
    expect(answer(host, 'It takes money back or shifts its rules')).toBe('not known');
    expect(answer(host, 'It takes too much office work')).toBe('yes');
    expect(errors(host)).toEqual([]);
  });

  it('is not built for nobody', async () => {
    const host = await emptyHost();
    expect(refused(host, 'buildTab', { id: 'payer-review', today: TODAY })).toMatchObject({
      code: 'no-payers',
      message: 'Payers has no payer yet, so there is nobody to look at.',
    });
  });

  it('changes no cell when it is built again, and keeps what is chosen', async () => {
    const host = await practiceThatMayLeave(ID);
    const before = typedCells(host);
    expect(run(host, 'buildTab', { id: 'payer-review', today: TODAY }).outcome).toBe('unchanged');
    expect(typedCells(host)).toEqual(before);
  });
});
