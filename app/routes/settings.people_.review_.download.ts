// Who may do what as a file for a spreadsheet.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { rightsFile } from '~/rights-list.server';
import { requireActor } from '~/session.server';

export async function loader(args: LoaderFunctionArgs) {
  return rightsFile(await requireActor(args, 'people.change'));
}
