// Change load as a file for a spreadsheet, of what the filter keeps.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { allPlans, askedChangeLoad } from '~/asked-change-load.server';
import { askedPlan } from '~/asked-plan.server';
import { changeLoadFile } from '~/change-load-file.server';
import { todayFor } from '~/clock.server';
import { readChangeLoadSearch } from '~/models/planning/change-load/change-load-search';
import { requireActor } from '~/session.server';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const today = todayFor(args.context);
  // A line is a month, so that points and hours stand side by side.
  const search = { ...readChangeLoadSearch(new URL(args.request.url).searchParams, today), per: 'month' as const };
  const plans = await allPlans(actor, await askedPlan(args, actor));
  return changeLoadFile(askedChangeLoad(plans, search, actor, today));
}
