/** Protections of a sheet with parts that stay open. */
import { overlaps } from './references.ts';
import { type Change, mapArea } from './structure.ts';
import type { Area, Protection } from './types.ts';

/** A protection of a whole sheet may leave some areas open. */
export interface OpenProtection extends Protection {
  unprotected?: Area[];
}

export function unprotectedIn(protection: OpenProtection): readonly Area[] {
  return protection.unprotected ?? [];
}

/** Whether somebody who does not own the file is kept from editing the area. */
export function isLocked(protections: readonly OpenProtection[], area: Area): boolean {
  return protections.some(
    (protection) =>
      protection.ownerOnly === true &&
      !protection.warningOnly &&
      (protection.area === null || overlaps(protection.area, area)) &&
      !unprotectedIn(protection).some(
        (open) =>
          open.top <= area.top && open.left <= area.left && open.bottom >= area.bottom && open.right >= area.right,
      ),
  );
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
