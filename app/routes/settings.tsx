// The settings of a municipality: its sub-navigation, and what was just saved.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { may } from '~/models/planning/permission';
import { savedChange } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { SettingsNav } from '~/ui/settings/settings-nav';
import { SettingsSaved } from '~/ui/settings/settings-saved';
import styles from '~/ui/styles/settings.css?url';

export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const { searchParams } = new URL(args.request.url);
  const moved = /^\d{1,5}$/.exec(searchParams.get('moved') ?? '')?.[0];
  return {
    saved: searchParams.get('saved') === '1',
    change: await savedChange(actor, searchParams.get('changed')),
    mayUndo: may(actor, 'departments.change'),
    moved: moved === undefined ? null : Number(moved),
    mayStyle: may(actor, 'appearance.change'),
    mayPeople: may(actor, 'people.change'),
  };
}

export default function Settings() {
  const { mayStyle, mayPeople, ...rest } = useLoaderData<typeof loader>();
  return (
    <>
      <SettingsNav {...{ mayStyle, mayPeople }} />
      <main id="inhoud" tabIndex={-1}>
        <SettingsSaved {...rest} />
        <Outlet />
      </main>
    </>
  );
}
