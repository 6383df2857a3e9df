import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { idsIn, renderRulesPage, rulesPage, SECTIONS } from '../../scripts/docs-rules.ts';
import { cellFunctions } from '../../src/functions/index.ts';

/** How many items each section of the handbook has. */
const ITEMS: Readonly<Record<string, number>> = {
  BEN: 19,
  CMP: 9,
  COST: 11,
  MIX: 9,
  SC: 17,
  GRID: 5,
  WALK: 16,
  LOG: 19,
  CON: 6,
  FUP: 21,
  TIME: 11,
  OUT: 19,
  VAL: 11,
  ASK: 15,
  EXIT: 13,
  POST: 3,
};
const computations = SECTIONS.flatMap((section) => section.computations);

describe('The page of rules', () => {
  it('has every item of the handbook that may be a computation, once', () => {
    const all = Object.entries(ITEMS).flatMap(([prefix, last]) =>
      idsIn(`${prefix}-01..${String(last).padStart(2, '0')}`),
    );
    const covered = computations.flatMap(({ ids }) => ids.flatMap(idsIn));
    expect([...covered].sort()).toEqual([...all].sort());
  });

  it('names functions that exist, or says why there is none', () => {
    const names = new Set(cellFunctions.map(({ name }) => name));
    for (const { what, by = [], instead = '' } of computations) {
      expect(`${what}: ${by.filter((name) => !names.has(name))}`).toBe(`${what}: `);
      expect(by.length + instead.length).toBeGreaterThan(0);
    }
  });

  it('leaves no function without a reason to be', () => {
    expect(renderRulesPage()).not.toMatch(/\): \n/);
  });

  it('is up to date; "npx tsx scripts/docs-rules.ts" writes it anew', async () => {
    expect(await readFile(rulesPage, 'utf8')).toBe(renderRulesPage());
  });
});
