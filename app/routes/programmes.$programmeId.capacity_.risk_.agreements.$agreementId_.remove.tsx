// Taking an agreement about a team away: its overload is unanswered again.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { found, notFound } from '~/http.server';
import { getAgreement, removeAgreement } from '~/models/agreement.server';
import type { Actor } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerSettings } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { Button, ButtonLink } from '~/ui/shared/button';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.standing_agreement_remove()} · ${m.app_name()}` }];

async function rowOf(actor: Actor, { programmeId, agreementId }: Record<string, string | undefined>) {
  const row = found(await getAgreement(actor, agreementId!));
  if (row.programmeId !== programmeId) throw notFound();
  return row;
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'gate.decide');
  const plan = await askedPlan(args, actor);
  const { teamId, text } = await rowOf(actor, args.params);
  const title = plan.capacity.teams.find(({ id }) => id === teamId)?.title ?? { nl: '–', en: null };
  return { id: plan.programme.id, title, text };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'gate.decide');
  const { id, programmeId } = await rowOf(actor, args.params);
  return answerSettings(actor, await removeAgreement(actor, id), paths.risk(programmeId));
}

export default function RemoveAgreement() {
  const { id, title, text } = useLoaderData<typeof loader>();
  return (
    <Page title={m.standing_agreement_remove()} crumbs={[{ label: m.standing_title(), to: paths.risk(id) }]}>
      <p className="measure">{text}</p>
      <p className="measure">{m.standing_agreement_remove_what({ team: words(title) })}</p>
      <Form method="post" className="buttons">
        <Button look="danger">{m.standing_agreement_remove()}</Button>
        <ButtonLink to={paths.risk(id)} look="subtle">
          {m.cancel()}
        </ButtonLink>
      </Form>
    </Page>
  );
}
