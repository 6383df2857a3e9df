/** What letters are written from: typed facts, gathered by the caller from the tabs. Blank text means "not known". */
import type { OtherPayers } from '../negotiation/otherPayers.ts';
import type { Nature } from '../negotiation/status.ts';
import type { AskOption } from './ask.ts';

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
  /** What the payer has offered, dollars; null or left out: nothing. */
  readonly offered?: number | null | undefined;
  /** Sessions with this payer's members a year, for what the request is worth (ASK-02). */
  readonly sessions?: number | null | undefined;
  /** What a public or aggregated survey says the region pays (AMB-40); dollars. */
  readonly region?: { readonly low: number; readonly high: number; readonly source: string } | null | undefined;
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
  /** What the practice is, to be read after "We are": "a three-clinician outpatient practice in Burlington". */
  readonly about?: string | undefined;
  readonly yearsInPractice?: number | null | undefined;
  /** Strongest first; at most five are printed (AMB-38). May be empty. */
  readonly values: readonly ValueFact[];
  /** `YYYY-MM-DD` from which the new rates are proposed, e.g. the renewal; null or left out: the earliest the payer can do. */
  readonly effectiveFrom?: string | null | undefined;
  /** Terms and alternatives that the user wants printed beside the amounts. */
  readonly options?: readonly AskOption[] | undefined;
  /** Print what the request is worth a year; only codes with sessions count. */
  readonly showYearly?: boolean | undefined;
  /** TIME-06, TIME-07: what has changed, as a sentence; outside the window it is the reason to ask now (AMB-31). */
  readonly trigger?: string | undefined;
  /** LTR-25: what goes along, e.g. "Practice summary, May 2026". */
  readonly enclosures?: readonly string[] | undefined;
}

/** One line of the communication timeline (FUP-16, LOG-17). */
export interface Communication {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** e.g. "email", "call" */
  readonly channel: string;
  /** e.g. "Rate review request sent to Jordan Lee" */
  readonly what: string;
}

/** Denials and days of this payer beside the average of the others, from the scorecard (LTR-11); ratios and days. */
export interface Friction {
  readonly denialRate: number | null;
  readonly otherDenialRate: number | null;
  readonly days: number | null;
  readonly otherDays: number | null;
  /** e.g. "January to June 2026" */
  readonly period: string;
}

/** The facts of every template. What a template does not use may be left out; dates are `YYYY-MM-DD`. */
export interface LetterFacts extends RateRequestFacts {
  /** The Payers tab's Type. */
  readonly payerType?: string | undefined;
  /** When the request was sent (LOG-04), and each follow-up since. */
  readonly sent?: string | null | undefined;
  readonly followUps?: readonly string[] | undefined;
  /** When the user spoke with the contact (LTR-10, LTR-26). */
  readonly callDate?: string | null | undefined;
  readonly response?: { readonly date: string | null; readonly nature: Nature | null } | null | undefined;
  readonly renewal?: string | null | undefined;
  /** The last day of the contract's window on which to ask (AMB-05). */
  readonly lastCall?: string | null | undefined;
  readonly noticeDays?: number | null | undefined;
  /** By when an answer is asked for. */
  readonly replyBy?: string | null | undefined;
  /** By when the practice decides (LTR-13, LOG-18). */
  readonly decisionDate?: string | null | undefined;
  readonly communications?: readonly Communication[] | undefined;
  /** FUP-16: what holds locally, one sentence each: access standards, prompt-pay or parity rules, with their source. */
  readonly localStandards?: readonly string[] | undefined;
  /** AMB-30: the name of the state regulator; blank: "your office". */
  readonly regulator?: string | undefined;
  readonly friction?: Friction | null | undefined;
  /** The last day in the network. */
  readonly lastDay?: string | null | undefined;
  /** The contract's termination clause, e.g. "section 8.2". */
  readonly clause?: string | undefined;
  /** What clients are offered (EXIT-08, EXIT-12), a sentence each. */
  readonly clientOptions?: readonly string[] | undefined;
  /** What is new since the last update (LTR-18), a sentence each. */
  readonly news?: readonly string[] | undefined;
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
  | 'facts'
  | `log.${'sent' | 'followUps' | 'response' | 'offered' | 'callDate' | 'replyBy' | 'decisionDate' | 'communications'}`
  | `payers.${'renewal' | 'lastDay' | 'friction' | 'clause'}`
  | `practice.${'about' | 'credentials' | 'clientOptions' | 'news' | 'localStandards'}`;

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
