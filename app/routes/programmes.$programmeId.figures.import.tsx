// Importing figures: paste or file, what it would do line by line, and one button that takes it over.
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
import { answerImport } from '~/figure-import.server';
import { newId } from '~/models/id.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { ImportPage } from '~/ui/figures/import-page';
import styles from '~/ui/styles/figures.css?url';

export const meta: MetaFunction = () => [{ title: `${m.figures_import()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'figures.deliver');
  return { programmeId: (await askedPlan(args, actor)).programme.id, delivery: newId() };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'figures.deliver');
  const { request, context, params } = args;
  const asked = { actor, programmeId: params.programmeId!, today: todayFor(context), context };
  const outcome = await answerImport(request, asked);
  return 'to' in outcome ? redirect(outcome.to) : data(outcome.answer, { status: outcome.status });
}

export default function ImportFigures() {
  return <ImportPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
