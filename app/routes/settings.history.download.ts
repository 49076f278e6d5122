// The history of the settings as a file for a spreadsheet, of what the filter keeps.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { readSettingsSearch, settingsFilterOf } from '~/models/planning/settings-search';
import { requireActor } from '~/session.server';
import { settingsHistoryFile } from '~/settings-history-file.server';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const search = readSettingsSearch(new URL(args.request.url).searchParams);
  return settingsHistoryFile(actor, settingsFilterOf(search));
}
