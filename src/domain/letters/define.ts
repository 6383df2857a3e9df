/** How a template of the library is written: a subject and a body in Markdown with Mustache fields, and little else. */
import Mustache from 'mustache';
import { formatPercent } from '../money.ts';
import { capitalized, longDate, plural, sentence, uncapitalized } from '../words.ts';
import { quantifiedFacts } from './argument.ts';
import type { LetterFacts, LetterFigure, LetterNeed } from './facts.ts';
import { FIELDS, type FieldName, optionalFields } from './fields.ts';
import { oneLine, paragraphs } from './markdown.ts';
import { amountNeeds, codesNeed, frameNeeds, inOrder } from './needs.ts';
import { ENDING, filled, frameView, GREETING, HEAD, named, RATE_TABLE, tableView } from './parts.ts';
import { figures } from './rateRequest.ts';
import { docName } from './steps.ts';
import type { LetterForm, LetterKind, LetterStage } from './template.ts';

export interface Draft {
  readonly id: string;
  readonly name: string;
  readonly stage: LetterStage;
  readonly form: LetterForm;
  readonly trigger: string;
  readonly purpose: string;
  /** With fields, as the body. */
  readonly subject: string;
  /**
   * Paragraphs parted by a blank line; a single line break is a space. `{{field}}` of `FIELDS` must be known, unless it
   * stands in a section. `{{> table}}` is the table of rates.
   */
  readonly body: string;
  /** The last paragraph; the user's own standard closing takes its place. */
  readonly closing?: string;
  /** The user's standard opening and closing are left out: two-sentence notes, notices to clients. */
  readonly isPlain?: boolean;
  readonly isFull?: boolean;
  /** Two facts with a figure are expected (OUT-15). */
  readonly isArgued?: boolean;
  readonly cautions?: readonly string[];
  /** In place of the contact's name after "Dear". */
  readonly salutation?: string;
  /** Left out: the contact at the payer. */
  readonly to?: 'nobody' | 'regulator';
  /** Nature of Response decides what the letter says, so it must be known. */
  readonly needsResponse?: boolean;
  /** Lists that the letter cannot go without, each with its need. */
  readonly lists?: readonly (readonly [list: ListName, need: LetterNeed])[];
  /** What else stands in the way. */
  readonly checks?: (facts: LetterFacts) => readonly LetterNeed[];
}

type Optional = ReturnType<typeof optionalFields>;
type ListName = { [K in keyof Optional]: Optional[K] extends readonly string[] ? K : never }[keyof Optional];
type Tokens = readonly (readonly unknown[])[];

