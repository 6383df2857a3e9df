/** google.script.run in a panel's frame (PLATFORM 2.4). */
import { afterEach, expect, it, vi } from 'vitest';
import type { FromFrame, ToFrame } from '../../workbench/page/bridge.ts';

afterEach(() => vi.unstubAllGlobals());

interface Runner {
  withSuccessHandler(handler: (value: unknown) => void): Record<string, (...args: unknown[]) => void>;
}

it('sends ten calls, and the eleventh when one of them is answered', async () => {
  const sent: FromFrame[] = [];
  const listeners = new Map<string, (event: { source: unknown; data: ToFrame }) => void>();
  const frame: { google?: { script: { run: Runner } }; open: () => null } = { open: () => null };
  const parent = { postMessage: (message: FromFrame) => sent.push(message) };
  vi.stubGlobal('parent', parent);
  vi.stubGlobal('window', frame);
  vi.stubGlobal('location', { origin: 'http://localhost' });
  vi.stubGlobal('addEventListener', (type: string, listener: (event: { source: unknown; data: ToFrame }) => void) =>
    listeners.set(type, listener),
  );
  await import('../../workbench/page/bridge.ts');
  const answers: unknown[] = [];
  for (let call = 1; call <= 12; call += 1) {
    frame.google?.script.run.withSuccessHandler((value) => answers.push(value)).echo?.(call);
  }
  expect(sent).toHaveLength(10);
  const answer = (id: number) =>
    listeners.get('message')?.({ source: parent, data: { rateCase: 'answer', id, ok: true, value: `answer ${id}` } });
  answer(4);
  expect(sent).toHaveLength(11);
  answer(1);
  expect(sent.map((message) => ('args' in message ? message.args[0] : null))).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
  ]);
  expect(answers).toEqual(['answer 4', 'answer 1']);
});
