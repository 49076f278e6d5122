// One saved view: its name, who sees it, whether one starts with it.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { badInput, found, typedValues } from '~/http.server';
import { changeView, getView } from '~/models/saved-view.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { Page } from '~/ui/shared/page';
import { ViewForm } from '~/ui/views/view-form';
import { readView, refusedField, shareValue, viewChoices } from '~/view-form.server';

export const meta: MetaFunction = () => [{ title: `${m.views_edit_title()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const view = found(await getView(actor, plan.programme.id, args.params.viewId!));
  if (!view.mayChange) throw new Response(null, { status: 403 });
  const { id, name, share, everywhere, isStart, isOwn } = view;
  return {
    programmeId: plan.programme.id,
    id,
    ...viewChoices(actor, plan, { ...view, mine: isOwn }),
    start: { name, share: shareValue(share), everywhere, asStart: isStart },
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const { programmeId, viewId } = args.params as { programmeId: string; viewId: string };
  const view = found(await getView(actor, programmeId, viewId));
  if (!view.mayChange) throw new Response(null, { status: 403 });
  const form = await args.request.formData();
  const reading = readView(form);
  if (!reading.ok) return badInput(reading);
  const { period: _period, ...fields } = reading.value;
  const answer = found(await changeView(actor, programmeId, { id: viewId, fields }));
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  if (answer.status === 'refused') return badInput({ errors: refusedField(answer), typed: typedValues(form) }, 409);
  return redirect(paths.views(programmeId, { kept: answer.id }));
}

export default function EditView() {
  const { programmeId, id, start, ...choices } = useLoaderData<typeof loader>();
  return (
    <Page title={m.views_edit_title()} crumbs={[{ label: m.views_title(), to: paths.views(programmeId) }]}>
      <ViewForm
        {...choices}
        isNew={false}
        start={start}
        state={useActionData<typeof action>()}
        cancelTo={paths.views(programmeId)}
      />
      <p>
        <Link to={paths.viewRemove(programmeId, id)}>{m.views_remove_title({ name: start.name })}</Link>
      </p>
    </Page>
  );
}
