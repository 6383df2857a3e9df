/** What holds for every tab, whoever edits it and however roughly (DESIGN 1.10, 5). */
import { beforeAll, describe, expect, it } from 'vitest';
import { FIRST_KEY_ROW } from '../../src/workbook/reports/report.ts';
import { filterColumn, rowsOutOfSight, startFilter } from '../../workbench/engine/filters.ts';
import type { SheetModel } from '../../workbench/engine/types.ts';
import type { WorkbenchHost } from '../../workbench/host.ts';
import { call, run, TODAY } from '../support/commands.ts';
import {
  columnOf,
  computed,
  deletePart,
  everyTab,
  headingRow,
  hostWithEveryTab,
  sheetOf,
  TAB_IDS,
  table,
  unmake,
} from '../support/everyTab.ts';
import { hostFrom, type State } from '../support/faults.ts';
import { typedCells } from '../support/host.ts';

const buildAll = (host: WorkbenchHost) => TAB_IDS.map((id) => run(host, 'buildTab', { id, today: TODAY }));

/** Made before the first test, which would wait for it otherwise. */
beforeAll(everyTab, 240_000);

/** Tabs that are pages: there is no table to filter. */
const PAGES = ['start', 'summary'];

const json = (host: WorkbenchHost) => JSON.stringify(host.workbook.toJSON());

/** Names what differs between two stored workbooks, short enough to read. */
function differences(before: string, after: string): string[] {
  const sheets = (text: string): { name: string }[] => JSON.parse(text).sheets;
  const other = new Map(sheets(after).map((sheet) => [sheet.name, sheet]));
  return sheets(before).flatMap((sheet) => {
    const now = other.get(sheet.name);
    if (!now) return [`${sheet.name} is gone`];
    return Object.entries(sheet)
      .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(new Map(Object.entries(now)).get(key)))
      .map(([key]) => `${sheet.name}: ${key}`);
  });
}

/** A column of the user's own right of everything, with all that can be put on a cell. */
function ownColumn(sheet: SheetModel, heading: number): number {
  const at = (sheet.usedArea()?.right ?? 0) + 2;
  if (at >= sheet.columnCount) sheet.insertColumns(sheet.columnCount, at - sheet.columnCount + 1);
  sheet.type(heading, at, 'My own column');
  sheet.type(heading + 3, at, 'keep me');
  sheet.type(heading + 4, at, '=1+1');
  sheet.setAttributes(heading + 3, at, {
    note: 'my note',
    background: '#ffee00',
    bold: true,
    validation: {
      kind: 'list',
      allowInvalid: true,
      criteria: { type: 'VALUE_IN_LIST', values: [] },
      values: ['keep me', 'other'],
      showDropdown: true,
    },
  });
  const area = { top: heading, left: at, bottom: heading + 20, right: at };
  sheet.properties.conditionalFormats = [
    { areas: [area], condition: { type: 'TEXT_EQ', values: ['keep me'] }, format: { background: '#00ff00' } },
    ...sheet.properties.conditionalFormats,
  ];
  sheet.properties.protections = [...sheet.properties.protections, { area, description: 'mine', warningOnly: true }];
  sheet.properties.rowHeights.set(heading + 3, 77);
  sheet.properties.columnWidths.set(at, 133);
  return at;
}

/** Columns of ours as somebody likes them better: colors, formats, notes, widths, what is frozen and the tab's own color. */
function restyle(sheet: SheetModel, heading: number): void {
  for (const column of [0, 1, 2]) {
    sheet.setAttributes(heading, column, { background: '#123456', note: 'mine now', horizontal: 'right' });
    sheet.setAttributes(heading + 2, column, { numberFormat: '0.000', background: '#abcdef', italic: true });
    sheet.properties.columnWidths.set(column, 201 + column);
  }
  sheet.properties.frozenColumns = 0;
  sheet.properties.tabColor = '#ff00ff';
}

