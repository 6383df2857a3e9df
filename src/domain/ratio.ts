/** Ratios as people type them. */
import { parseNumber } from './money.ts';

/** "87%" -> 0.87, "0.87" -> 0.87. Null where the text is not one number beyond doubt. */
export function parseRatio(text: string): number | null {
  const trimmed = text.trim();
  if (!trimmed.endsWith('%')) return parseNumber(trimmed);
  const percent = parseNumber(trimmed.slice(0, -1));
  return percent === null ? null : Number((percent / 100).toPrecision(15));
}
