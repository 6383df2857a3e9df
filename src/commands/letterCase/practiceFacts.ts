/** What the practice is and offers, from Practice. */
import { addDays, addMonths } from '../../domain/calendar/index.ts';
import type { FactInput, FactPlace, Period } from '../../domain/letters/fact.ts';
import { joinWords, MONTHS } from '../../domain/words.ts';
import { type PracticeKey, practice } from '../../workbook/tables/practice.ts';
import type { State } from '../state.ts';
import { isSame, listIn, nameOf } from './common.ts';

/** "directory listings, May 2026" -> how and when; a time that can't be read is left out, never printed as it stands. */
function countedHow(text: string): { found: string; period: Period | null } {
  const cut = /^(.*?)[,;(]\s*([^,;()]+)\)?\s*$/.exec(text.trim());
  const [how, when] = cut ? [cut[1] ?? '', cut[2] ?? ''] : [text.trim(), ''];
  const named = /^([a-z]+)\.?\s+(\d{4})$/i.exec(when.trim());
  const month = named
    ? MONTHS.map((month) => month.toLowerCase()).findIndex(
        (name) => name.startsWith((named[1] ?? '').toLowerCase()) && (named[1] ?? '').length >= 3,
      )
    : Number(/^\d{4}-(\d{2})(?:-\d{2})?$/.exec(when.trim())?.[1] ?? 0) - 1;
  const year = named?.[2] ?? when.trim().slice(0, 4);
  if (month < 0 || month > 11) return { found: how, period: null };
  const from = `${year}-${String(month + 1).padStart(2, '0')}-01`;
  return { found: how, period: { from, to: addDays(addMonths(from, 1), -1) } };
}

/** "EMDR certified, 2025" -> what the team holds, and the year where it is news. */
function certification(text: string, today: string): { text: string; year: number | null } {
  const parts = /^(.*?)[,(]?\s*((?:19|20)\d{2})\)?\s*$/.exec(text);
  const name = (parts?.[1] ?? text).trim().replace(/,$/, '');
  const year = parts ? Number(parts[2]) : null;
  const noun = /^(.+?) certified$/i.exec(name);
  return {
    text: noun ? `${noun[1]} certification` : name,
    year: year !== null && year >= Number(today.slice(0, 4)) - 1 ? year : null,
  };
}

/** Serial commas where an entry has an "and" of its own. */
const specialties = (niches: readonly string[]): string =>
  niches.some((niche) => / and /.test(niche)) && niches.length > 1
    ? `${niches.slice(0, -1).join(', ')}, and ${niches[niches.length - 1] ?? ''}`
    : joinWords(niches);

export function practiceFactInputs(state: State, today: string): FactInput[] {
  const facts = state.practice;
  if (!facts) return [];
  const tab = nameOf(state, practice);
  const at = (key: PracticeKey, period?: Period | null): FactPlace => ({
    tab,
    cell: facts.cell(key),
    ...(period ? { period } : {}),
  });
  const text = (key: PracticeKey) => facts.text(key);
  const accepting = facts.number('accepting');
  const counted = countedHow(text('acceptingSource'));
  const languages = listIn(text('languages'), /[,;]|\band\b/i);
  const niches = listIn(text('niches'), /[,;]/);
  return [
    ...(accepting !== null && accepting > 0
      ? [
          {
            key: 'scarcity',
            accepting,
            area: text('acceptingArea') || 'our area',
            found: counted.found || 'A count of practices',
            at: at('accepting', counted.period),
          } as const,
        ]
      : []),
    {
      key: 'niche',
      technique: text('technique'),
      population: text('population'),
      shareOfCaseload: facts.number('populationShare'),
      at: at('population'),
    },
    ...(languages.length > 0
      ? [
          {
            key: 'languages',
            languages: ['English', ...languages.filter((language) => !isSame(language, 'English'))],
            shareOfCaseload: facts.number('languageShare'),
            at: at('languages'),
          } as const,
        ]
      : []),
    { key: 'hours', text: text('hours'), at: at('hours') },
    { key: 'underserved', population: text('underserved'), at: at('underserved') },
    ...listIn(text('certifications'), /[;\n]/).map(
      (entry) => ({ key: 'certification', ...certification(entry, today), at: at('certifications') }) as const,
    ),
    ...(niches.length > 0
      ? [
          {
            key: 'own',
            text: `Our specialties include ${specialties(niches)}`,
            priority: 'specialization',
            at: at('niches'),
          } as const,
        ]
      : []),
  ];
}
