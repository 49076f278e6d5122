// A comparison as a file for a spreadsheet: one line per item that differs.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { todayFor } from '~/clock.server';
import { compareFile } from '~/compare-file.server';
import { comparedSides } from '~/compare-moments.server';
import { found } from '~/http.server';
import { requireActor } from '~/session.server';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const url = new URL(args.request.url);
  const { from, to } = await comparedSides(actor, args.params.programmeId!, url, todayFor(args.context));
  return compareFile(actor, found(from.plan), found(to.plan));
}
