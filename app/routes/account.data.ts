// Everything that is held on oneself, as a file.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { personFile } from '~/person-file.server';
import { requirePerson } from '~/session.server';

export async function loader(args: LoaderFunctionArgs) {
  const { actor } = await requirePerson(args, 'organisation.view');
  return personFile(actor, actor.userId);
}
