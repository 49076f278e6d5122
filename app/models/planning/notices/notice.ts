// A notice tells one person of one thing that is theirs; whatever a change moves, it makes one notice per person and kind.
import type { AskReason } from '../check-in/answers';
import type { CommentSubject } from '../conversation/comment';
import type { Day } from '../day';
import type { DecisionOutcome } from '../gate';
import type { Interval } from '../interval';
import type { Label } from '../plan';
import type { StatusSubject } from '../status/status-entry';

export const noticeKinds = [
  /** Named in a conversation. */
  'mentioned',
  /** Somebody said something in a conversation one is in. */
  'answer',
  /** Items one sees to were moved. */
  'moved_own',
  /** Items that ask one's department were moved. */
  'moved_department',
  /** A gate was decided. */
  'decision',
  /** Something turned red. */
  'status_red',
  /** Figures one delivers are late. */
  'figures_late',
  /** A department asks something of who leads the programme. */
  'request',
  /** A department asks something of the project leader in a check-in. */
  'check_in',
  /** Rights of administrators changed, many sign-ins failed, or rights are to be looked through: told to administrators. */
  'rights',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export type MovedItem = { itemId: string; title: Label; before: Interval; after: Interval };
/** `since` and `latest`: the first and the last period that lacks a figure, as writePeriod gives it; `periods`: how many do. */
export type LateLine = {
  metricKey: string;
  departmentId: string;
  metric: Label;
  department: Label;
  since: string;
  latest: string;
  periods: number;
};

/** What a notice says, with the names of that moment: what it tells of may be called otherwise later, or be gone. */
export type NoticeFacts =
  | {
      kind: 'mentioned' | 'answer';
      commentId: string;
      subject: CommentSubject;
      title: Label;
      /** Of a figure; null: all departments together, or an item. */
      department: Label | null;
    }
  | { kind: 'moved_own' | 'moved_department'; changeId: string; items: readonly MovedItem[] }
  | { kind: 'decision'; itemId: string; title: Label; outcome: DecisionOutcome; on: Day }
  /** `title` null: the programme itself. */
  | { kind: 'status_red'; subject: StatusSubject; title: Label | null; headline: string }
  | { kind: 'figures_late'; lines: readonly LateLine[] }
  /** `item`: whose dates do not suit; null: something else. */
  | { kind: 'request'; department: Label; item: { itemId: string; title: Label } | null }
  /** `personId`: of whose rights it tells. */
  | { kind: 'rights'; what: 'administrator' | 'failures' | 'review'; personId: string | null }
  | { kind: 'check_in'; checkInId: string; department: Label; reasons: readonly AskReason[] };

export type Told = { userId: string; facts: NoticeFacts };

/** Where somebody wants to read of a kind: in the product, by mail, or not at all. */
export type NoticeChoice = { app: boolean; mail: boolean };
export type NoticeChoices = Readonly<Record<NoticeKind, NoticeChoice>>;

/** Both, until somebody switches one off. */
export const unlessChosen: NoticeChoice = { app: true, mail: true };
