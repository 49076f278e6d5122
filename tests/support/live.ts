// Reads the stream of a screen that stays open, as a browser does.
import type { LoaderFunction } from '@remix-run/node';
import { sayStatus } from '~/models/status.server';
import type { Municipality } from './municipality';

export type Told = Record<string, unknown>;
type Heard = { event: string; data: Told };
export type Listening = {
  status: number;
  headers: Headers;
  /** Everything that came. */
  heard: () => Heard[];
  /** The next event of this name that nobody has waited for yet. */
  next: (event: string) => Promise<Told>;
  /** Resolves when the server has ended it. */
  ended: () => Promise<void>;
  close: () => Promise<void>;
};

const patience = 20_000;

type Screen = { programmeId: string; cookie: string; place: string };

export async function listening(loader: LoaderFunction, { programmeId, cookie, place }: Screen): Promise<Listening> {
  let close = () => {};
  const url = `http://localhost/programmes/${programmeId}/live?place=${encodeURIComponent(place)}`;
  const request = new Request(url, { headers: { cookie } });
  const onClose = (then: () => void) => void (close = then);
  const context = { requestId: 'r', nonce: 'n', onClose };
  const response = (await Promise.resolve(loader({ request, params: { programmeId }, context })).catch(
    (thrown: unknown) => thrown,
  )) as Response;
  if (!(response instanceof Response)) throw response;
  return reading(response, () => close());
}

/** Reads an answer of server-sent events to its end. */
export function reading(response: Response, abort: () => void): Listening {
  const heard: Heard[] = [];
  const taken = new Map<string, number>();
  let wake = () => {};
  const done = (async () => {
    let text = '';
    const decoder = new TextDecoder();
    const reader = response.body?.getReader();
    for (let read = await reader?.read(); read?.value; read = await reader?.read()) {
      text += decoder.decode(read.value, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const [, event, data] = /^event: (.+)\ndata: (.+)$/s.exec(block) ?? [];
        if (event && data) heard.push({ event, data: JSON.parse(data) as Told });
      }
      wake();
    }
  })().catch(() => undefined);
  const next = async (event: string): Promise<Told> => {
    const nth = taken.get(event) ?? 0;
    taken.set(event, nth + 1);
    const until = Date.now() + patience;
    for (;;) {
      const found = heard.filter((one) => one.event === event)[nth];
      if (found) return found.data;
      if (Date.now() > until) throw new Error(`no "${event}" came; heard: ${JSON.stringify(heard)}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, 200);
      });
    }
  };
  const { status, headers } = response;
  return {
    ...{ status, headers, next },
    heard: () => heard,
    ended: () => done,
    close: async () => {
      abort();
      await done;
    },
  };
}

export async function saySomething({ leader, programmeId }: Municipality): Promise<void> {
  const subject = { kind: 'programme', id: programmeId } as const;
  const said = { subject, colour: 'green', headline: 'Op koers', text: '', at: new Date().toISOString() } as const;
  const answer = await sayStatus(leader, programmeId, said);
  if (answer?.status !== 'saved') throw new Error(JSON.stringify(answer));
}
