// Check-ins: what departments say, what of it asks something, and who still has to answer.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { askedRows, saidText } from '~/check-in-view.server';
import { todayFor } from '~/clock.server';
import { findCheckIns } from '~/models/check-in.server';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { type CheckInNews, CheckInsPage } from '~/ui/check-in/check-ins-page';
import styles from '~/ui/styles/check-in.css?url';

export const meta: MetaFunction = () => [{ title: `${m.checkin_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

const allNews: readonly CheckInNews[] = ['dealt', 'changed', 'withdrawn'];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'check-in.read');
  const plan = await askedPlan(args, actor);
  const { id } = plan.programme;
  const { said, asked } = await findCheckIns(actor, id, todayFor(args.context));
  const told = new URL(args.request.url).searchParams.get('told');
  return {
    id,
    said: said.map(saidText),
    asked: askedRows(asked, plan.departments),
    mayAsk: may(actor, 'check-in.ask'),
    news: allNews.find((one) => one === told) ?? null,
  };
}

export default function CheckIns() {
  return <CheckInsPage {...useLoaderData<typeof loader>()} />;
}
