// Importing a blueprint: a file or pasted text, refused with line and reason per mistake, or added to the library.
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { addBlueprint } from '~/models/blueprint.server';
import { type BlueprintMistake, readBlueprint, sizeLimit } from '~/models/blueprint-file.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { ImportFields } from '~/ui/blueprints/import-fields';
import { ImportRefusal } from '~/ui/blueprints/import-refusal';
import { paths } from '~/ui/paths';
import { Button, ButtonLink } from '~/ui/shared/button';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/programmes.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta: MetaFunction = () => [{ title: `${m.blueprint_import()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  await requireActor(args, 'blueprint.import');
  return null;
}

/** The text of the chosen file, else what was pasted. */
async function givenText(form: FormData): Promise<{ text: string; name: string | null; tooLarge: boolean }> {
  const file = form.get('file');
  if (file !== null && typeof file !== 'string' && file.size > 0) {
    const tooLarge = file.size > sizeLimit;
    return { text: tooLarge ? '' : await file.text(), name: file.name, tooLarge };
  }
  const text = form.get('text');
  return { text: typeof text === 'string' ? text : '', name: null, tooLarge: false };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'blueprint.import');
  const form = await args.request.formData();
  const { text, name, tooLarge } = await givenText(form);
  const refuse = (mistakes: BlueprintMistake[], more: number) =>
    data({ text, name, mistakes, more, taken: null }, { status: 400 });
  const whole = (reason: string) => refuse([{ line: null, path: '', row: null, reason, detail: '' }], 0);
  if (tooLarge) return whole('too_large');
  if (text.trim() === '') return whole(name ? 'empty' : 'nothing_given');
  const reading = readBlueprint(text);
  if (!reading.ok) return refuse(reading.mistakes, reading.more);
  const added = await addBlueprint(actor, reading.document, undefined, form.get('next') === 'on');
  switch (added.status) {
    case 'saved':
      return redirect(paths.blueprint(added.id, { imported: 'new' }));
    case 'known':
      return redirect(paths.blueprint(added.id, { imported: 'known' }));
    case 'forbidden':
      throw new Response(null, { status: 403 });
    case 'taken': {
      const { key, version } = reading.document;
      const taken = { key, version, next: added.next, id: added.id };
      return data({ text, name, mistakes: [], more: 0, taken }, { status: 409 });
    }
  }
}

export default function ImportBlueprint() {
  const refused = useActionData<typeof action>();
  return (
    <main id="inhoud" tabIndex={-1}>
      <Page
        title={m.blueprint_import()}
        lead={m.blueprint_import_lead()}
        crumbs={[
          { to: paths.programmes(), label: m.nav_programmes() },
          { to: paths.blueprints(), label: m.blueprint_library() },
        ]}
      >
        {refused ? <ImportRefusal refused={refused} /> : null}
        <Form method="post" encType="multipart/form-data" className="form form-wide">
          <ImportFields
            key={refused ? `${refused.name} ${refused.text.length}` : ''}
            text={refused?.text ?? ''}
            taken={refused?.taken ?? null}
          />
          <div className="buttons">
            <Button look="primary">{m.blueprint_import_do()}</Button>
            <ButtonLink to={paths.blueprints()} look="subtle">
              {m.cancel()}
            </ButtonLink>
          </div>
        </Form>
      </Page>
    </main>
  );
}
