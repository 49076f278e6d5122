// Saved views of a programme, screen by screen: open, change, share, start with.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { findViews } from '~/models/saved-view.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import styles from '~/ui/styles/views.css?url';
import { viewGroups } from '~/ui/views/view-text.server';
import { ViewsPage } from '~/ui/views/views-page';

export const meta: MetaFunction = () => [{ title: `${m.views_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const { id } = plan.programme;
  const views = await findViews(actor, id);
  const kept = new URL(args.request.url).searchParams.get('kept');
  return { id, groups: viewGroups(views, plan), kept: views.find((view) => view.id === kept)?.name ?? null };
}

export default function Views() {
  return <ViewsPage {...useLoaderData<typeof loader>()} />;
}
