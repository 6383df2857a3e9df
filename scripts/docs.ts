/** `npm run docs`: writes the pages of docs/ that follow from declarations. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FunctionHelp, functionHelp, generalHelp } from '../src/functions/help.ts';
import { projectRoot } from './build/project.ts';
import { lettersPage, renderLettersPage } from './docs-letters.ts';
import { renderRulesPage, rulesPage } from './docs-rules.ts';
import { renderTabsPage, tabsPage } from './docs-tabs.ts';

export const functionsPage = join(projectRoot, 'docs', 'functions.md');

export function renderFunctionsPage(): string {
  const help = functionHelp();
  return [
    '# Cell functions',
    '',
    '<!-- Made from the declarations in src/functions by scripts/docs.ts; changes made here are lost. -->',
    '',
    'RateCase adds these functions to Google Sheets. Type them into a cell like any other function; Sheets shows their',
    'arguments while you type. Where your spreadsheet writes decimals with a comma, separate the arguments with `;`.',
    '',
    '| Function | What it is for |',
    '| --- | --- |',
    ...help.map(({ name, whatFor }) => `| [\`${name}\`](#${name.toLowerCase()}) | ${firstSentence(whatFor)} |`),
    '',
    '## What holds for all of them',
    '',
    ...generalHelp.map((line) => `- ${line}`),
    '',
    ...help.flatMap(section),
  ].join('\n');
}

function section({ name, signature, whatFor, arguments: list, ranges, example, rule, errors }: FunctionHelp): string[] {
  return [
    `## ${name}`,
    '',
    `\`${signature}\``,
    '',
    `${whatFor} ${ranges}`,
    '',
    ...list.map(({ name, help }) => `- \`${name}\`: ${help}`),
    '',
    `**Example.** \`${example.formula}\` gives \`${example.gives}\`. ${example.says}`,
    '',
    `**Rule and source.** ${rule}`,
    '',
    ...(errors.length === 0 ? [] : ['**What its errors mean.**', '', ...errors.map((line) => `- ${line}`), '']),
  ];
}

function firstSentence(text: string): string {
  return /^.*?\.(?= |$)/.exec(text)?.[0] ?? text;
}

async function main(): Promise<void> {
  await mkdir(join(projectRoot, 'docs'), { recursive: true });
  await writeFile(functionsPage, renderFunctionsPage());
  await writeFile(tabsPage, renderTabsPage());
  await writeFile(rulesPage, renderRulesPage());
  await writeFile(lettersPage, renderLettersPage());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
