/** SpreadsheetApp.NamedRange. */
import { parseReference } from '../engine/references.ts';
import type { Execution } from './execution.ts';
import { Range } from './range.ts';
import { local, ServiceError, ServiceObject, type Surface, surface, writes } from './surface.ts';

export class NamedRange extends ServiceObject {
  readonly surface: Surface = namedRangeSurface;

  constructor(
    private readonly execution: Execution,
    private name: string,
  ) {
    super();
  }

  /** Names are compared without case, as formulas do. */
  static find(execution: Execution, name: string): NamedRange | undefined {
    const wanted = name.toUpperCase();
    const found = [...execution.state.workbook.namedRanges.keys()].find((key) => key.toUpperCase() === wanted);
    return found === undefined ? undefined : new NamedRange(execution, found);
  }

  static set(execution: Execution, name: string, range: Range): NamedRange {
    const looksLikeCell = parseReference(name) !== undefined || /^R\d*C\d*$/i.test(name);
    if (!/^[\p{L}_][\p{L}\p{N}_.]{0,249}$/u.test(name) || looksLikeCell || /^(true|false)$/i.test(name)) {
      throw new ServiceError('The name given to this range is invalid.');
    }
    NamedRange.find(execution, name)?.remove();
    execution.state.workbook.namedRanges.set(name, { sheetId: range.sheetId, area: { ...range.area } });
    return new NamedRange(execution, name);
  }

  getName(): string {
    return this.name;
  }

  getRange(): Range {
    const found = this.execution.state.workbook.namedRanges.get(this.name);
    if (!found) throw new ServiceError('Range not found');
    return new Range(this.execution, found.sheetId, { ...found.area });
  }

  setName(name: string): NamedRange {
    const range = this.getRange();
    this.remove();
    NamedRange.set(this.execution, name, range);
    this.name = name;
    return this;
  }

  setRange(range: Range): NamedRange {
    NamedRange.set(this.execution, this.name, range);
    return this;
  }

  remove(): null {
    this.execution.state.workbook.namedRanges.delete(this.name);
    return null;
  }
}

const namedRangeSurface = surface<GoogleAppsScript.Spreadsheet.NamedRange, NamedRange>('SpreadsheetApp.NamedRange', {
  getName: local(),
  getRange: local(),
  setName: writes('String'),
  setRange: writes('Range'),
  remove: writes(),
});
