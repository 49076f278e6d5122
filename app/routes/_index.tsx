// The start: straight to the programme when there is one, else to the list.
import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { findProgrammes } from '~/models/programme.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const programmes = await findProgrammes(actor);
  return redirect(programmes.length === 1 ? paths.programme(programmes[0]!.id) : paths.programmes());
}
