/** Two people build in one spreadsheet at the same time: no tab twice, no mixed rows (DESIGN 5). */
import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { TODAY } from '../support/commands.ts';
import { TAB_IDS, trimmedTabs, unmake } from '../support/everyTab.ts';
import {
  type Act,
  command,
  type Done,
  differing,
  hostFrom,
  menuItem,
  onward,
  positionsOf,
  type State,
} from '../support/faults.ts';
import { typedCells } from '../support/host.ts';

let state: State;
beforeAll(async () => {
  state = await trimmedTabs();
});

const names = (host: WorkbenchHost) => host.workbook.sheets.map(({ name }) => name);

/** Calls early on, halfway, and when all but the content stands. */
function moments(steps: Done['steps'], parts: readonly number[]): number[] {
  const positions = positionsOf(steps);
  return parts.map((part) => positions[Math.floor(positions.length / part) - 1] ?? 1);
}

function asSecond(host: WorkbenchHost, act: Act): Done {
  host.change({ user: 'second' });
  const done = act(host);
  host.change({ user: 'owner' });
  return done;
}

async function together(begun: State, act: Act, parts: readonly number[], busy: RegExp): Promise<void> {
  const clean = await hostFrom(begun);
  const whole = act(clean);
  expect(whole).toMatchObject({ ok: true });
  const [cells, tabs] = [typedCells(clean), names(clean)];
  for (const at of moments(whole.steps, parts)) {
    const both = await hostFrom(begun);
    let theirs: Done | undefined;
    both.faults = {
      meanwhile: {
        at,
        work: () => {
          theirs = asSecond(both, act);
        },
      },
    };
    expect(act(both), `the first, at call ${at}`).toMatchObject({ ok: true });
    if (theirs?.told.match(busy) === null) expect(theirs, `the second, at call ${at}`).toMatchObject({ ok: true });
    expect(names(both), `tabs, the second at call ${at}`).toEqual(tabs);
    expect(differing(typedCells(both), cells), `cells, the second at call ${at}`).toEqual([]);

    // The first one's execution ends in the middle, and the second goes on.
    const left = await hostFrom(begun);
    left.faults = onward(at);
    act(left);
    expect(asSecond(left, act), `the second, after the first ended at call ${at}`).toMatchObject({ ok: true });
    expect(names(left), `tabs, after the first ended at call ${at}`).toEqual(tabs);
    expect(differing(typedCells(left), cells), `cells, after the first ended at call ${at}`).toEqual([]);
  }
}

const BUSY = /Someone else is working/;

describe('two people who build the same tab at the same time', () => {
  it.each(TAB_IDS)('have one %s in the end, with its rows as they were', async (id) => {
    const host = await hostFrom(state);
    unmake(host, id);
    await together(host.toJSON(), command('buildTab', { id, today: TODAY }), [4, 2, 1], BUSY);
  });
});

describe('two people who build all tabs at the same time', () => {
  it('have each tab once, with its rows as they were', async () => {
    const host = await hostFrom(state);
    for (const id of TAB_IDS) if (!['payers', 'rates', 'claims'].includes(id)) unmake(host, id);
    await together(host.toJSON(), menuItem('buildAllTabs'), [5, 3, 1.3], BUSY);
  });
});
