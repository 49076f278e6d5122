// Draws the page on the server as a stream, with the nonce of this response; errors are logged once with the request id.
import { PassThrough } from 'node:stream';
import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import './locale.server';
import { NonceContext } from './ui/shared/nonce';

const abortAfterMs = 8_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, log }: AppLoadContext,
) {
  return new Promise((resolve, reject) => {
    let sent = false;
    const timer = setTimeout(() => abort(), abortAfterMs + 1_000);
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={abortAfterMs} />
      </NonceContext.Provider>,
      {
        nonce,
        // The whole page at once: it must be complete without scripts.
        onAllReady() {
          sent = true;
          clearTimeout(timer);
          const body = new PassThrough();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
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

export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }) {
  if (!request.signal.aborted) context.log?.(error);
}
