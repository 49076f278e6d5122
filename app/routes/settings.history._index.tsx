// Every change of departments, teams, calendar and targets, newest first, of what the address asks.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { wholeNumberOf } from '~/http.server';
import { findSettingsPeople } from '~/models/organisation-history.server';
import { may } from '~/models/planning/permission';
import { settingsParts } from '~/models/planning/settings-part';
import { readSettingsSearch, settingsFilterOf } from '~/models/planning/settings-search';
import { m } from '~/paraglide/messages.js';
import { pageOfChanges } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { SettingsHistory } from '~/ui/settings/settings-history';

export const meta: MetaFunction = () => [{ title: `${m.settings_history()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const { searchParams } = new URL(args.request.url);
  const search = readSettingsSearch(searchParams);
  const before = wholeNumberOf(searchParams.get('before'));
  const [{ changes, next }, people] = await Promise.all([
    pageOfChanges(actor, { ...settingsFilterOf(search), before }),
    findSettingsPeople(actor),
  ]);
  return {
    ...{ search, people, changes, next },
    mayChange: may(actor, 'departments.change'),
    parts: settingsParts.filter((part) => part !== 'people' || may(actor, 'people.change')),
    first: before === null,
  };
}

export default function History() {
  return <SettingsHistory {...useLoaderData<typeof loader>()} />;
}
