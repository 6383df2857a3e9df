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
      }),
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
          current: z.number(),
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
      lines: z.array(z.object({ code: text, current: dollars, requested: dollars })),
    }),
    output: z.object({ row: z.number(), at: cellRef, summary: z.string() }),
  },

  /** The letter as it would be drafted, with what is missing. Writes nothing. */
  previewLetter: {
    input: z.object({ row: z.number(), today: isoDate }),
    output: z.object({
      payer: z.string(),
      title: z.string(),
      /** A complete, escaped HTML fragment. */
      html: z.string(),
      needs: z.array(need),
      /** The figures in it, each with where it comes from. */
      facts: z.array(z.object({ text: z.string(), source: z.string() })),
      sent: z.nullable(isoDate),
      letterUrl: z.nullable(z.string()),
    }),
  },

  /** Makes the Google Doc and writes its link into the row. `payer`: refused if the row is another payer's by now (sorted meanwhile). */
  draftLetter: {
    input: z.object({ row: z.number(), payer: z.optional(text), today: isoDate }),
    output: z.object({ name: z.string(), url: z.string(), folder: z.string(), at: cellRef }),
  },

  /** Writes the date of initial request and Status Pending. `replace`: a date that stands there already is replaced. */
  markSent: {
    input: z.object({ row: z.number(), payer: z.optional(text), date: isoDate, replace: z.boolean() }),
    output: z.object({ at: cellRef, summary: z.string() }),
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
