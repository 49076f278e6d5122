// Holding on to a programme: nothing of it is thrown away because of its age.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { found, readForm, typedValues } from '~/http.server';
import { editHold, findHolds } from '~/models/retention-rules.server';
import { m } from '~/paraglide/messages.js';
import { proveFirst, requireActor } from '~/session.server';
import { answerBadSettings, answerSettings } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { HoldForm } from '~/ui/privacy/hold-form';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.privacy_holds()} · ${m.app_name()}` }];

const schema = z.object({ reason: z.string().trim().max(500, 'too_long').default('') });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  return found((await findHolds(actor)).find(({ id }) => id === args.params.programmeId));
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  await proveFirst(args);
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return answerBadSettings(reading);
  const answer = await editHold(actor, args.params.programmeId!, reading.value.reason);
  return answerSettings(actor, answer, paths.retention(), typedValues(form));
}

export default function HoldPage() {
  const { name, reason } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.privacy_hold({ programme: name })}
      lead={m.privacy_holds_lead()}
      crumbs={[{ label: m.privacy_retention(), to: paths.retention() }]}
    >
      <HoldForm reason={reason} state={useActionData<typeof action>()} />
    </Page>
  );
}
