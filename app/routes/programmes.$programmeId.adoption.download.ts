// The adoption table as a file for a spreadsheet, of what the filter keeps.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { adoptionFile } from '~/adoption-file.server';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { loadAdoption } from '~/models/adoption.server';
import { firstShown } from '~/models/planning/adoption/adoption-cell';
import { readAdoptionSearch } from '~/models/planning/adoption/adoption-search';
import { adoptionTable } from '~/models/planning/adoption/adoption-table';
import { requireActor } from '~/session.server';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const { programme } = await askedPlan(args, actor);
  const today = todayFor(args.context);
  const search = readAdoptionSearch(new URL(args.request.url).searchParams);
  const figures = await loadAdoption(actor, programme.id, { from: firstShown(today) });
  return adoptionFile(adoptionTable(figures, search, today));
}
