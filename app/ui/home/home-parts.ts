// What a home is made of, in words already: blocks of lines, each a link with a note.
import type { Look } from '../shared/state-badge';

export type HomeLine = {
  id: string;
  text: string;
  to: string;
  note: string;
  /** A state, in a word. */
  state: { look: Look; said: string } | null;
};

export type HomeBlock = {
  id: string;
  title: string;
  lines: readonly HomeLine[];
  /** How many there are, those that are not written out among them. */
  count: number;
  /** What is said when there are none. */
  none: string;
  /** Where the rest is; null: this is all. */
  more: { to: string; text: string } | null;
};

/** Whose home it is, where one person has more than one post. */
export type HomeRole = 'leader' | 'head' | 'committee';
export type HomeTab = { role: HomeRole; text: string; to: string };
