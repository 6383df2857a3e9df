/** The one door of the panel: checks what comes in, runs the command, answers in JSON. */
import { type Answer, type CommandName, commands, type Input, type Output } from '../contract.ts';
import { DriveError } from '../platform/drive.ts';
import { withDocumentLock } from '../platform/lock.ts';
import { todayInSpreadsheet } from '../platform/zone.ts';
import { ChangedMeanwhile } from '../workbook/meanwhile.ts';
import { Obstacle } from '../workbook/obstacle.ts';
import { flush } from '../workbook/spreadsheet.ts';
import type { Tabs } from '../workbook/tabs.ts';
import { addExamples, removeExamples } from './examples.ts';
import { goTo } from './goTo.ts';
import { home } from './home.ts';
import { draftLetter, draftQueue, letterChoices, previewLetter, talkingPoints, undoDraft } from './letters.ts';
import { obstacleIn, writtenBy } from './obstacles.ts';
import { payerAnswers, savePayerAnswers } from './payerAnswers.ts';
import { listPayers, savePayers, saveRates } from './payersAndRates.ts';
import { lookUpPlace, savePractice, showPractice } from './practice.ts';
import { markSent, recordResponse, setNextFollowUp, undoSent } from './progress.ts';
import { addRequest, listRequests, requestForm } from './requests.ts';
import { responseForm } from './responses.ts';
import { takeSnapshot } from './snapshot.ts';
import { Stop } from './stop.ts';
import { writeSummary } from './summary.ts';
import { buildOrder, buildTab, movedUnder, openTabs, TAB_ORDER, tabStates } from './tabsToBuild.ts';

type Handlers = { readonly [Name in CommandName]: (input: Input<Name>) => Output<Name> };

const handlers: Handlers = {
  ping: () => ({ pong: true }),
  home,
  lookUpPlace,
  practice: showPractice,
  savePractice,
  payers: listPayers,
  payerAnswers,
  savePayerAnswers,
  savePayers: (input) => savePayers(input, todayInSpreadsheet()),
  saveRates: (input) => saveRates(input, todayInSpreadsheet()),
  tabs: () => ({ tabs: tabStates() }),
  buildTab: ({ id, restore, today }) => buildTab(id, restore ?? [], today),
  addExamples,
  removeExamples,
  takeSnapshot,
  requests: listRequests,
  requestForm,
  addRequest: (input) => addRequest(input, todayInSpreadsheet()),
  letterChoices,
  previewLetter,
  draftLetter,
  undoDraft,
  draftQueue,
  talkingPoints,
  markSent: (input) => markSent(input, todayInSpreadsheet()),
  undoSent,
  setNextFollowUp,
  responseForm,
  recordResponse: (input) => recordResponse(input, todayInSpreadsheet()),
  writeSummary,
  goTo,
};

/** Commands that write to tabs: one at a time for everyone in the spreadsheet. */
const WRITING: ReadonlySet<CommandName> = new Set([
  'savePractice',
  'savePayers',
  'savePayerAnswers',
  'saveRates',
  'buildTab',
  'writeSummary',
  'addExamples',
  'removeExamples',
  'takeSnapshot',
  'addRequest',
  'draftLetter',
  'undoDraft',
  'markSent',
  'undoSent',
  'setNextFollowUp',
  'recordResponse',
]);

/** `rateCase(command, input)`: what google.script.run calls. Answers `{ ok: true, value }` or `{ ok: false, ... }`; never throws. */
export function rateCase(command: unknown, input: unknown): unknown {
  return isCommand(command)
    ? answer(command, input)
    : refusal(
        'unknown-command',
        'This panel is older or newer than RateCase itself.',
        'Close the panel and open it again.',
      );
}

const NAMES: ReadonlySet<string> = new Set(Object.keys(commands));

function isCommand(name: unknown): name is CommandName {
  return typeof name === 'string' && NAMES.has(name);
}

