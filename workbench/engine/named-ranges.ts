/** Named ranges: names are found in any case, and formulas hear of every change. */
import type { Area } from './types.ts';

export interface NamedTarget {
  sheetId: number;
  area: Area;
}

export class NamedRanges extends Map<string, NamedTarget> {
  private readonly byLowerCase = new Map<string, string>();

  constructor(private readonly changed: (lowerCaseName: string) => void) {
    super();
  }

  find(name: string): NamedTarget | undefined {
    const written = this.byLowerCase.get(name.toLowerCase());
    return written === undefined ? undefined : this.get(written);
  }

  override set(name: string, target: NamedTarget): this {
    const key = name.toLowerCase();
    const written = this.byLowerCase.get(key);
    if (written !== undefined && written !== name) super.delete(written);
    this.byLowerCase.set(key, name);
    super.set(name, target);
    this.changed(key);
    return this;
  }

  override delete(name: string): boolean {
    const gone = this.drop(name);
    if (gone) this.changed(name.toLowerCase());
    return gone;
  }

  override clear(): void {
    for (const name of [...this.keys()]) this.delete(name);
  }

  /** As `set`, where all formulas are about to be bound anew. */
  move(name: string, target: NamedTarget): void {
    super.set(name, target);
  }

  /** As `delete`, where all formulas are about to be bound anew. */
  drop(name: string): boolean {
    this.byLowerCase.delete(name.toLowerCase());
    return super.delete(name);
  }
}
