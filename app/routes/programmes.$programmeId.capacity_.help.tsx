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
import { optionalId, requiredText, text } from '~/form-fields.server';
import { badInput, found, readForm, typedValues } from '~/http.server';
import { measuresChoice } from '~/measures-choice.server';
import { findCompetences } from '~/models/directory.server';
import { newId } from '~/models/id.server';
import { readMeasures } from '~/models/planning/capacity/measure-search';
import { may } from '~/models/planning/permission';
import { editProposal, propose } from '~/models/proposal.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { cannotText, stateText } from '~/ui/measures/measure-text.server';
import { MeasuresPage } from '~/ui/measures/measures-page';
import { paths } from '~/ui/paths';
import styles from '~/ui/styles/capacity.css?url';

export const meta: MetaFunction = () => [{ title: `${m.measures_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

const fields = z.object({
  /** Made with the form, so that sending it twice makes one proposal. */
  id: z
    .string()
    .regex(/^[0-9a-z]{16}$/, 'choose')
    .optional(),
  /** The one that is being changed. */
  proposal: optionalId,
  title: requiredText(200),
  note: text(2000),
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const { searchParams } = new URL(args.request.url);
  const choice = await measuresChoice(actor, plan, searchParams, todayFor(args.context));
  if (choice.to !== null) throw redirect(choice.to);
  const answer = { id: plan.programme.id, choice, mayPropose: may(actor, 'plan.change'), newId: newId() };
  return data(answer, { status: choice.added === null ? 200 : 400 });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'plan.change');
  const programmeId = args.params.programmeId!;
  const form = await args.request.formData();
  const reading = readForm(fields, form);
  if (!reading.ok) return badInput(reading);
  const { id, proposal: proposalId, title, note } = reading.value;
  const typed = typedValues(form);
  const measures = readMeasures(new URLSearchParams(form.getAll('m[]').map((value) => ['m', String(value)])));
  const asked = { title, note, measures };
  const today = todayFor(args.context);
  const answer = found(
    proposalId
      ? await editProposal(actor, { programmeId, proposalId }, asked, { today })
      : await propose(actor, programmeId, { ...asked, ...(id ? { id } : {}) }, { today }),
  );
  switch (answer.status) {
    case 'saved':
      return redirect(paths.proposal(programmeId, answer.id));
    case 'refused':
      return badInput({ errors: { title: `said:${m.measures_no_measures()}` }, typed });
    case 'measures_refused': {
      const names = { plan: answer.plan, competences: await findCompetences(actor) };
      return data({ errors: { title: `said:${cannotText(answer.refusal, measures, names)}` }, typed }, { status: 409 });
    }
    case 'not_open': {
      const why = m.proposal_not_open({ state: stateText(answer.state) });
      return data({ errors: { title: `said:${why}` }, typed }, { status: 409 });
    }
    case 'forbidden':
      throw new Response(null, { status: 403 });
  }
}

export default function Measures() {
  return <MeasuresPage {...useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}
