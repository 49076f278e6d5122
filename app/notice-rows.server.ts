// Notices as their page shows them, in the language of the request.
import { localMoment } from './clock.server';
import type { Notice } from './models/notice.server';
import { m } from './paraglide/messages.js';
import type { NoticeRow } from './ui/notices/notice-parts';
import { noticeText } from './ui/notices/notice-text.server';
import { momentText } from './ui/words';

export const noticeRow = (notice: Notice): NoticeRow => ({
  ...noticeText(notice),
  ...{ id: notice.id, programme: notice.programmeName ?? '', read: notice.read },
  when: momentText(localMoment(notice.at)),
  by: notice.byName ?? m.notices_itself(),
});
