/** What stands between a letter and a payer: checks of its text and of its moment (LTR-20..30, AMB-06, -26, -28, -31, -40). */

import { isSlowSeason } from '../negotiation/windows.ts';
import { countWord, longDate, plural } from '../words.ts';
import { isStale, type LetterFact } from './fact.ts';
import type { LetterFacts } from './facts.ts';
import { oneLine } from './markdown.ts';
import { filled } from './parts.ts';
import type { Letter, LetterKind } from './template.ts';
import { REWORDINGS } from './wording.ts';

export type LintRule =
  | 'unfilled'
  | 'date of birth'
  | 'member id'
  | 'few figures'
  | 'emotional'
  | 'generic'
  | 'vague ask'
  | 'leaving'
  | 'reason in ask'
  | 'physicians'
  | 'long value'
  | 'length'
  | 'payer named'
  | 'person named'
  | 'stale figure'
  | 'outside window'
  | 'slow season';

export interface LintFinding {
  readonly rule: LintRule;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** The words it is about, or "the whole letter". */
  readonly place: string;
  /** A better wording, or what to do. */
  readonly suggestion: string;
  readonly blocks: boolean;
}

/** What the checks must know beside the text. */
export interface LintContext {
  readonly template: Pick<LetterKind, 'stage' | 'form' | 'isFull'>;
  /** The date of the letter. */
  readonly date: string;
  readonly payer: string;
  /** Names of other payers, practices and colleagues in the workbook; none may be printed. */
  readonly otherNames: readonly string[];
  /** People the letter needs: signer and contact, with any others the user has let pass. */
  readonly people: readonly string[];
  readonly facts: readonly LetterFact[];
  /** First and last day to ask; null for a contract without a renewal date, which may be asked about at any time (AMB-05). */
  readonly window: { readonly opens: string; readonly closes: string } | null;
  /** TIME-06, TIME-07: what has changed; '' where nothing. */
  readonly trigger: string;
}

/** The context of a letter drafted from facts. */
export function lintContext(
  template: LetterKind,
  facts: LetterFacts,
  rest: Partial<Pick<LintContext, 'otherNames' | 'people' | 'window'>> = {},
): LintContext {
  return {
    template,
    date: facts.date,
    payer: oneLine(facts.payer),
    otherNames: rest.otherNames ?? [],
    people: [...filled(facts.practice.signer, facts.practice.practiceName, facts.contact.name), ...(rest.people ?? [])],
    facts: facts.values.filter((fact): fact is LetterFact => 'key' in fact).slice(0, 5),
    window: rest.window ?? null,
    trigger: oneLine(facts.trigger ?? ''),
  };
}

const MOST_VALUE_WORDS = 150;
const FEWEST_WORDS = 450;
const MOST_WORDS = 700;
const LEAST_FIGURES = 2;
const WHOLE = 'the whole letter';
/** Letters of a sentence by which it is found again; two measures over as many clients begin alike. */
const TOLD = 90;

const quote = (text: string): string => {
  const line = oneLine(text);
  return `"${line.length > 120 ? `${[...line].slice(0, 119).join('')}…` : line}"`;
};

/** Sentences with the paragraph they stand in; entries of lists and rows of tables are sentences too. */
function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.split(/(?<=[.?!]["')]?)\s+(?=["'(A-Z$\d])/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;

/** Names longer first, so that a letter's own people are blanked whole before names are looked for. */
function without(text: string, names: readonly string[]): string {
  return [...names]
    .filter((name) => name.trim() !== '')
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.split(name).join(' … '), text);
}

/** Kinds of payment that stand in lists of payers and name nobody; Medicare is the public yardstick of every letter. */
const NOBODY =
  /^(?:(?:traditional |original )?medicare|(?:state )?medicaid|self[- ]?pay|private[- ]?pay|cash|out[- ]of[- ]network|other)$/i;
const isNoName = (name: string): boolean => name.trim().length < 3 || NOBODY.test(name.trim());

/** The name as whole words, in any case. */
function isWordIn(name: string, text: string): boolean {
  const wanted = name.trim().toLowerCase();
  const within = text.toLowerCase();
  const isWordly = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + 1)) {
    if (!isWordly(within[at - 1]) && !isWordly(within[at + wanted.length])) return true;
  }
  return false;
}

