// The roll-out matrix as a file for a spreadsheet, of what the filter keeps.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { rolloutMatrix } from '~/models/planning/adoption/rollout';
import { readRolloutSearch } from '~/models/planning/adoption/rollout-search';
import { loadRollout } from '~/models/rollout.server';
import { rolloutFile } from '~/rollout-file.server';
import { requireActor } from '~/session.server';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const { programme } = await askedPlan(args, actor);
  const today = todayFor(args.context);
  const search = readRolloutSearch(new URL(args.request.url).searchParams);
  return rolloutFile(rolloutMatrix(await loadRollout(actor, programme.id), search, today), today);
}
