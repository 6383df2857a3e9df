/** SpreadsheetApp.DataValidation and its builder. */
import { sheetPrefix } from '../engine/references.ts';
import type { Validation } from '../engine/types.ts';
import { areaName } from './a1.ts';
import { DataValidationCriteria } from './enums.ts';
import type { Execution } from './execution.ts';
import type { Range } from './range.ts';
import { type EnumValue, local, ServiceError, ServiceObject, type Surface, surface } from './surface.ts';

type CriteriaName = keyof typeof DataValidationCriteria;

export class DataValidation extends ServiceObject {
  readonly surface: Surface = validationSurface;

  constructor(
    private readonly execution: Execution,
    readonly rule: Validation,
  ) {
    super();
  }

  getAllowInvalid(): boolean {
    return this.rule.allowInvalid;
  }

  getHelpText(): string | null {
    return this.rule.help ?? null;
  }

  getCriteriaType(): EnumValue {
    return DataValidationCriteria[(this.rule.criteria?.type ?? 'CUSTOM_FORMULA') as CriteriaName];
  }

  /** As Google gives them: a list comes as [values, showDropdown]. */
  getCriteriaValues(): unknown[] {
    if (this.rule.kind === 'list' && this.rule.values) return [[...this.rule.values], this.rule.showDropdown ?? true];
    return [...(this.rule.criteria?.values ?? [])];
  }

  copy(): DataValidationBuilder {
    return new DataValidationBuilder(this.execution, { ...this.rule });
  }
}

const validationSurface = surface<GoogleAppsScript.Spreadsheet.DataValidation, DataValidation>(
  'SpreadsheetApp.DataValidation',
  {
    getAllowInvalid: local(),
    getHelpText: local(),
    getCriteriaType: local(),
    getCriteriaValues: local(),
    copy: local(),
  },
);

export class DataValidationBuilder extends ServiceObject {
  readonly surface: Surface = builderSurface;
  private rule: Validation | null;
  private allowInvalid: boolean;
  private help: string | undefined;

  constructor(
    private readonly execution: Execution,
    rule: Validation | null = null,
  ) {
    super();
    this.rule = rule;
    this.allowInvalid = rule?.allowInvalid ?? true;
    this.help = rule?.help;
  }

  requireValueInList(values: unknown[], showDropdown = true): DataValidationBuilder {
    const texts = values.map(String);
    return this.require('list', 'VALUE_IN_LIST', [], { values: texts, showDropdown });
  }

  /** The choices are those the range shows now; Google keeps following the range. */
  requireValueInRange(range: Range, showDropdown = true): DataValidationBuilder {
    const texts = range
      .getDisplayValues()
      .flat()
      .filter((text) => text !== '');
    const reference = `=${sheetPrefix(range.model.name)}${areaName(range.area)}`;
    return this.require('list', 'VALUE_IN_RANGE', [reference, showDropdown], { values: texts, showDropdown });
  }

  requireCheckbox(): DataValidationBuilder {
    return this.require('checkbox', 'CHECKBOX', []);
  }

  requireDate(): DataValidationBuilder {
    return this.require('date', 'DATE_IS_VALID_DATE', []);
  }

  requireDateAfter(date: Date): DataValidationBuilder {
    return this.require('date', 'DATE_AFTER', [date]);
  }

  requireDateBefore(date: Date): DataValidationBuilder {
    return this.require('date', 'DATE_BEFORE', [date]);
  }

  requireDateOnOrAfter(date: Date): DataValidationBuilder {
    return this.require('date', 'DATE_ON_OR_AFTER', [date]);
  }

  requireDateOnOrBefore(date: Date): DataValidationBuilder {
    return this.require('date', 'DATE_ON_OR_BEFORE', [date]);
  }

  requireDateBetween(start: Date, end: Date): DataValidationBuilder {
    return this.require('date', 'DATE_BETWEEN', [start, end]);
  }

  requireNumberBetween(start: number, end: number): DataValidationBuilder {
    return this.require('number', 'NUMBER_BETWEEN', [start, end]);
  }

  requireNumberEqualTo(number: number): DataValidationBuilder {
    return this.require('number', 'NUMBER_EQUAL_TO', [number]);
  }

  requireNumberGreaterThan(number: number): DataValidationBuilder {
    return this.require('number', 'NUMBER_GREATER_THAN', [number]);
  }

  requireNumberGreaterThanOrEqualTo(number: number): DataValidationBuilder {
    return this.require('number', 'NUMBER_GREATER_THAN_OR_EQUAL_TO', [number]);
  }

  requireNumberLessThan(number: number): DataValidationBuilder {
    return this.require('number', 'NUMBER_LESS_THAN', [number]);
  }

  requireNumberLessThanOrEqualTo(number: number): DataValidationBuilder {
    return this.require('number', 'NUMBER_LESS_THAN_OR_EQUAL_TO', [number]);
  }

  requireTextContains(text: string): DataValidationBuilder {
    return this.require('custom', 'TEXT_CONTAINS', [text]);
  }

  requireFormulaSatisfied(formula: string): DataValidationBuilder {
    return this.require('custom', 'CUSTOM_FORMULA', [formula]);
  }

  setAllowInvalid(allowed: boolean): DataValidationBuilder {
    this.allowInvalid = allowed;
    return this;
  }

  setHelpText(help: string): DataValidationBuilder {
    this.help = help;
    return this;
  }

  build(): DataValidation {
    if (!this.rule) throw new ServiceError('Data validation rule must have a criteria.');
    const { help: _help, ...rule } = this.rule;
    return new DataValidation(this.execution, {
      ...rule,
      allowInvalid: this.allowInvalid,
      ...(this.help === undefined ? {} : { help: this.help }),
    });
  }

  private require(
    kind: Validation['kind'],
    type: CriteriaName,
    values: unknown[],
    list: Pick<Validation, 'values' | 'showDropdown'> = {},
  ): DataValidationBuilder {
    // Rules are stored as JSON, so a date is kept as the text of its instant.
    const stored = values.map((value) => (value instanceof Date ? value.toISOString() : value));
    this.rule = { kind, allowInvalid: true, criteria: { type, values: stored }, ...list };
    return this;
  }
}

const builderSurface = surface<GoogleAppsScript.Spreadsheet.DataValidationBuilder, DataValidationBuilder>(
  'SpreadsheetApp.DataValidationBuilder',
  {
    requireValueInList: local('Object[]', 'Object[], Boolean'),
    requireValueInRange: local('Range', 'Range, Boolean'),
    requireCheckbox: local(),
    requireDate: local(),
    requireDateAfter: local('Date'),
    requireDateBefore: local('Date'),
    requireDateOnOrAfter: local('Date'),
    requireDateOnOrBefore: local('Date'),
    requireDateBetween: local('Date, Date'),
    requireNumberBetween: local('Number, Number'),
    requireNumberEqualTo: local('Number'),
    requireNumberGreaterThan: local('Number'),
    requireNumberGreaterThanOrEqualTo: local('Number'),
    requireNumberLessThan: local('Number'),
    requireNumberLessThanOrEqualTo: local('Number'),
    requireTextContains: local('String'),
    requireFormulaSatisfied: local('String'),
    setAllowInvalid: local('Boolean'),
    setHelpText: local('String'),
    build: local(),
  },
);
