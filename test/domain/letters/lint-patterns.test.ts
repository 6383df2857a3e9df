/** How what must not stand in a letter is spelled: each spelling that is caught with the words that are shown, and its neighbors. */
import { describe, expect, test } from 'vitest';
import { templateOf } from '../../../src/domain/letters/library.ts';
import { type LintContext, type LintRule, lintContext, lintLetter } from '../../../src/domain/letters/lint.ts';
import { sample } from './sample.ts';

const base: LintContext = { ...lintContext(templateOf('LTR-04'), sample), date: '2026-05-12' };

/** What a finding of the rule shows of the text; null where the rule has nothing to say. */
function shown(rule: LintRule, text: string): string | null {
  const mail = `We ask for $110.00 for CPT 90834.\n\n${text}\n\nSincerely,\n\nDr. Alex Morgan`;
  const found = lintLetter({ text: mail, mail, subject: 'Rate review request' }, base).filter(
    (one) => one.rule === rule,
  );
  return found.map(({ place }) => place.slice(1, -1)).join(' | ') || null;
}

describe('A date of birth is caught', () => {
  test.each([
    ['DOB 3/14/1987', 'DOB 3/14/1987'],
    ['DOB: 3-14-87', 'DOB: 3-14-87'],
    ['D.O.B. 3.14.1987', 'D.O.B. 3.14.1987'],
    ['Date of birth 1987-3-4', 'Date of birth 1987-3-4'],
    ['birth date 03/14/87', 'birth date 03/14/87'],
    ['birthdate 03/14/1987', 'birthdate 03/14/1987'],
    ['a birthday is 12/31/99', 'birthday is 12/31/99'],
    ['born 3/14/1987', 'born 3/14/1987'],
    ['born in town on 3/14/1987', 'born in town on 3/14/1987'],
    ['born on 3/14/87', 'born on 3/14/87'],
    ['DOB 1987', 'DOB 1987'],
    ['birthday: March 4', 'birthday: March 4'],
    ['birthday: Mar. 14, 1990', 'birthday: Mar. 14, 1990'],
    ['born on Sept 30, 1990', 'born on Sept 30, 1990'],
    ['born on the 14th', 'born on the 14'],
    ['seen 3/14/1987', '3/14/1987'],
    ['seen 12-31-1999', '12-31-1999'],
    ['seen 1987-03-14', '1987-03-14'],
    ['seen 2020-05-12', '2020-05-12'],
    ['seen 1/2/2026 after 3/4/2001', '3/4/2001'],
  ])('in: %s', (text, place) => {
    expect(shown('date of birth', `It says ${text} there.`)).toBe(place);
  });

  test.each([
    'The date of birth is never asked. We saw 12 members.',
    'A birthday is on no list; the list of all of our members has 12.',
    'The practice was born 12 years ago.',
    'Ideas born on many tables help.',
    'Stubborn 12 years.',
    'We saw them 5/12/2021.',
    'We saw them 2021-05-12.',
    'Code 3/14/87 is ours.',
    'Number 13/14/19870 is a case.',
    'In network since 3/14/2009.',
    'In network from 2009-03-14.',
    'The contract effective 3/14/2009 renews.',
    'Our letter dated 3/14/2009 is enclosed.',
    'The date 3/14/2009 is on it.',
    'We signed 3/14/2009.',
    'We began 3/14/2009.',
    'We met on 3/14/2009.',
    'The agreement 3/14/2009 holds.',
    'The contract 3/14/2009 holds.',
    'As amended 3/14/2009.',
    'The letter of 3/14/2009 is here.',
  ])('not in: %s', (text) => {
    expect(shown('date of birth', text)).toBeNull();
  });
});

