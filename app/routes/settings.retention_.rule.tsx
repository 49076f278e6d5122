// How long one kind of data is kept.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { found, readForm, typedValues } from '~/http.server';
import { getOrganisation } from '~/models/organisation.server';
import { mostDays, proposed, retentionCategories } from '~/models/planning/retention';
import { editRule, findRules } from '~/models/retention-rules.server';
import { m } from '~/paraglide/messages.js';
import { proveFirst, requireActor } from '~/session.server';
import { answerBadSettings, answerSettings, seenIn } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { RetentionForm } from '~/ui/privacy/retention-form';
import { categoryText } from '~/ui/privacy/retention-text.server';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.privacy_retention()} · ${m.app_name()}` }];

const schema = z.object({
  days: z
    .string()
    .trim()
    .regex(/^\d{1,5}$/, 'retention_days')
    .transform(Number)
    .refine((days) => days >= 1 && days <= mostDays, 'retention_days'),
  reason: z.string().trim().max(500, 'too_long').default(''),
});

/** The address says which. */
function categoryIn(request: Request) {
  const asked = new URL(request.url).searchParams.get('category');
  return found(retentionCategories.find((category) => category === asked));
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  const category = categoryIn(args.request);
  const { revision } = found(await getOrganisation(actor));
  const { days, reason } = (await findRules(actor.organisationId))[category];
  return { what: categoryText(category), rule: { days, reason, revision, floor: proposed[category].floor } };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  await proveFirst(args);
  const category = categoryIn(args.request);
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const answer = await editRule(actor, category, reading.value, seenIn(form));
  return answerSettings(actor, answer, paths.retention(), typedValues(form));
}

export default function RetentionRulePage() {
  const { what, rule } = useLoaderData<typeof loader>();
  return (
    <Page title={what} crumbs={[{ label: m.privacy_retention(), to: paths.retention() }]}>
      <RetentionForm key={rule.revision} {...rule} state={useActionData<typeof action>()} />
    </Page>
  );
}
