// The cut-over board: what to do now, when it will be finished, and every task to the minute.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { nowFor } from '~/clock.server';
import { found } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { cutoverBoard } from '~/models/planning/cutover-board';
import { cutoverPicture } from '~/models/planning/cutover-picture';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { BoardPage } from '~/ui/cutover/board-page';
import styles from '~/ui/styles/cutover.css?url';

export const meta: MetaFunction = () => [{ title: `${m.cutover_title()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const board = cutoverBoard(plan, actor, nowFor(args.context));
  return {
    programmeId: plan.programme.id,
    version: plan.programme.version,
    board,
    picture: cutoverPicture(board),
    mayPlan: may(actor, 'plan.change'),
    // Whoever asks it to stay as it is gets no renewal by itself.
    still: new URL(args.request.url).searchParams.get('still') === '1',
  };
}

export default function Cutover() {
  return <BoardPage {...useLoaderData<typeof loader>()} />;
}
