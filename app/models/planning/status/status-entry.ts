// A status is what somebody said of how it goes: a colour, a headline and a text about one subject, on a day; never changed afterwards.
import type { Day } from '../day';
import { isMoment, type Item, type Plan } from '../plan';

export const statusColours = ['green', 'amber', 'red'] as const;
export type StatusColour = (typeof statusColours)[number];

/** `item`: a milestone or a gate. */
export const statusKinds = ['programme', 'phase', 'workstream', 'item'] as const;
export type StatusKind = (typeof statusKinds)[number];

/** What a status is about; of a programme the id is its own. */
export type StatusSubject = { kind: StatusKind; id: string };

export type StatusEntry = StatusSubject & {
  entryId: string;
  /** Later said is higher. */
  position: number;
  colour: StatusColour;
  headline: string;
  text: string;
  /** Day and time (`14:05`) in Amsterdam. */
  day: Day;
  time: string;
  userName: string | null;
};

/** The last one of a subject, and how many were said before it. */
export type LatestStatus = StatusEntry & { earlier: number };

/** 0 green, 1 amber, 2 red. */
export const severity = (colour: StatusColour): number => statusColours.indexOf(colour);

/** A subject in an address or a form: `phase:<id>`. */
export const subjectText = ({ kind, id }: StatusSubject): string => `${kind}:${id}`;

/** Reads {@link subjectText} back; null when it is no such text. */
export function parseSubject(text: string): StatusSubject | null {
  const at = text.indexOf(':');
  const [kind, id] = [text.slice(0, at), text.slice(at + 1)];
  return (statusKinds as readonly string[]).includes(kind) && id !== '' ? { kind: kind as StatusKind, id } : null;
}

/** A milestone or gate that is still to come: what was reached or given up has no status any more. */
export const isAhead = (item: Item): boolean => isMoment(item.kind) && !item.retired && item.progress !== 'done';

/** Whether the plan has this subject, now; what has been may still be read about. */
export function hasSubject(plan: Plan, { kind, id }: StatusSubject): boolean {
  switch (kind) {
    case 'programme':
      return plan.programme.id === id;
    case 'phase':
      return plan.phases.some((phase) => phase.id === id);
    case 'workstream':
      return plan.workstreams.some((workstream) => workstream.id === id);
    case 'item':
      return plan.items.some((item) => item.id === id && isMoment(item.kind));
  }
}
