/** SpreadsheetApp.ConditionalFormatRule, its condition and its builder. */
import type { ConditionalFormat } from '../engine/types.ts';
import { colorOf } from './cells.ts';
import { BooleanCriteria } from './enums.ts';
import type { Execution } from './execution.ts';
import { Range } from './range.ts';
import { type EnumValue, local, ServiceError, ServiceObject, type Surface, surface } from './surface.ts';

type CriteriaName = keyof typeof BooleanCriteria;

/** One point of a colour scale; without a type it is the smallest or largest value. */
interface GradientPoint {
  color: string;
  type?: string;
  value?: string;
}

interface Rule {
  condition: ConditionalFormat['condition'] | null;
  format: ConditionalFormat['format'];
  gradient: { min?: GradientPoint; middle?: GradientPoint; max?: GradientPoint } | null;
  ranges: readonly Range[];
}

export class ConditionalFormatRule extends ServiceObject {
  readonly surface: Surface = ruleSurface;

  constructor(private readonly rule: Rule) {
    super();
  }

  static of(execution: Execution, sheetId: number, model: ConditionalFormat): ConditionalFormatRule {
    const gradient = (model.gradient ?? null) as Rule['gradient'];
    return new ConditionalFormatRule({
      condition: gradient ? null : model.condition,
      format: model.format,
      gradient,
      ranges: model.areas.map((area) => new Range(execution, sheetId, { ...area })),
    });
  }

  toModel(sheetId: number): ConditionalFormat {
    const { condition, format, gradient, ranges } = this.rule;
    if (ranges.some((range) => range.sheetId !== sheetId)) {
      throw new ServiceError('Conditional format rules must have ranges on the sheet they are set on.');
    }
    return {
      areas: ranges.map((range) => ({ ...range.area })),
      condition: condition ?? { type: 'GRADIENT', values: [] },
      format,
      ...(gradient ? { gradient } : {}),
    };
  }

  getRanges(): Range[] {
    return [...this.rule.ranges];
  }

  getBooleanCondition(): BooleanCondition | null {
    const { condition, format } = this.rule;
    return condition && new BooleanCondition(condition, format);
  }

  getGradientCondition(): GradientCondition | null {
    const { gradient } = this.rule;
    return gradient && new GradientCondition(gradient);
  }

  copy(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder({ ...this.rule, format: { ...this.rule.format } });
  }
}

const ruleSurface = surface<GoogleAppsScript.Spreadsheet.ConditionalFormatRule, ConditionalFormatRule>(
  'SpreadsheetApp.ConditionalFormatRule',
  { getRanges: local(), getBooleanCondition: local(), getGradientCondition: local(), copy: local() },
);

export class BooleanCondition extends ServiceObject {
  readonly surface: Surface = conditionSurface;

  constructor(
    private readonly condition: ConditionalFormat['condition'],
    private readonly format: ConditionalFormat['format'],
  ) {
    super();
  }

  getCriteriaType(): EnumValue {
    return BooleanCriteria[this.condition.type as CriteriaName];
  }

  getCriteriaValues(): unknown[] {
    return [...this.condition.values];
  }

  getBackground(): string | null {
    return this.format.background ?? null;
  }

  getFontColor(): string | null {
    return this.format.fontColor ?? null;
  }

  getBold(): boolean | null {
    return this.format.bold ?? null;
  }

  getItalic(): boolean | null {
    return this.format.italic ?? null;
  }
}

const conditionSurface = surface<GoogleAppsScript.Spreadsheet.BooleanCondition, BooleanCondition>(
  'SpreadsheetApp.BooleanCondition',
  {
    getCriteriaType: local(),
    getCriteriaValues: local(),
    getBackground: local(),
    getFontColor: local(),
    getBold: local(),
    getItalic: local(),
  },
);

export class GradientCondition extends ServiceObject {
  readonly surface: Surface = gradientSurface;

  constructor(private readonly gradient: NonNullable<Rule['gradient']>) {
    super();
  }

  getMinValue(): string {
    return this.gradient.min?.value ?? '';
  }

  getMidValue(): string {
    return this.gradient.middle?.value ?? '';
  }

  getMaxValue(): string {
    return this.gradient.max?.value ?? '';
  }
}

const gradientSurface = surface<GoogleAppsScript.Spreadsheet.GradientCondition, GradientCondition>(
  'SpreadsheetApp.GradientCondition',
  { getMinValue: local(), getMidValue: local(), getMaxValue: local() },
);

export class ConditionalFormatRuleBuilder extends ServiceObject {
  readonly surface: Surface = builderSurface;

  constructor(private readonly rule: Rule = { condition: null, format: {}, gradient: null, ranges: [] }) {
    super();
  }

  whenFormulaSatisfied(formula: string): ConditionalFormatRuleBuilder {
    return this.when('CUSTOM_FORMULA', formula);
  }

  whenCellEmpty(): ConditionalFormatRuleBuilder {
    return this.when('CELL_EMPTY');
  }

  whenCellNotEmpty(): ConditionalFormatRuleBuilder {
    return this.when('CELL_NOT_EMPTY');
  }

  whenTextEqualTo(text: string): ConditionalFormatRuleBuilder {
    return this.when('TEXT_EQUAL_TO', text);
  }

  whenTextContains(text: string): ConditionalFormatRuleBuilder {
    return this.when('TEXT_CONTAINS', text);
  }

  whenTextDoesNotContain(text: string): ConditionalFormatRuleBuilder {
    return this.when('TEXT_DOES_NOT_CONTAIN', text);
  }

  whenTextStartsWith(text: string): ConditionalFormatRuleBuilder {
    return this.when('TEXT_STARTS_WITH', text);
  }

