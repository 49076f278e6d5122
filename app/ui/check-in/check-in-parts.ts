// How check-ins come to their pages: words that are ready to be shown.
export type SaidLook = 'good' | 'warn' | 'bad';

/** One question of the four, answered. */
export type SaidLine = {
  question: string;
  answer: string;
  look: SaidLook | null;
  /** Sentences and contested dates below it. */
  more: readonly string[];
};

export type SaidText = {
  id: string;
  department: string;
  /** Where the department stands on its own page. */
  to: string;
  /** When, and that it is from a check-in. */
  source: string;
  lines: readonly SaidLine[];
  /** It asks something that was not dealt with. */
  asks: boolean;
  dealt: string | null;
  /** Which answer it is, for who says that it was dealt with. */
  times: number;
};

export type AskedRow = {
  id: string;
  department: string;
  asked: string;
  until: string;
  /** Open and not answered. */
  waits: boolean;
  answer: string;
  /** Expired or withdrawn, as a word. */
  state: string | null;
};
