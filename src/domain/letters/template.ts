import type { LetterFacts, LetterFigure, LetterNeed } from './facts.ts';

/** Where in a negotiation a letter stands; leaving is spoken of in 'decision' and 'leaving' only (AMB-26). */
export type LetterStage =
  | 'opening'
  | 'formal ask'
  | 'follow-up'
  | 'after call'
  | 'escalation'
  | 'decision'
  | 'response'
  | 'leaving'
  | 'rapport'
  | 'before signing';

/** A script and a reply are read aloud or copied; an enclosure goes with a letter. */
export type LetterForm = 'letter' | 'email' | 'script' | 'reply' | 'enclosure';

/** A kind of letter: a Markdown template with Mustache fields, and how facts become its fields. */
export interface LetterTemplate<Facts> {
  /** Handbook id, e.g. "LTR-02". */
  readonly id: string;
  /** One line a paragraph; a line break inside a paragraph is a line break in the letter. */
  readonly markdown: string;
  /** The same from the salutation on, for a mail, whose subject and addressee stand in fields of their own. */
  readonly mail: string;
  /** The Doc's name; begins with the date so that a folder sorts. */
  title(facts: Facts): string;
  /** The subject line, also of a mail (LTR-30). */
  subject(facts: Facts): string;
  /** The fields of `markdown`: text, lists and conditions. All text is escaped when filled in. */
  view(facts: Facts): object;
  needs(facts: Facts): LetterNeed[];
  figures(facts: Facts): LetterFigure[];
}

/** What the library says of a template, so that the user can choose one. */
export interface LetterKind extends LetterTemplate<LetterFacts> {
  readonly name: string;
  readonly stage: LetterStage;
  readonly form: LetterForm;
  /** When it is due, in words. */
  readonly trigger: string;
  /** One plain sentence. */
  readonly purpose: string;
  /** The facts it wants, in words. */
  readonly wants: readonly string[];
  /** A letter of one to one and a half pages, 450 to 700 words. */
  readonly isFull: boolean;
  /** It argues: two facts with a figure are expected (OUT-15), and enclosures may go with it. */
  readonly isArgued: boolean;
  /** For the user before drafting; never printed (AMB-29, AMB-42). */
  readonly cautions: readonly string[];
}

/** A letter, in every form in which it is shown or sent; the words are the same in each. */
export interface Letter {
  readonly title: string;
  readonly subject: string;
  readonly markdown: string;
  /** A fragment without styles or attributes other than `align` on table cells. */
  readonly html: string;
  readonly text: string;
  /** The text of a mail: from the salutation on. */
  readonly mail: string;
  readonly needs: readonly LetterNeed[];
  readonly figures: readonly LetterFigure[];
}

/** Which of the user's choices a template has a place for. */
export interface LetterPlaces {
  readonly facts: boolean;
  /** Terms beside the amounts, and other ways to the same amounts (ASK-07..10). */
  readonly terms: boolean;
  readonly alternatives: boolean;
  readonly yearly: boolean;
  readonly replyBy: boolean;
  readonly enclosures: boolean;
}

export function placesIn({ markdown, isArgued }: LetterKind): LetterPlaces {
  const has = (...fields: readonly string[]) =>
    fields.some((field) => markdown.includes(`{{${field}}}`) || markdown.includes(`{{#${field}}}`));
  return {
    facts: has('value', 'values', 'claims', 'strongest'),
    terms: has('terms'),
    alternatives: has('alternatives'),
    yearly: has('yearly'),
    replyBy: has('replyBy'),
    enclosures: isArgued,
  };
}
