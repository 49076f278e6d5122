// What the municipality counts with: productive hours, the year, the season, the cost of working twice and of switching.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { todayFor } from '~/clock.server';
import { decimal, wholeNumber } from '~/form-fields.server';
import { found, readForm, typedValues } from '~/http.server';
import { editCapacityRules, getCapacityRules } from '~/models/capacity-rules.server';
import { getOrganisation } from '~/models/organisation.server';
import { m } from '~/paraglide/messages.js';
import { recentChanges } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { answerBadSettings, answerSupplyForm, seenIn } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { CapacityRulesForm } from '~/ui/settings/capacity-rules-form';
import { ConfirmSupply } from '~/ui/settings/confirm-supply';
import { RecentChanges } from '~/ui/settings/recent-changes';
import { Page } from '~/ui/shared/page';
import { readYear } from '~/year-form.server';

export const meta: MetaFunction = () => [{ title: `${m.capacity_rules()} · ${m.app_name()}` }];

const schema = z.object({
  productiveHours: wholeNumber(500, 2200),
  /** Typed as percentages. */
  doubleSurcharge: decimal(0, 100),
  switchingLoss: decimal(0, 100),
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const { revision } = found(await getOrganisation(actor));
  return { rules: found(await getCapacityRules(actor)), revision, recent: await recentChanges(actor, 'capacity') };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'teams.change');
  const before = found(await getCapacityRules(actor));
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  const availability = readYear(form, 'availability', { before: before.availability, optional: false });
  const season = readYear(form, 'season', { before: before.season, optional: false });
  const errors = { ...(reading.ok ? {} : reading.errors), ...availability.errors, ...season.errors };
  if (!reading.ok || Object.keys(errors).length > 0) return answerBadSettings({ errors, typed: typedValues(form) });
  const { productiveHours, doubleSurcharge, switchingLoss } = reading.value;
  const fields = {
    productiveHours,
    doubleSurcharge: doubleSurcharge / 100,
    switchingLoss: switchingLoss / 100,
    availability: availability.values!,
    season: season.values!,
  };
  const seen = seenIn(form);
  return answerSupplyForm(actor, (tx) => editCapacityRules(actor, fields, seen, tx), {
    ...{ form, to: paths.capacityRules(), today: todayFor(args.context) },
  });
}

export default function CapacityRulesPage() {
  const { rules, revision, recent } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page
      title={m.capacity_rules()}
      lead={m.capacity_rules_lead()}
      crumbs={[{ label: m.nav_teams(), to: paths.teams() }]}
    >
      <ConfirmSupply state={state} cancelTo={paths.teams()} />
      <CapacityRulesForm key={revision} {...{ rules, revision, state }} cancelTo={paths.teams()} />
      <RecentChanges changes={recent} mayChange />
    </Page>
  );
}
