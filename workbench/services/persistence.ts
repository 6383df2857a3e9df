/** What is kept of a host between starts: document, properties, Drive, cursor. Caches may vanish at any time and do. */
import * as z from 'zod/mini';
import { belongings, type HostState } from './state.ts';

const store = z.record(z.string(), z.string());

const savedState = z.object({
  version: z.literal(1),
  workbook: z.unknown(),
  spreadsheetId: z.string(),
  metadata: z.array(
    z.object({ id: z.number(), key: z.string(), value: z.string(), visibility: z.enum(['PROJECT', 'DOCUMENT']) }),
  ),
  properties: z.object({ document: store, user: store, script: store }),
  /** The second person's; absent in states from before there was one. */
  second: z.optional(z.object({ properties: store, files: z.array(z.string()) })),
  drive: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      mimeType: z.string(),
      parents: z.array(z.string()),
      html: z.string(),
      trashed: z.boolean(),
      createdAt: z.string(),
    }),
  ),
  active: z.object({
    sheetId: z.number(),
    row: z.number(),
    column: z.number(),
    rowCount: z.number(),
    columnCount: z.number(),
  }),
});

type SavedState = Pick<HostState, 'spreadsheetId' | 'metadata' | 'people' | 'drive' | 'madeBy' | 'active'> & {
  workbook: unknown;
  properties: Record<'document' | 'script', Map<string, string>>;
};

export function writeState(state: HostState): z.infer<typeof savedState> {
  const { document, script } = state.properties;
  const { owner, second } = state.people;
  return {
    version: 1,
    workbook: state.workbook.toJSON(),
    spreadsheetId: state.spreadsheetId,
    metadata: structuredClone(state.metadata),
    properties: {
      document: Object.fromEntries(document),
      user: Object.fromEntries(owner.properties),
      script: Object.fromEntries(script),
    },
    second: {
      properties: Object.fromEntries(second.properties),
      files: [...state.madeBy].flatMap(([id, person]) => (person === 'second' ? [id] : [])),
    },
    drive: [...state.drive.values()].map((file) => ({ ...file, parents: [...file.parents] })),
    active: { ...state.active },
  };
}

/**
 * null for no state at all.
 * @throws for a state that `writeState` did not write
 */
export function readState(state: unknown): SavedState | null {
  if (state === undefined || state === null) return null;
  const saved = savedState.parse(state);
  const map = (values: Record<string, string>) => new Map(Object.entries(values));
  const { document, user, script } = saved.properties;
  return {
    workbook: saved.workbook,
    spreadsheetId: saved.spreadsheetId,
    metadata: saved.metadata,
    properties: { document: map(document), script: map(script) },
    people: { owner: belongings(map(user)), second: belongings(map(saved.second?.properties ?? {})) },
    madeBy: new Map((saved.second?.files ?? []).map((id) => [id, 'second'])),
    drive: new Map(saved.drive.map((file) => [file.id, file])),
    active: saved.active,
  };
}
