// Typing figures: one department, one period, all it delivers; Enter saves and goes on to the next.
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { enterForm, saveEntered } from '~/figure-form.server';
import { findDeliveries } from '~/models/delivery.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { EnterPage } from '~/ui/figures/enter-page';
import styles from '~/ui/styles/figures.css?url';

export const meta: MetaFunction = () => [{ title: `${m.figures_enter()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'figures.deliver');
  const programmeId = (await askedPlan(args, actor)).programme.id;
  const { searchParams } = new URL(args.request.url);
  const delivered = searchParams.get('delivered');
  const [last] = delivered ? await findDeliveries(actor, programmeId, { limit: 1 }) : [];
  return {
    programmeId,
    form: await enterForm({ actor, programmeId, today: todayFor(args.context) }, searchParams),
    saved: last?.id === delivered && last ? { added: last.added, changed: last.changed } : null,
    same: delivered === 'same',
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'figures.deliver');
  const asked = { actor, programmeId: args.params.programmeId!, today: todayFor(args.context) };
  const outcome = await saveEntered(asked, await args.request.formData());
  if ('to' in outcome) return redirect(outcome.to);
  if (outcome.status === 403) throw new Response(null, { status: 403 });
  return data({ errors: outcome.errors, typed: outcome.typed }, { status: outcome.status });
}

export default function EnterFigures() {
  return <EnterPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
