// A blueprint of the library as a YAML file.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { found } from '~/http.server';
import { getBlueprintDocument } from '~/models/blueprint.server';
import { blueprintFile } from '~/blueprint-download.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { words } from '~/ui/words';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'blueprint.export');
  const document = found(await getBlueprintDocument(actor, args.params.blueprintId ?? ''));
  const comment = m.blueprint_file_library({ name: words(document.title), version: String(document.version) });
  return blueprintFile(document, comment, `${document.key}-${document.version}`);
}
