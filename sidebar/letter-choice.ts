/** What a person chose for a letter, kept as text in a draft, and as the contract takes it. */
import type { AskOptionInput, LetterChoice, Output } from '../src/contract.ts';
import type { Typed } from './drafts.ts';
import { codeOf } from './paste.ts';

export type Choices = Output<'letterChoices'>;
export type Template = Choices['templates'][number];
export type Option = Choices['options'][number];

/** More than this are not printed (AMB-38). */
export const MOST_FACTS = 5;

/** Ids of the chosen facts, in their order. */
export function factsOf(typed: Typed, choices: Choices): string[] {
  const known = choices.facts.map(({ id }) => id);
  return typed.facts === undefined
    ? choices.facts.filter(({ isChosen }) => isChosen).map(({ id }) => id)
    : typed.facts.split('\n').filter((id) => known.includes(id));
}

/** Options that the template has a place for. */
export function optionsFor({ places }: Template, choices: Choices): Option[] {
  return choices.options.filter(({ isTerm }) => (isTerm ? places.terms : places.alternatives));
}

/** What stands in an option's one field: typed, or what it starts with. */
export function fieldText({ kind, start, field }: Option, typed: Typed): string {
  const own = typed[`field ${kind}`];
  if (own !== undefined || field === null) return own ?? '';
  const value: unknown = Object.entries(start).find(([key]) => key === field.key)?.[1];
  if (field.kind === 'percent') return `${Math.round(Number(value) * 1000) / 10}%`;
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}

export type OptionRead = { ok: true; value: AskOptionInput } | { ok: false; reason: string };

/** The option with its field as typed. */
export function readOption(option: Option, typed: Typed): OptionRead {
  const { field, start } = option;
  if (field === null) return { ok: true, value: start };
  const text = fieldText(option, typed).trim();
  const value = readField(field.kind, text);
  // The key is one of this kind's own, and its value has the type that the kind asks for.
  if (value !== null) return { ok: true, value: { ...start, [field.key]: value } as AskOptionInput };
  return { ok: false, reason: `${text === '' ? 'This is blank.' : `“${text}” does not fit.`} ${LIKE[field.kind]}` };
}

type FieldKind = NonNullable<Option['field']>['kind'];

const LIKE: Readonly<Record<FieldKind, string>> = {
  percent: 'Type it like 3%.',
  codes: 'Type codes like 90834, 90837.',
  days: 'Type a whole number of days.',
  count: 'Type a whole number.',
  date: 'Choose a day.',
  text: 'Say it in a few words.',
};

function readField(kind: FieldKind, text: string): string | number | string[] | null {
  switch (kind) {
    case 'percent': {
      const share = /^\d+(\.\d+)?\s*%?$/.test(text) ? Number.parseFloat(text) / 100 : 0;
      return share > 0 && share <= 1 ? Math.round(share * 1e6) / 1e6 : null;
    }
    case 'codes': {
      const codes = text.split(/[\s,;]+/).map(codeOf);
      return codes.every((code) => code !== null) ? codes : null;
    }
    case 'days':
    case 'count':
      return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
    case 'text':
      return text === '' ? null : text;
  }
}

/** The choice as `previewLetter` and `draftLetter` take it; an option whose field cannot be read is left out. */
export function choiceOf(template: Template, typed: Typed, choices: Choices): LetterChoice {
  const { places } = template;
  const ticked = optionsFor(template, choices).filter(({ kind }) => typed[`option ${kind}`] === 'yes');
  const options = ticked.flatMap((option) => {
    const read = readOption(option, typed);
    return read.ok ? [read.value] : [];
  });
  const enclosures = choices.enclosures.filter((name) => typed[`enclosure ${name}`] === 'yes');
  return {
    template: template.id,
    ...(places.facts ? { facts: factsOf(typed, choices).slice(0, MOST_FACTS) } : {}),
    ...(options.length > 0 ? { options } : {}),
    ...(places.yearly && typed.yearly === 'yes' ? { showYearly: true } : {}),
    ...(places.enclosures && enclosures.length > 0 ? { enclosures } : {}),
    ...(places.replyBy && typed.replyBy !== undefined ? { replyBy: typed.replyBy || null } : {}),
  };
}

/** The first ticked option whose field cannot be read. */
export function faultyOption(template: Template, typed: Typed, choices: Choices): Option | null {
  return (
    optionsFor(template, choices).find(
      (option) => typed[`option ${option.kind}`] === 'yes' && !readOption(option, typed).ok,
    ) ?? null
  );
}
