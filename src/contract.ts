/**
 * Every command the sidebar can call: its name, what it takes, what it gives. The server checks inputs with these
 * schemas; the sidebar uses the types only. JSON throughout; dates are `YYYY-MM-DD`, money is dollars, ratios are inside (0.8718).
 */
import * as z from 'zod/mini';

const isoDate = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'a date like 2026-05-12'));
const dollars = z.number().check(z.positive('an amount above zero'));
const text = z.string().check(z.maxLength(5000));

/** A place in the workbook: the tab by RateCase's own id or its title as shown, and a cell like "D7". */
export const cellRef = z.object({ tab: z.string(), cell: z.string() });
export type CellRef = z.infer<typeof cellRef>;

/** Something in the sheet that needs a look; nothing else stops because of it. */
export const problem = z.object({ message: z.string(), at: z.nullable(cellRef) });
export type Problem = z.infer<typeof problem>;

export const screenName = z.enum([
  'home',
  'practice',
  'payers',
  'payer',
  'rates',
  'tabs',
  'requests',
  'new-request',
  'letter',
  'letters',
  'response',
  'scripts',
  'help',
]);
export type ScreenName = z.infer<typeof screenName>;

const codeAmount = z.object({
  code: z.string(),
  /** Our plain name of the service, e.g. "45-minute session"; '' for codes we have none for. */
  label: z.string(),
  /** Local Medicare amount; null where Medicare has no price for it. */
  medicare: z.nullable(z.number()),
});

const place = z.object({
  zip: z.string(),
  /** e.g. "14512-50" */
  locality: z.string(),
  localityName: z.string(),
  /** True when part of the ZIP belongs to another locality. */
  spans: z.boolean(),
  /** One sentence that says where the ZIP falls. */
  sentence: z.string(),
});

const practice = z.object({
  practiceName: z.string(),
  /** Who signs the letters. */
  signer: z.string(),
  credentials: z.string(),
  npi: z.string(),
  phone: z.string(),
  email: z.string(),
  zip: z.string(),
  clinician: z.string(),
  setting: z.string(),
});
export type Practice = z.infer<typeof practice>;

const payer = z.object({ name: z.string(), type: z.string(), renewal: z.nullable(isoDate) });
export type Payer = z.infer<typeof payer>;

const rate = z.object({ payer: z.string(), code: z.string(), rate: z.number() });
export type RateLine = z.infer<typeof rate>;

const tab = z.object({
  id: z.string(),
  title: z.string(),
  about: z.string(),
  kind: z.enum(['type', 'worked-out', 'settings']),
  state: z.enum(['missing', 'here', 'incomplete']),
  /** Headings that were renamed or deleted. */
  missingColumns: z.array(z.string()),
  /** An example row can be asked for (`addExamples`). */
  example: z.optional(z.boolean()),
});
export type TabState = z.infer<typeof tab>;

const builtTab = z.object({
  id: z.string(),
  title: z.string(),
  outcome: z.enum(['made', 'updated', 'unchanged']),
  /** What was added or brought up to date, in words; '' when nothing. */
  summary: z.string(),
  problems: z.array(problem),
  /** Headings of columns and titles of charts that are gone; `buildTab` puts them back with `restore`. */
  missing: z.optional(z.array(z.string())),
});
export type BuiltTab = z.infer<typeof builtTab>;

const request = z.object({
  /** Row of the Negotiation Log, as numbered in the sheet. */
  row: z.number(),
  payer: z.string(),
  codes: z.array(z.string()),
  status: z.string(),
  sent: z.nullable(isoDate),
  letterUrl: z.nullable(z.string()),
  /** e.g. "Draft ready, not sent yet" */
  line: z.string(),
});
export type RequestSummary = z.infer<typeof request>;

const need = z.object({
  /** One sentence: what is missing and what to do. */
  message: z.string(),
  at: z.nullable(cellRef),
  /** `needed` blocks drafting; `better` makes the letter stronger. */
  level: z.enum(['needed', 'better']),
});
export type LetterNeed = z.infer<typeof need>;

