/**
 * A tab that is there for a moment, to try in it what Google does, and is taken away again whatever happens. Nothing else in the
 * spreadsheet is written; the user stays where they were.
 */
import { flush, projectVisibility, type Sheet, type Spreadsheet } from './spreadsheet.ts';

const MARK = 'ratecase.trial';
const TITLE = 'RateCase check';
/** Cell functions answer by and by: how often their answers are awaited, and for how long each time. */
const TRIES = 12;
const PAUSE = 500;

/** Something we rest on: what should show, and what shows. */
export interface Finding {
  readonly what: string;
  readonly expected: string;
  readonly seen: string;
  readonly held: boolean;
}

/** What the trial tab shows and holds, by cell: `shown('B3')`. */
export interface Board {
  shown(cell: string): string;
  value(cell: string): unknown;
  formula(cell: string): string;
}

export interface Trial {
  readonly sheet: Sheet;
  /** Looks until all is as it should be, or long enough. */
  look(find: (board: Board) => Finding[]): Finding[];
  /** How many tabs a duplicate of this one leaves with its mark. */
  marksAfterDuplicating(): number;
}

/** Runs `work` on a trial tab; one that an earlier check could not take away goes first. */
export function onTrialTab(spreadsheet: Spreadsheet, work: (trial: Trial) => void): void {
  for (const sheet of marked(spreadsheet)) spreadsheet.deleteSheet(sheet);
  const previous = spreadsheet.getActiveSheet();
  const temporary: Sheet[] = [];
  try {
    const sheet = insert(spreadsheet);
    temporary.push(sheet);
    sheet.addDeveloperMetadata(MARK, 'trial', projectVisibility());
    spreadsheet.setActiveSheet(previous, true);
    work({
      sheet,
      look: (find) => lookUntil(sheet, find),
      marksAfterDuplicating() {
        temporary.push(sheet.copyTo(spreadsheet));
        return marked(spreadsheet).length;
      },
    });
  } finally {
    for (const sheet of temporary.reverse()) remove(spreadsheet, sheet);
    spreadsheet.setActiveSheet(previous, true);
  }
}

function marked(spreadsheet: Spreadsheet): Sheet[] {
  return spreadsheet
    .createDeveloperMetadataFinder()
    .withKey(MARK)
    .find()
    .flatMap((mark) => mark.getLocation().getSheet() ?? []);
}

function insert(spreadsheet: Spreadsheet): Sheet {
  for (let attempt = 1; ; attempt += 1) {
    const name = attempt === 1 ? TITLE : `${TITLE} ${attempt}`;
    if (!spreadsheet.getSheetByName(name)) return spreadsheet.insertSheet(name, spreadsheet.getSheets().length);
  }
}

/** Tried twice: a service that fails once mostly works the next time. */
function remove(spreadsheet: Spreadsheet, sheet: Sheet): void {
  try {
    spreadsheet.deleteSheet(sheet);
  } catch {
    spreadsheet.deleteSheet(sheet);
  }
}

function lookUntil(sheet: Sheet, find: (board: Board) => Finding[]): Finding[] {
  for (let attempt = 1; ; attempt += 1) {
    flush();
    const findings = find(boardOf(sheet));
    if (attempt >= TRIES || findings.every(({ held }) => held)) return findings;
    Utilities.sleep(PAUSE);
  }
}

function boardOf(sheet: Sheet): Board {
  const range = sheet.getDataRange();
  const [values, displays, formulas] = [range.getValues(), range.getDisplayValues(), range.getFormulas()];
  const at = (cell: string) => [Number(cell.slice(1)) - 1, cell.charCodeAt(0) - 65] as const;
  return {
    shown(cell) {
      const [row, column] = at(cell);
      return displays[row]?.[column] ?? '';
    },
    value(cell) {
      const [row, column] = at(cell);
      return values[row]?.[column] ?? '';
    },
    formula(cell) {
      const [row, column] = at(cell);
      return formulas[row]?.[column] ?? '';
    },
  };
}
