// Whether teams can do what the coming half year asks: coverage, gaps by the day they are felt, and what closes them.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { loadCoverage } from '~/models/coverage.server';
import { readGapSearch, shownGaps } from '~/models/planning/capacity/gap-search';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { CoveragePage } from '~/ui/competence/coverage-page';
import {
  gapHeads,
  gapLines,
  matrixLines,
  nameOf,
  namesOf,
  teamLines,
  totalText,
  unknownText,
} from '~/ui/competence/coverage-text.server';
import styles from '~/ui/styles/competence.css?url';

export const meta: MetaFunction = () => [{ title: `${m.competence_coverage_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const today = todayFor(args.context);
  const search = readGapSearch(new URL(args.request.url).searchParams);
  const { competences, competence, coverage, gaps } = await loadCoverage(actor, plan, today);
  const names = namesOf(plan, competences);
  const asked = { plan, names, today, mayChange: may(actor, 'plan.change') };
  return {
    id: plan.programme.id,
    search,
    total: totalText(coverage),
    teams: teamLines(coverage, plan, names),
    unknown: unknownText(coverage, names),
    heads: gapHeads(plan.programme.id, search),
    gaps: gapLines(
      shownGaps(gaps, search, (id) => nameOf(names, id)),
      asked,
    ),
    all: gaps.length,
    gapTeams: [...new Set(gaps.map(({ teamId }) => teamId))].map((value) => ({ value, label: nameOf(names, value) })),
    matrix: matrixLines(coverage, competence, names, asked),
    known: competence.known.size > 0,
    maySettle: may(actor, 'teams.change'),
  };
}

export default function Coverage() {
  return <CoveragePage {...useLoaderData<typeof loader>()} />;
}
