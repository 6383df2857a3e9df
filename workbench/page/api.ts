/** Requests to the workbench's server, one after another, so that each answer starts from what the page has. */
import type { Action, Request } from '../server/requests.ts';
import type { Answer } from './wire.ts';

/** The server did not answer. */
export class Gone extends Error {}

export class Api {
  private queue: Promise<unknown> = Promise.resolve();

  /** `received` puts each answer's update into the page before the next request leaves; `revision` is the page's. */
  constructor(
    private readonly received: (answer: Answer, action: Action) => void,
    private readonly revision: () => number | null,
  ) {}

  post<A extends Action>(action: A, request: Request<A>): Promise<Answer> {
    const answer = this.queue.then(async () => {
      const body = JSON.stringify({ since: this.revision(), request });
      const given = await ask(`/api/${action}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body,
      });
      this.received(given, action);
      return given;
    });
    this.queue = answer.catch(() => undefined);
    return answer;
  }

  state(): Promise<Answer> {
    return ask('/api/state');
  }
}

async function ask(path: string, init?: RequestInit): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new Gone('The workbench has stopped. Start it again with npm start.');
  }
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as Answer;
}
