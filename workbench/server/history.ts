/** Undo and redo of what the user did to cells. Anything that moves cells or comes from a script begins a new history. */
import type { CellAttributes, CellInput, SheetModel, WorkbookModel } from '../engine/types.ts';

interface Kept {
  row: number;
  column: number;
  input: CellInput;
  isFormula: boolean;
  attributes: Readonly<CellAttributes>;
}

interface Step {
  sheetId: number;
  before: Kept[];
  after: Kept[];
}

const STEPS = 200;

function keep(sheet: SheetModel, cells: Iterable<{ row: number; column: number }>): Kept[] {
  const kept: Kept[] = [];
  for (const { row, column } of cells) {
    const input = sheet.input(row, column);
    const isFormula = typeof input === 'string' && input.startsWith('=') && sheet.view(row, column).formula !== '';
    kept.push({ row, column, input, isFormula, attributes: { ...sheet.attributes(row, column) } });
  }
  return kept;
}

/** Sets a cell's attributes to exactly these. */
export function replaceAttributes(sheet: SheetModel, row: number, column: number, wanted: Readonly<CellAttributes>) {
  const removed: { [K in keyof CellAttributes]: CellAttributes[K] | undefined } = {};
  for (const key of Object.keys(sheet.attributes(row, column)) as (keyof CellAttributes)[]) removed[key] = undefined;
  sheet.setAttributes(row, column, { ...removed, ...wanted });
}

/** Puts a content back as it was: a text stays a text even if it begins with "=". */
export function putBack(sheet: SheetModel, row: number, column: number, input: CellInput, isFormula: boolean): void {
  if (typeof input === 'string' && !isFormula) sheet.putText(row, column, input);
  else sheet.put(row, column, input);
}

export class History {
  private undoable: Step[] = [];
  private redoable: Step[] = [];

  constructor(private readonly workbook: WorkbookModel) {}

  get canUndo(): boolean {
    return this.undoable.length > 0;
  }

  get canRedo(): boolean {
    return this.redoable.length > 0;
  }

  clear(): void {
    this.undoable = [];
    this.redoable = [];
  }

  /** Does `change` to the cells named and remembers how they were. */
  record(sheet: SheetModel, cells: readonly { row: number; column: number }[], change: () => void): void {
    const before = keep(sheet, cells);
    change();
    this.undoable.push({ sheetId: sheet.id, before, after: keep(sheet, cells) });
    if (this.undoable.length > STEPS) this.undoable.shift();
    this.redoable = [];
  }

  /** The step taken back, for the cursor to go there; undefined when there was none. */
  undo(): { sheetId: number; row: number; column: number } | undefined {
    return this.move(this.undoable, this.redoable, (step) => step.before);
  }

  redo(): { sheetId: number; row: number; column: number } | undefined {
    return this.move(this.redoable, this.undoable, (step) => step.after);
  }

  private move(from: Step[], to: Step[], side: (step: Step) => Kept[]) {
    const step = from.pop();
    const sheet = step === undefined ? undefined : this.workbook.sheetById(step.sheetId);
    if (step === undefined || sheet === undefined) return undefined;
    to.push(step);
    for (const { row, column, input, isFormula, attributes } of side(step)) {
      replaceAttributes(sheet, row, column, attributes);
      putBack(sheet, row, column, input, isFormula);
    }
    const first = step.before[0];
    return { sheetId: sheet.id, row: first?.row ?? 0, column: first?.column ?? 0 };
  }
}
