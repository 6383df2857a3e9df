/** The requests that the page may send, checked at the door. */
import * as z from 'zod/mini';
import { TIME_ZONES } from '../circumstances.ts';

const index = z.number().check(z.int(), z.minimum(0), z.maximum(100_000));
const count = z.number().check(z.int(), z.minimum(1), z.maximum(10_000));
const text = z.string().check(z.maxLength(50_000));
const sheetId = z.number().check(z.int());
const area = z.object({ top: index, left: index, bottom: index, right: index });
const pixels = z.number().check(z.minimum(2), z.maximum(2000));
const functionName = z.string().check(z.regex(/^[A-Za-z$_][\w$]*$/));

/** Each by its `action`; sent to /api/<action>. */
export const requests = {
  edit: z.object({
    sheetId,
    cells: z.array(z.object({ row: index, column: index, text })).check(z.maxLength(100_000)),
  }),
  clear: z.object({ sheetId, area }),
  /** Texts as another program copied them. */
  paste: z.object({ sheetId, row: index, column: index, rows: z.array(z.array(text)) }),
  /** Cells of this workbook with their formulas and looks; relative references follow. */
  copy: z.object({ from: z.object({ sheetId, area }), to: z.object({ sheetId, area }) }),
  insertRows: z.object({ sheetId, at: index, count }),
  deleteRows: z.object({ sheetId, at: index, count }),
  insertColumns: z.object({ sheetId, at: index, count }),
  deleteColumns: z.object({ sheetId, at: index, count }),
  resize: z.object({ sheetId, axis: z.enum(['row', 'column']), indexes: z.array(index), pixels }),
  /** The rows below the frozen ones, by one column. */
  sort: z.object({ sheetId, column: index, ascending: z.boolean() }),
  merge: z.object({ sheetId, area }),
  unmerge: z.object({ sheetId, area }),
  /** Rows that say the same as this cell in its column go out of sight, in the tab's filter. */
  filter: z.object({ sheetId, row: index, column: index }),
  removeFilter: z.object({ sheetId }),
  addTab: z.object({ name: z.optional(text) }),
  renameTab: z.object({ sheetId, name: text }),
  deleteTab: z.object({ sheetId }),
  duplicateTab: z.object({ sheetId }),
  moveTab: z.object({ sheetId, index }),
  select: z.object({ sheetId, row: index, column: index, rowCount: count, columnCount: count }),
  undo: z.object({}),
  redo: z.object({}),
  /** A click on an entry of the add-on's menu. */
  menu: z.object({ run: functionName }),
  /** google.script.run of a panel or dialog. */
  rpc: z.object({ run: functionName, args: z.array(z.unknown()) }),
  /** Another locale, another person: the page's Workbench menu, which is no part of the product. */
  circumstances: z.object({
    locale: z.optional(z.enum(['en_US', 'de_DE'])),
    timeZone: z.optional(z.enum(TIME_ZONES)),
    user: z.optional(z.enum(['owner', 'second'])),
    installed: z.optional(z.boolean()),
    severalAccounts: z.optional(z.boolean()),
    consent: z.optional(z.enum(['given', 'refused', 'without-drive'])),
  }),
  /** Opens the spreadsheet again: onOpen runs, cells are calculated anew. */
  reload: z.object({}),
  /** Nothing but the update. */
  sync: z.object({}),
} as const;

export type Action = keyof typeof requests;
export type Request<A extends Action> = z.infer<(typeof requests)[A]>;

export function isAction(name: string): name is Action {
  return Object.hasOwn(requests, name);
}
