import type { LetterFigure, LetterNeed } from './facts.ts';

/** A kind of letter: a Markdown template with Mustache fields, and how facts become its fields. */
export interface LetterTemplate<Facts> {
  /** Handbook id, e.g. "LTR-02". */
  readonly id: string;
  /** One line a paragraph; a line break inside a paragraph is a line break in the letter. */
  readonly markdown: string;
  /** The Doc's name; begins with the date so that a folder sorts. */
  title(facts: Facts): string;
  /** The subject line, also of a mail (LTR-30). */
  subject(facts: Facts): string;
  /** The fields of `markdown`: text, lists and conditions. All text is escaped when filled in. */
  view(facts: Facts): object;
  needs(facts: Facts): LetterNeed[];
  figures(facts: Facts): LetterFigure[];
}

/** A letter, in every form in which it is shown or sent; the words are the same in each. */
export interface Letter {
  readonly title: string;
  readonly subject: string;
  readonly markdown: string;
  /** A fragment without styles or attributes other than `align` on table cells. */
  readonly html: string;
  readonly text: string;
  readonly needs: readonly LetterNeed[];
  readonly figures: readonly LetterFigure[];
}
