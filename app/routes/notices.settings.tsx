// What somebody wants to hear of each kind: here, by mail, both or not at all.
import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { mailIsSent } from '~/models/mail.server';
import { getNoticeChoices, saveNoticeChoices } from '~/models/notice.server';
import { type NoticeChoices, noticeKinds } from '~/models/planning/notices/notice';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { ChoicesPage } from '~/ui/notices/choices-page';
import { kindChoices } from '~/ui/notices/notice-text.server';
import { paths } from '~/ui/paths';
import styles from '~/ui/styles/notices.css?url';

export const meta: MetaFunction = () => [{ title: `${m.notices_settings_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const choices = await getNoticeChoices(actor);
  return {
    rows: kindChoices().map(({ kind, name }) => ({ kind, name, ...choices[kind] })),
    hasMail: mailIsSent(),
    wasSaved: new URL(args.request.url).searchParams.has('saved'),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const form = await args.request.formData();
  const choices = noticeKinds.map((kind) => [kind, { app: form.has(`${kind}:app`), mail: form.has(`${kind}:mail`) }]);
  await saveNoticeChoices(actor, Object.fromEntries(choices) as NoticeChoices);
  return redirect(paths.noticeSettings({ saved: 1 }));
}

export default function NoticeSettings() {
  return (
    <main id="inhoud" tabIndex={-1}>
      <ChoicesPage {...useLoaderData<typeof loader>()} />
    </main>
  );
}
