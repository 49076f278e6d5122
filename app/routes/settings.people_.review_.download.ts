// Who may do what as a file for a spreadsheet.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { rightsFile } from '~/rights-list.server';
import { requireActor } from '~/session.server';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  return rightsFile(actor);
}
