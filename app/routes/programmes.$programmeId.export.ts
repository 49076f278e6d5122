// A programme as a blueprint file: to keep, to share, and to import again.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { blueprintFile } from '~/blueprint-download.server';
import { todayFor } from '~/clock.server';
import { found } from '~/http.server';
import { getProgramme, programmeAsBlueprint } from '~/models/programme.server';
import { m } from '~/paraglide/messages.js';
import { requirePerson } from '~/session.server';
import { dayText } from '~/ui/words';

export async function loader(args: LoaderFunctionArgs) {
  const { actor, organisation } = await requirePerson(args, 'blueprint.export');
  const id = args.params.programmeId ?? '';
  const programme = found(await getProgramme(actor, id));
  const document = found(await programmeAsBlueprint(actor, id));
  const comment = m.blueprint_file_programme({
    name: programme.name,
    municipality: organisation.name,
    day: dayText(todayFor(args.context)),
  });
  return blueprintFile(document, comment, programme.name);
}
