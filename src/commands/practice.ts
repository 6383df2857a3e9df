/** Place, clinician type and the other facts about the practice. */
import type { Input, Output } from '../contract.ts';
import { clinicians, describeBasis, medicareAmount } from '../domain/medicare/index.ts';
import { coreCodes, serviceLabel } from '../domain/services.ts';
import { plural } from '../domain/words.ts';
import { runs } from '../workbook/a1.ts';
import { updateFacts } from '../workbook/build.ts';
import { writable } from '../workbook/cells.ts';
import { readFacts } from '../workbook/read.ts';
import { PAYER_TYPES } from '../workbook/tables/payers.ts';
import { type PracticeKey, practice } from '../workbook/tables/practice.ts';
import { placeView, practiceFacts, readState } from './state.ts';
import { refusalsAsStops } from './stop.ts';
import { makeInputTabs, openTabs, TAB_ORDER } from './tabsToBuild.ts';

export function lookUpPlace({ zip, clinician }: Input<'lookUpPlace'>): Output<'lookUpPlace'> {
  return refusalsAsStops(() => {
    const sample = medicareAmount({ code: '90834', place: zip, clinician });
    return {
      place: placeView(zip),
      basis: describeBasis(sample),
      year: sample.year,
      amounts: coreCodes.map((code) => ({
        code,
        label: serviceLabel(code),
        medicare: medicareAmount({ code, place: zip, clinician }).dollars,
      })),
    };
  });
}

export function showPractice(): Output<'practice'> {
  const facts = practiceFacts(readState(['practice']));
  return {
    practice: facts ?? {
      practiceName: '',
      signer: '',
      credentials: '',
      npi: '',
      phone: '',
      email: '',
      zip: '',
      clinician: clinicians()[0]?.key ?? '',
      setting: 'office',
    },
    clinicians: clinicians().map(({ key, label, percent }) => ({ value: key, label, percent })),
    payerTypes: [...PAYER_TYPES],
  };
}

/** Writes only cells that differ from what is given; a blank fact leaves its cell as it is. */
export function savePractice({ practice: given, today }: Input<'savePractice'>): Output<'savePractice'> {
  const wanted = new Map<PracticeKey, string>();
  for (const fact of practice.facts) {
    const value = givenValue(given, fact.key).trim();
    if (value !== '') wanted.set(fact.key, value);
  }
  const zip = wanted.get('zip');
  const place = zip === undefined ? null : refusalsAsStops(() => placeView(zip));
  const clinician = wanted.get('clinician');
  if (clinician !== undefined && zip !== undefined) {
    refusalsAsStops(() => medicareAmount({ code: '90834', place: zip, clinician }));
  }

  const tabs = openTabs(TAB_ORDER);
  makeInputTabs(tabs, ['practice'], today);
  const sheet = tabs.find('practice');
  if (!sheet) throw new Error('The Practice tab was just made but is not there');
  const name = () => tabs.nameOf(practice.id);
  let facts = readFacts(sheet, practice, name);
  const gone = practice.facts.filter((fact) => wanted.has(fact.key) && !facts.rows.has(fact.key));
  if (gone.length > 0) {
    updateFacts(
      sheet,
      practice,
      gone.map((fact) => fact.label),
    );
    facts = readFacts(sheet, practice, name);
  }

  const changed = new Map<number, { key: PracticeKey; value: string | number }>();
  for (const fact of practice.facts) {
    const value = wanted.get(fact.key);
    const row = facts.rows.get(fact.key);
    if (value === undefined || row === undefined || facts.text(fact.key) === value) continue;
    changed.set(row, { key: fact.key, value: writable(value, fact.kind) });
  }
  if (changed.size > 0) facts.holdStill([...changed.keys()]);
  for (const [first, length] of runs([...changed.keys()])) {
    sheet
      .getRange(first, facts.column, length, 1)
      .setValues(Array.from({ length }, (_, offset) => [changed.get(first + offset)?.value ?? '']));
  }
  const count = changed.size;
  return {
    place,
    written: [...changed.values()].map(({ key }) => ({ tab: practice.id, cell: facts.cell(key) })),
    summary:
      count === 0
        ? `${facts.name} already says so. Nothing was changed.`
        : `Saved ${count} ${plural(count, 'fact')} in ${facts.name}.`,
  };
}

function givenValue(given: Input<'savePractice'>['practice'], key: PracticeKey): string {
  const values: Partial<Record<PracticeKey, string | undefined>> = given;
  return values[key] ?? '';
}