const UNFILLED: readonly RegExp[] = [
  /\[[^[\]\n]{0,80}\]/,
  /\{\{[^{}\n]{0,80}\}\}/,
  /_{3,}/,
  /\$\s?X+\b|\bX+\s?%|\bXX+\b/,
  /\b(?:TBD|TODO|INSERT [A-Z]+)\b/,
  /<(?:name|date|amount|payer|code|rate|number|practice)s?>/i,
];

/** A word for birth near a date; or a date by itself that lies years back and is no date of a contract. */
const BIRTH =
  /\b(?:D\.O\.B\.|(?:DOB|date of birth|birth ?date|birthday|born(?: on)?)\b)[^.\n]{0,20}?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\b(?:D\.O\.B\.|(?:DOB|date of birth|birth ?date|birthday|born on)\b)[^.\n]{0,12}(?:\d+|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d+(?:, \d{4})?)/i;
const NUMERIC_DATE =
  /(?<!(?:since|from|effective|dated?|signed|began|on|agreement|contract|amended|of) )\b(?:\d{1,2}[/-]\d{1,2}[/-]((?:19|20)\d{2})|((?:19|20)\d{2})-\d{2}-\d{2})\b/gi;
const LONG_AGO = 6;

function birthDate(text: string, today: string): string | null {
  const named = BIRTH.exec(text);
  if (named !== null) return named[0];
  for (const match of text.matchAll(NUMERIC_DATE)) {
    const year = Number(match[1] ?? match[2]);
    if (year <= Number(today.slice(0, 4)) - LONG_AGO) return match[0];
  }
  return null;
}

