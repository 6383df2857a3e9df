/** Three made-up practices whose letters stand in golden/. */
import {
  type LetterLine,
  noMedicarePrice,
  parseContact,
  type RateRequestFacts,
} from '../../../src/domain/letters/facts.ts';
import { rateRequest } from '../../../src/domain/letters/rateRequest.ts';
import { renderTemplate } from '../../../src/domain/letters/render.ts';
import type { Letter } from '../../../src/domain/letters/template.ts';
import { type OtherRate, otherPayers } from '../../../src/domain/negotiation/otherPayers.ts';

const PSYCHOLOGIST =
  '2026 Medicare allowed amount, Vermont, office, as paid to clinical psychologists (100 % of the fee schedule)';
const SOCIAL_WORKER =
  '2026 Medicare allowed amount, Vermont, office, as paid to clinical social workers (75 % of the fee schedule)';

interface LineFacts {
  code: string;
  label?: string;
  current: number | null;
  requested: number | null;
  /** Dollars; null where the amount is not known. */
  medicare: number | 'no price' | null;
  basis?: string;
  others?: OtherRate[];
}

export function line({ code, label = '', current, requested, medicare, basis, others = [] }: LineFacts): LetterLine {
  return {
    code,
    label,
    current,
    requested,
    medicare: typeof medicare !== 'number' ? null : { dollars: medicare, basis: basis ?? PSYCHOLOGIST },
    ...(medicare === 'no price' ? { medicareNote: noMedicarePrice(code) } : {}),
    others: otherPayers(others, current),
  };
}

const open = (...rates: number[]): OtherRate[] =>
  rates.map((rate, i) => ({ payer: `Insurer ${'ABDEF'[i]}`, rate, confidential: 'no' }));
const unknown = (...rates: number[]): OtherRate[] => open(...rates).map((one) => ({ ...one, confidential: 'unknown' }));

/** One psychologist, one code: the guides' own example (EX-02). */
export const oneCode: RateRequestFacts = {
  date: '2026-05-12',
  practice: {
    practiceName: 'Lakeside Psychology',
    signer: 'Dr. Alex Morgan',
    credentials: 'PsyD, Licensed Psychologist',
    licenseNumber: '048-0009999',
    npi: '1234567893',
    phone: '802-555-0100',
    email: 'office@lakeside.example',
    address: '12 Main Street, Burlington, VT 05401',
    inNetworkSince: '2017',
  },
  payer: 'Insurer C',
  contact: parseContact('Jordan Lee, Contract manager', '800-555-0199; jordan.lee@insurer-c.example'),
  lines: [
    line({
      code: '90834',
      label: '45-minute session',
      current: 94.5,
      requested: 110,
      medicare: 104.32,
      others: open(100, 112.5, 108),
    }),
  ],
  values: [
    { text: 'New clients are seen within nine days', source: 'Outcomes, January to June 2026' },
    { text: '92% of booked sessions were attended in the past six months', source: 'Outcomes, January to June 2026' },
    { text: 'We offer evening hours four days a week.', source: 'Practice' },
  ],
  effectiveFrom: '2026-10-15',
};

/** A group: codes below and above Medicare, one that Medicare leaves unpriced, one without a contracted rate. */
export const manyCodes: RateRequestFacts = {
  date: '2026-05-12',
  practice: {
    practiceName: 'North Street Counseling & Assessment',
    signer: 'Sam Rivera',
    credentials: 'LICSW',
    npi: '1234567893',
    phone: '802-555-0142',
    email: '',
    opening: 'Thank you for the conversation last week.',
    closing: 'Thank you for looking into this. Our whole team values the partnership.',
  },
  payer: 'Insurer B',
  contact: parseContact('Contract manager, network contracting', '800-555-0123'),
  lines: [
    line({
      code: '90791',
      label: 'diagnostic evaluation',
      current: 123,
      requested: 150,
      medicare: 132.4,
      basis: SOCIAL_WORKER,
      others: open(138, 132, 141),
    }),
    line({
      code: '90834',
      label: '45-minute session',
      current: 94,
      requested: 105,
      medicare: 87.6,
      basis: SOCIAL_WORKER,
      others: unknown(112.5, 105),
    }),
    line({
      code: '90837',
      label: '60-minute session',
      current: 128.4,
      requested: 142,
      medicare: 128.4,
      basis: SOCIAL_WORKER,
      others: unknown(120),
    }),
    line({
      code: '96130',
      label: 'test evaluation, first hour',
      current: null,
      requested: 110,
      medicare: 118.2,
      others: [],
    }),
    line({ code: '97151', label: '', current: 30, requested: 36, medicare: 'no price', others: unknown(32) }),
  ],
  values: [],
};

/** Before a first contract, with next to nothing known. */
export const fewFacts: RateRequestFacts = {
  date: '2026-01-05',
  practice: { practiceName: 'Hill Therapy', signer: '', credentials: '', npi: '', phone: '', email: '' },
  payer: 'Insurer D',
  contact: parseContact(''),
  lines: [line({ code: '90837', current: null, requested: 150, medicare: null })],
  values: [],
};

/** LTR-02 */
export const renderLetter = (facts: RateRequestFacts): Letter => renderTemplate(rateRequest, facts);

/** Nothing that the letter cannot go without is missing. */
export const isReady = ({ needs }: Letter): boolean => needs.every(({ level }) => level !== 'needed');
