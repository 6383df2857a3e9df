/** docs/tabs.md, from the declarations of the tabs. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ComputedTab } from '../src/commands/computed/computedTab.ts';
import { COMPUTED_TABS } from '../src/commands/computed/index.ts';
import { TABS } from '../src/commands/tabsToBuild.ts';
import type { ColumnKind, FactSheet, InputTable } from '../src/workbook/tables/column.ts';
import { TABLES } from '../src/workbook/tables/index.ts';
import { practice } from '../src/workbook/tables/practice.ts';
import { projectRoot } from './build/project.ts';

export const tabsPage = join(projectRoot, 'docs', 'tabs.md');

const KINDS: Readonly<Record<ColumnKind, string>> = {
  text: 'text',
  'long-text': 'text over several lines',
  code: 'procedure code',
  identifier: 'text that keeps its zeros',
  money: 'dollars a session',
  'money-year': 'dollars a year',
  'money-total': 'dollars',
  'money-signed': 'dollars, may be below zero',
  light: 'green, yellow or red',
  grade: 'A to F',
  answer: 'yes, no or not known',
  change: 'percent, more or less than before',
  ratio: 'percent',
  count: 'number',
  number: 'number',
  decimal: 'number',
  date: 'date',
  year: 'year',
  choice: 'choice',
  amounts: 'one line a code, `90834: 94.50`',
};

export function renderTabsPage(): string {
  return [
    '# Tabs',
    '',
    '<!-- Made from the declarations in src/workbook by scripts/docs.ts; changes made here are lost. -->',
    '',
    'Blue headings are yours to type under, violet ones are worked out, gray ones are RateCase’s own. Tabs may be renamed and moved, columns may be',
    'moved and your own added: RateCase finds its tabs by an invisible mark and its columns by their headings. Building again never',
    'changes what you typed.',
    '',
    ...TABS.flatMap(({ id, title }) => pictured(section(id), id, title)),
  ].join('\n');
}

/** Below the heading, what `npm run pictures` made of the tab on the sample practice. */
function pictured(lines: string[], id: string, title: string): string[] {
  const [heading = '', blank = '', about = '', ...rest] = lines;
  const pictures = [
    [`pictures/tab-${id}.png`, `${title} on the sample practice`],
    [`pictures/${id}-printed.png`, `${title} on paper`],
  ].filter(([picture = '']) => existsSync(join(projectRoot, 'docs', picture)));
  return [heading, blank, about, ...pictures.flatMap(([picture, words]) => ['', `![${words}](${picture})`]), ...rest];
}

/** Tabs stand here in the order in which they stand in the spreadsheet. */
function section(id: string): string[] {
  if (id === practice.id) return facts(practice);
  const input = TABLES.find((candidate) => candidate.id === id);
  if (input) return table(input);
  const computed = COMPUTED_TABS.find((candidate) => candidate.id === id);
  return computed ? workedOut(computed) : [];
}

function facts({ title, about, facts: rows }: FactSheet): string[] {
  return [
    `## ${title}`,
    '',
    `${about} You type in column B.`,
    '',
    '| Label | What goes there | Kind | Handbook |',
    '| --- | --- | --- | --- |',
    ...rows.map(({ label, help, kind, choices, handbook, formula }) =>
      line([label, help, formula ? 'worked out' : kindOf(kind, choices), handbook ?? '']),
    ),
    '',
  ];
}

function table({ title, about, columns }: InputTable): string[] {
  return [
    `## ${title}`,
    '',
    about,
    '',
    '| Column | What goes there | Kind | Handbook |',
    '| --- | --- | --- | --- |',
    ...columns.map(({ header, help, kind, choices, handbook, formula }) =>
      line([header, help.join(' '), formula ? 'worked out' : kindOf(kind, choices), handbook ?? '']),
    ),
    '',
  ];
}

function workedOut(tab: ComputedTab): string[] {
  const { keys, columns } = tab.described?.() ?? { keys: null, columns: tab.columns() };
  const rows = [
    ...(keys ? [line([keys.name, keys.help.join(' '), '', keys.handbook ?? ''])] : []),
    ...columns.map(({ name, help = [], handbook, below }) =>
      line([name, help.join(' '), below ? 'worked out' : 'you type', handbook ?? '']),
    ),
  ];
  return [
    `## ${tab.title}`,
    '',
    tab.about,
    '',
    ...(rows.length > 0
      ? ['| Column | What it shows | Kind | Handbook |', '| --- | --- | --- | --- |', ...rows, '']
      : []),
  ];
}

function kindOf(kind: ColumnKind, choices: readonly string[] | undefined): string {
  return choices ? choices.join(', ') : KINDS[kind];
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
