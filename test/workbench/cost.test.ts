/** What a script's calls would cost at Google (PLATFORM 9, PERF 1). */
import { describe, expect, it } from 'vitest';
import { FIGURES } from '../../workbench/cost.ts';
import { execute } from './services/script.ts';

const traffic = (body: string) => execute(body).result.traffic;

describe('the traffic of an execution', () => {
  it('counts reads, writes, other services, the rest, and how often reading and writing take turns', () => {
    const { reads, writes, remote, alternations, commits, cellsWritten } = traffic(`
      var a = sheet.getRange('A1'); a.getValue(); a.setValue(1); a.setNote('x'); a.getValue(); sheet.getRange('A1:B2').setValues([[1, 2], [3, 4]]);
      PropertiesService.getUserProperties().getProperty('k');`);
    // reads: getSheets and two values
    expect({ reads, writes, remote, alternations, commits, cellsWritten }).toEqual({
      reads: 3,
      writes: 3,
      remote: 1,
      alternations: 3,
      commits: 2,
      cellsWritten: 4,
    });
  });

  it('says that reading after every write is far slower than writing at once, as published', () => {
    const alternating = traffic(
      'for (var i = 1; i <= 100; i++) { sheet.getRange(i, 1).setValue(i); SpreadsheetApp.flush(); }',
    );
    const batched = traffic(
      'sheet.getRange(1, 1, 100, 1).setValues(Array.from({ length: 100 }, function (_, i) { return [i]; }));',
    );
    expect(alternating.alternations).toBe(200);
    expect(alternating.milliseconds).toBeGreaterThan(10 * batched.milliseconds);
  });

  it('rests on figures that name where they were measured, or say that they are assumed', () => {
    for (const [kind, figure] of Object.entries(FIGURES)) {
      expect(figure.source, kind).toMatch('assumed' in figure ? /no figure was found/ : /\d{4}|ziritione/);
    }
  });

  it('takes a service by what it is asked for', () => {
    const time = (body: string) => traffic(body).milliseconds;
    const store = (call: string) => time(`PropertiesService.getUserProperties().${call};`);
    expect(store("setProperty('k', 'v')")).toBeGreaterThan(store("getProperty('k')"));
    const cache = (call: string) => time(`CacheService.getUserCache().${call};`);
    expect(cache("put('k', 'v')")).toBeGreaterThan(cache("get('k')") + 80);
    expect(time("Drive.Files.create({ name: 'x' });")).toBeGreaterThan(time('') + 900);
  });
});