export function answer<Name extends CommandName>(name: Name, input: unknown): Answer<Name> {
  const checked = commands[name].input.safeParse(input);
  if (!checked.success) {
    const issue = checked.error.issues[0];
    return refusal(
      'unreadable-input',
      `RateCase could not read ${issue ? `“${issue.path.join(' ')}”: ${issue.message}` : 'what was sent'}.`,
      'Check what you typed, and try again.',
    );
  }
  // The schema that was just passed is this command's own.
  const run = () => handlers[name](checked.data as Input<Name>);
  if (!WRITING.has(name)) return attempt(run);
  return attempt(
    () =>
      alone(() => {
        const value = run();
        flush();
        return value;
      }),
    writtenBy(name, checked.data),
  );
}

/**
 * Builds several tabs in one execution, as "Build all tabs" does: which tabs are there, and what the input tabs hold, is read once.
 * One that cannot be built does not keep the others from it. `choose` gives the tabs' ids.
 */
export function buildTabs(choose: (tabs: Tabs) => readonly string[], today: string): Answer<'buildTab'>[] {
  const answers: Answer<'buildTab'>[] = [];
  try {
    alone(() => {
      let tabs = openTabs(TAB_ORDER, true);
      const build = (id: string) =>
        attempt<'buildTab'>(() => {
          const value = buildTab(id, [], today, tabs);
          // Each by itself: a write that Google refuses is told of the tab it was for.
          flush();
          return value;
        }, [id]);
      const order = buildOrder(choose(tabs));
      for (const id of order) {
        const built = build(id);
        answers.push(built);
        if (built.ok || !['unexpected', 'merged-cells', 'locked-cells'].includes(built.code)) continue;
        // What stopped halfway is looked at afresh.
        tabs.giveBack();
        tabs = openTabs(TAB_ORDER, true);
      }
      // Other people type and move columns while this goes on; formulas that are there follow, those written after do not.
      answers.push(
        ...movedUnder(tabs, order)
          .map(build)
          .filter(({ ok }) => !ok),
      );
      tabs.giveBack();
    });
  } catch (error) {
    answers.push(failed(error));
  }
  return answers;
}

/** Runs while no other command writes to the spreadsheet. */
function alone<T>(work: () => T): T {
  const locked = withDocumentLock(work);
  if (locked) return locked.value;
  throw new Stop(
    'busy',
    'Someone else is working with RateCase in this spreadsheet right now.',
    'Wait a moment, and try again.',
  );
}

function attempt<Name extends CommandName>(run: () => Output<Name>, written: readonly string[] = []): Answer<Name> {
  try {
    return { ok: true, value: run() };
  } catch (error) {
    return failed(error, written);
  }
}

/** `written`: the tabs that the command writes to. */
function failed<Name extends CommandName>(error: unknown, written: readonly string[] = []): Answer<Name> {
  if (error instanceof Stop)
    return { ok: false, code: error.code, message: error.message, hint: error.hint, at: error.at };
  if (error instanceof ChangedMeanwhile) {
    return refusal(
      'changed-meanwhile',
      `Somebody changed ${error.tab} while RateCase was at work. Nothing there was written over.`,
      'Try again.',
    );
  }
  if (error instanceof Obstacle) {
    const { code, message, hint, tab, cell } = error;
    return { ok: false, code, message, hint, at: { tab, cell } };
  }
  if (error instanceof DriveError) return refusal(error.code, error.message, error.hint);
  const obstacle = obstacleIn(written);
  if (obstacle) return failed(obstacle);
  return refusal(
    'unexpected',
    'Google did not finish this step. What you typed is safe.',
    'Try again. If it stops at the same place, reload the spreadsheet first.',
  );
}

function refusal<Name extends CommandName>(code: string, message: string, hint: string): Answer<Name> {
  return { ok: false, code, message, hint, at: null };
}