describe('building every tab again', () => {
  it('changes nothing, with the user’s own columns, colors, notes, choices, rules and warnings there, and ours in other looks', async () => {
    const host = await hostWithEveryTab();
    buildAll(host);
    for (const id of TAB_IDS) ownColumn(sheetOf(host, id), headingRow(id));
    for (const id of TAB_IDS) restyle(sheetOf(host, id), headingRow(id));
    const rates = sheetOf(host, 'rates');
    host.active = { sheetId: rates.id, row: 4, column: 2, rowCount: 2, columnCount: 1 };
    const [before, active] = [json(host), { ...host.active }];
    const outcomes = buildAll(host).map(({ id, outcome }) => `${id} ${outcome}`);
    expect(differences(before, json(host))).toEqual([]);
    expect(outcomes.filter((line) => !line.endsWith(' unchanged'))).toEqual([]);
    expect(host.active).toEqual(active);
  }, 120_000);

  it('finds every tab that was renamed and moved, and every column that was moved', async () => {
    const host = await hostWithEveryTab();
    buildAll(host);
    for (const [index, id] of TAB_IDS.entries()) {
      const sheet = sheetOf(host, id);
      host.workbook.renameSheet(sheet.id, `My ${index} ${sheet.name}`);
      host.workbook.moveSheet(sheet.id, 0);
      const last = table(id)?.columns.at(-1)?.header ?? computed(id)?.columns().at(-2)?.name;
      const at = last === undefined ? -1 : columnOf(sheet, headingRow(id), last);
      if (at > 2 && !computed(id)) sheet.moveColumns(at, 1, 2);
    }
    const tabs = () => host.workbook.sheets.map(({ id, name }) => `${id} ${name}`);
    const [names, cells] = [tabs(), [...typedCells(host)].filter(([, input]) => !String(input).startsWith('='))];
    const built = buildAll(host);
    expect(tabs()).toEqual(names);
    const after = typedCells(host);
    expect(cells.filter(([cell, input]) => after.get(cell) !== input)).toEqual([]);
    expect(
      built.flatMap(({ problems }) => problems.map(({ message }) => message)).filter((text) => /any more/.test(text)),
    ).toEqual([]);
    const before = json(host);
    buildAll(host);
    expect(differences(before, json(host))).toEqual([]);
  }, 120_000);

  it('leaves the user’s filters as they are, where people type and where it is worked out', async () => {
    const host = await hostWithEveryTab();
    const filtered = TAB_IDS.filter((id) => !PAGES.includes(id)).flatMap((id) => {
      const sheet = sheetOf(host, id);
      const used = sheet.usedArea();
      const first = computed(id) ? FIRST_KEY_ROW - 1 : 1;
      if (!used || used.bottom < first) return [];
      startFilter(sheet, { ...used, top: headingRow(id) });
      filterColumn(sheet, 0, [sheet.view(first, 0).display]);
      return [[id, structuredClone(sheet.properties.filter)] as const];
    });
    expect(filtered.map(([id]) => id)).toEqual(expect.arrayContaining(['rates', 'rate-comparison', 'scorecard']));
    expect(filtered.filter(([, filter]) => filter?.rows.length === 0)).toEqual([]);
    const before = json(host);
    buildAll(host);
    expect(differences(before, json(host))).toEqual([]);

    // A new payer: its row comes into sight, and what was hidden stays hidden.
    const typeBelow = (id: string, texts: readonly string[]) => {
      const sheet = sheetOf(host, id);
      const row = Array.from({ length: sheet.rowCount }, (_, at) => at).find((at) => sheet.input(at, 0) === null) ?? 0;
      texts.forEach((text, column) => {
        sheet.type(row, column, text);
      });
    };
    typeBelow('payers', ['Insurer F']);
    typeBelow('rates', ['Insurer F', '90834', '', '99']);
    buildAll(host);
    for (const [id, filter] of filtered) {
      const now = sheetOf(host, id).properties.filter;
      expect(
        now?.criteria.map(({ hiddenValues }) => hiddenValues),
        id,
      ).toEqual([filter?.criteria[0]?.hiddenValues]);
      expect(now?.rows, id).toEqual(filter?.rows);
    }
    const scorecard = sheetOf(host, 'scorecard');
    const keys = Array.from({ length: scorecard.rowCount }, (_, row) => scorecard.view(row, 0).display);
    expect(keys.indexOf('Insurer F')).toBeGreaterThan(keys.indexOf('Insurer E'));
    expect(rowsOutOfSight(scorecard.properties).has(keys.indexOf('Insurer F'))).toBe(false);
    expect(rowsOutOfSight(scorecard.properties).has(keys.indexOf('Insurer A'))).toBe(true);
  }, 240_000);

  it('leaves the order of rows to the user', async () => {
    const host = await hostWithEveryTab();
    for (const id of TAB_IDS) {
      const declared = table(id);
      const used = sheetOf(host, id).usedArea();
      if (!declared || !used || used.bottom < 2) continue;
      sheetOf(host, id).sortRows({ ...used, top: 1 }, 0, false);
    }
    const cells = [...typedCells(host)].filter(([, input]) => !String(input).startsWith('='));
    buildAll(host);
    const after = typedCells(host);
    expect(cells.filter(([cell, input]) => after.get(cell) !== input).map(([cell]) => cell)).toEqual([]);
    const before = json(host);
    buildAll(host);
    expect(differences(before, json(host))).toEqual([]);
  }, 120_000);
});