describe('A member’s number is caught', () => {
  test.each([
    ['member ID W1234', 'member ID W1234'],
    ['Member ID: W-123456', 'Member ID: W-123456'],
    ["member's number 12345", "member's number 12345"],
    ['subscriber no. 99812', 'subscriber no. 99812'],
    ['subscriber no 99812', 'subscriber no 99812'],
    ['policy #ABC12', 'policy #ABC12'],
    ['patient identification number: 55555', 'patient identification number: 55555'],
    ['client ID number 55555', 'client ID number 55555'],
    ['insured ID# 55555', 'insured ID# 55555'],
    ['beneficiary number 55555', 'beneficiary number 55555'],
    ['enrollee ID55555', 'enrollee ID55555'],
    ['Medicaid number 1-2-3', 'Medicaid number 1-2-3'],
    ['Medicare ID 12345', 'Medicare ID 12345'],
    ['recipient ID 12345', 'recipient ID 12345'],
    ['group number 12345', 'group number 12345'],
    ['chart #12345', 'chart #12345'],
    ['record no. 12345', 'record no. 12345'],
    ['MRN 0045', 'MRN 0045'],
    ['MRN: 00451', 'MRN: 00451'],
    ['MRN#00451', 'MRN#00451'],
    ['number 123-45-6789', '123-45-6789'],
    ['1EG4-TE5-MK73', '1EG4-TE5-MK73'],
    ['1EG4TE5MK73', '1EG4TE5MK73'],
    ['XYZ123456789', 'XYZ123456789'],
    ['W123456789012', 'W123456789012'],
  ])('in: %s', (text, place) => {
    expect(shown('member id', `It says ${text} there.`)).toBe(place);
  });

  test.each([
    'member ID W123',
    'member ID ABCDE',
    'A group of 12345 people',
    'MRN 004',
    'MRN is a number',
    'numbers 1123-45-6789',
    'numbers 123-45-67890',
    'numbers 123-456-7890',
    '0EG4-TE5-MK73',
    '1EG4-TE5-MK7',
    '1SG4-TE5-MK73',
    'XYZ12345678',
    'WXYZ123456789',
    'W1234567890123',
    'remember ID cards',
  ])('not in: %s', (text) => {
    expect(shown('member id', `It says ${text} there.`)).toBeNull();
  });
});

describe('A name is caught', () => {
  test.each([
    ['Maria Lopez', 'Maria Lopez'],
    ['Maria T. Lopez', 'Maria T. Lopez'],
    ['Anna Lee-Park', 'Anna Lee-Park'],
    ['Mr. Baker', 'Mr. Baker'],
    ['Mrs Baker', 'Mrs Baker'],
    ['Ms. Ann Baker', 'Ms. Ann Baker'],
    ['Miss Baker', 'Miss Baker'],
    ['Mx. Baker', 'Mx. Baker'],
    ['Dr. B.', 'Dr. B.'],
    ['Dr. B. Stone', 'Dr. B. Stone'],
    ['our client Kim', 'client Kim'],
    ['our client, Kim', 'client, Kim'],
    ['a patient named Kim', 'patient named Kim'],
    ['her son called Tom', 'son called Tom'],
    ['his daughter Ada', 'daughter Ada'],
    ['the child Ada', 'child Ada'],
    ['the mother Ada', 'mother Ada'],
    ['the father Bo', 'father Bo'],
    ['the member Kim L.', 'member Kim L.'],
    ['the member Kim L', 'member Kim L'],
  ])('in: %s', (text, place) => {
    expect(shown('person named', `Now ${text} came weekly.`)).toBe(place);
  });

  test.each([
    'We wrote to Member Services again.',
    'The member Services desk answers.',
    'The member Service line answers.',
    'The client Health record is closed.',
    'The member Relations line answers.',
    'The member Provider Services line answers.',
    'Our client came weekly.',
    'The Mark is high.',
    'Maria came.',
    'Pam Grier Street is ours.',
    'Drive B. is closed.',
  ])('not in: %s', (text) => {
    expect(shown('person named', text)).toBeNull();
  });
});

describe('Something unfilled is caught', () => {
  test.each([
    ['[name]', '[name]'],
    ['[]', '[]'],
    ['{{rate}}', '{{rate}}'],
    ['____', '____'],
    ['___', '___'],
    ['$X', '$X'],
    ['$ XX', '$ XX'],
    ['X%', 'X%'],
    ['XX %', 'XX %'],
    ['XX days', 'XX'],
    ['TBD', 'TBD'],
    ['TODO', 'TODO'],
    ['INSERT NAME', 'INSERT NAME'],
    ['<name>', '<name>'],
    ['<Codes>', '<Codes>'],
    ['[a] and [b]', '[a] | [b]'],
  ])('in: %s', (text, place) => {
    expect(shown('unfilled', `It says ${text} there.`)).toBe(place);
  });

  test.each(['__', 'X days', 'a {rate}', 'INSERTED NAME', 'INSERT names', '<them>', 'TBDs', `[${'a'.repeat(81)}]`])(
    'not in: %s',
    (text) => {
      expect(shown('unfilled', `It says ${text} there.`)).toBeNull();
    },
  );
});

describe('A sentence ends', () => {
  /** The sentence that stands with the word of feeling. */
  test.each([
    ['We see 46 members. We are frustrated. We wait.', 'We are frustrated.'],
    ['Do you see? We are frustrated. 46 wait.', 'We are frustrated.'],
    ['They said "wait." We are frustrated. $5 is all.', 'We are frustrated.'],
    ['They wait.) We are frustrated.  (They wait.', 'We are frustrated.'],
    ['We see them.\nWe are frustrated\n46 wait', 'We are frustrated'],
    ['We are frustrated, e.g. by silence. "They wait."', 'We are frustrated, e.g. by silence.'],
  ])('in: %s', (text, sentence) => {
    expect(shown('emotional', text)).toBe(sentence);
  });
});
