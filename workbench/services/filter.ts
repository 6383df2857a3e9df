/** SpreadsheetApp.Filter and its criteria: the values that a column hides. Conditions, colors and sorting are not there. */
import { filterColumn } from '../engine/filters.ts';
import type { BasicFilter } from '../engine/types.ts';
import type { Execution } from './execution.ts';
import { Range } from './range.ts';
import { Sheet } from './sheet.ts';
import { local, reads, ServiceError, ServiceObject, type Surface, surface, writes } from './surface.ts';

export class Filter extends ServiceObject {
  readonly surface: Surface = filterSurface;

  constructor(
    private readonly execution: Execution,
    private readonly sheetId: number,
  ) {
    super();
  }

  static of(execution: Execution, sheetId: number): Filter | null {
    return Sheet.modelOf(execution, sheetId).properties.filter ? new Filter(execution, sheetId) : null;
  }

  private get model(): BasicFilter {
    const { filter } = Sheet.modelOf(this.execution, this.sheetId).properties;
    if (!filter) throw new ServiceError('The filter was removed.');
    return filter;
  }

  getRange(): Range {
    return new Range(this.execution, this.sheetId, { ...this.model.area });
  }

  getColumnFilterCriteria(position: number): FilterCriteria | null {
    const found = this.model.criteria.find(({ column }) => column === this.columnAt(position));
    return found ? new FilterCriteria(found.hiddenValues) : null;
  }

  setColumnFilterCriteria(position: number, criteria: FilterCriteria | null): Filter {
    filterColumn(
      Sheet.modelOf(this.execution, this.sheetId),
      this.columnAt(position),
      criteria === null ? null : criteria.getHiddenValues(),
    );
    return this;
  }

  removeColumnFilterCriteria(position: number): Filter {
    return this.setColumnFilterCriteria(position, null);
  }

  remove(): null {
    delete Sheet.modelOf(this.execution, this.sheetId).properties.filter;
    return null;
  }

  /** Counted from the sheet's first column, and inside the filter. */
  private columnAt(position: number): number {
    const { left, right } = this.model.area;
    if (position - 1 < left || position - 1 > right) throw new ServiceError('The column lies outside the filter.');
    return position - 1;
  }
}

const filterSurface = surface<GoogleAppsScript.Spreadsheet.Filter, Filter>('SpreadsheetApp.Filter', {
  getRange: reads(),
  getColumnFilterCriteria: reads('Integer'),
  setColumnFilterCriteria: writes('Integer, FilterCriteria?'),
  removeColumnFilterCriteria: writes('Integer'),
  remove: writes(),
});

export class FilterCriteria extends ServiceObject {
  readonly surface: Surface = criteriaSurface;

  constructor(private readonly hiddenValues: readonly string[]) {
    super();
  }

  getHiddenValues(): string[] {
    return [...this.hiddenValues];
  }

  copy(): FilterCriteriaBuilder {
    return new FilterCriteriaBuilder(this.hiddenValues);
  }
}

const criteriaSurface = surface<GoogleAppsScript.Spreadsheet.FilterCriteria, FilterCriteria>(
  'SpreadsheetApp.FilterCriteria',
  { getHiddenValues: local(), copy: local() },
);

export class FilterCriteriaBuilder extends ServiceObject {
  readonly surface: Surface = builderSurface;

  constructor(private hiddenValues: readonly string[] = []) {
    super();
  }

  setHiddenValues(values: string[]): FilterCriteriaBuilder {
    this.hiddenValues = [...values];
    return this;
  }

  build(): FilterCriteria {
    return new FilterCriteria(this.hiddenValues);
  }
}

const builderSurface = surface<GoogleAppsScript.Spreadsheet.FilterCriteriaBuilder, FilterCriteriaBuilder>(
  'SpreadsheetApp.FilterCriteriaBuilder',
  { setHiddenValues: local('String[]'), build: local() },
);
