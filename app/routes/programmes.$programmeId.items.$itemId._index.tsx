// One item: its dates and why, what it asks of whom, what it waits for, what happened to it.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { conditionLine } from '~/condition-of-item.server';
import { found } from '~/http.server';
import { findOrigin } from '~/models/assessment-recommendation.server';
import { findCompetences } from '~/models/directory.server';
import { countComments } from '~/models/conversation.server';
import { findEffects } from '~/models/effect.server';
import { getItemHistory } from '~/models/history-page.server';
import { competenceOf } from '~/models/planning/capacity/competence';
import { addDays } from '~/models/planning/day';
import { conditionsOf } from '~/models/planning/figure-condition';
import { itemView } from '~/models/planning/item-view';
import { may } from '~/models/planning/permission';
import { findTeamLevels } from '~/models/team-competence.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { ownWords } from '~/ui/change-load/item-text.server';
import { effectDone } from '~/ui/adoption/effect-text.server';
import { namesOf } from '~/ui/competence/coverage-text.server';
import { itemCompetences } from '~/ui/competence/item-text.server';
import { countText } from '~/ui/conversation/comment-text.server';
import { entryText } from '~/ui/history/entry-text.server';
import { ItemPage } from '~/ui/items/item-page';
import { itemWords } from '~/ui/items/item-words.server';
import { originText } from '~/ui/plan/origin-text.server';
import { directionText, sizeText } from '~/ui/programme/kind-words';
import { dayText, words } from '~/ui/words';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? words(data.view.item.title) : ''} · ${m.app_name()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const today = todayFor(args.context);
  const view = found(itemView(plan, args.params.itemId!, today));
  const { item } = view;
  const [competences, levels, history, { rows }, advisedIn, [comments]] = await Promise.all([
    findCompetences(actor),
    findTeamLevels(actor),
    getItemHistory(actor, plan, item.id, 12),
    findEffects(actor, plan, { today, itemId: item.id }),
    findOrigin(actor, { programmeId: plan.programme.id, itemId: item.id }),
    countComments(actor, plan.programme.id, [{ kind: 'item', id: item.id }]),
  ]);
  const metric = new Map(plan.metrics.map((row) => [row.key, row.title]));
  return {
    programmeId: plan.programme.id,
    version: plan.programme.version,
    goLive: plan.programme.goLive,
    today,
    mayChange: may(actor, 'plan.change'),
    mayWaive: may(actor, 'gate.decide'),
    conditions: conditionsOf(plan, item.id).map((row) => conditionLine(plan, row)),
    view,
    advisedIn,
    why: view.origin && originText(view.origin),
    competences: itemCompetences(item, {
      ...{ plan, competence: competenceOf(levels, plan.items, today), names: namesOf(plan, competences) },
    }),
    effects: item.effects.map((row) => ({
      metricKey: row.metricKey,
      title: metric.get(row.metricKey) ?? null,
      expected: [directionText(row.direction), row.size && sizeText(row.size)].filter(Boolean).join(' · '),
      after: row.lagWeeks === null ? null : m.after_weeks({ count: row.lagWeeks }),
      from: row.direction === 'measures' ? '–' : dayText(addDays(item.until, 7 * (row.lagWeeks ?? 0))),
      did: effectDone(rows.find((effect) => effect.metric.key === row.metricKey)),
    })),
    talk: countText(comments!),
    say: itemWords(),
    own: ownWords(plan, item),
    history: history.map((entry) => entryText(entry, actor)),
    others: may(actor, 'plan.change')
      ? plan.items
          .filter((other) => !other.retired && other.id !== item.id)
          .map(({ id, title, key }) => ({ id, title, key }))
      : [],
  };
}

export default function ItemRoute() {
  return <ItemPage {...useLoaderData<typeof loader>()} />;
}
