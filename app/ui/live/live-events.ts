// What the server tells a screen that stays open, by the name of the event.
export type LiveEvents = {
  /** The version of the plan when the screen began to listen. */
  now: { version: number };
  /** Something changed: the plan, which then has this version, or something else. `text` says who did what, when that was somebody else. */
  changed: { version: number | null; text: string | null };
  /** Something may have been missed. */
  missed: { version: number };
  /** Who else looks; empty when nobody does. */
  present: { text: string };
  /** This person may no longer look. */
  over: Record<string, never>;
};
