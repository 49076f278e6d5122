// Turns a saved change of departments, teams or calendar round; when later changes contradict it, says which.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { getOrganisationEntry } from '~/models/organisation-history.server';
import { undoOrganisationChange } from '~/models/organisation-undo.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerSettings } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { NotSaved } from '~/ui/plan/not-saved';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.undo()} · ${m.app_name()}` }];

const pages = {
  departments: paths.departments,
  teams: paths.teams,
  exceptions: paths.workingCalendar,
  organisation: paths.workingCalendar,
};

/** The page to go back to: the one the change is of. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const { collection } = found(await getOrganisationEntry(actor, args.params.changeId!));
  return { back: pages[collection]() };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const undone = found(await undoOrganisationChange(actor, args.params.changeId!));
  if ('status' in undone) return answerSettings(actor, undone, paths.departments());
  return answerSettings(actor, undone.answer, pages[undone.entry.collection]());
}

export default function UndoSettings() {
  const { back } = useLoaderData<typeof loader>();
  return (
    <Page title={m.undo()}>
      <NotSaved answer={useActionData<typeof action>()} />
      <p>
        <Link to={back}>{m.settings_back()}</Link>
      </p>
    </Page>
  );
}
