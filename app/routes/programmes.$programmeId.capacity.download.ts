// The heat map as a file for a spreadsheet, of what the filter keeps.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { askedDemand, askedHeat } from '~/asked-load.server';
import { askedPlan } from '~/asked-plan.server';
import { capacityFile } from '~/capacity-file.server';
import { todayFor } from '~/clock.server';
import { readCapacitySearch } from '~/models/planning/capacity/capacity-search';
import { requireActor } from '~/session.server';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const search = readCapacitySearch(new URL(args.request.url).searchParams, todayFor(args.context));
  const { spans, rows } = askedHeat(await askedDemand(actor, plan, search.per), search, actor);
  return capacityFile(rows, spans, search.per);
}
