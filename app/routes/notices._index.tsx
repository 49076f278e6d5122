// One's own notices, newest first; all that are shown can be marked as read at once.
import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { wholeNumberOf } from '~/http.server';
import { countUnread, findNotices, markAllRead } from '~/models/notice.server';
import { noticeRow } from '~/notice-rows.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { NoticesPage } from '~/ui/notices/notices-page';
import { paths } from '~/ui/paths';
import styles from '~/ui/styles/notices.css?url';

export const meta: MetaFunction = () => [{ title: `${m.notices_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

const onePage = 50;

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const before = wholeNumberOf(new URL(args.request.url).searchParams.get('before'));
  // One more than is shown says whether there are older ones.
  const [found, unread] = await Promise.all([findNotices(actor, { before, limit: onePage + 1 }), countUnread(actor)]);
  const shown = found.slice(0, onePage);
  return {
    rows: shown.map(noticeRow),
    unread,
    upTo: shown[0]?.position ?? 0,
    older: found.length > onePage ? (shown.at(-1)?.position ?? null) : null,
    isFirst: before === null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  await markAllRead(actor, wholeNumberOf((await args.request.formData()).get('upTo')) ?? 0);
  return redirect(paths.notices());
}

export default function Notices() {
  return (
    <main id="inhoud" tabIndex={-1}>
      <NoticesPage {...useLoaderData<typeof loader>()} />
    </main>
  );
}
