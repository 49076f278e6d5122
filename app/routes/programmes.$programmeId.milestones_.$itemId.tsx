// One milestone or gate: what stands in the way, its criteria, and what was decided about it.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { localMoment, todayFor } from '~/clock.server';
import { found } from '~/http.server';
import { findBaselines } from '~/models/baseline.server';
import { countComments } from '~/models/conversation.server';
import { findHistory } from '~/models/history.server';
import { loadPlan } from '~/models/plan.server';
import { mayAssess } from '~/models/planning/gate';
import { gateView } from '~/models/planning/gate-view';
import { milestoneRows } from '~/models/planning/milestone-overview';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { testText } from '~/ui/conditions/test-text.server';
import { countText } from '~/ui/conversation/comment-text.server';
import { GatePage } from '~/ui/gates/gate-page';
import gates from '~/ui/styles/gates.css?url';
import settings from '~/ui/styles/settings.css?url';
import { words } from '~/ui/words';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? words(data.row.title) : ''} · ${m.app_name()}` },
];
export const links = () => [settings, gates].map((href) => ({ rel: 'stylesheet', href }));

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const today = todayFor(args.context);
  const row = found(milestoneRows(plan, today).find(({ id }) => id === args.params.itemId));
  const { id, goLive } = plan.programme;
  const { decisions, criteria, verdict } = gateView(plan, row.id, today);
  const decided = decisions.length > 0;
  const [records, baselines, [comments]] = await Promise.all([
    decided ? findHistory(actor, id, { itemId: row.id, kind: 'decide_gate', limit: 500 }) : [],
    decided ? findBaselines(actor, id) : [],
    countComments(actor, id, [{ kind: 'item', id: row.id }]),
  ]);
  const promised = plan.promises?.days[row.id];
  return {
    verdict,
    criteria: criteria.map(({ named, ...criterion }) => ({
      ...criterion,
      follows: named && testText(named),
      mayAssess: mayAssess(actor, criterion),
    })),
    id,
    goLive,
    row,
    promised: promised && plan.promises ? { day: promised, name: plan.promises.name } : null,
    decisions: decisions.map((decision) => {
      const record = records.find(({ change }) => change['decisionId'] === decision.id);
      // The plan of that moment was kept in the same transaction, so it has the version of the decision.
      const kept = baselines.find((baseline) => baseline.gateId === row.id && baseline.version === record?.version);
      return {
        ...decision,
        recorded: record ? localMoment(record.at) : null,
        baseline: kept ? { id: kept.id, name: kept.name } : null,
      };
    }),
    talk: countText(comments!),
    mayChange: may(actor, 'plan.change'),
    mayDecide: may(actor, 'gate.decide'),
  };
}

export default function Milestone() {
  return <GatePage {...useLoaderData<typeof loader>()} />;
}
