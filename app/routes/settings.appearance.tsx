// The house style of the municipality: one of the theme files, in use at once.
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { requiredText } from '~/form-fields.server';
import { badInput, found, readForm, typedValues } from '~/http.server';
import { findThemes, getOrganisation } from '~/models/organisation.server';
import { changeTheme } from '~/models/organisation-rules.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { ThemePicker } from '~/ui/settings/theme-picker';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.settings_appearance()} · ${m.app_name()}` }];

const schema = z.object({ theme: requiredText(40) });

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'appearance.change');
  return { themes: findThemes(), chosen: found(await getOrganisation(actor)).theme };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'appearance.change');
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return badInput(reading);
  const answer = found(await changeTheme(actor, reading.value.theme));
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  if (answer.status === 'refused') return badInput({ errors: { theme: 'choose' }, typed: typedValues(form) });
  return redirect(paths.appearance({ saved: '1' }));
}

export default function Appearance() {
  const { themes, chosen } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page title={m.settings_appearance()} lead={m.settings_appearance_lead()}>
      <ThemePicker themes={themes} chosen={chosen} state={state} />
    </Page>
  );
}
