import { THRESHOLDS, type Unit } from '../../domain/thresholds.ts';
import type { InputTable } from './column.ts';

export type ThresholdKey = 'name' | 'value' | 'usual' | 'unit' | 'meaning' | 'source' | 'holiday';

/** The names that formulas use: `=PAYER_GRADE(B5:F5; ; ; RateCase_Thresholds)`. */
export const THRESHOLDS_RANGE = 'RateCase_Thresholds';
export const HOLIDAYS_RANGE = 'RateCase_Holidays';

const UNITS: Readonly<Record<Unit, string>> = {
  ratio: 'share, 0.9 is 90%',
  factor: 'times',
  dollars: 'dollars',
  minutes: 'minutes',
  days: 'calendar days',
  'business days': 'business days',
  months: 'months',
  count: 'number',
};

/** Every number a rule judges by, from the table that the rules themselves read. */
export const thresholds: InputTable<ThresholdKey> = {
  id: 'thresholds',
  title: 'Thresholds',
  about: 'Every number that a light, a grade or a date rule uses, with its source. Change the value column only.',
  keyColumn: 'name',
  frozenColumns: 1,
  tone: 'settings',
  names: { [THRESHOLDS_RANGE]: ['name', 'value'], [HOLIDAYS_RANGE]: ['holiday', 'holiday'] },
  prefilled: THRESHOLDS.map(({ name, default: usual, unit, meaning, source }) => ({
    name,
    value: usual,
    usual,
    unit: UNITS[unit],
    meaning,
    source,
  })),
  columns: [
    {
      key: 'name',
      header: 'Threshold',
      kind: 'text',
      width: 170,
      help: ['The name the functions read it by. Leave it as it is.'],
    },
    {
      key: 'value',
      header: 'Value',
      kind: 'number',
      width: 80,
      help: ['What counts. A blank cell means the usual value.'],
    },
    {
      key: 'usual',
      header: 'Usual value',
      kind: 'number',
      width: 80,
      help: ['What RateCase uses unless you change it.'],
    },
    { key: 'unit', header: 'Unit', kind: 'text', width: 130, help: ['What the number counts.'] },
    { key: 'meaning', header: 'What it means', kind: 'long-text', width: 460, help: ['In plain words.'] },
    { key: 'source', header: 'Source', kind: 'text', width: 220, help: ['Where the usual value comes from.'] },
    {
      key: 'holiday',
      header: 'Days off of your own',
      beside: true,
      kind: 'date',
      width: 120,
      help: ['Dates that are no business days for you, besides weekends and federal holidays.', 'Example: 2026-12-24'],
      handbook: 'AMB-36',
    },
  ],
};
