// How a conversation comes to its page: words and links that are ready to be shown.
import type { TextPart } from '~/models/planning/conversation/mention';

export type CommentText = {
  id: string;
  author: string;
  /** `16 nov 2026, 14:05`. */
  when: string;
  parts: readonly TextPart[];
  edited: boolean;
  removed: boolean;
  /** Where it is corrected and removed; null for who may not. */
  correctTo: string | null;
  removeTo: string | null;
};

/** Somebody who can be named. */
export type Name = { id: string; name: string };

/** The element of a comment on its page. */
export const commentAnchor = (commentId: string) => `bericht-${commentId}`;
