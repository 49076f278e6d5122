// What the municipality counts change load with: points per impact, limits, hours per person; what follows is seen before it is saved.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { todayFor } from '~/clock.server';
import { decimal } from '~/form-fields.server';
import { found, readForm, typedValues } from '~/http.server';
import { editChangeLoadRules, getChangeLoadRules } from '~/models/change-load-rules.server';
import { findPlans } from '~/models/load.server';
import { getOrganisation } from '~/models/organisation.server';
import { faultIn, stateMoves } from '~/models/planning/change-load/rules';
import { firstOfMonth } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { recentChanges } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSupplyForm, seenIn } from '~/settings-answer.server';
import { rulesFollow } from '~/ui/change-load/rules-text.server';
import { paths } from '~/ui/paths';
import { ChangeLoadRulesForm } from '~/ui/settings/change-load-rules-form';
import { ConfirmSupply } from '~/ui/settings/confirm-supply';
import { RecentChanges } from '~/ui/settings/recent-changes';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.changeload_rules()} · ${m.app_name()}` }];

const schema = z.object({
  weightLow: decimal(0, 100),
  weightMedium: decimal(0, 100),
  weightHigh: decimal(0, 100),
  limitOrganisation: decimal(0, 10_000),
  limitTop: decimal(0, 10_000),
  limitDeeper: decimal(0, 10_000),
  changeHours: decimal(0, 40),
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const { revision } = found(await getOrganisation(actor));
  const recent = await recentChanges(actor, 'change_load');
  return { rules: found(await getChangeLoadRules(actor)), revision, recent };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const typed = typedValues(form);
  const fault = faultIn(reading.value);
  if (fault) return answerBadSettings({ errors: { [fault.field]: fault.why }, typed });
  const today = todayFor(args.context);
  const [first, ...others] = await findPlans(actor);
  const moves = first ? stateMoves([first, ...others], reading.value, firstOfMonth(today)) : [];
  const lines = rulesFollow(found(await getChangeLoadRules(actor)), reading.value, moves);
  const seen = seenIn(form);
  return answerSupplyForm(actor, (tx) => editChangeLoadRules(actor, reading.value, seen, tx), {
    ...{ form, to: paths.changeLoadRules(), today, lines },
  });
}

export default function ChangeLoadRulesPage() {
  const { rules, revision, recent } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page
      title={m.changeload_rules()}
      lead={m.changeload_rules_lead()}
      crumbs={[{ label: m.nav_departments(), to: paths.departments() }]}
    >
      <ConfirmSupply state={state} cancelTo={paths.departments()} />
      <ChangeLoadRulesForm key={revision} {...{ rules, revision, state }} cancelTo={paths.departments()} />
      <RecentChanges changes={recent} mayChange />
    </Page>
  );
}
