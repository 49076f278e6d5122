// Takes a saved view away, after asking.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { found } from '~/http.server';
import { getView, removeView } from '~/models/saved-view.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { Button, ButtonLink } from '~/ui/shared/button';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.views_remove_title({ name: data?.name ?? '' })} · ${m.app_name()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const { id } = (await askedPlan(args, actor)).programme;
  const { name, share, mayChange } = found(await getView(actor, id, args.params.viewId!));
  if (!mayChange) throw new Response(null, { status: 403 });
  return { id, name, isShared: share !== null };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const { programmeId, viewId } = args.params as { programmeId: string; viewId: string };
  if (!found(await removeView(actor, programmeId, viewId))) throw new Response(null, { status: 403 });
  return redirect(paths.views(programmeId));
}

export default function RemoveView() {
  const { id, name, isShared } = useLoaderData<typeof loader>();
  const back = paths.views(id);
  return (
    <Page
      title={m.views_remove_title({ name })}
      lead={isShared ? m.views_remove_shared() : m.views_remove_own()}
      crumbs={[{ label: m.views_title(), to: back }]}
    >
      <Form method="post" className="buttons">
        <Button look="danger">{m.views_remove()}</Button>
        <ButtonLink to={back} look="subtle">
          {m.cancel()}
        </ButtonLink>
      </Form>
    </Page>
  );
}