/** A line that stands alone: blank, a tag by itself, a list entry, a row of a table. */
const ALONE = /^(?:\{\{[#^/>][^{}]*\}\}|[-|].*|)$/;

/** Single line breaks of the source become spaces. */
export function folded(source: string): string {
  const lines = source.trim().split('\n');
  return lines.reduce((text, line, i) => {
    const before = lines[i - 1] ?? '';
    return text + (ALONE.test(before) || ALONE.test(line) ? '\n' : ' ') + line;
  });
}

const FRAMES: Readonly<Record<LetterForm, (body: string) => string>> = {
  letter: (body) => `${HEAD}${GREETING}${body}\n${ENDING}`,
  email: (body) => `\n**Subject: {{subject}}**\n${GREETING}${body}\n${ENDING}`,
  script: (body) => `\n**{{subject}}**\n\n${body}\n`,
  reply: (body) => `\n**{{subject}}**\n\n${body}\n`,
  enclosure: (body) => `\n**{{subject}}**\n{{sender}}\n{{date}}\n\n${body}\n`,
};

/** Fields of the body that are reached, given what is known: inside sections only where the section is shown. */
function reached(tokens: Tokens, view: Readonly<Record<string, unknown>>, found: Set<string>): Set<string> {
  for (const [type, name, , , inner] of tokens) {
    const key = String(name);
    const value = view[key];
    const isShown = Array.isArray(value) ? value.length > 0 : Boolean(value);
    if (type === 'name') found.add(key);
    else if ((type === '#' && isShown) || (type === '^' && !isShown)) reached(inner as Tokens, view, found);
  }
  return found;
}

const isField = (name: string): name is FieldName => name in FIELDS;

/** Every field that the template names, shown or not. */
function namesIn(tokens: Tokens): string[] {
  return tokens.flatMap(([type, name, , , inner]) =>
    type === 'text' ? [] : [String(name), ...(Array.isArray(inner) ? namesIn(inner as Tokens) : [])],
  );
}

/** What a template wants besides the fields of `FIELDS`. */
const WANTED: Readonly<Record<string, string>> = {
  value: 'two to five facts about your work',
  values: 'two to five facts about your work',
  claims: 'two to five facts about your work',
  strongest: 'two to five facts about your work',
  meaning: 'Medicare amounts',
  comparison: 'Medicare amounts',
  comparisonAlone: 'Medicare amounts',
  basisOnly: 'Medicare amounts',
  others: 'what other payers pay, where it may be said',
  region: 'a survey of the region',
  timeline: 'what was said and sent, with dates',
  localStandards: 'statements on local standards',
  clientOptions: 'what you offer your clients',
  news: 'what is new in your practice',
  denials: 'denials and days beside the other payers',
  about: 'what your practice is',
  clause: 'the termination clause',
  noticeKept: 'the days of notice',
  regulator: 'the name of the state regulator',
  years: 'how long you have practiced',
  isDenied: 'what the payer answered',
  raised: 'what the payer offers',
  offerSteps: 'what the payer offers',
  members: 'how many of its members you treat',
  introduction: 'since when you are in the network',
  relationship: 'since when you are in the network',
  networkSince: 'since when you are in the network',
  trigger: 'what has changed',
};

function once<T>(work: () => T): () => T {
  let done: { value: T } | undefined;
  return () => {
    done ??= { value: work() };
    return done.value;
  };
}

/** LTR-11: this payer's denials and days beside the others'. */
function frictionFigures({ friction, payer }: LetterFacts): LetterFigure[] {
  if (!friction) return [];
  const { denialRate, otherDenialRate, days, otherDays, period } = friction;
  const source = `Claims, ${period}: ${oneLine(payer)} and the average of the others`;
  return [
    ...(denialRate === null || otherDenialRate === null
      ? []
      : [
          {
            text: `${formatPercent(denialRate)} of our claims denied or reduced, ${formatPercent(otherDenialRate)} elsewhere`,
            source,
          },
        ]),
    ...(days === null || otherDays === null
      ? []
      : [{ text: `${days} days to payment, ${otherDays} elsewhere`, source }]),
  ];
}

export function letter(draft: Draft): LetterKind {
  const own = folded(draft.body);
  const body = own.replace(/\{\{> ?table\}\}/, RATE_TABLE.trim());
  const isSent = draft.form === 'letter' || draft.form === 'email';
  const hasTable = own.includes('{{> table}}');
  // Read when first asked for: every command loads the whole library, and few draft a letter.
  const tokens = once((): Tokens => Mustache.parse(`${draft.subject} ${body}`));
  const names = once(() => [...new Set(namesIn(Mustache.parse(`${draft.subject} ${own}`)))]);

  const known = (facts: LetterFacts): Record<string, unknown> => {
    const fields = Object.entries(FIELDS).map(([name, field]) => [name, field.value(facts)] as const);
    const view = { ...tableView(facts), ...optionalFields(facts), ...Object.fromEntries(fields) };
    return draft.stage === 'response' || draft.stage === 'before signing'
      ? { ...view, showOffered: facts.lines.some(({ offered }) => offered != null) }
      : view;
  };
  /** The same with a bracket for each field that must be known and isn't. */
  const bracketed = (facts: LetterFacts): Record<string, unknown> => {
    const view = known(facts);
    const missing = [...reached(tokens(), view, new Set())].filter(isField).filter((name) => view[name] === '');
    return { ...view, ...Object.fromEntries(missing.map((name) => [name, `[${FIELDS[name].what}]`])) };
  };
  const subject = (facts: LetterFacts): string =>
    oneLine(Mustache.render(draft.subject, bracketed(facts), {}, { escape: String }));
  const closing = (facts: LetterFacts): string[] => {
    const own = draft.isPlain ? [] : paragraphs(facts.practice.closing ?? '');
    return own.length > 0 ? own : draft.closing === undefined ? [] : [draft.closing];
  };

  return {
    id: draft.id,
    name: draft.name,
    stage: draft.stage,
    form: draft.form,
    trigger: draft.trigger,
    purpose: draft.purpose,
    get wants() {
      return [
        ...new Set(names().flatMap((name) => (isField(name) ? [FIELDS[name].what] : (WANTED[name] ?? [])))),
        ...(hasTable ? ['the current and the proposed rates'] : []),
      ];
    },
    isFull: draft.isFull ?? false,
    isArgued: draft.isArgued ?? false,
    cautions: draft.cautions ?? [],
    markdown: FRAMES[draft.form](body),
    mail: isSent ? `${GREETING}${body}\n${ENDING}` : `\n${body}\n`,
    title: (facts) => docName(facts.date, facts.payer, uncapitalized(draft.name)),
    subject,
    view: (facts) => ({
      ...bracketed(facts),
      ...frameView(facts),
      ...(draft.isPlain ? { opening: [] } : {}),
      ...(draft.isArgued ? {} : { enclosures: [] }),
      ...(draft.to === undefined
        ? {}
        : { addressee: draft.to === 'regulator' ? filled(facts.regulator).map(capitalized) : [] }),
      ...(draft.salutation === undefined ? {} : { salutation: draft.salutation }),
      sender: named(facts) || '[practice]',
      date: longDate(facts.date),
      subject: subject(facts),
      closing: closing(facts),
    }),
    needs: (facts) => {
      const view = known(facts);
      const fields = [...reached(tokens(), view, new Set())].filter(isField).filter((name) => view[name] === '');
      const count = quantifiedFacts(facts);
      return inOrder([
        ...frameNeeds(facts).filter(
          ({ field, level }) => level === 'needed' || (isSent && (draft.to === undefined || field !== 'log.contact')),
        ),
        ...(hasTable || names().includes('asks') ? [...codesNeed(facts), ...amountNeeds(facts)] : []),
        ...(names().includes('codes') ? codesNeed(facts) : []),
        ...fields.map((name): LetterNeed => {
          const { what, place, field } = FIELDS[name];
          return { message: `${place}: the letter needs ${sentence(what)} Type it.`, level: 'needed', field };
        }),
        ...(draft.needsResponse && facts.response?.nature == null
          ? [
              {
                message:
                  'Negotiation Log, Nature of Response: the letter needs to know what the payer answered. Choose it.',
                level: 'needed',
                field: 'log.response',
              } as const,
            ]
          : []),
        ...(draft.lists ?? []).flatMap(([list, need]) => {
          const entries = view[list];
          return Array.isArray(entries) && entries.length > 0 ? [] : [need];
        }),
        ...(draft.checks?.(facts) ?? []),
        ...(draft.isArgued && count < 2
          ? [
              {
                message: `The letter rests on ${count === 0 ? 'no' : 'one'} ${plural(count, 'fact')} with a figure. Two or three are stronger.`,
                level: 'better',
                field: 'facts',
              } as const,
            ]
          : []),
      ]);
    },
    figures: (facts) => [...figures(facts), ...(names().includes('denials') ? frictionFigures(facts) : [])],
  };
}
