import { describe, expect, it, test } from 'vitest';
import type { LetterFacts, LetterLine } from '../../../src/domain/letters/facts.ts';
import { beforeContract, frameView, networkYear, signature, tableView } from '../../../src/domain/letters/parts.ts';
import { payerTypeOf } from '../../../src/domain/letters/payerTypes.ts';
import { almostNothing, sample } from './sample.ts';

const practice = (some: Partial<LetterFacts['practice']>) => ({ ...almostNothing.practice, practiceName: '', ...some });
const facts = (some: Partial<LetterFacts>): LetterFacts => ({ ...almostNothing, ...some });
const line = (some: Partial<LetterLine>): LetterLine => ({ ...(sample.lines[0] as LetterLine), ...some });

describe('Who a letter greets, by name or by role (AMB-20)', () => {
  const greets = (name: string, title: string | undefined) =>
    frameView(facts({ contact: { name, title, info: '' } as LetterFacts['contact'] }));

  test.each([
    ['Jordan Lee', 'Contract manager', 'Jordan Lee'],
    ['', 'Contract manager - east', 'Contract Manager'],
    ['', 'Contract manager – east', 'Contract Manager'],
    ['', 'Co-director of contracting', 'Co-director of Contracting'],
    ['', 'Provider relations team', 'Provider Relations team'],
    ['', 'Team services department', 'Team Services team'],
    ['', `Manager ${'x'.repeat(42)}`, `Manager X${'x'.repeat(41)}`],
    ['', `Manager ${'x'.repeat(43)}`, 'Provider Contracting team'],
    ['', '', 'Provider Contracting team'],
    ['', undefined, 'Provider Contracting team'],
    ['', ', fax only', 'Provider Contracting team'],
  ])('%j, %j: %s', (name, title, salutation) => {
    expect(greets(name, title)).toMatchObject({ salutation });
  });

  it('names a payer that is missing in brackets', () => {
    expect(frameView(facts({ payer: ' ' }))).toMatchObject({ addressee: ['Provider Contracting', '[payer]'] });
  });
});

describe('Who signs', () => {
  it.each([
    [
      { signer: 'Alex Morgan', credentials: 'PsyD', practiceName: 'Hill Therapy' },
      ['Alex Morgan, PsyD', 'Hill Therapy'],
    ],
    [{ signer: 'Alex Morgan', practiceName: 'Alex Morgan' }, ['Alex Morgan']],
    [{ practiceName: 'Hill Therapy', credentials: 'PsyD' }, ['Hill Therapy']],
    [{ licenseNumber: '048-1' }, ['License 048-1']],
    [{ licenseNumber: 'VT license 048-1' }, ['VT license 048-1']],
    [{ licenseNumber: 'VT licence 048-1' }, ['VT licence 048-1']],
    [{ npi: '1234567893', phone: '802-555-0142', email: '' }, ['NPI 1234567893', '802-555-0142']],
  ])('%j', (known, lines) => {
    expect(signature(practice(known))).toEqual(lines);
  });
});

describe('The table of rates', () => {
  it('has a column for services where one line has one, and says what is not there yet', () => {
    expect(
      tableView(
        facts({
          lines: [
            line({ label: '', current: null, offered: null }),
            line({ label: 'therapy, 45 minutes', current: 94.5, offered: 98.5, requested: null }),
          ],
        }),
      ),
    ).toMatchObject({
      showLabels: true,
      showCurrent: true,
      rows: [
        { label: '', current: 'none yet', offered: 'none', requested: '$110.00' },
        { label: 'Therapy, 45 minutes', current: '$94.50', offered: '$98.50', requested: '[requested rate for 90834]' },
      ],
    });
    expect(tableView(facts({ lines: [line({ label: ' ', current: null })] }))).toMatchObject({
      showLabels: false,
      showCurrent: false,
    });
  });
});

describe('Whether there is a contract yet (LTR-19)', () => {
  it('is told by a current rate or the year since when', () => {
    const offered = [line({ current: null })];
    expect(beforeContract(facts({ lines: offered }))).toBe(true);
    expect(beforeContract(facts({ lines: [] }))).toBe(false);
    expect(beforeContract(facts({ lines: [...offered, line({ current: 90 })] }))).toBe(false);
    expect(beforeContract(facts({ lines: offered, practice: practice({ inNetworkSince: '2017-09-01' }) }))).toBe(false);
  });

  it.each([
    ['2017', '2017'],
    ['2017-09-01', '2017'],
    ['about 2017', ''],
    [undefined, ''],
  ])('the year of %j is %j', (inNetworkSince, year) => {
    expect(networkYear(facts({ practice: practice(inNetworkSince === undefined ? {} : { inNetworkSince }) }))).toBe(
      year,
    );
  });
});

it('A type of payer is known whatever spaces stand around it', () => {
  expect(payerTypeOf('  medicare ').negotiable).toBe('no');
});
