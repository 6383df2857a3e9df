/** docs/letters.md, every template as the sample practice of the workbench gets it (`npm run docs` writes it). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASK_CHOICES, REFERENCE_BANDS, REFERENCE_NOTE } from '../src/domain/letters/ask.ts';
import { letterTemplates, objectionReplies, phoneScripts } from '../src/domain/letters/library.ts';
import { PAYER_KINDS } from '../src/domain/letters/payerTypes.ts';
import type { LetterKind } from '../src/domain/letters/template.ts';
import { projectRoot } from './build/project.ts';

export const lettersPage = join(projectRoot, 'docs', 'letters.md');

/** Drawn from the sample's tabs through the panel's commands; test/commands/sample-letters.test.ts keeps them true. */
const drawn = join(projectRoot, 'test', 'commands', 'golden');

const NEGOTIABLE = {
  yes: 'yes',
  limited: 'within limits',
  'own process': 'by a process of its own',
  no: 'no',
} as const;

export function renderLettersPage(): string {
  return [
    '# Letters',
    '',
    '<!-- Made from the templates in src/domain/letters by scripts/docs-letters.ts; changes made here are lost. -->',
    '',
    'Every letter, reply and phone script of RateCase, as the sample practice of `npm start` gets it: made up throughout, in',
    'Burlington, Vermont, with Insurers A to F. A letter is written from your own tabs; a sentence whose facts are missing',
    'is left out, and a letter that cannot do without one says which cell it needs and is not made into a document.',
    '',
    '| Letter | Stage | When |',
    '| --- | --- | --- |',
    ...letterTemplates.map(({ name, stage, trigger }) => `| [${name}](#${anchor(name)}) | ${stage} | ${trigger} |`),
    '',
    '## Letters and emails',
    '',
    ...letterTemplates.flatMap(section),
    '## Replies to objections',
    '',
    'To read aloud or to copy into a mail. Each acknowledges, asks, shows what the members have from it, and asks again.',
    '',
    ...objectionReplies.flatMap(section),
    '## Phone scripts',
    '',
    ...phoneScripts.flatMap(section),
    '## Beside the amounts',
    '',
    'What a request may offer or ask beside dollars per code:',
    '',
    ...ASK_CHOICES.map(({ name, caution }) => `- ${name}${caution === undefined ? '' : `. ${caution}`}`),
    '',
    `${REFERENCE_NOTE} None of it is printed in a letter.`,
    '',
    ...REFERENCE_BANDS.map(({ says, source }) => `- ${says} (${source})`),
    '',
    '## What can be negotiated with whom',
    '',
    '| Payer | Negotiable | |',
    '| --- | --- | --- |',
    ...PAYER_KINDS.map(
      ({ type, negotiable, says, instead }) =>
        `| ${type} | ${NEGOTIABLE[negotiable]} | ${[says, ...instead].join(' ')} |`,
    ),
    '',
  ].join('\n');
}

/** The anchor that Markdown viewers give a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replace(/\s/g, '-');

/** "LTR-09 denied.txt" is one of several ways in which LTR-09 reads. */
function drawnAs(id: string): { way: string; text: string }[] {
  return readdirSync(drawn)
    .filter((file) => file.startsWith(`${id}.`) || file.startsWith(`${id} `))
    .sort()
    .map((file) => ({
      way: file.slice(id.length, -'.txt'.length).trim(),
      text: readFileSync(join(drawn, file), 'utf8').trimEnd(),
    }));
}

function section({ id, name, trigger, purpose, wants, cautions }: LetterKind): string[] {
  return [
    `### ${name}`,
    '',
    `${purpose} *When:* ${trigger.replace(/^They say/, 'they say')}${wants.length === 0 ? '' : ` *It wants:* ${wants.join('; ')}.`}`,
    '',
    ...(cautions.length === 0
      ? []
      : ['RateCase tells you before you draft it:', '', ...cautions.map((caution) => `- ${caution}`), '']),
    ...drawnAs(id).flatMap(({ way, text }) => [
      ...(way === '' ? [] : [`${way.charAt(0).toUpperCase()}${way.slice(1)}:`, '']),
      '```text',
      text,
      '```',
      '',
    ]),
  ];
}
