// How a status comes to its page: words that are ready to be shown.
export type StatusLook = 'good' | 'warn' | 'bad';

export type Said = {
  id: string;
  look: StatusLook;
  /** The colour as a word. */
  colour: string;
  headline: string;
  text: string;
  /** When, and by whom. */
  by: string;
};

type Linked = { text: string; to: string };

export type StatusHead = {
  said: Said;
  /** The part it was said of, when that is not the programme itself. */
  from: { what: string; to: string } | null;
  /** What was last said of the programme itself, when something below goes before it. */
  own: Said | null;
  /** More severe ones below that are older. */
  putAside: readonly { what: string; to: string; colour: string }[];
  silent: string | null;
  earlier: Linked | null;
};

export type StatusRow = {
  id: string;
  title: string;
  on: string | null;
  said: Said | null;
  from: string | null;
  own: Said | null;
  silent: string | null;
  earlier: Linked | null;
  sayTo: string;
};

export type StatusGroup = { id: string; title: string; rows: readonly StatusRow[] };

export type SubjectGroup = { label: string; options: readonly { value: string; label: string }[] };
export type ColourChoice = { value: string; look: StatusLook; word: string; means: string };
