// The settings of a municipality: its sub-navigation, and what was just saved.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { SettingsNav } from '~/ui/settings/settings-nav';
import { Notice } from '~/ui/shared/notice';
import styles from '~/ui/styles/settings.css?url';

export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const { searchParams } = new URL(args.request.url);
  const saved = searchParams.get('saved');
  const moved = /^\d{1,5}$/.exec(searchParams.get('moved') ?? '')?.[0];
  return {
    saved: saved === '1' ? ('saved' as const) : saved === 'removed' ? ('removed' as const) : null,
    moved: moved === undefined ? null : Number(moved),
    mayStyle: may(actor, 'appearance.change'),
  };
}

export default function Settings() {
  const { saved, moved, mayStyle } = useLoaderData<typeof loader>();
  return (
    <>
      <SettingsNav mayStyle={mayStyle} />
      <main id="inhoud" tabIndex={-1}>
        {saved ? (
          <div className="saved-notice">
            <Notice tone="good" live title={saved === 'saved' ? m.settings_saved() : m.settings_removed()}>
              {moved === null ? null : <p>{m.consequence_moved({ count: moved })}</p>}
            </Notice>
          </div>
        ) : null}
        <Outlet />
      </main>
    </>
  );
}
