// The effects as a file for a spreadsheet, of what the filter keeps.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { effectsFile } from '~/effects-file.server';
import { findEffects } from '~/models/effect.server';
import { readEffectSearch, shownEffects } from '~/models/planning/adoption/effect-list';
import { requireActor } from '~/session.server';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const search = readEffectSearch(new URL(args.request.url).searchParams);
  const { rows, departments } = await findEffects(actor, plan, { today: todayFor(args.context) });
  const keys = new Map(plan.items.map(({ id, key }) => [id, key]));
  return effectsFile(shownEffects(rows, search), { keys, departments });
}
