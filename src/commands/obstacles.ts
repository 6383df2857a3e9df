/**
 * Why Google may have refused a step: somebody locked cells, or merged some, of which it moves, freezes and copies no part. Its own
 * message is in its user's language, so the tab is looked at afterwards.
 */
import type { CommandName } from '../contract.ts';
import { joinWords } from '../domain/words.ts';
import { Obstacle, UNMERGE } from '../workbook/obstacle.ts';
import { type Range, rangeProtections, type Sheet, sheetProtections } from '../workbook/spreadsheet.ts';
import { openTabs } from './tabsToBuild.ts';

/** The tabs that a command fills. */
const FILLED: Readonly<Partial<Record<CommandName, readonly string[]>>> = {
  savePractice: ['practice'],
  savePayers: ['payers'],
  savePayerAnswers: ['payers'],
  saveRates: ['rates', 'practice', 'payers'],
  takeSnapshot: ['scorecard-history'],
  addRequest: ['negotiation-log'],
  draftLetter: ['negotiation-log', 'communications'],
  undoDraft: ['negotiation-log', 'communications'],
  markSent: ['negotiation-log', 'communications'],
  undoSent: ['negotiation-log', 'communications'],
  setNextFollowUp: ['negotiation-log'],
  recordResponse: ['negotiation-log', 'communications'],
  writeSummary: ['summary'],
};

/** The tabs that a command writes to, as far as they do not depend on what is found. */
export function writtenBy(name: CommandName, input: unknown): readonly string[] {
  if (typeof input === 'object' && input !== null && 'id' in input && typeof input.id === 'string') return [input.id];
  return FILLED[name] ?? [];
}

/** Null where nothing of that kind stands in the tabs, and where Google does not even tell that. */
export function obstacleIn(ids: readonly string[]): Obstacle | null {
  if (ids.length === 0) return null;
  try {
    const tabs = openTabs(ids);
    for (const id of ids) {
      const sheet = tabs.find(id);
      const found = sheet ? (locked(id, sheet, tabs.nameOf(id)) ?? merged(id, sheet, tabs.nameOf(id))) : null;
      if (found) return found;
    }
  } catch {
    // What failed a moment ago may fail again; the first fault is told.
  }
  return null;
}

function locked(id: string, sheet: Sheet, name: string): Obstacle | null {
  const [first] = [...sheetProtections(sheet), ...rangeProtections(sheet)].filter((one) => !one.canEdit());
  if (!first) return null;
  const range = first.getRange();
  const isWhole = range.getNumRows() === sheet.getMaxRows() && range.getNumColumns() === sheet.getMaxColumns();
  return new Obstacle(
    'locked-cells',
    `${name}: ${isWhole ? 'the tab is protected' : `cells ${range.getA1Notation()} are protected`}, and Google does not let you change ${isWhole ? 'it' : 'them'}. What you typed is safe.`,
    'Ask the owner of the spreadsheet to let you edit there (Data, Protect sheets and ranges). Then try again.',
    id,
    firstCell(range),
  );
}

/** As many as a sentence names. */
const NAMED = 3;

function merged(id: string, sheet: Sheet, name: string): Obstacle | null {
  const all = sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getMaxColumns()).getMergedRanges();
  const [first] = all;
  if (!first) return null;
  const places = all.slice(0, NAMED).map((range) => range.getA1Notation());
  if (all.length > NAMED) places.push('others');
  return new Obstacle(
    'merged-cells',
    `${name}: Google did not finish this step, maybe because cells are merged: ${joinWords(places)}. What you typed is safe.`,
    `Try again. If it stops there once more, ${UNMERGE.replace(/^U/, 'u')}`,
    id,
    firstCell(first),
  );
}

const firstCell = (range: Range): string => range.getA1Notation().replace(/:.*/, '');
