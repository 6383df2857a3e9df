/** What every letter has around its words: letterhead, addressee, subject, signature. */
import { formatDollars } from '../money.ts';
import { capitalized, joinWords } from '../words.ts';
import type { LetterLine, LetterPractice, RateRequestFacts } from './facts.ts';
import { oneLine, paragraphs } from './markdown.ts';

export const DEFAULT_ADDRESSEE = 'Provider Contracting';

/** From the letterhead to the subject. */
export const HEAD = `
**{{sender}}**
{{#letterhead}}
{{.}}
{{/letterhead}}

{{date}}

{{#addressee}}
{{.}}
{{/addressee}}

**Re: {{subject}}**
`;

/** The salutation and the user's own first words. */
export const GREETING = `
Dear {{salutation}},

{{#opening}}
{{.}}

{{/opening}}
`;

/** Last words, signature, enclosures. */
export const ENDING = `
{{#closing}}
{{.}}

{{/closing}}

Sincerely,

{{#signature}}
{{.}}
{{/signature}}

{{#enclosures}}
Enclosed: {{.}}
{{/enclosures}}
`;

/** LTR-04: one row a code. */
export const RATE_TABLE = `
| CPT code |{{#showLabels}} Service |{{/showLabels}}{{#showCurrent}} Current rate |{{/showCurrent}}{{#showOffered}} Your offer |{{/showOffered}} Proposed rate |
| --- |{{#showLabels}} --- |{{/showLabels}}{{#showCurrent}} ---: |{{/showCurrent}}{{#showOffered}} ---: |{{/showOffered}} ---: |
{{#rows}}
| {{code}} |{{#showLabels}} {{label}} |{{/showLabels}}{{#showCurrent}} {{current}} |{{/showCurrent}}{{#showOffered}} {{offered}} |{{/showOffered}} {{requested}} |
{{/rows}}
`;

/** Text where there is any, else what is missing, in brackets. Only a letter that can't be drafted yet shows one. */
export const orBlank = (text: string, missing: string): string => oneLine(text) || `[${missing}]`;

export const filled = (...texts: (string | undefined)[]): string[] =>
  texts.map((text) => oneLine(text ?? '')).filter((text) => text !== '');

export const cpt = (codes: readonly string[]): string => `CPT ${joinWords(codes)}`;
export const codesOf = (lines: readonly LetterLine[]): string[] => lines.map((line) => line.code);
export const named = ({ practice }: RateRequestFacts): string =>
  oneLine(practice.practiceName) || oneLine(practice.signer);
export const proposed = (line: LetterLine): string =>
  line.requested === null ? `[requested rate for ${line.code}]` : formatDollars(line.requested);

/** The year since when the practice is in the payer's network; '' where it is not known. */
export const networkYear = ({ practice }: RateRequestFacts): string =>
  /^\d{4}/.exec(oneLine(practice.inNetworkSince ?? ''))?.[0] ?? '';

export const hasCurrent = (facts: RateRequestFacts): boolean => facts.lines.some((line) => line.current !== null);

/** LTR-19: nothing says that there is a contract yet, so the letter answers the fee schedule offered. */
export const beforeContract = (facts: RateRequestFacts): boolean =>
  facts.lines.length > 0 && !hasCurrent(facts) && networkYear(facts) === '';

/** Many solo practices bear their owner's name: "At Alex Morgan, we" would read oddly. */
export function weAtPractice({ practice }: RateRequestFacts): string {
  const name = oneLine(practice.practiceName);
  const isOwnName = name === '' || filled(practice.signer).some((signer) => name.includes(signer));
  return isOwnName ? 'We' : `At ${name}, we`;
}

export const waysToReach = ({ phone, email }: LetterPractice): string => joinWords(filled(phone, email), 'or');

function letterhead(practice: LetterPractice): string[] {
  return filled(practice.address, filled(practice.phone, practice.email).join(' · '));
}

function addressee({ contact, payer }: RateRequestFacts): string[] {
  const email = /[^\s,;<>()]+@[^\s,;<>()]+/.exec(contact.info)?.[0];
  const to = filled(contact.name, contact.title);
  return [
    ...(to.length > 0 ? to : [DEFAULT_ADDRESSEE]),
    orBlank(payer, 'payer'),
    ...(email === undefined ? [] : [`By email: ${email}`]),
  ];
}

export function signature({
  practiceName,
  signer,
  credentials,
  licenseNumber,
  npi,
  phone,
  email,
}: LetterPractice): string[] {
  const [name] = filled(signer);
  return [
    ...(name === undefined ? [] : [filled(name, credentials).join(', ')]),
    ...filled(licenseNumber).map((license) => (/licen[cs]e/i.test(license) ? license : `License ${license}`)),
    ...filled(practiceName).filter((practice) => practice !== name),
    ...filled(npi).map((number) => `NPI ${number}`),
    ...filled(filled(phone, email).join(' · ')),
  ];
}

/** The rows of `RATE_TABLE` and which columns it has. */
export function tableView(facts: RateRequestFacts): object {
  return {
    showLabels: facts.lines.some((line) => oneLine(line.label) !== ''),
    showCurrent: hasCurrent(facts),
    showOffered: false,
    rows: facts.lines.map((line) => ({
      code: line.code,
      label: capitalized(oneLine(line.label)),
      current: line.current === null ? 'none yet' : formatDollars(line.current),
      offered: line.offered == null ? 'none' : formatDollars(line.offered),
      requested: proposed(line),
    })),
  };
}

/** A person known by a role. */
const PERSON = /\b(?:manager|director|supervisor|representative|rep|specialist|coordinator|officer|lead)\b/i;
const DEPARTMENT = /\b(?:contracting|development|management|relations|services|credentialing|team|department)$/i;
const SMALL = /^(?:of|for|and|the|to|in)$/i;
const LONGEST_ROLE = 50;

/** "Contract manager, network contracting" -> "Dear Contract Manager"; "Network development" -> "Dear Network Development team". */
function salutation({ contact }: RateRequestFacts): string {
  const name = oneLine(contact.name);
  if (name !== '') return name;
  const role = oneLine(contact.title ?? '').split(/\s*[,;]|\s[-\u2013\u2014]\s/)[0] ?? '';
  const titled = role
    .split(' ')
    .map((word) => (SMALL.test(word) ? word : capitalized(word)))
    .join(' ');
  if (role !== '' && role.length <= LONGEST_ROLE) {
    if (PERSON.test(role)) return titled;
    if (DEPARTMENT.test(role)) return `${titled.replace(/ (?:team|department)$/i, '')} team`;
  }
  return `${DEFAULT_ADDRESSEE} team`;
}

/** The fields of `HEAD`, `GREETING` and `ENDING`, but for date, subject and closing. */
export function frameView(facts: RateRequestFacts): object {
  return {
    sender: named(facts) || '[practice]',
    letterhead: letterhead(facts.practice),
    addressee: addressee(facts),
    salutation: salutation(facts),
    opening: paragraphs(facts.practice.opening ?? ''),
    signature: signature(facts.practice),
    enclosures: filled(
      filled(...(facts.enclosures ?? []))
        .map(capitalized)
        .join('; '),
    ),
  };
}
