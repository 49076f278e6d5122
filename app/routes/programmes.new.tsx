// A new programme: fill in, look at it (a GET, so one state is one URL), make it.
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { badInput, type FieldErrors, typedValues } from '~/http.server';
import { findBlueprints, getBlueprint } from '~/models/blueprint.server';
import type { Actor } from '~/models/planning/permission';
import { previewOf } from '~/models/planning/programme-preview';
import { warningsOf } from '~/models/planning/programme-warnings';
import { missingParts } from '~/models/planning/blueprint/missing';
import {
  blueprintContext,
  createProgramme,
  organisationFigures,
  previewProgramme,
  type ProgrammeMade,
} from '~/models/programme.server';
import { m } from '~/paraglide/messages.js';
import { prepRange, readNewProgramme, sizesOf, startValues } from '~/programme-form.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { HiddenValues } from '~/ui/programmes/hidden-values';
import { missingFiguresText } from '~/ui/blueprints/missing-figures-text';
import { MissingNotice } from '~/ui/blueprints/missing-notice';
import { NewProgrammeFields } from '~/ui/programmes/new-programme-fields';
import { Preview } from '~/ui/programmes/preview';
import { warningsText } from '~/ui/programmes/warnings-text.server';
import { Button, ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/programmes.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta: MetaFunction = () => [{ title: `${m.programme_new()} · ${m.app_name()}` }];

const formOf = (params: URLSearchParams) => {
  const form = new FormData();
  for (const [name, value] of params) form.append(name, value);
  return form;
};

/** The blueprint that was chosen, and what the municipality brings along. */
async function surroundings(actor: Actor, chosenId: string | null) {
  const [chosen, context] = await Promise.all([
    chosenId ? getBlueprint(actor, chosenId) : null,
    blueprintContext(actor),
  ]);
  return { chosen, context, departmentKeys: context.departments.map((row) => row.key) };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.create');
  const today = todayFor(args.context);
  const params = new URL(args.request.url).searchParams;
  const form = formOf(params);
  const [blueprints, own] = await Promise.all([findBlueprints(actor), organisationFigures(actor)]);
  const asked = params.has('goLive');
  const wanted = blueprints.find((row) => row.id === params.get('blueprint'));
  const usual = blueprints.find((row) => row.origin.kind === 'shipped') ?? blueprints[0];
  const { chosen, context, departmentKeys } = await surroundings(actor, (wanted ?? usual)?.id ?? null);
  if (!chosen) return { form: null, state: undefined, preview: null, blueprintId: null };
  const reading = asked ? readNewProgramme(form, chosen, departmentKeys, wanted !== undefined) : null;
  const missing = missingParts(chosen.document, context);
  const plan = reading?.ok && !missing.figures ? await previewProgramme(actor, reading.value) : null;
  const answer = {
    form: {
      blueprints: blueprints.map(({ id, name, version }) => ({ id, name, version })),
      range: prepRange(chosen.document),
      sizes: sizesOf(chosen.document, own.sizes),
      departments: context.departments.map(({ key, name }) => ({ key, name })),
      start: startValues(chosen, own.sizes, departmentKeys, today),
      missing,
    },
    blueprintId: chosen.id,
    state: reading ? { errors: reading.ok ? {} : reading.errors, typed: typedValues(form) } : undefined,
    preview: plan && { ...previewOf(plan, today), warnings: warningsText(warningsOf(plan, own.region)) },
  };
  return data(answer, reading && !reading.ok ? { status: 400 } : undefined);
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'programme.create');
  const form = await args.request.formData();
  const { chosen, departmentKeys } = await surroundings(actor, String(form.get('blueprint') ?? ''));
  const reading = readNewProgramme(form, chosen, departmentKeys, chosen !== null);
  if (!reading.ok) return badInput(reading);
  const made = await createProgramme(actor, reading.value);
  if (made.status === 'saved') return redirect(paths.roadmap(made.programmeId));
  if (made.status === 'forbidden') throw new Response(null, { status: 403 });
  return badInput({ errors: errorsOf(made), typed: typedValues(form) });
}

function errorsOf(made: Exclude<ProgrammeMade, { status: 'saved' | 'forbidden' }>): FieldErrors {
  if (made.status === 'name_taken') return { name: 'taken' };
  if (made.status === 'missing') return { blueprint: `said:${missingFiguresText(made.figures)}` };
  return { blueprint: 'choose' };
}

export default function NewProgramme() {
  const { form, state, preview, blueprintId } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <main id="inhoud" tabIndex={-1}>
      <Page
        title={m.programme_new()}
        lead={m.programme_new_lead()}
        crumbs={[{ to: paths.programmes(), label: m.nav_programmes() }]}
      >
        {form ? (
          <>
            <Form method="get" action={paths.programmeNew()} className="form no-print" preventScrollReset>
              <NewProgrammeFields key={blueprintId} form={form} state={refused ?? state} />
              <MissingNotice missing={form.missing} />
              <div className="buttons">
                <Button look={preview ? 'secondary' : 'primary'}>{m.programme_look()}</Button>
                <ButtonLink to={paths.programmes()} look="subtle">
                  {m.cancel()}
                </ButtonLink>
              </div>
            </Form>
            {preview && state ? (
              <Preview preview={preview}>
                <Form method="post" className="buttons">
                  <HiddenValues values={state.typed} />
                  <Button look="primary">{m.programme_make()}</Button>
                  <span className="muted">{m.programme_make_hint()}</span>
                </Form>
              </Preview>
            ) : null}
          </>
        ) : (
          <EmptyState action={<ButtonLink to={paths.blueprintImport()}>{m.blueprint_import()}</ButtonLink>}>
            {m.blueprint_none()}
          </EmptyState>
        )}
      </Page>
    </main>
  );
}
