/** Runs a few lines as a script in a spreadsheet, for tests of the stand-in services. */
import { createHost, type WorkbenchHost, type WorkbenchResult } from '../../../workbench/host.ts';
import type { HostOptions } from '../../../workbench/types.ts';

/** Everything RateCase asks for; tests that need less say so. */
export const MANIFEST = {
  timeZone: 'Etc/UTC',
  dependencies: { enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }] },
  oauthScopes: ['spreadsheets.currentonly', 'script.container.ui', 'drive.file'].map(
    (scope) => `https://www.googleapis.com/auth/${scope}`,
  ),
};

/** A host whose script has the functions given as name -> body; `ss` and `sheet` are at hand in each. */
export function hostWith(functions: Record<string, string>, options: Partial<HostOptions> = {}): WorkbenchHost {
  const code = Object.entries(functions).map(([name, body]) => `function ${name}(a, b) {\n${HANDS}\n${body}\n}`);
  return createHost({ code: code.join('\n'), htmlFiles: {}, manifest: MANIFEST, ...options });
}

const HANDS = 'var ss = SpreadsheetApp.getActive(); var sheet = ss.getSheets()[0];';

export function execute(
  body: string,
  options: Partial<HostOptions> = {},
): { host: WorkbenchHost; result: WorkbenchResult } {
  const host = hostWith({ probe: body }, options);
  return { host, result: host.run('probe') };
}

/** What the lines return. Fails with their error. */
export function value(body: string, options: Partial<HostOptions> = {}): unknown {
  const { result } = execute(body, options);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** The message the lines fail with. */
export function failure(body: string, options: Partial<HostOptions> = {}): string | undefined {
  return execute(body, options).result.error;
}
