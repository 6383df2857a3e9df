/**
 * Results that Google computed or documents, kept beside the project and not in it. Where the folder is missing, only a
 * line in the log says so.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { serialOf } from '../../../workbench/engine/calendar.ts';
import { functionByName } from '../../../workbench/engine/functions/index.ts';
import { parseFormula } from '../../../workbench/engine/grammar.ts';
import { localeByName } from '../../../workbench/engine/locale.ts';
import { CellError, type CellValue } from '../../../workbench/engine/types.ts';
import { Workbook } from '../../../workbench/engine/workbook.ts';
import { place } from './support.ts';

const FOLDER = resolve(import.meta.dirname, '../../../../shared/data/formulas');

type Expected = number | string | boolean | null | { error: string } | { date: string };

interface Case {
  id: string;
  formula: string;
  locale: string;
  setup: Record<string, string[][]>;
  at: string;
  expect: Expected[][];
  display?: string[][];
  tol?: number;
  /** The stored text differs in padding. */
  compare?: string;
}

/** Cases that do not hold here, and why. */
const KNOWN: Record<string, string> = {
  'gdoc-isdate-2': 'ISDATE("1969-20-07") is TRUE in the help, though there is no month 20',
  'gfmt-date-1': 'numfmt has no lower-case a/p',
  'gfmt-date-5': 'numfmt reads PM alone as text, not as the half of the day',
  'gfmt-dur-4': 'numfmt counts minutes and seconds from zero when the hours are elapsed ones already',
  'gfmt-dur-5': 'numfmt counts seconds from zero when the minutes are elapsed ones already',
};

const LOCALES = new Set(['en_US', 'de_DE']);

function readCases(): Case[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name): Case[] => JSON.parse(readFileSync(resolve(FOLDER, name), 'utf8')));
}

/** Whether the workbench has the locale and every function of the case. */
function withinReach({ formula, locale }: Case): boolean {
  if (!LOCALES.has(locale)) return false;
  if (!formula.startsWith('=')) return true;
  try {
    return [...parseFormula(formula, localeByName(locale)).functions].every((name) => functionByName(name));
  } catch {
    return true;
  }
}

function collapsed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function agrees(value: CellValue, expected: Expected, { tol, compare }: Case): boolean {
  if (typeof expected === 'number') {
    return typeof value === 'number' && Math.abs(value - expected) <= (tol ?? 1e-9 * Math.max(1, Math.abs(expected)));
  }
  if (typeof expected === 'object' && expected !== null) {
    if ('error' in expected) return value instanceof CellError && value.code === expected.error;
    const [year = 0, month = 1, day = 1] = expected.date.split('-').map(Number);
    return value === serialOf(year, month, day);
  }
  if (compare && typeof expected === 'string') return collapsed(String(value ?? '')) === collapsed(expected);
  return (value ?? '') === (expected ?? '');
}

/** What differs, in words; empty when the case holds. */
function differences(each: Case): string[] {
  const workbook = new Workbook({ locale: each.locale });
  for (const [name, rows] of Object.entries(each.setup)) {
    const sheet = workbook.sheetByName(name) ?? workbook.addSheet(name);
    rows.forEach((line, row) => {
      line.forEach((text, column) => {
        sheet.type(row, column, String(text));
      });
    });
  }
  const { sheet, row, column } = place(workbook, each.at);
  sheet.type(row, column, each.formula);
  return each.expect.flatMap((line, r) =>
    line.flatMap((expected, c) => {
      const view = sheet.view(row + r, column + c);
      const shown = each.display?.[r]?.[c];
      const value = view.value instanceof CellError ? view.value.code : view.value;
      const found: string[] = [];
      if (!agrees(view.value, expected, each)) found.push(`${JSON.stringify(value)} for ${JSON.stringify(expected)}`);
      if (shown !== undefined && !each.compare && view.display !== shown)
        found.push(`shows ${view.display} for ${shown}`);
      return found;
    }),
  );
}

if (existsSync(FOLDER)) {
  const all = readCases();
  const cases = all.filter(withinReach);
  const failures = new Map(
    cases.map((each) => [each.id, differences(each)] as const).filter(([, found]) => found.length > 0),
  );
  console.log(
    `Formula cases: ${cases.length - failures.size} of ${cases.length} hold; ${all.length - cases.length} of ${all.length} use a function or locale the workbench does not have.`,
  );

  describe('formula cases beside the project', () => {
    it('hold, apart from the known ones', () => {
      const unknown = [...failures].filter(([id]) => !(id in KNOWN)).map(([id, found]) => `${id}: ${found.join('; ')}`);
      expect(unknown).toEqual([]);
      expect(cases.length).toBeGreaterThan(200);
    });

    it('that are known not to hold still do not', () => {
      expect(Object.keys(KNOWN).filter((id) => !failures.has(id))).toEqual([]);
    });
  });
} else {
  describe('formula cases beside the project', () => {
    it('are not here to be read, so nothing of theirs is checked', () => {
      console.log(`No formula cases in ${FOLDER}.`);
      expect(existsSync(FOLDER)).toBe(false);
    });
  });
}