/** A number called a member's; a Social Security or Medicare number; a plan's letters before nine digits or more. */
const MEMBER_ID: readonly RegExp[] = [
  /\b(?:member|subscriber|policy|patient|client|insured|beneficiary|enrollee|medicaid|medicare|recipient|group|chart|record)(?:'s)?\s*(?:ID|identification|number|no\.?|#)\s*(?:number)?\s*[:#]?\s*(?=[A-Z-]*\d)[A-Z\d-]{5,}/i,
  /\bMRN\s*[:#]?\s*\d{4,}/i,
  /\b\d{3}-\d{2}-\d{4}\b/,
  /\b[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y\d]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}\b/,
  /\b[A-Z]{1,3}\d{9,12}\b/,
];

const LEAVING =
  /(?:\b(?<!planned )terminat(?:e|es|ed|ing|ion)\b(?! (?:of )?(?:treatment|therapy|care))|\b(?:resign(?:s|ed|ing|ation)?|withdraw(?:s|ing)? (?:from|our)|drop(?:s|ping)? (?:out of (?:(?:the|your|this) )?(?:network|panel|plan|contract)|(?:from )?(?:your|the|this) (?:network|panel|plan|contract)|your (?:plan|members|network))|leav(?:e|es|ing) (?:the|your|this) (?:network|panel|plan|contract)|stop (?:accepting|taking|seeing)|no longer (?:accept|take|see|participate)\w* (?:your|in|any|new|members|clients)|go(?:ing)? out[- ]of[- ]network|(?:have|be forced) no (?:other )?(?:choice|option)|be forced to|opt out|close (?:our|my) panel|end (?:our|the|this) (?:contract|agreement|relationship)|cannot be sure that we can keep our place|decide which networks))/i;
const ULTIMATUM =
  /\b(?:or else|(?:unless you|if you (?:do not|don't|fail to|refuse to)) (?:answer|reply|respond|agree|act|raise|increase|meet|change|pay)|final (?:offer|notice|warning|demand)|last chance|we demand|we insist|non-negotiable|take it or leave it|legal action|our (?:attorney|lawyer)s?)\b/i;

const ASK =
  /\b(?:we|i)(?: would like to)? (?:also )?(?:ask|request|propose|seek)\b|\b(?:our|my) request (?:is|stands)\b/i;
const REASON =
  /\b(?:because|since (?!\d|the |then|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)|due to|given (?:that|our|the)|in light of|as (?:we|our|costs|you can see)|considering|below (?:the )?Medicare|so that we can|owing to|to (?:cover|offset|keep up with))\b/i;
const PHYSICIANS =
  /\b(?:physicians?|psychiatrists?|medical doctors?|MDs|surgeons?|other doctors|dentists?)\b[^.]{0,80}\b(?:paid|pay|earn|receive|make|get|rates?|reimburse\w*)\b|\b(?:paid|earn|make|rates?|reimburse\w*|less|more)\b[^.]{0,60}\b(?:than|like|as) (?:a |an |the )?(?:physicians?|psychiatrists?|medical doctors?|MDs|surgeons?|dentists?)\b/i;

const FIRST_NAMES =
  'James|Robert|John|Michael|David|William|Richard|Joseph|Thomas|Charles|Christopher|Daniel|Matthew|Anthony|Steven|Andrew|Paul|Joshua|Kenneth|Kevin|Brian|Timothy|Ronald|Jason|Edward|Jeffrey|Ryan|Jacob|Gary|Nicholas|Eric|Jonathan|Stephen|Larry|Justin|Scott|Brandon|Benjamin|Samuel|Gregory|Alexander|Patrick|Jack|Dennis|Tyler|Aaron|Jose|Adam|Nathan|Henry|Peter|Kyle|Noah|Ethan|Carlos|Luis|Juan|Mary|Patricia|Jennifer|Linda|Elizabeth|Barbara|Susan|Jessica|Karen|Sarah|Lisa|Nancy|Sandra|Betty|Ashley|Emily|Kimberly|Margaret|Donna|Michelle|Carol|Amanda|Melissa|Deborah|Stephanie|Rebecca|Sharon|Laura|Cynthia|Amy|Kathleen|Angela|Emma|Anna|Nicole|Samantha|Katherine|Christine|Rachel|Olivia|Maria|Heather|Julie|Megan|Hannah|Sophia|Isabella|Jane|Julia';
const PERSON: readonly RegExp[] = [
  new RegExp(`\\b(?:${FIRST_NAMES})(?: [A-Z]\\.)? [A-Z][a-z]+(?:-[A-Z][a-z]+)?`),
  /\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.? (?:[A-Z][a-z]+|[A-Z]\.)(?: [A-Z][a-z]+)?/,
  /\b(?:client|patient|member|son|daughter|child|mother|father),? (?:named |called )?(?!Services?|Health|Relations)[A-Z][a-z]+(?: [A-Z]\.?)?(?=[ ,.](?!(?:Services?|Health|Relations)))/,
];

const ASKING: readonly LetterKind['stage'][] = ['formal ask', 'after call', 'before signing'];
const MAY_SPEAK_OF_LEAVING: readonly LetterKind['stage'][] = ['decision', 'leaving'];

/** Rows of the table of rates, terms and alternatives: they are the request itself, not what it rests on. */
const OFFER = /^(?:[A-Z]\d{4}|\d{4}[A-Z\d])\s{2,}|\b(?:increase|rates?) (?:could|would)\b/i;

/** Figures that say something: dollars, percentages, counts; not codes, dates, phone numbers or identifiers. */
function hasFigure(sentence: string): boolean {
  const rest = sentence
    .replace(
      /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2},)?(?: \d{1,2})?(?:,? \d{4})?/g,
      '',
    )
    .replace(/\b(?:19|20)\d{2}\b/g, '')
    .replace(/\bCPT(?: (?:\d{5}|and|or),?)+/g, '')
    .replace(/\b\d{5}\b|\b(?:PHQ-9|GAD-7|PCL-5)\b/g, '')
    .replace(/\b(?:NPI|License|ZIP)\W+[\w-]+/gi, '')
    .replace(/[\d() .-]{10,}/g, '');
  return (
    /\d/.test(rest) || /\bwithin (?:one|two|three|four|five|six|seven|eight|nine|ten) (?:business )?days\b/i.test(rest)
  );
}

/**
 * Findings in the order of the text, what blocks first. Only unfilled fields, dates of birth and member ids block; the
 * user may pass everything else.
 */
export function lintLetter(
  { text, mail, subject }: Pick<Letter, 'text' | 'mail' | 'subject'>,
  context: LintContext,
): LintFinding[] {
  const { template, date } = context;
  const found: LintFinding[] = [];
  const add = (rule: LintRule, place: string, message: string, suggestion: string, blocks = false) => {
    if (!found.some((one) => one.rule === rule && one.place === place))
      found.push({ rule, message, place, suggestion, blocks });
  };
  const whole = `${subject}\n${text}`;
  const prose = mail.split('\nSincerely,')[0] ?? mail;
  const sentences = sentencesOf(prose);
  const isToPayer = template.form === 'letter' || template.form === 'email' || template.form === 'enclosure';

  for (const pattern of UNFILLED) {
    for (const [match] of whole.matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
      add(
        'unfilled',
        quote(match),
        'A field is not filled in.',
        'Type what belongs there, or delete the sentence.',
        true,
      );
    }
  }
  // Letterhead and signature come from the Practice tab: licenses and addresses are no client's.
  const own = `${subject}\n${prose}`;
  const birth = birthDate(own, date);
  if (birth !== null) {
    add(
      'date of birth',
      quote(birth),
      'This looks like a date of birth.',
      'Delete it; a letter to a payer names no client. A date of a contract is written in words, like May 12, 2009.',
      true,
    );
  }
  for (const pattern of MEMBER_ID) {
    const match = pattern.exec(own);
    if (match !== null) {
      add(
        'member id',
        quote(match[0]),
        "This looks like a member's number.",
        'Delete it; use totals over many clients.',
        true,
      );
      break;
    }
  }
  if (!isToPayer) return found;

  for (const sentence of sentences) {
    for (const { pattern, say, kind } of REWORDINGS) {
      if (!pattern.test(sentence)) continue;
      // Without an asking word it describes; with dollars it is not vague.
      const isAsking = ASK.test(sentence) || /\b(?:ask|request|need|want|would help|hope)\b/i.test(sentence);
      if (kind === 'vague ask' && (!isAsking || /\$\d/.test(sentence))) continue;
      const word = pattern.exec(sentence)?.[0] ?? '';
      const message =
        kind === 'emotional'
          ? `${quote(word)} speaks of feelings; figures carry further.`
          : kind === 'generic'
            ? `${quote(word)} could stand in anyone's letter.`
            : `${quote(word)} leaves the amount open.`;
      add(kind, quote(sentence), message, `Say what can be counted, like: ${say}`);
    }
    if (!MAY_SPEAK_OF_LEAVING.includes(template.stage)) {
      const match = LEAVING.exec(sentence) ?? ULTIMATUM.exec(sentence);
      if (match !== null) {
        add(
          'leaving',
          quote(sentence),
          `${quote(match[0])} is a threat before its time.`,
          'Leave it out, or say: We would welcome a conversation in the next two to three weeks.',
        );
      }
    }
    if (ASK.test(sentence) && /\$|\brates?\b|\bincrease\b|\bpropos/i.test(sentence) && REASON.test(sentence)) {
      add(
        'reason in ask',
        quote(sentence),
        'The request and its reason stand in one sentence, which makes the request sound negotiable.',
        'End the sentence after the amounts, and give the reason in the next paragraph.',
      );
    }
    if (PHYSICIANS.test(sentence)) {
      add(
        'physicians',
        quote(sentence),
        'A comparison with physicians invites the answer that licenses differ.',
        'Compare with Medicare for your own license, or with what other payers pay you.',
      );
    }
  }

  for (const paragraph of prose.split(/\n{2,}/)) {
    const isList = /^(?:- |CPT code {2,})/m.test(paragraph);
    const words = wordsIn(paragraph);
    if (!isList && words > MOST_VALUE_WORDS) {
      add(
        'long value',
        quote(paragraph),
        `This paragraph has ${words} words; a contract manager reads ${MOST_VALUE_WORDS}.`,
        'Keep the two or three strongest facts, one sentence each.',
      );
    }
  }

  const withoutOwn = without(whole, [...context.people, context.payer]);
  const named = context.otherNames.filter((name) => !isNoName(name) && isWordIn(name, withoutOwn));
  for (const name of named) {
    add(
      'payer named',
      quote(name),
      'Another payer or a colleague is named.',
      'Say "other payers we contract with", or give a range over three or more.',
    );
  }
  const stripped = without(own, [...context.people, context.payer]);
  for (const pattern of PERSON) {
    const match = pattern.exec(stripped);
    if (match !== null) {
      add(
        'person named',
        quote(match[0]),
        'This may be the name of a person whom the letter does not need.',
        'Leave it out; above all, no client is ever named.',
      );
    }
  }

  if (ASKING.includes(template.stage)) {
    const isEnclosure = template.form === 'enclosure';
    const count = sentences.filter(
      (sentence) => hasFigure(sentence) && !ASK.test(sentence) && !OFFER.test(sentence),
    ).length;
    if (count < LEAST_FIGURES) {
      add(
        'few figures',
        WHOLE,
        `Beside the request, the letter has ${countWord(count)} ${plural(count, 'sentence')} with a figure.`,
        'Add two or three, like the days to a first appointment, the share of sessions kept, or the gap to Medicare.',
      );
    }
    if (!isEnclosure && !/\$\d/.test(prose)) {
      add(
        'vague ask',
        WHOLE,
        'The letter asks without an amount.',
        'Name dollars for each code, like: We ask for $110.00 for CPT 90834.',
      );
    }
    if (
      !isEnclosure &&
      context.window !== null &&
      context.trigger === '' &&
      (date < context.window.opens || date > context.window.closes)
    ) {
      add(
        'outside window',
        WHOLE,
        `The contract's time to ask runs from ${longDate(context.window.opens)} to ${longDate(context.window.closes)}, and the letter gives no reason to ask outside it.`,
        'Say what has changed, like a new certification or a shortage in your area, or wait.',
      );
    }
    if (!isEnclosure && isSlowSeason(date)) {
      add(
        'slow season',
        longDate(date),
        'From December 1 to January 15 contracting departments are slow.',
        `Send it by November 30, or from January 16 on.`,
      );
    }
  }
  if (template.isFull) {
    const words = wordsIn(text);
    if (words < FEWEST_WORDS || words > MOST_WORDS) {
      add(
        'length',
        WHOLE,
        `The letter has ${words} words; ${FEWEST_WORDS} to ${MOST_WORDS} are read.`,
        words > MOST_WORDS
          ? 'Take out the weakest fact, or move figures into the practice summary.'
          : 'Add a fact with a figure, or use the initial request, which is shorter.',
      );
    }
  }
  const stale = context.facts.filter(
    (fact) =>
      isStale(fact) &&
      [fact.claim, fact.bare, fact.again].some((told) => text.includes(told.replace(/\.$/, '').slice(0, TOLD))),
  );
  for (const fact of stale) {
    add(
      'stale figure',
      quote(fact.text),
      `This figure is ${countWord(fact.ageMonths ?? 0)} months old; it stands for ${countWord(fact.goodForMonths)}.`,
      `Bring ${fact.at.tab}, cell ${fact.at.cell}, up to date, or leave the figure out.`,
    );
  }
  return [...found.filter(({ blocks }) => blocks), ...found.filter(({ blocks }) => !blocks)];
}