const payerQuestion = z.object({
  key: z.string(),
  /** The column of Payers that holds the answer. */
  header: z.string(),
  help: z.string(),
  /** '' where none helps. */
  example: z.string(),
  kind: z.enum(['yes-no', 'yes-no-unknown', 'choice', 'date', 'number', 'ratio', 'money', 'text', 'long-text']),
  choices: z.array(z.string()),
  /** As typed: dates `YYYY-MM-DD`, shares "20%", dollars "120.00"; '' for a blank cell and for one that cannot be read. */
  value: z.string(),
  /** Why the cell cannot be read; '' when it can. */
  fault: z.string(),
  at: cellRef,
});
export type PayerQuestion = z.infer<typeof payerQuestion>;
/** What a letter is about: a row of the Negotiation Log, or, where `row` is null, a payer alone (rapport, renewal, leaving). */
const letterSubject = {
  row: z.nullable(z.number()),
  /** With a row: refused if the row is another payer's by now (sorted meanwhile). Without: whom the letter is to. */
  payer: z.optional(text),
  today: isoDate,
};

const codeList = z.array(text).check(z.minLength(1, 'at least one code'));
const note = text.check(z.minLength(1, 'some words'));

/** ASK-07..10: what may stand beside the amounts. `share` is a ratio (0.03). */
export const askOption = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('escalator'), share: z.number().check(z.positive('a share above zero'), z.lte(1)) }),
  z.object({ kind: z.literal('carve-out'), codes: codeList }),
  z.object({ kind: z.literal('add codes'), codes: codeList }),
  z.object({ kind: z.literal('prior authorization'), codes: codeList }),
  z.object({ kind: z.literal('clean claims'), businessDays: z.int().check(z.positive('at least one day')) }),
  z.object({ kind: z.literal('less paperwork'), what: note }),
  z.object({ kind: z.literal('phased'), second: isoDate }),
  z.object({ kind: z.literal('review in six months') }),
  z.object({ kind: z.literal('performance'), measure: note }),
  z.object({ kind: z.literal('bonus'), measure: note }),
  z.object({ kind: z.literal('by volume'), members: z.int().check(z.positive('at least one member')) }),
  z.object({ kind: z.literal('trade-off'), give: note }),
]);
export type AskOptionInput = z.infer<typeof askOption>;

/** What the user chose for a letter. Left out: what RateCase proposes. */
export const letterChoice = z.object({
  /** Handbook id, like "LTR-02". */
  template: z.optional(text),
  /** Ids of `letterChoices.facts`, in the order in which they are printed; at most five are. */
  facts: z.optional(z.array(text)),
  options: z.optional(z.array(askOption)),
  /** Print what the request is worth a year. */
  showYearly: z.optional(z.boolean()),
  enclosures: z.optional(z.array(text)),
  /** By when an answer is asked for. */
  replyBy: z.optional(z.nullable(isoDate)),
});
export type LetterChoice = z.infer<typeof letterChoice>;

export const letterStage = z.enum([
  'opening',
  'formal ask',
  'follow-up',
  'after call',
  'escalation',
  'decision',
  'response',
  'leaving',
  'rapport',
  'before signing',
]);

/** What was sent, for `markSent`; a `reply` to an answer has no date column, only its line in Communications. */
export const sentStep = z.enum(['request', 'first follow-up', 'second follow-up', 'escalation', 'dispute', 'reply']);
export type SentStep = z.infer<typeof sentStep>;

const letterTemplate = z.object({
  id: z.string(),
  name: z.string(),
  stage: letterStage,
  /** `script` and `reply` are read aloud or copied; an `enclosure` goes with a letter. */
  form: z.enum(['letter', 'email', 'script', 'reply', 'enclosure']),
  purpose: z.string(),
  /** When it is due, in words. */
  trigger: z.string(),
  wants: z.array(z.string()),
  /** Which of the user's choices it has a place for. */
  places: z.object({
    facts: z.boolean(),
    terms: z.boolean(),
    alternatives: z.boolean(),
    yearly: z.boolean(),
    replyBy: z.boolean(),
    enclosures: z.boolean(),
  }),
  isProposed: z.boolean(),
  /** Why it is proposed, one sentence; '' where it is not. */
  why: z.string(),
  /** What `markSent` takes when this letter went out; null where nothing is dated. */
  sends: z.nullable(sentStep),
  /** Who reads it, in a sentence, where that is not the contact at the payer; '' else. */
  reader: z.string(),
  /** The Doc that this row has for the same step. */
  letterUrl: z.nullable(z.string()),
});
export type LetterTemplateView = z.infer<typeof letterTemplate>;

