// Marks a notice as read, and goes to what it tells of when that is asked.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { found } from '~/http.server';
import { getNotice, markRead } from '~/models/notice.server';
import { requireActor } from '~/session.server';
import { noticeText } from '~/ui/notices/notice-text.server';
import { paths } from '~/ui/paths';

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const notice = found(await getNotice(actor, args.params.noticeId!));
  await markRead(actor, notice.id);
  const then = (await args.request.formData()).get('then');
  return redirect(then === 'open' ? noticeText(notice).to : paths.notices());
}
