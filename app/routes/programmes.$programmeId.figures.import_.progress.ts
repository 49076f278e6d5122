// How far a delivery is, asked once a second by the page that sends it. It asks no database: the embedded one may be busy writing it.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { percentDone } from '~/delivery-progress.server';
import { openToAll } from '~/session.server';

export function loader(args: LoaderFunctionArgs) {
  openToAll(args);
  return Response.json({ percent: percentDone(args.request) });
}
