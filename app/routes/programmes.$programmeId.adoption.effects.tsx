// What finished items did to the figures they were to move, with how sure that is.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { drawnPart } from '~/drawn.server';
import { findEffects } from '~/models/effect.server';
import { effectVerdicts } from '~/models/planning/adoption/effect';
import { effectParams, readEffectSearch, shownEffects } from '~/models/planning/adoption/effect-list';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { effectsSummary, verdictText } from '~/ui/adoption/effect-text.server';
import { EffectsPage, effectsTableId } from '~/ui/adoption/effects-page';
import { effectsText } from '~/ui/adoption/effects-table-text.server';
import styles from '~/ui/styles/adoption.css?url';

export const meta: MetaFunction = () => [{ title: `${m.effects_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const search = readEffectSearch(new URL(args.request.url).searchParams);
  const { rows, departments } = await findEffects(actor, plan, { today: todayFor(args.context) });
  const shown = shownEffects(rows, search);
  const { id: programmeId } = plan.programme;
  const metrics = new Map(rows.map(({ metric }) => [metric.key, { key: metric.key, title: metric.title }]));
  const text = shown.length === 0 ? '' : effectsText(shown, { programmeId, search, departments });
  return {
    id: programmeId,
    search,
    params: effectParams(search, { open: null }),
    verdicts: effectVerdicts.map((value) => ({ value, label: verdictText(value) })),
    metrics: [...metrics.values()],
    all: rows.length,
    shown: shown.length,
    summary: effectsSummary(rows),
    table: drawnPart(args.context, effectsTableId, text),
  };
}

export default function Effects() {
  const navigate = useNavigate();
  const go = (to: string, keep: boolean) => void navigate(to, { preventScrollReset: keep });
  return <EffectsPage {...useLoaderData<typeof loader>()} go={go} />;
}