describe('one tab under the user’s hands', () => {
  let state: State;
  beforeAll(async () => {
    state = await everyTab();
  });

  it.each(TAB_IDS)('%s names a part of it that was deleted, and puts it back when asked', async (id) => {
    const host = await hostFrom(state);
    const part = deletePart(host, id);
    if (part === null) {
      // A tab without parts that people could miss; it must still build.
      expect(run(host, 'buildTab', { id, today: TODAY }).id).toBe(id);
      return;
    }
    const missing = () => run(host, 'tabs', {}).tabs.find((tab) => tab.id === id)?.missingColumns;
    expect(missing()).toEqual([part]);
    const named = run(host, 'buildTab', { id, today: TODAY });
    expect(named.problems.map(({ message }) => message).join('\n')).toContain(`“${part}”`);
    expect(missing()).toEqual([part]);
    const back = run(host, 'buildTab', { id, today: TODAY, restore: [part] });
    expect(back.problems.map(({ message }) => message).join('\n')).not.toContain(`“${part}”`);
    expect(missing()).toEqual([]);
  });

  it.each(TAB_IDS)('%s leaves a tab of the same name alone that is not ours', async (id) => {
    const host = await hostFrom(state);
    const title = sheetOf(host, id).name;
    unmake(host, id);
    const theirs = host.workbook.addSheet(title);
    theirs.type(0, 0, 'mine');
    const built = run(host, 'buildTab', { id, today: TODAY });
    expect(built.title).toBe(`${title} (RateCase)`);
    expect([...theirs.inputs()]).toEqual([{ row: 0, column: 0, input: 'mine' }]);
  });

  const spilling = TAB_IDS.flatMap((id) => {
    const names = table(id)
      ? (table(id)?.columns ?? []).flatMap(({ header, formula }) => (formula ? [header] : []))
      : (computed(id)?.columns() ?? []).flatMap(({ name, below }) => (below ? [name] : []));
    const [name] = names;
    return name === undefined ? [] : [[id, name] as const];
  });

  it.each(spilling)('%s still knows its column “%s” when a cell in the way makes it an error', async (id, name) => {
    const host = await hostFrom(state);
    const sheet = sheetOf(host, id);
    const at = columnOf(sheet, headingRow(id), name);
    // Pages hang nothing from a heading row.
    if (at < 0) return;
    sheet.type(headingRow(id) + 3, at, 'x');
    expect(sheet.view(headingRow(id), at).display).toBe('#REF!');
    const { answer } = call(host, 'buildTab', { id, today: TODAY });
    if (answer.ok) {
      expect(answer.value.problems.map(({ message }) => message).join('\n')).not.toContain('any more');
    }
    expect(run(host, 'tabs', {}).tabs.find((tab) => tab.id === id)?.missingColumns).toEqual([]);
    expect(sheet.view(headingRow(id) + 3, at).display).toBe('x');
  });
});

describe('every tab in another language and zone', () => {
  it('shows the same numbers, and no error', async () => {
    const english = await hostWithEveryTab();
    buildAll(english);
    const stored = JSON.parse(JSON.stringify(await everyTab()));
    stored.workbook.locale = 'de_DE';
    stored.workbook.timeZone = 'Europe/Berlin';
    const german = await hostFrom(stored);
    buildAll(german);
    for (const id of TAB_IDS.filter((each) => computed(each))) {
      expect(numbers(sheetOf(german, id)), id).toEqual(numbers(sheetOf(english, id)));
    }
    const made = await hostFrom(stored);
    for (const id of TAB_IDS.filter((each) => computed(each))) {
      unmake(made, id);
      expect(run(made, 'buildTab', { id, today: TODAY }).outcome).toBe('made');
      expect(errors(sheetOf(made, id)), id).toEqual(errors(sheetOf(english, id)));
    }
  }, 120_000);
});

function numbers(sheet: SheetModel): string[] {
  return shownBy(sheet).flatMap(({ cell, value }) => (typeof value === 'number' ? [`${cell} ${value}`] : []));
}

function errors(sheet: SheetModel): string[] {
  return shownBy(sheet).flatMap(({ cell, display }) =>
    /^#[A-Z/0]+[!?A]?$/.test(display) ? [`${cell} ${display}`] : [],
  );
}

function shownBy(sheet: SheetModel): { cell: string; value: unknown; display: string }[] {
  const used = sheet.usedArea();
  if (!used) return [];
  return Array.from({ length: used.bottom + 1 }, (_, row) =>
    Array.from({ length: used.right + 1 }, (_, column) => {
      const { value, display } = sheet.view(row, column);
      return { cell: `${row + 1},${column + 1}`, value, display };
    }),
  ).flat();
}