  whenTextEndsWith(text: string): ConditionalFormatRuleBuilder {
    return this.when('TEXT_ENDS_WITH', text);
  }

  whenNumberBetween(start: number, end: number): ConditionalFormatRuleBuilder {
    return this.when('NUMBER_BETWEEN', start, end);
  }

  whenNumberNotBetween(start: number, end: number): ConditionalFormatRuleBuilder {
    return this.when('NUMBER_NOT_BETWEEN', start, end);
  }

  whenNumberEqualTo(number: number): ConditionalFormatRuleBuilder {
    return this.when('NUMBER_EQUAL_TO', number);
  }

  whenNumberNotEqualTo(number: number): ConditionalFormatRuleBuilder {
    return this.when('NUMBER_NOT_EQUAL_TO', number);
  }

  whenNumberGreaterThan(number: number): ConditionalFormatRuleBuilder {
    return this.when('NUMBER_GREATER_THAN', number);
  }

  whenNumberGreaterThanOrEqualTo(number: number): ConditionalFormatRuleBuilder {
    return this.when('NUMBER_GREATER_THAN_OR_EQUAL_TO', number);
  }

  whenNumberLessThan(number: number): ConditionalFormatRuleBuilder {
    return this.when('NUMBER_LESS_THAN', number);
  }

  whenNumberLessThanOrEqualTo(number: number): ConditionalFormatRuleBuilder {
    return this.when('NUMBER_LESS_THAN_OR_EQUAL_TO', number);
  }

  setGradientMinpoint(color: string): ConditionalFormatRuleBuilder {
    return this.grade('min', { color: colorOf(color) });
  }

  setGradientMaxpoint(color: string): ConditionalFormatRuleBuilder {
    return this.grade('max', { color: colorOf(color) });
  }

  setGradientMinpointWithValue(color: string, type: EnumValue, value: string): ConditionalFormatRuleBuilder {
    return this.grade('min', { color: colorOf(color), type: type.name(), value });
  }

  setGradientMidpointWithValue(color: string, type: EnumValue, value: string): ConditionalFormatRuleBuilder {
    return this.grade('middle', { color: colorOf(color), type: type.name(), value });
  }

  setGradientMaxpointWithValue(color: string, type: EnumValue, value: string): ConditionalFormatRuleBuilder {
    return this.grade('max', { color: colorOf(color), type: type.name(), value });
  }

  setBackground(color: string | null): ConditionalFormatRuleBuilder {
    if (color === null) delete this.rule.format.background;
    else this.rule.format.background = colorOf(color);
    return this;
  }

  setFontColor(color: string | null): ConditionalFormatRuleBuilder {
    if (color === null) delete this.rule.format.fontColor;
    else this.rule.format.fontColor = colorOf(color);
    return this;
  }

  setBold(bold: boolean | null): ConditionalFormatRuleBuilder {
    if (bold === null) delete this.rule.format.bold;
    else this.rule.format.bold = bold;
    return this;
  }

  setItalic(italic: boolean | null): ConditionalFormatRuleBuilder {
    if (italic === null) delete this.rule.format.italic;
    else this.rule.format.italic = italic;
    return this;
  }

  setRanges(ranges: Range[]): ConditionalFormatRuleBuilder {
    this.rule.ranges = [...ranges];
    return this;
  }

  getRanges(): Range[] {
    return [...this.rule.ranges];
  }

  build(): ConditionalFormatRule {
    if (!this.rule.ranges.length) throw new ServiceError('Ranges must have at least one range.');
    if (!this.rule.condition && !this.rule.gradient)
      throw new ServiceError('Conditional format rule must have a condition.');
    return new ConditionalFormatRule({ ...this.rule, format: { ...this.rule.format } });
  }

  private when(type: CriteriaName, ...values: unknown[]): ConditionalFormatRuleBuilder {
    this.rule.condition = { type, values };
    this.rule.gradient = null;
    return this;
  }

  private grade(point: 'min' | 'middle' | 'max', value: GradientPoint): ConditionalFormatRuleBuilder {
    this.rule.gradient = { ...this.rule.gradient, [point]: value };
    this.rule.condition = null;
    return this;
  }
}

const builderSurface = surface<GoogleAppsScript.Spreadsheet.ConditionalFormatRuleBuilder, ConditionalFormatRuleBuilder>(
  'SpreadsheetApp.ConditionalFormatRuleBuilder',
  {
    whenFormulaSatisfied: local('String'),
    whenCellEmpty: local(),
    whenCellNotEmpty: local(),
    whenTextEqualTo: local('String'),
    whenTextContains: local('String'),
    whenTextDoesNotContain: local('String'),
    whenTextStartsWith: local('String'),
    whenTextEndsWith: local('String'),
    whenNumberBetween: local('Number, Number'),
    whenNumberNotBetween: local('Number, Number'),
    whenNumberEqualTo: local('Number'),
    whenNumberNotEqualTo: local('Number'),
    whenNumberGreaterThan: local('Number'),
    whenNumberGreaterThanOrEqualTo: local('Number'),
    whenNumberLessThan: local('Number'),
    whenNumberLessThanOrEqualTo: local('Number'),
    setGradientMinpoint: local('String'),
    setGradientMaxpoint: local('String'),
    setGradientMinpointWithValue: local('String, InterpolationType, String'),
    setGradientMidpointWithValue: local('String, InterpolationType, String'),
    setGradientMaxpointWithValue: local('String, InterpolationType, String'),
    setBackground: local('String?'),
    setFontColor: local('String?'),
    setBold: local('Boolean?'),
    setItalic: local('Boolean?'),
    setRanges: local('Range[]'),
    getRanges: local(),
    build: local(),
  },
);
