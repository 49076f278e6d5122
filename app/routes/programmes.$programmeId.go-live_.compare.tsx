// Every week of the coming year as a day to go live: what speaks against it, what no longer fits, how full teams would be.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { found } from '~/http.server';
import { findCandidates } from '~/models/go-live.server';
import { loadPlan } from '~/models/plan.server';
import { candidateOrders, sortedCandidates, withoutTooEarly } from '~/models/planning/go-live-candidates';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { candidateLine } from '~/ui/go-live/candidate-line.server';
import { ComparePage } from '~/ui/go-live/compare-page';
import styles from '~/ui/styles/go-live.css?url';

export const meta: MetaFunction = () => [{ title: `${m.golive_compare_title()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const today = todayFor(args.context);
  const { id: programmeId, goLive } = found(await loadPlan(actor, args.params.programmeId!)).programme;
  const { rows: all, planned } = found(await findCandidates(actor, programmeId, today));
  const { rows, tooEarly } = withoutTooEarly(all);
  const asked = new URL(args.request.url).searchParams.get('sort');
  const order = candidateOrders.find((name) => name === asked) ?? 'week';
  const weeks = all.map((row) => ({ goLive: row.goLive, peak: row.peak?.ratio ?? null, verdict: row.verdict }));
  const mayShift = may(actor, 'plan.change');
  return {
    ...{ programmeId, goLive, planned, mayShift, order, weeks, tooEarly },
    rows: sortedCandidates(rows, order).map(candidateLine),
  };
}

export default function CompareGoLive() {
  return <ComparePage {...useLoaderData<typeof loader>()} />;
}
