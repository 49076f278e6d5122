// Agreeing something about a pivotal team, or changing what was agreed.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { askedPlan } from '~/asked-plan.server';
import { requiredDay, requiredText } from '~/form-fields.server';
import { found, notFound, readForm, typedValues } from '~/http.server';
import { createAgreement, editAgreement, getAgreement } from '~/models/agreement.server';
import { getOrganisation } from '~/models/organisation.server';
import { addDays } from '~/models/planning/day';
import type { Actor } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSettings, seenIn } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { ButtonLink } from '~/ui/shared/button';
import { Page } from '~/ui/shared/page';
import { AgreementForm } from '~/ui/standing/agreement-form';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.standing_agreements()} · ${m.app_name()}` }];

const schema = z.object({ teamId: requiredText(64), text: requiredText(1000), last: requiredDay });

/** The agreement in the address, or null for a new one; a 404 when it is not this programme's. */
async function rowOf(actor: Actor, { programmeId, agreementId }: Record<string, string | undefined>) {
  if (agreementId === 'new') return null;
  const row = found(await getAgreement(actor, agreementId!));
  if (row.programmeId !== programmeId) throw notFound();
  return row;
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'gate.decide');
  const plan = await askedPlan(args, actor);
  const row = await rowOf(actor, args.params);
  const { revision } = found(await getOrganisation(actor));
  const teams = plan.capacity.teams.filter(({ id, pivotal }) => pivotal || id === row?.teamId);
  return {
    ...{ id: plan.programme.id, agreementId: row?.id ?? null, revision },
    teams: teams.map(({ id, title }) => ({ value: id, label: words(title) })),
    start: { teamId: row?.teamId ?? '', text: row?.text ?? '', last: row ? addDays(row.until, -1) : null },
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'gate.decide');
  const plan = await askedPlan(args, actor);
  const row = await rowOf(actor, args.params);
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const { teamId, text, last } = reading.value;
  const { id: programmeId } = plan.programme;
  const fields = { programmeId, teamId, text, until: addDays(last, 1), proposalId: row?.proposalId ?? null };
  const answer = row
    ? await editAgreement(actor, { id: row.id, fields, seen: seenIn(form) })
    : await createAgreement(actor, fields);
  return answerSettings(actor, answer, paths.risk(programmeId), typedValues(form));
}

export default function AgreementPage() {
  const { id, agreementId, ...form } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page
      title={agreementId === null ? m.standing_agreement_add() : m.standing_agreement_edit()}
      crumbs={[{ label: m.standing_title(), to: paths.risk(id) }]}
      actions={
        agreementId === null ? null : (
          <ButtonLink to={paths.agreementRemove(id, agreementId)}>{m.standing_agreement_remove()}</ButtonLink>
        )
      }
    >
      <AgreementForm {...form} state={state} cancelTo={paths.risk(id)} />
    </Page>
  );
}