const letterFact = z.object({
  id: z.string(),
  /** As the letter prints it. */
  text: z.string(),
  /** e.g. "Outcomes, cell C2, January to June 2026" */
  source: z.string(),
  at: cellRef,
  isChosen: z.boolean(),
  /** One sentence: why it is proposed, or why not. */
  why: z.string(),
});
export type LetterFactView = z.infer<typeof letterFact>;

/** What the checks found in the text; shown to the user, who may pass all but those that block. */
const finding = z.object({
  rule: z.string(),
  message: z.string(),
  /** The words it is about, or "the whole letter". */
  place: z.string(),
  /** A better wording, or what to do. */
  suggestion: z.string(),
  blocks: z.boolean(),
});
export type LetterFinding = z.infer<typeof finding>;

const payerNotice = z.object({
  /** As in the Payers tab; '' where it is not given. */
  type: z.string(),
  negotiable: z.enum(['yes', 'limited', 'own process', 'no']),
  says: z.string(),
  /** What can be done instead, best first. */
  instead: z.array(z.string()),
});

const nextFollowUp = z.object({
  /** `dispute`: when a supervisor has had time to answer. */
  what: z.enum(['first follow-up', 'second follow-up', 'escalation', 'dispute']),
  on: isoDate,
  at: cellRef,
  /** Written into Date of Next Follow-Up; false where a date of the user's own stands there. */
  isWritten: z.boolean(),
  /** The date that stands there. */
  stands: isoDate,
});

/** A Doc that was drafted, as `undoDraft` takes it back. */
const draftedDoc = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  /** The link that the row had before; null for none. */
  was: z.nullable(z.object({ name: z.string(), url: z.string() })),
});
export type DraftedDocument = z.infer<typeof draftedDoc>;

/** What “I sent it” wrote, and what stood there before: as `undoSent` takes it back. */
const sentChange = z.object({
  what: sentStep,
  wrote: z.object({ date: z.string(), status: z.string(), nextFollowUp: z.string() }),
  was: z.object({ date: z.string(), status: z.string(), nextFollowUp: z.string() }),
  /** Its line in Communications; `was`: the date from which it was moved, null where it was added. */
  line: z.nullable(z.object({ what: z.string(), date: z.string(), was: z.nullable(z.string()) })),
});
export type SentChange = z.infer<typeof sentChange>;

const talkingPoint = z.object({
  id: z.string(),
  name: z.string(),
  /** "They say: ..." or when to use it. */
  trigger: z.string(),
  purpose: z.string(),
  html: z.string(),
  text: z.string(),
  /** For the user; no part of what is said. */
  cautions: z.array(z.string()),
  needs: z.array(need),
});
export type TalkingPoint = z.infer<typeof talkingPoint>;

const empty = z.object({});

