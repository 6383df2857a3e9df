/** How a cell looks: between the names and enums of SpreadsheetApp and the attributes that the workbench keeps. */
import { isAutomatic } from '../engine/display.ts';
import type { BorderLine, CellAttributes } from '../engine/types.ts';
import { colorOf } from './cells.ts';
import { WrapStrategy } from './enums.ts';
import { TextStyle } from './rich-text.ts';
import { type EnumValue, ServiceError } from './surface.ts';

/** Undefined takes an attribute away. */
export type Patch = { [K in keyof CellAttributes]: CellAttributes[K] | undefined };

/** Of setBorder: top, left, bottom, right, between, across. */
export const BORDER_SIDES = 'Boolean?, Boolean?, Boolean?, Boolean?, Boolean?, Boolean?';

export const BORDER_STYLES: Readonly<Record<string, BorderLine['style']>> = {
  SOLID: 'solid',
  SOLID_MEDIUM: 'solid-medium',
  SOLID_THICK: 'solid-thick',
  DASHED: 'dashed',
  DOTTED: 'dotted',
};

/** Setting the default pattern is setting "automatic". */
export function formatOf(pattern: string): string | undefined {
  return isAutomatic(pattern) ? undefined : pattern;
}

export function optionalColor(color: string | null): string | undefined {
  return color === null || color === '' ? undefined : colorOf(color);
}

export function weightOf(attributes: Readonly<CellAttributes>): string {
  return attributes.bold ? 'bold' : 'normal';
}

export function bold(weight: string | null): Partial<Patch> {
  if (weight !== null && weight !== 'bold' && weight !== 'normal')
    throw new ServiceError(`Unknown font weight: ${weight}`);
  return { bold: weight === 'bold' || undefined };
}

export function styleOf(attributes: Readonly<CellAttributes>): string {
  return attributes.italic ? 'italic' : 'normal';
}

export function italic(style: string | null): Partial<Patch> {
  if (style !== null && style !== 'italic' && style !== 'normal')
    throw new ServiceError(`Unknown font style: ${style}`);
  return { italic: style === 'italic' || undefined };
}

export function fontLine(line: string | null): Partial<Patch> {
  if (line === 'line-through') throw new ServiceError('Range.setFontLine(line-through) is not in the workbench');
  if (line !== null && line !== 'underline' && line !== 'none') throw new ServiceError(`Unknown font line: ${line}`);
  return { underline: line === 'underline' || undefined };
}

export function styleIn({
  bold,
  italic,
  underline,
  fontColor,
  fontFamily,
  fontSize,
}: Readonly<CellAttributes>): TextStyle {
  return new TextStyle({
    bold: bold ?? false,
    italic: italic ?? false,
    underline: underline ?? false,
    fontColor: fontColor ?? '#000000',
    fontFamily: fontFamily ?? 'Arial',
    fontSize: fontSize ?? 10,
  });
}

export function horizontal(alignment: string | null): Partial<Patch> {
  if (alignment === null || alignment === 'normal') return { horizontal: undefined };
  if (alignment === 'left' || alignment === 'center' || alignment === 'right') return { horizontal: alignment };
  throw new ServiceError(`Unknown horizontal alignment: ${alignment}`);
}

export function vertical(alignment: string | null): Partial<Patch> {
  if (alignment === null) return { vertical: undefined };
  if (alignment === 'top' || alignment === 'middle' || alignment === 'bottom') return { vertical: alignment };
  throw new ServiceError(`Unknown vertical alignment: ${alignment}`);
}

export function strategyOf(attributes: Readonly<CellAttributes>): EnumValue {
  if (attributes.wrap === 'wrap') return WrapStrategy.WRAP;
  return attributes.wrap === 'clip' ? WrapStrategy.CLIP : WrapStrategy.OVERFLOW;
}

export function wrapOf(strategy: EnumValue): NonNullable<CellAttributes['wrap']> {
  if (strategy === WrapStrategy.WRAP) return 'wrap';
  return strategy === WrapStrategy.CLIP ? 'clip' : 'overflow';
}
