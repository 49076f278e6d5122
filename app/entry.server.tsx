// Draws the page on the server, with the nonce of this response; errors are logged once with the request id.
import { Writable } from 'node:stream';
import type { AppLoadContext, EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import './locale.server';
import { DrawnContext } from './ui/shared/drawn-part';
import { NonceContext } from './ui/shared/nonce';

const abortAfterMs = 8_000;
const noParts = new Map<string, string>();

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, drawn = noParts, log }: AppLoadContext,
) {
  return new Promise<Response>((resolve, reject) => {
    let sent = false;
    const timer = setTimeout(() => abort(), abortAfterMs + 1_000);
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <DrawnContext.Provider value={drawn}>
          <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={abortAfterMs} />
        </DrawnContext.Provider>
      </NonceContext.Provider>,
      {
        nonce,
        // The whole page at once: it must be complete without scripts.
        onAllReady() {
          sent = true;
          clearTimeout(timer);
          const body = whole((bytes) => {
            headers.set('Content-Type', 'text/html; charset=utf-8');
            resolve(new Response(bytes, { headers, status }));
          });
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          if (sent || !request.signal.aborted) log?.(error);
        },
      },
    );
    timer.unref();
  });
}

/** Everything that is written to it, in one piece: a page that is ready needs no stream of small ones. */
function whole(done: (bytes: Uint8Array<ArrayBuffer>) => void): Writable {
  const chunks: Uint8Array[] = [];
  return new Writable({
    write(chunk: Uint8Array, _encoding, next) {
      chunks.push(chunk);
      next();
    },
    final(next) {
      done(Buffer.concat(chunks));
      next();
    },
  });
}

/** An address that nothing answers to, or not with this method, is the asker's mistake: its line in the log says 404 or 405. */
const isAskersMistake = (error: unknown) => isRouteErrorResponse(error) && error.status < 500;

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
  if (!request.signal.aborted && !isAskersMistake(error)) context.log?.(error);
}