/** name -> { input, output } */
export const commands = {
  /** Proves that the panel reaches the sheet. */
  ping: { input: empty, output: z.object({ pong: z.literal(true) }) },

  home: {
    input: z.object({ today: isoDate }),
    output: z.object({
      /** `empty`: nothing built yet; `setup`: first run unfinished; `working`: the rest. */
      stage: z.enum(['empty', 'setup', 'working']),
      practice: z.nullable(practice),
      place: z.nullable(place),
      next: z.object({
        title: z.string(),
        text: z.string(),
        action: z.string(),
        screen: screenName,
        /** Row of the log, for the letter screen. */
        row: z.nullable(z.number()),
        /** For a new request. */
        payer: z.nullable(z.string()),
        /** Business days since it was due; 0 when it is not late. */
        late: z.number(),
        /** Row of the request that the payer may have answered meanwhile. */
        mayBeAnswered: z.nullable(z.number()),
      }),
      /** What falls due in the next weeks, soonest first, without `next`. */
      comingUp: z.array(
        z.object({
          on: isoDate,
          late: z.number(),
          title: z.string(),
          text: z.string(),
          screen: screenName,
          row: z.nullable(z.number()),
          payer: z.nullable(z.string()),
        }),
      ),
      standsOut: z.array(
        z.object({
          mark: z.enum(['good', 'watch', 'poor', 'info']),
          title: z.string(),
          text: z.string(),
          at: z.nullable(cellRef),
        }),
      ),
      counts: z.object({ payers: z.number(), rates: z.number(), requests: z.number() }),
      problems: z.array(problem),
    }),
  },

  /** Where a ZIP falls and what Medicare pays there; writes nothing. */
  lookUpPlace: {
    input: z.object({ zip: text, clinician: text }),
    output: z.object({
      place,
      /** e.g. "2026 Medicare allowed amount, Vermont, office, as paid to clinical psychologists (100 % of the fee schedule)" */
      basis: z.string(),
      year: z.number(),
      amounts: z.array(codeAmount),
    }),
  },

  practice: {
    input: empty,
    output: z.object({
      practice,
      /** Clinician types to choose from, the words as the Practice tab takes them. */
      clinicians: z.array(z.object({ value: z.string(), label: z.string(), percent: z.number() })),
      payerTypes: z.array(z.string()),
    }),
  },

  /** Makes the tabs that are missing and writes the facts given; a blank fact leaves its cell as it is. */
  savePractice: {
    input: z.object({ today: isoDate, practice: z.partial(practice) }),
    output: z.object({ place: z.nullable(place), written: z.array(cellRef), summary: z.string() }),
  },

  payers: { input: empty, output: z.object({ payers: z.array(payer), problems: z.array(problem) }) },

  /** Adds rows for payers that are not in the Payers tab yet; rows that are there stay as they are. */
  savePayers: {
    input: z.object({ payers: z.array(z.object({ name: text, type: text, renewal: z.nullable(isoDate) })) }),
    output: z.object({ added: z.array(z.string()), already: z.array(z.string()), summary: z.string() }),
  },

  /** What only the practice can answer about a payer, from its row of Payers. `payer` null: the payers to choose from. */
  payerAnswers: {
    input: z.object({ payer: z.nullable(text) }),
    output: z.object({
      payers: z.array(z.string()),
      payer: z.nullable(z.string()),
      row: z.nullable(cellRef),
      groups: z.array(
        z.object({ id: z.string(), title: z.string(), about: z.string(), questions: z.array(payerQuestion) }),
      ),
      /** Headings that Payers lacks: their questions are left out. */
      missing: z.array(z.string()),
    }),
  },

  /**
   * Writes the cells whose answer changed, and nothing else. `was`: what the panel read there, its fault where it could not be
   * read; refused, with nothing written, when a cell says something else by now. '' clears the cell.
   */
  savePayerAnswers: {
    input: z.object({ payer: text, answers: z.array(z.object({ key: text, was: text, value: text })) }),
    output: z.object({ written: z.array(cellRef), summary: z.string() }),
  },

  /** Adds rows to Rates (and payers to Payers). A payer and code that has a rate without a date already is kept and named. */
  saveRates: {
    input: z.object({ rates: z.array(z.object({ payer: text, code: text, rate: dollars })) }),
    output: z.object({
      added: z.number(),
      /** Rates that stand there already, with the same or another amount. */
      kept: z.array(
        z.object({ payer: z.string(), code: z.string(), has: z.number(), wanted: z.number(), at: cellRef }),
      ),
      summary: z.string(),
      at: z.nullable(cellRef),
    }),
  },

  tabs: { input: empty, output: z.object({ tabs: z.array(tab) }) },

  /** Makes or brings up to date one tab. `restore`: headings to put back. */
  buildTab: {
    input: z.object({ id: text, restore: z.optional(z.array(text)), today: isoDate }),
    output: builtTab,
  },

  /** One row of examples, marked in Notes, in an input tab that has no rows yet. */
  addExamples: { input: z.object({ tab: text }), output: z.object({ at: cellRef, summary: z.string() }) },

  /** Takes away example rows that nobody has changed. */
  removeExamples: { input: z.object({ tab: text }), output: z.object({ removed: z.number(), summary: z.string() }) },

  /**
   * Writes what the Scorecard shows into Scorecard History, a row for each payer. Refused with `snapshot-exists` when the quarter is
   * there with other figures, unless `replace`: then RateCase's own cells of those rows are written anew, and no others.
   */
  takeSnapshot: {
    input: z.object({ today: isoDate, replace: z.optional(z.boolean()) }),
    output: z.object({
      /** e.g. "Q1 2026" */
      quarter: z.string(),
      added: z.array(z.string()),
      replaced: z.array(z.string()),
      /** Payers that stood there already with the same figures. */
      same: z.array(z.string()),
      summary: z.string(),
      at: z.nullable(cellRef),
    }),
  },

  requests: { input: empty, output: z.object({ requests: z.array(request), problems: z.array(problem) }) },

  /** What a new request to a payer starts from: its rates in force beside Medicare and the best other rate. */
  requestForm: {
    input: z.object({ payer: z.nullable(text) }),
    output: z.object({
      payers: z.array(z.string()),
      payer: z.nullable(z.string()),
      lines: z.array(
        z.object({
          code: z.string(),
          label: z.string(),
          /** Null before a first contract: there is a fee schedule to answer at most. */
          current: z.nullable(z.number()),
          medicare: z.nullable(z.number()),
          /** The most that another payer pays for the code. */
          best: z.nullable(z.number()),
          sessions: z.nullable(z.number()),
          requested: z.nullable(z.number()),
        }),
      ),
      basis: z.string(),
      problems: z.array(problem),
    }),
  },

  /** Adds one row to the Negotiation Log. */
  addRequest: {
    input: z.object({
      payer: text,
      contact: text,
      contactInfo: text,
      /** `current` null: no contract yet (LTR-19); `offered`: what the payer offers, as in its fee schedule. */
      lines: z.array(
        z.object({
          code: text,
          current: z.nullable(dollars),
          requested: dollars,
          offered: z.optional(z.nullable(dollars)),
        }),
      ),
    }),
    output: z.object({ row: z.number(), at: cellRef, summary: z.string() }),
  },

  /** What can be written about a row (or to a payer), which of it is proposed and why, and what it can be written from. Writes nothing. */
  letterChoices: {
    input: z.object(letterSubject),
    output: z.object({
      payer: z.string(),
      /** Where the request stands, in one sentence; '' without a row. */
      line: z.string(),
      sent: z.nullable(isoDate),
      /** The step that "I sent it" would date next; null where nothing is left to send. */
      nextToSend: z.nullable(sentStep),
      /** In the order in which a negotiation meets them, without scripts and replies (`talkingPoints`). */
      templates: z.array(letterTemplate),
      /** Id of the template proposed first; null where the request is closed. */
      proposed: z.nullable(z.string()),
      /** Why nothing is proposed, or what to do before a letter; '' else. */
      advice: z.string(),
      payerNotice,
      /** To whom it goes and why (AMB-20); `text` is '' where nobody is known. */
      to: z.object({ text: z.string(), why: z.string(), at: z.nullable(cellRef) }),
      /** Facts about the practice, those proposed first, in the proposed order. */
      facts: z.array(letterFact),
      /** Facts that can't be printed, each with the reason. */
      withheld: z.array(z.object({ reason: z.string(), at: cellRef })),
      /** What the choice of facts lacks, as sentences. */
      factAdvice: z.array(z.string()),
      /** ASK-07..10, to tick. `start` is what it would say when ticked; `field` is the one part the user may change. */
      options: z.array(
        z.object({
          kind: z.string(),
          name: z.string(),
          /** It stands beside the amounts; else it is another way to them. */
          isTerm: z.boolean(),
          caution: z.string(),
          start: askOption,
          field: z.nullable(
            z.object({
              key: z.string(),
              kind: z.enum(['percent', 'codes', 'days', 'date', 'count', 'text']),
              label: z.string(),
            }),
          ),
        }),
      ),
      /** What the request is worth a year, for `showYearly`; null where sessions or rates are missing. */
      yearly: z.nullable(z.object({ dollars: z.number(), text: z.string() })),
      /** Proposed date by which an answer is asked for. */
      replyBy: isoDate,
      enclosures: z.array(z.string()),
      /** REF-01..04: what guides report of others. Context beside the ask, never a prediction. */
      bands: z.object({
        note: z.string(),
        entries: z.array(z.object({ says: z.string(), source: z.string() })),
      }),
      problems: z.array(problem),
    }),
  },

  /** The letter as it would be drafted, with what is missing. Writes nothing. */
  previewLetter: {
    input: z.extend(letterChoice, letterSubject),
    output: z.object({
      payer: z.string(),
      template: z.string(),
      /** The Doc's name. */
      title: z.string(),
      subject: z.string(),
      /** A complete, escaped HTML fragment. */
      html: z.string(),
      /** The same words as plain text, to copy. */
      text: z.string(),
      /** The text of a mail: from the salutation on. */
      mail: z.string(),
      /** Compose links; null where the text is too long for one, or is no mail: copy it then. */
      compose: z.object({ to: z.string(), gmail: z.nullable(z.string()), mailto: z.nullable(z.string()) }),
      needs: z.array(need),
      findings: z.array(finding),
      /** The figures in it, each with where it comes from. */
      facts: z.array(z.object({ text: z.string(), source: z.string() })),
      /** For the user before drafting; never printed. */
      cautions: z.array(z.string()),
      sent: z.nullable(isoDate),
      /** The Doc that the row has for this step already. */
      letterUrl: z.nullable(z.string()),
    }),
  },

  /**
   * Makes the Google Doc, writes its link into the row and a line into Communications. A step that has its Doc is refused with code
   * `already-drafted`, unless `again`.
   */
  draftLetter: {
    input: z.extend(letterChoice, { ...letterSubject, again: z.optional(z.boolean()) }),
    output: z.object({
      name: z.string(),
      url: z.string(),
      /** e.g. "RateCase letters, Insurer B" */
      folder: z.string(),
      /** Cell with the link; null where it belongs in no row. */
      at: z.nullable(cellRef),
      summary: z.string(),
      undo: draftedDoc,
    }),
  },

  /** Moves a drafted Doc to Drive's trash, and takes its link and its line in Communications away, where they stand as written. */
  undoDraft: {
    input: z.object({ row: z.nullable(z.number()), payer: text, doc: draftedDoc }),
    output: z.object({ summary: z.string() }),
  },

  /**
   * Requests with a letter to draft now, for drafting one after the other: call `draftLetter` for each that is `ready`; what is
   * drafted is `drafted` when the list is read again, so a run that was stopped goes on where it stopped.
   */
  draftQueue: {
    input: z.object({ today: isoDate }),
    output: z.object({
      entries: z.array(
        z.object({
          row: z.number(),
          payer: z.string(),
          template: z.string(),
          name: z.string(),
          why: z.string(),
          state: z.enum(['ready', 'drafted', 'blocked', 'nothing due']),
          /** Why it is blocked, or what is due later; '' else. */
          note: z.string(),
          at: z.nullable(cellRef),
          letterUrl: z.nullable(z.string()),
        }),
      ),
    }),
  },

  /** Phone scripts and replies to objections, filled with the facts of a row or a payer; `draftLetter` saves one as a Doc. */
  talkingPoints: {
    input: z.object(letterSubject),
    output: z.object({ payer: z.string(), scripts: z.array(talkingPoint), replies: z.array(talkingPoint) }),
  },

  /**
   * Dates what was sent and starts the clock (AMB-37): writes the date of that step, the status, the next follow-up where none stands,
   * and a line in Communications. `what`: left out, the request. `replace`: a date that stands there already is replaced.
   */
  markSent: {
    input: z.object({
      row: z.number(),
      payer: z.optional(text),
      what: z.optional(sentStep),
      date: isoDate,
      replace: z.boolean(),
    }),
    output: z.object({
      at: cellRef,
      summary: z.string(),
      next: z.nullable(nextFollowUp),
      /** Null where nothing was changed, or what stood there could not be read. */
      undo: z.nullable(sentChange),
    }),
  },

  /** Takes “I sent it” back, as long as every cell holds what it wrote; else refuses with code `changed-since`. Done twice, it does nothing. */
  undoSent: {
    input: z.object({ row: z.number(), payer: text, change: sentChange }),
    output: z.object({ at: cellRef, summary: z.string() }),
  },

  /** Takes a proposed date into Date of Next Follow-Up, over what stands there. */
  setNextFollowUp: {
    input: z.object({ row: z.number(), payer: z.optional(text), date: isoDate }),
    output: z.object({ at: cellRef, summary: z.string() }),
  },

  /** What an answer to a request is weighed against, as it is typed (ASK-03..06). Writes nothing. */
  responseForm: {
    input: z.object({ row: z.number(), payer: z.optional(text), today: isoDate }),
    output: z.object({
      payer: z.string(),
      sent: z.nullable(isoDate),
      isClosed: z.boolean(),
      /** The answer that the row holds; `nature` '' for none. */
      standing: z.object({ nature: z.string(), date: z.nullable(isoDate) }),
      lines: z.array(
        z.object({
          code: z.string(),
          label: z.string(),
          current: z.nullable(z.number()),
          requested: z.nullable(z.number()),
          medicare: z.nullable(z.number()),
          offered: z.nullable(z.number()),
          sessions: z.nullable(z.number()),
        }),
      ),
      /** What the Medicare amounts are. */
      basis: z.string(),
      limits: z.object({ symbolicOffer: z.number(), symbolicGap: z.number(), meaningfulIncrease: z.number() }),
      /** Where the agreed rates and the status belong; null where the column is gone. */
      agreedAt: z.nullable(cellRef),
      statusAt: z.nullable(cellRef),
    }),
  },

  /** Writes down an answer: Response Received, date, nature, offered rates, and a line in Communications. The status stays (AMB-23). */
  recordResponse: {
    input: z.object({
      row: z.number(),
      payer: z.optional(text),
      date: isoDate,
      nature: z.enum(['Approval', 'Partial approval', 'Counteroffer', 'Denial']),
      /** What they offer, for the codes they answered on. */
      offered: z.optional(z.array(z.object({ code: text, amount: dollars }))),
      channel: z.optional(z.enum(['email', 'letter', 'call', 'portal', 'meeting', 'fax'])),
      /** Code `already-answered` says that an answer stands there. */
      replace: z.boolean(),
    }),
    output: z.object({ at: cellRef, summary: z.string() }),
  },

  /**
   * Writes the one page for a payer into Summary, as values; `row`: from that row of the log. A page that was changed since RateCase
   * wrote it is refused with the code `edited`, unless `existing` says to replace it or to write a new tab.
   */
  writeSummary: {
    input: z.object({
      payer: text,
      row: z.optional(z.number()),
      today: isoDate,
      existing: z.optional(z.enum(['replace', 'new-tab'])),
    }),
    output: z.object({
      at: cellRef,
      /** What the tab is called. */
      title: z.string(),
      /** The page as a PDF of letter size. */
      printUrl: z.string(),
      summary: z.string(),
      problems: z.array(problem),
    }),
  },

  /** Shows a cell to the user. */
  goTo: { input: z.object({ at: cellRef }), output: empty },
} as const;

export type CommandName = keyof typeof commands;
export type Input<N extends CommandName> = z.infer<(typeof commands)[N]['input']>;
export type Output<N extends CommandName> = z.infer<(typeof commands)[N]['output']>;

/** What every command answers. `message` says what is wrong and where, `hint` what to do. Nothing was changed when ok is false. */
export type Answer<N extends CommandName> =
  | { ok: true; value: Output<N> }
  | { ok: false; code: string; message: string; hint: string; at: CellRef | null };

/** The one function that google.script.run calls: `rateCase(command, input)`. */
export const RPC_FUNCTION = 'rateCase';
