// How notices come to their page: words that are ready to be shown.
import type { NoticeKind } from '~/models/planning/notices/notice';

export type NoticeText = {
  /** The whole of it in one sentence. */
  said: string;
  /** Where it can be seen. */
  to: string;
  /** What the sentence counts, one by one. */
  lines: readonly { text: string; to: string }[];
};

export type NoticeRow = NoticeText & { id: string; when: string; programme: string; by: string; read: boolean };

export type ChoiceRow = { kind: NoticeKind; name: string; app: boolean; mail: boolean };
