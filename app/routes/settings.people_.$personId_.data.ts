// Everything that is held on somebody, as a file.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { personFile } from '~/person-file.server';
import { proveFirst, requireActor } from '~/session.server';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  await proveFirst(args);
  return personFile(actor, args.params.personId!);
}
