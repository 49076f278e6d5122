// How the steering committee's page comes to it: words that are ready to be shown.
import type { FormState } from '../shared/field';
import type { StatusHead, StatusLook } from '../status/status-parts';

export type AskRow = {
  id: string;
  /** What kind of decision it is: a gate, a proposal. */
  kind: string;
  title: string;
  /** What makes it pressing, as a badge; null when nothing does. */
  badge: { look: 'bad' | 'late' | 'warn'; text: string } | null;
  facts: readonly string[];
  /** What can be chosen; null when there is one thing to do. */
  options: string | null;
  /** Where it can be read, or answered when `answer` says what the button does. */
  to: string;
  answer: string | null;
};

export type StandRow = {
  id: string;
  isGate: boolean;
  title: string;
  /** When it is or until when it lasts. */
  when: string;
  /** What was promised, when that is another day; null when it is kept or never was promised. */
  promised: { was: string; how: string; isLate: boolean } | null;
  said: { look: StatusLook; colour: string; headline: string; text: string; by: string } | null;
  from: string | null;
  silent: string | null;
};

export type MoveRow = {
  id: string;
  title: string;
  to: string | null;
  was: string | null;
  is: string | null;
  how: string;
  look: 'bad' | 'late' | 'good' | 'info';
  why: string | null;
};

export type RiskPart = {
  index: string | null;
  said: string;
  look: 'good' | 'warn' | 'bad' | 'open';
  trend: string | null;
  /** Whether ambition exceeds carrying capacity, in one sentence. */
  ambition: string;
  fired: readonly { id: string; rule: string; value: string; limit: string }[];
  causes: readonly { id: string; name: string; points: string; fact: string }[];
};

export type AdoptionLine = {
  id: string;
  name: string;
  level: string;
  target: string;
  state: string;
  look: string;
  to: string;
};

export type SteeringParts = {
  programmeId: string;
  head: { status: StatusHead | null; goLive: string; distance: string; phase: string };
  asks: { rows: readonly AskRow[]; more: readonly string[] };
  stands: { rows: readonly StandRow[]; more: string | null };
  /** `state`: what was typed instead of a day. */
  since: { day: string; said: string; state: FormState };
  moves: { rows: readonly MoveRow[]; sum: string; adopted: string | null; more: string | null };
  risk: RiskPart;
  adoption: readonly AdoptionLine[];
};
