import { describe, expect, it } from 'vitest';
import { headingColumn, practiceInBurlington, run, TODAY } from '../support/commands.ts';
import { cellsOf, typeInto } from '../support/host.ts';

async function benchmarksTab() {
  const host = await practiceInBurlington();
  run(host, 'buildTab', { id: 'benchmarks', today: TODAY });
  const columns = cellsOf(host, 'Benchmarks')[0] ?? [];
  const letter = (heading: string) => String.fromCharCode(65 + columns.indexOf(heading));
  const type = (row: number, facts: Record<string, string>) => {
    for (const [heading, text] of Object.entries(facts)) typeInto(host, 'Benchmarks', `${letter(heading)}${row}`, text);
  };
  const shownIn = (row: number, heading: string) => {
    const cells = cellsOf(host, 'Benchmarks');
    return cells[row - 1]?.[headingColumn(cells, 1, heading)];
  };
  return { host, type, shownIn };
}

const SURVEY = {
  Source: 'A survey',
  'Kind of source': 'Aggregated survey',
  'CPT code': '90834',
  'What it is': 'allowed',
  'From amount': '104',
  License: 'Psychologist',
  Setting: 'office',
  'As of': '2026-01-31',
  'How many took part': '38',
  'May be shared': 'yes',
};

describe('The Benchmarks tab', () => {
  it('says in each row whether it is like for like and may be cited, and why not', async () => {
    const { type, shownIn } = await benchmarksTab();
    type(2, SURVEY);
    type(3, { ...SURVEY, License: 'LCSW', 'How many took part': '4' });
    type(4, { ...SURVEY, 'Kind of source': 'Colleague' });
    type(5, { Source: 'Half typed' });
    expect([2, 3, 4, 5].map((row) => shownIn(row, 'Like for like?'))).toEqual([
      'yes',
      'no: for LCSW, you are Psychologist',
      'yes',
      'not sure: nothing known',
    ]);
    expect([2, 3, 4, 5].map((row) => shownIn(row, 'May be cited?'))).toEqual([
      'yes: a survey of 38',
      'no: fewer than 5 took part',
      'no: one colleague’s rates stay private',
      'no: choose the kind of source',
    ]);
  });

  it('counts the age of a survey to the Figures as of date in Practice, and takes limits from Thresholds', async () => {
    const { host, type, shownIn } = await benchmarksTab();
    type(2, { ...SURVEY, 'As of': '2026-03-31' });
    expect(shownIn(2, 'May be cited?')).toBe('no: figures are not yet 3 months old');
    const row = cellsOf(host, 'Thresholds').findIndex((line) => line[0] === 'surveyMonths') + 1;
    typeInto(host, 'Thresholds', `B${row}`, '1');
    expect(shownIn(2, 'May be cited?')).toBe('yes: a survey of 38');
    const practice = cellsOf(host, 'Practice');
    const asOf = practice.findIndex((line) => line[0] === 'Figures as of') + 1;
    typeInto(host, 'Practice', `B${asOf}`, '2026-04-29');
    expect(shownIn(2, 'May be cited?')).toBe('no: figures are not yet 1 month old');
  });
});
