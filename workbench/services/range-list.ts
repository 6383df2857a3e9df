/** SpreadsheetApp.RangeList. */
import { BORDER_SIDES } from './looks.ts';
import type { ClearOptions, Range } from './range.ts';
import { type EnumValue, local, ServiceObject, type Surface, surface, writes } from './surface.ts';

/** The same change on several ranges of one sheet in one call. */
export class RangeList extends ServiceObject {
  readonly surface: Surface = rangeListSurface;

  constructor(private readonly ranges: readonly Range[]) {
    super();
  }

  override get onSheet(): number | undefined {
    return this.ranges[0]?.sheetId;
  }

  getRanges(): Range[] {
    return [...this.ranges];
  }

  activate(): RangeList {
    return this.on((range) => range.activate());
  }

  setValue(value: unknown): RangeList {
    return this.on((range) => range.setValue(value));
  }

  setFormula(formula: string): RangeList {
    return this.on((range) => range.setFormula(formula));
  }

  setNote(note: string | null): RangeList {
    return this.on((range) => range.setNote(note));
  }

  setNumberFormat(numberFormat: string): RangeList {
    return this.on((range) => range.setNumberFormat(numberFormat));
  }

  setBackground(color: string | null): RangeList {
    return this.on((range) => range.setBackground(color));
  }

  setFontColor(color: string | null): RangeList {
    return this.on((range) => range.setFontColor(color));
  }

  setFontFamily(fontFamily: string | null): RangeList {
    return this.on((range) => range.setFontFamily(fontFamily));
  }

  setFontSize(size: number): RangeList {
    return this.on((range) => range.setFontSize(size));
  }

  setFontWeight(weight: string | null): RangeList {
    return this.on((range) => range.setFontWeight(weight));
  }

  setFontStyle(style: string | null): RangeList {
    return this.on((range) => range.setFontStyle(style));
  }

  setFontLine(line: string | null): RangeList {
    return this.on((range) => range.setFontLine(line));
  }

  setHorizontalAlignment(alignment: string | null): RangeList {
    return this.on((range) => range.setHorizontalAlignment(alignment));
  }

  setVerticalAlignment(alignment: string | null): RangeList {
    return this.on((range) => range.setVerticalAlignment(alignment));
  }

  setWrap(wrapped: boolean): RangeList {
    return this.on((range) => range.setWrap(wrapped));
  }

  setWrapStrategy(strategy: EnumValue): RangeList {
    return this.on((range) => range.setWrapStrategy(strategy));
  }

  setBorder(
    top: boolean | null,
    left: boolean | null,
    bottom: boolean | null,
    right: boolean | null,
    between: boolean | null,
    across: boolean | null,
    color: string | null = null,
    style: EnumValue | null = null,
  ): RangeList {
    return this.on((range) => range.setBorder(top, left, bottom, right, between, across, color, style));
  }

  clear(options: ClearOptions = {}): RangeList {
    return this.on((range) => range.clear(options));
  }

  clearContent(): RangeList {
    return this.on((range) => range.clearContent());
  }

  clearFormat(): RangeList {
    return this.on((range) => range.clearFormat());
  }

  clearNote(): RangeList {
    return this.on((range) => range.clearNote());
  }

  clearDataValidations(): RangeList {
    return this.on((range) => range.clearDataValidations());
  }

  insertCheckboxes(): RangeList {
    return this.on((range) => range.insertCheckboxes());
  }

  check(): RangeList {
    return this.on((range) => range.check());
  }

  uncheck(): RangeList {
    return this.on((range) => range.uncheck());
  }

  private on(change: (range: Range) => void): RangeList {
    this.ranges.forEach(change);
    return this;
  }
}

const rangeListSurface = surface<GoogleAppsScript.Spreadsheet.RangeList, RangeList>('SpreadsheetApp.RangeList', {
  getRanges: local(),
  activate: writes(),
  setValue: writes('Object'),
  setFormula: writes('String'),
  setNote: writes('String?'),
  setNumberFormat: writes('String'),
  setBackground: writes('String?'),
  setFontColor: writes('String?'),
  setFontFamily: writes('String?'),
  setFontSize: writes('Integer'),
  setFontWeight: writes('String?'),
  setFontStyle: writes('String?'),
  setFontLine: writes('String?'),
  setHorizontalAlignment: writes('String?'),
  setVerticalAlignment: writes('String?'),
  setWrap: writes('Boolean'),
  setWrapStrategy: writes('WrapStrategy'),
  setBorder: writes(BORDER_SIDES, `${BORDER_SIDES}, String?, BorderStyle?`),
  clear: writes('', 'Map'),
  clearContent: writes(),
  clearFormat: writes(),
  clearNote: writes(),
  clearDataValidations: writes(),
  insertCheckboxes: writes(),
  check: writes(),
  uncheck: writes(),
});
