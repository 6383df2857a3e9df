/** Formula text as filling or copying changes it. */
import { localeByName } from '../engine/locale.ts';
import { rewriteFormula, shifted } from '../engine/structure.ts';

/** The formula with its relative references moved; absolute ones stay. */
export function shiftFormula(formula: string, rows: number, columns: number, locale: string): string {
  if ((rows === 0 && columns === 0) || !formula.startsWith('=')) return formula;
  return rewriteFormula(formula, localeByName(locale), shifted(rows, columns));
}
