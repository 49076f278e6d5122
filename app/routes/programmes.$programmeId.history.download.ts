// History as a file for a spreadsheet, of what the filter keeps.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { historyFile } from '~/history-file.server';
import { found } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { filterOf, readHistorySearch } from '~/models/planning/history-search';
import { requireActor } from '~/session.server';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const search = readHistorySearch(new URL(args.request.url).searchParams);
  return historyFile(actor, plan, filterOf(plan, search));
}
