/** Conditional formats as they are drawn: conditions on a cell, custom formulas, and color scales. */
import type { Area, CellPosition, CellView, ConditionalFormat, SheetModel, WorkbookModel } from '../engine/types.ts';
import { Workbook } from '../engine/workbook.ts';

/** A rule made ready for one pass over its tab. */
export interface Painter {
  areas: readonly Area[];
  /** What the rule sets on a cell of its areas; nothing where it does not hold. */
  paint(view: CellView, position: CellPosition): ConditionalFormat['format'];
}

const NOTHING: ConditionalFormat['format'] = {};

/** In the order of the rules; the earlier wins. */
export function painters(sheet: SheetModel, workbook: WorkbookModel): Painter[] {
  return sheet.properties.conditionalFormats.map((rule) => {
    const { areas, condition, format } = rule;
    if (rule.gradient !== undefined) return { areas, paint: colorScale(sheet, workbook, areas, rule.gradient) };
    if (condition.type === 'CUSTOM_FORMULA') {
      const holds = byFormula(sheet, workbook, rule);
      return { areas, paint: (_, position) => (holds(position) ? format : NOTHING) };
    }
    return { areas, paint: (view) => (holdsFor(condition, view) ? format : NOTHING) };
  });
}

/** The formula is written for the first cell of the rule's first area. */
function byFormula(
  sheet: SheetModel,
  workbook: WorkbookModel,
  { areas, condition }: ConditionalFormat,
): (position: CellPosition) => boolean {
  const [first] = areas;
  const text = String(condition.values[0] ?? '');
  if (first === undefined || !(workbook instanceof Workbook)) return () => false;
  const formula = text.startsWith('=') ? text : `=${text}`;
  const value = workbook.ruleFormula(sheet.id, formula, { row: first.top, column: first.left });
  return (position) => {
    const result = value(position);
    return result === true || (typeof result === 'number' && result !== 0);
  };
}

interface Point {
  color: string;
  at: number;
}

type ScalePoint = { color?: unknown; type?: unknown; value?: unknown };

/** Between the points colors are mixed; beyond them they stay. Only numbers are colored. */
function colorScale(
  sheet: SheetModel,
  workbook: WorkbookModel,
  areas: readonly Area[],
  gradient: unknown,
): Painter['paint'] {
  const numbers = numbersIn(sheet, areas);
  const [low = 0, high = 0] = [numbers[0], numbers.at(-1)];
  const { min, middle, max } = gradient as { min?: ScalePoint; middle?: ScalePoint; max?: ScalePoint };
  /** A point's value may be a formula (unconfirmed for Apps Script; the Sheets API says so). */
  const worked = (given: ScalePoint): ScalePoint => {
    const text = String(given.value ?? '');
    if (!text.startsWith('=') || !(workbook instanceof Workbook)) return given;
    return { ...given, value: workbook.ruleFormula(sheet.id, text, { row: 0, column: 0 })({ row: 0, column: 0 }) };
  };
  const point = (given: ScalePoint | undefined, otherwise: number): Point[] => {
    if (typeof given?.color !== 'string') return [];
    return [{ color: given.color, at: placeOf(worked(given), numbers, low, high, otherwise) }];
  };
  const points = [...point(min, low), ...point(middle, (low + high) / 2), ...point(max, high)];
  return ({ value }) =>
    typeof value === 'number' && points.length > 0 ? { background: mixed(points, value) } : NOTHING;
}

function placeOf({ type, value }: ScalePoint, numbers: number[], low: number, high: number, otherwise: number): number {
  const given = Number(value);
  switch (type) {
    case 'NUMBER':
      return given;
    case 'PERCENT':
      return low + ((high - low) * given) / 100;
    case 'PERCENTILE':
      return percentile(numbers, given / 100);
    default:
      return otherwise;
  }
}

function percentile(sorted: readonly number[], share: number): number {
  const place = Math.max(0, Math.min(1, share)) * (sorted.length - 1);
  const [below = 0, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

function numbersIn(sheet: SheetModel, areas: readonly Area[]): number[] {
  const used = sheet.usedArea();
  if (used === null) return [];
  const numbers: number[] = [];
  for (const area of areas) {
    for (let row = area.top; row <= Math.min(area.bottom, used.bottom); row += 1) {
      for (let column = area.left; column <= Math.min(area.right, used.right); column += 1) {
        const { value } = sheet.view(row, column);
        if (typeof value === 'number') numbers.push(value);
      }
    }
  }
  return numbers.sort((a, b) => a - b);
}

function mixed(points: readonly Point[], value: number): string {
  const above = points.findIndex(({ at }) => value <= at);
  const [from, to] = above < 0 ? [points.at(-1), points.at(-1)] : [points[Math.max(0, above - 1)], points[above]];
  if (from === undefined || to === undefined) return '#ffffff';
  const share = to.at === from.at ? 1 : (value - from.at) / (to.at - from.at);
  const [start, end] = [channels(from.color), channels(to.color)];
  const mixture = start.map((channel, index) => Math.round(channel + ((end[index] ?? 0) - channel) * share));
  return `#${mixture.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

/** Of "#rrggbb"; anything else is white, as nothing can be mixed from it. */
function channels(color: string): number[] {
  const digits = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(color);
  return digits ? digits.slice(1).map((pair) => Number.parseInt(pair, 16)) : [255, 255, 255];
}

/** Whether a rule's condition on the cell alone holds. */
function holdsFor(condition: ConditionalFormat['condition'], view: CellView): boolean {
  const [first, second] = condition.values;
  const { value } = view;
  const text = value === null ? '' : view.display.toLowerCase();
  const wanted = String(first ?? '').toLowerCase();
  const compare = (test: (number: number, low: number, high: number) => boolean) =>
    typeof value === 'number' && test(value, Number(first), Number(second));
  switch (condition.type) {
    case 'CELL_EMPTY':
      return text === '';
    case 'CELL_NOT_EMPTY':
      return text !== '';
    case 'TEXT_EQUAL_TO':
      return text === wanted;
    case 'TEXT_CONTAINS':
      return text.includes(wanted);
    case 'TEXT_DOES_NOT_CONTAIN':
      return !text.includes(wanted);
    case 'TEXT_STARTS_WITH':
      return text.startsWith(wanted);
    case 'TEXT_ENDS_WITH':
      return text.endsWith(wanted);
    case 'NUMBER_EQUAL_TO':
      return compare((number, low) => number === low);
    case 'NUMBER_NOT_EQUAL_TO':
      return compare((number, low) => number !== low);
    case 'NUMBER_GREATER_THAN':
      return compare((number, low) => number > low);
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
      return compare((number, low) => number >= low);
    case 'NUMBER_LESS_THAN':
      return compare((number, low) => number < low);
    case 'NUMBER_LESS_THAN_OR_EQUAL_TO':
      return compare((number, low) => number <= low);
    case 'NUMBER_BETWEEN':
      return compare((number, low, high) => number >= low && number <= high);
    case 'NUMBER_NOT_BETWEEN':
      return compare((number, low, high) => number < low || number > high);
    default:
      return false;
  }
}
