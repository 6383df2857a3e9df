/** SpreadsheetApp.Protection. It stops the second person's scripts where only the owner may edit. */
import { type OpenProtection, unprotectedIn } from '../engine/protections.ts';
import type { Protection as ProtectionModel } from '../engine/types.ts';
import { ProtectionType } from './enums.ts';
import type { Execution } from './execution.ts';
import { Range } from './range.ts';
import { Sheet } from './sheet.ts';
import { type EnumValue, local, reads, ServiceError, ServiceObject, type Surface, surface, writes } from './surface.ts';

export class Protection extends ServiceObject {
  readonly surface: Surface = protectionSurface;

  constructor(
    private readonly execution: Execution,
    private readonly sheetId: number,
    private readonly model: ProtectionModel,
  ) {
    super();
  }

  /** Of one kind, in the order they were made. */
  static of(execution: Execution, sheetId: number, type: EnumValue): Protection[] {
    const { protections } = Sheet.modelOf(execution, sheetId).properties;
    return protections
      .filter(({ area }) => (area === null) === (type === ProtectionType.SHEET))
      .map((model) => new Protection(execution, sheetId, model));
  }

  getProtectionType(): EnumValue {
    return this.model.area ? ProtectionType.RANGE : ProtectionType.SHEET;
  }

  getRange(): Range {
    const sheet = Sheet.modelOf(this.execution, this.sheetId);
    const whole = { top: 0, left: 0, bottom: sheet.rowCount - 1, right: sheet.columnCount - 1 };
    return new Range(this.execution, this.sheetId, { ...(this.model.area ?? whole) });
  }

  getDescription(): string {
    return this.model.description;
  }

  setDescription(description: string): Protection {
    this.model.description = description;
    return this;
  }

  isWarningOnly(): boolean {
    return this.model.warningOnly;
  }

  setWarningOnly(warningOnly: boolean): Protection {
    this.model.warningOnly = warningOnly;
    return this;
  }

  setRange(range: Range): Protection {
    this.model.area = { ...range.area };
    return this;
  }

  /** Parts of a protected sheet that anybody may change. */
  getUnprotectedRanges(): Range[] {
    return unprotectedIn(this.model).map((area) => new Range(this.execution, this.sheetId, { ...area }));
  }

  setUnprotectedRanges(ranges: Range[]): Protection {
    if (this.model.area) throw new ServiceError('Unprotected ranges can only be set on a protected sheet.');
    if (ranges.some((range) => range.sheetId !== this.sheetId)) {
      throw new ServiceError('Unprotected ranges must be on the protected sheet.');
    }
    const open: OpenProtection = this.model;
    open.unprotected = ranges.map(({ area }) => ({ ...area }));
    return this;
  }

  canEdit(): boolean {
    const { user } = this.execution.state.circumstances;
    return user === 'owner' || this.model.warningOnly || this.model.ownerOnly !== true;
  }

  remove(): null {
    const { protections } = Sheet.modelOf(this.execution, this.sheetId).properties;
    const index = protections.indexOf(this.model);
    if (index >= 0) protections.splice(index, 1);
    return null;
  }
}

const protectionSurface = surface<GoogleAppsScript.Spreadsheet.Protection, Protection>('SpreadsheetApp.Protection', {
  getProtectionType: local(),
  getRange: local(),
  getDescription: reads(),
  setDescription: writes('String'),
  isWarningOnly: reads(),
  setWarningOnly: writes('Boolean'),
  setRange: writes('Range'),
  getUnprotectedRanges: reads(),
  setUnprotectedRanges: writes('Range[]'),
  canEdit: reads(),
  remove: writes(),
});
