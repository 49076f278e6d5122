// A team's own leave calendar: how much of it is there per month, or as the municipality's.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { found, typedValues } from '~/http.server';
import { getOrganisation } from '~/models/organisation.server';
import { editTeam, getTeam } from '~/models/team.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSupplyForm, seenIn } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { NotSaved } from '~/ui/plan/not-saved';
import { ConfirmSupply } from '~/ui/settings/confirm-supply';
import { FormButtons } from '~/ui/settings/form-buttons';
import { YearFields, yearLabels } from '~/ui/settings/year-fields';
import { ErrorSummary } from '~/ui/shared/error-summary';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';
import { readYear } from '~/year-form.server';
import { VersionField } from '~/ui/shared/field';

export const meta: MetaFunction = () => [{ title: `${m.capacity_year()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const { id, name, availability } = found(await getTeam(actor, args.params.teamId!));
  const { revision } = found(await getOrganisation(actor));
  return { id, name, availability, revision };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const team = found(await getTeam(actor, args.params.teamId!));
  const form = await args.request.formData();
  const { values, errors } = readYear(form, 'month', { before: team.availability, optional: true });
  if (Object.keys(errors).length > 0) return answerBadSettings({ errors, typed: typedValues(form) });
  const { id, position: _position, ...rest } = team;
  const asked = { id, fields: { ...rest, availability: values }, seen: seenIn(form) };
  return answerSupplyForm(actor, (tx) => editTeam(actor, asked, tx), {
    ...{ form, to: paths.team(id), today: todayFor(args.context) },
  });
}

export default function TeamYear() {
  const { id, name, availability, revision } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page
      title={m.capacity_year()}
      crumbs={[
        { label: m.nav_teams(), to: paths.teams() },
        { label: words(name), to: paths.team(id) },
      ]}
    >
      <ConfirmSupply state={state} cancelTo={paths.team(id)} />
      <Form method="post" className="form" noValidate>
        <ErrorSummary state={state} labels={yearLabels('month', m.capacity_year())} />
        <NotSaved answer={state} />
        <VersionField state={state} version={revision} />
        <YearFields
          name="month"
          legend={m.capacity_year_own()}
          hint={m.capacity_year_lead()}
          values={availability}
          state={state}
        />
        <FormButtons cancelTo={paths.team(id)} />
      </Form>
    </Page>
  );
}
