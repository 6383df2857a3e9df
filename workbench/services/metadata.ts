/** Developer metadata of the spreadsheet and of sheets (PLATFORM 2.5). That of rows and columns is not in the workbench. */
import type { Metadata } from '../engine/types.ts';
import { DeveloperMetadataLocationType, DeveloperMetadataVisibility } from './enums.ts';
import type { Execution } from './execution.ts';
import { Sheet } from './sheet.ts';
import { Spreadsheet } from './spreadsheet.ts';
import { EnumValue, local, reads, ServiceError, ServiceObject, type Surface, surface, writes } from './surface.ts';

/** null: the spreadsheet itself. */
export type MetadataOwner = number | null;

function listOf(execution: Execution, owner: MetadataOwner): Metadata[] {
  return owner === null ? execution.state.metadata : Sheet.modelOf(execution, owner).properties.metadata;
}

function owners(execution: Execution): MetadataOwner[] {
  return [null, ...execution.state.workbook.sheets.map((sheet) => sheet.id)];
}

/** Takes `(key)`, `(key, value)`, `(key, visibility)` or `(key, value, visibility)`. */
export function addMetadata(execution: Execution, owner: MetadataOwner, key: string, ...rest: unknown[]): void {
  if (key === '') throw new ServiceError('The metadata key must not be empty.');
  const value = rest.find((entry) => typeof entry === 'string');
  const visibility = rest.find((entry) => entry instanceof EnumValue);
  const ids = owners(execution).flatMap((one) => listOf(execution, one).map(({ id }) => id));
  listOf(execution, owner).push({
    id: Math.max(0, ...ids) + 1,
    key,
    value: typeof value === 'string' ? value : '',
    visibility: visibility === DeveloperMetadataVisibility.PROJECT ? 'PROJECT' : 'DOCUMENT',
  });
}

export function metadataOf(execution: Execution, owner: MetadataOwner): DeveloperMetadata[] {
  return listOf(execution, owner).map((entry) => new DeveloperMetadata(execution, owner, entry));
}

export class DeveloperMetadata extends ServiceObject {
  readonly surface: Surface = metadataSurface;

  constructor(
    private readonly execution: Execution,
    readonly owner: MetadataOwner,
    readonly entry: Metadata,
  ) {
    super();
  }

  getId(): number {
    return this.entry.id;
  }

  getKey(): string {
    return this.entry.key;
  }

  getValue(): string | null {
    return this.entry.value;
  }

  getVisibility(): EnumValue {
    return DeveloperMetadataVisibility[this.entry.visibility];
  }

  getLocation(): DeveloperMetadataLocation {
    return new DeveloperMetadataLocation(this.execution, this.owner);
  }

  setKey(key: string): DeveloperMetadata {
    this.entry.key = key;
    return this;
  }

  setValue(value: string): DeveloperMetadata {
    this.entry.value = value;
    return this;
  }

  setVisibility(visibility: EnumValue): DeveloperMetadata {
    this.entry.visibility = visibility === DeveloperMetadataVisibility.PROJECT ? 'PROJECT' : 'DOCUMENT';
    return this;
  }

  remove(): null {
    const list = listOf(this.execution, this.owner);
    const index = list.indexOf(this.entry);
    if (index >= 0) list.splice(index, 1);
    return null;
  }
}

// A found entry comes with its key, value and place, so looking at them is no further call.
const metadataSurface = surface<GoogleAppsScript.Spreadsheet.DeveloperMetadata, DeveloperMetadata>(
  'SpreadsheetApp.DeveloperMetadata',
  {
    getId: local(),
    getKey: local(),
    getValue: local(),
    getVisibility: local(),
    getLocation: local(),
    setKey: writes('String'),
    setValue: writes('String'),
    setVisibility: writes('DeveloperMetadataVisibility'),
    remove: writes(),
  },
);

export class DeveloperMetadataLocation extends ServiceObject {
  readonly surface: Surface = locationSurface;

  constructor(
    private readonly execution: Execution,
    private readonly owner: MetadataOwner,
  ) {
    super();
  }

  getLocationType(): EnumValue {
    return this.owner === null ? DeveloperMetadataLocationType.SPREADSHEET : DeveloperMetadataLocationType.SHEET;
  }

  getSheet(): Sheet | null {
    return this.owner === null ? null : new Sheet(this.execution, this.owner);
  }

  getSpreadsheet(): Spreadsheet | null {
    return this.owner === null ? new Spreadsheet(this.execution) : null;
  }

  getRow(): null {
    return null;
  }

  getColumn(): null {
    return null;
  }
}

const locationSurface = surface<GoogleAppsScript.Spreadsheet.DeveloperMetadataLocation, DeveloperMetadataLocation>(
  'SpreadsheetApp.DeveloperMetadataLocation',
  { getLocationType: local(), getSheet: local(), getSpreadsheet: local(), getRow: local(), getColumn: local() },
);

export class DeveloperMetadataFinder extends ServiceObject {
  readonly surface: Surface = finderSurface;
  private readonly tests: ((found: DeveloperMetadata) => boolean)[] = [];

  constructor(
    private readonly execution: Execution,
    private readonly within: 'everywhere' | number,
  ) {
    super();
  }

  withId(id: number): DeveloperMetadataFinder {
    return this.only(({ entry }) => entry.id === id);
  }

  withKey(key: string): DeveloperMetadataFinder {
    return this.only(({ entry }) => entry.key === key);
  }

  withValue(value: string): DeveloperMetadataFinder {
    return this.only(({ entry }) => entry.value === value);
  }

  withVisibility(visibility: EnumValue): DeveloperMetadataFinder {
    return this.only((found) => found.getVisibility() === visibility);
  }

  withLocationType(type: EnumValue): DeveloperMetadataFinder {
    return this.only((found) => found.getLocation().getLocationType() === type);
  }

  find(): DeveloperMetadata[] {
    const places = this.within === 'everywhere' ? owners(this.execution) : [this.within];
    return places
      .flatMap((owner) => metadataOf(this.execution, owner))
      .filter((found) => this.tests.every((test) => test(found)));
  }

  private only(test: (found: DeveloperMetadata) => boolean): DeveloperMetadataFinder {
    this.tests.push(test);
    return this;
  }
}

const finderSurface = surface<GoogleAppsScript.Spreadsheet.DeveloperMetadataFinder, DeveloperMetadataFinder>(
  'SpreadsheetApp.DeveloperMetadataFinder',
  {
    withId: local('Integer'),
    withKey: local('String'),
    withValue: local('String'),
    withVisibility: local('DeveloperMetadataVisibility'),
    withLocationType: local('DeveloperMetadataLocationType'),
    find: reads(),
  },
);
