// What helps: measures chosen in the address, weighed side by side; keeping them makes a proposal.
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { requiredText, text } from '~/form-fields.server';
import { badInput, found, readForm } from '~/http.server';
import { measuresChoice } from '~/measures-choice.server';
import { findCompetences } from '~/models/directory.server';
import { readMeasures } from '~/models/planning/capacity/measure-search';
import { may } from '~/models/planning/permission';
import { propose } from '~/models/proposal.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { cannotText } from '~/ui/measures/measure-text.server';
import { MeasuresPage } from '~/ui/measures/measures-page';
import { paths } from '~/ui/paths';
import styles from '~/ui/styles/capacity.css?url';

export const meta: MetaFunction = () => [{ title: `${m.measures_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

const fields = z.object({ title: requiredText(200), note: text(2000) });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const { searchParams } = new URL(args.request.url);
  const choice = await measuresChoice(actor, plan, searchParams, todayFor(args.context));
  if (choice.to !== null) throw redirect(choice.to);
  const answer = { id: plan.programme.id, choice, mayPropose: may(actor, 'plan.change') };
  return data(answer, { status: choice.added === null ? 200 : 400 });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const programmeId = args.params.programmeId!;
  const form = await args.request.formData();
  const reading = readForm(fields, form);
  if (!reading.ok) return badInput(reading);
  const typed = { ...reading.value };
  const measures = readMeasures(new URLSearchParams(form.getAll('m[]').map((value) => ['m', String(value)])));
  const asked = { ...reading.value, measures };
  const answer = found(await propose(actor, programmeId, asked, { today: todayFor(args.context) }));
  switch (answer.status) {
    case 'saved':
      return redirect(paths.proposal(programmeId, answer.id));
    case 'refused':
      return badInput({ errors: { title: `said:${m.measures_no_measures()}` }, typed });
    case 'measures_refused': {
      const names = { plan: answer.plan, competences: await findCompetences(actor) };
      return data({ errors: { title: `said:${cannotText(answer.refusal, measures, names)}` }, typed }, { status: 409 });
    }
    case 'forbidden':
      throw new Response(null, { status: 403 });
  }
}

export default function Measures() {
  return <MeasuresPage {...useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}
