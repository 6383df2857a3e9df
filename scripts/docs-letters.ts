/** docs/letters.md, every template drafted from a made-up practice (`npm run docs` writes it). */
import { join } from 'node:path';
import { ASK_CHOICES, REFERENCE_BANDS, REFERENCE_NOTE } from '../src/domain/letters/ask.ts';
import { letterTemplates, objectionReplies, phoneScripts } from '../src/domain/letters/library.ts';
import { PAYER_KINDS } from '../src/domain/letters/payerTypes.ts';
import { renderTemplate } from '../src/domain/letters/render.ts';
import type { LetterKind } from '../src/domain/letters/template.ts';
import { atStage, sample } from '../test/domain/letters/sample.ts';
import { projectRoot } from './build/project.ts';

export const lettersPage = join(projectRoot, 'docs', 'letters.md');

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
    'Every letter, reply and phone script of RateCase, drafted for a practice that is made up throughout: Lakeside Psychology',
    'in Burlington, Vermont, and its Insurers A to E. A letter is written from your own tabs; a sentence whose facts are missing',
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

function section(template: LetterKind): string[] {
  const { id, name, trigger, purpose, wants, cautions } = template;
  const { text } = renderTemplate(template, atStage(id, sample));
  return [
    `### ${name}`,
    '',
    `${purpose} *When:* ${trigger.replace(/^They say/, 'they say')}${wants.length === 0 ? '' : ` *It wants:* ${wants.join('; ')}.`}`,
    '',
    ...(cautions.length === 0
      ? []
      : ['RateCase tells you before you draft it:', '', ...cautions.map((caution) => `- ${caution}`), '']),
    '```text',
    text.trimEnd(),
    '```',
    '',
  ];
}
