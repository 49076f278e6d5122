// The gaps as a file for a spreadsheet, of what the filter keeps.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { gapsFile } from '~/gaps-file.server';
import { loadCoverage } from '~/models/coverage.server';
import { readGapSearch, shownGaps } from '~/models/planning/capacity/gap-search';
import { requireActor } from '~/session.server';
import { nameOf, namesOf } from '~/ui/competence/coverage-text.server';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const { competences, gaps } = await loadCoverage(actor, plan, todayFor(args.context));
  const names = namesOf(plan, competences);
  const search = readGapSearch(new URL(args.request.url).searchParams);
  return gapsFile(
    shownGaps(gaps, search, (id) => nameOf(names, id)),
    { plan, names },
  );
}
