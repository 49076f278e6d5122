// Keeping a screen as it stands in its address, under a name.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { badInput, found, typedValues } from '~/http.server';
import { keptSearch } from '~/models/planning/views/kept-search';
import { screenNamed } from '~/models/planning/views/view-screens';
import { keepView } from '~/models/saved-view.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { Page } from '~/ui/shared/page';
import { ViewForm } from '~/ui/views/view-form';
import { readView, refusedField, viewChoices } from '~/view-form.server';

export const meta: MetaFunction = () => [{ title: `${m.views_new_title()} · ${m.app_name()}` }];

/** What is to be kept, as the address of this page has it; the roadmap where it names no screen. */
function askedState(request: Request) {
  const { searchParams } = new URL(request.url);
  const screen = screenNamed(searchParams.get('screen')) ?? 'roadmap';
  return { screen, search: keptSearch(screen, searchParams.get('kept') ?? '', { period: true }) };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const state = askedState(args.request);
  return { id: plan.programme.id, ...viewChoices(actor, plan, { ...state, mine: true }) };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const { programmeId } = args.params as { programmeId: string };
  const { screen, search } = askedState(args.request);
  const form = await args.request.formData();
  const reading = readView(form);
  if (!reading.ok) return badInput(reading);
  const { period, ...fields } = reading.value;
  const kept = keptSearch(screen, search, { period });
  const answer = found(await keepView(actor, programmeId, { ...fields, screen, search: kept }));
  if (answer.status === 'refused') return badInput({ errors: refusedField(answer), typed: typedValues(form) }, 409);
  return redirect(paths.views(programmeId, { kept: answer.id }));
}

export default function NewView() {
  const { id, ...choices } = useLoaderData<typeof loader>();
  return (
    <Page title={m.views_new_title()} crumbs={[{ label: m.views_title(), to: paths.views(id) }]}>
      <ViewForm
        {...choices}
        isNew
        start={{ name: '', share: '', everywhere: false, asStart: false }}
        state={useActionData<typeof action>()}
        cancelTo={choices.screen.to}
      />
    </Page>
  );
}
