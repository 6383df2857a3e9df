/** Protections of a sheet with parts that stay open. */
import { type Change, mapArea } from './structure.ts';
import type { Area, Protection } from './types.ts';

/** A protection of a whole sheet may leave some areas open. */
export interface OpenProtection extends Protection {
  unprotected?: Area[];
}

export function unprotectedIn(protection: OpenProtection): readonly Area[] {
  return protection.unprotected ?? [];
}

/** Protections after rows or columns were inserted, deleted or moved; one whose area is gone is gone too. */
export function followProtections(protections: readonly OpenProtection[], change: Change): OpenProtection[] {
  return protections.flatMap((protection) => {
    const area = protection.area && mapArea(protection.area, change);
    if (area === undefined) return [];
    const unprotected = protection.unprotected?.flatMap((open) => mapArea(open, change) ?? []);
    return [{ ...protection, area, ...(unprotected ? { unprotected } : {}) }];
  });
}
