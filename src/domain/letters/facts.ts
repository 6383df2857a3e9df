/** What letters are written from: typed facts, gathered by the caller from the tabs. Blank text means "not known". */
import type { OtherPayers } from '../negotiation/otherPayers.ts';

/** Who writes, from the Practice tab. */
export interface LetterPractice {
  readonly practiceName: string;
  readonly signer: string;
  /** e.g. "PsyD, Licensed Psychologist" */
  readonly credentials: string;
  readonly licenseNumber?: string | undefined;
  readonly npi: string;
  readonly phone: string;
  readonly email: string;
  readonly address?: string | undefined;
  /** The user's own first words in letters; stands before ours. */
  readonly opening?: string | undefined;
  /** The user's own last words; stands in place of our thanks. */
  readonly closing?: string | undefined;
  /** Year, or `YYYY-MM-DD`, since when the practice is in this payer's network. */
  readonly inNetworkSince?: string | undefined;
}

/** To whom: LOG-02 and LOG-03. */
export interface LetterContact {
  readonly name: string;
  readonly title?: string | undefined;
  /** Phone, email or both, as typed. */
  readonly info: string;
}

/** What Medicare allows for a code (AMB-39). */
export interface MedicareFigure {
  readonly dollars: number;
  /**
   * Year, locality, setting and clinician basis, to be read after "the": "2026 Medicare allowed amount, Vermont, office,
   * as paid to clinical psychologists (100 % of the fee schedule)".
   */
  readonly basis: string;
}

/** One code that the letter asks about. Amounts are dollars; `current` is the contracted rate (AMB-13). */
export interface LetterLine {
  readonly code: string;
  /** Our plain name of the service; '' for a code without one. */
  readonly label: string;
  /** Null where no rate is contracted yet. */
  readonly current: number | null;
  /** Null where the user has not named one, which blocks drafting. */
  readonly requested: number | null;
  /** Null where Medicare has no price for the code, or where it could not be worked out. */
  readonly medicare: MedicareFigure | null;
  /** Only where Medicare has no price: the sentence that the letter prints, `noMedicarePrice(code)` or a better one. */
  readonly medicareNote?: string | undefined;
  readonly others: OtherPayers;
}

/** A sentence about the practice's work that the letter may print, with the place it comes from. */
export interface ValueFact {
  readonly text: string;
  /** e.g. "Outcomes, January to June 2026" */
  readonly source: string;
}

/** The facts of a rate request (LTR-02, LTR-04). */
export interface RateRequestFacts {
  /** `YYYY-MM-DD`, the date the letter bears. */
  readonly date: string;
  readonly practice: LetterPractice;
  readonly payer: string;
  readonly contact: LetterContact;
  readonly lines: readonly LetterLine[];
  /** Strongest first; at most five are printed (AMB-38). May be empty. */
  readonly values: readonly ValueFact[];
  /** `YYYY-MM-DD` from which the new rates are proposed, e.g. the renewal; null or left out: the earliest the payer can do. */
  readonly effectiveFrom?: string | null | undefined;
}

/** A fact the letter lacks. `field` is a stable key by which the caller finds the cell. */
export interface LetterNeed {
  /** One or two sentences: the place, what is missing, what to do. */
  readonly message: string;
  /** `needed` blocks drafting; `better` makes the letter stronger. */
  readonly level: 'needed' | 'better';
  readonly field: LetterField;
}

export type LetterField =
  | 'practice.practiceName'
  | 'practice.signer'
  | 'practice.npi'
  | 'practice.phone'
  | 'log.payer'
  | 'log.contact'
  | 'log.codes'
  | `line.${string}.current`
  | `line.${string}.requested`
  | `line.${string}.medicare`
  | 'payers.confidential'
  | 'facts';

/** A figure that the letter prints, with where it comes from. */
export interface LetterFigure {
  readonly text: string;
  readonly source: string;
}

/** The sentence for a code that Medicare leaves without a national price. */
export function noMedicarePrice(code: string): string {
  return `Medicare publishes no national price for CPT ${code}.`;
}

/** Words that make the first part of a contact cell a role, not a person's name. */
const ROLE =
  /\b(?:manager|director|supervisor|representative|rep|specialist|coordinator|team|department|dept|office|relations|contracting|network|services|provider|credentialing)\b/i;

/**
 * LOG-02 holds name and title in one cell: "Jordan Lee, Contract manager" -> name and title, also parted by a line
 * break, semicolon or spaced dash. A cell without a person, like "Contract manager, network contracting", is a title.
 */
export function parseContact(cell: string, info = ''): LetterContact {
  const text = cell.trim();
  const part = /\s*(?:,|;|\n|\s[-–—]\s)\s*/.exec(text);
  const first = part === null ? text : text.slice(0, part.index);
  if (ROLE.test(first)) return { name: '', title: text, info };
  return part === null
    ? { name: text, info }
    : { name: first, title: text.slice(part.index + part[0].length).trim(), info };
}
