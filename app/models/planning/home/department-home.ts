// What the head of departments has in front of them: what comes, what it asks, and which dates still wait for their word.
import type { DepartmentTree } from '../change-load/asked-levels';
import type { Day } from '../day';
import type { ComingItem, NowItem, ProgrammeNow } from './programme-now';

/** confirmed: the dates suit · contested: they do not, and why · message: something else they ask of the project leader. */
export const answerKinds = ['confirmed', 'contested', 'message'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** The last word of a department on the dates of an item. */
export type DateAnswer = {
  id: string;
  programmeId: string;
  itemId: string;
  departmentId: string;
  kind: Exclude<AnswerKind, 'message'>;
  text: string;
  /** The dates it was about. */
  from: Day;
  until: Day;
  settled: boolean;
};

export type ComingLine = Omit<NowItem, 'hours'> & {
  programmeId: string;
  /** The departments of the reader that are asked, for which they can answer; empty when only some below them are. */
  departmentIds: string[];
  /** Hours of their people, all its days together. */
  hours: number;
  /** What was said of these very dates, by all of these departments; null: nothing yet. */
  answer: 'confirmed' | 'contested' | null;
  /** What was said before of other dates. */
  moved: boolean;
};

/** The departments of a head, with those below them. */
export function withBelow(tree: DepartmentTree, departmentIds: readonly string[]): Set<string> {
  const own = new Set(departmentIds);
  tree.ids.forEach((id, row) => {
    const above = tree.above[row]!;
    if (above >= 0 && own.has(tree.ids[above]!)) own.add(id);
  });
  return own;
}

/**
 * Lines of all programmes, by start; `own`: the departments of a head, `below`: those and all below them. Work that has begun is not asked about any more; a word counts for the dates it was given
 * for, so that whoever confirmed a date that moves is asked again.
 */
export function comingLines(
  programmes: readonly ProgrammeNow[],
  { own, below }: { own: readonly string[]; below: ReadonlySet<string> },
  answers: readonly DateAnswer[],
): ComingLine[] {
  const said = new Map(answers.map((answer) => [`${answer.itemId} ${answer.departmentId}`, answer]));
  const lineOf = (programmeId: string, item: ComingItem): ComingLine[] => {
    const asked = item.asks.filter(({ departmentId }) => below.has(departmentId));
    if (asked.length === 0) return [];
    const departmentIds = asked.map(({ departmentId }) => departmentId).filter((id) => own.includes(id));
    const words = departmentIds.map((departmentId) => said.get(`${item.id} ${departmentId}`));
    const now = words.map((word) => (word?.from === item.from && word.until === item.until ? word.kind : null));
    const { asks: _asks, ...rest } = item;
    return [
      {
        ...rest,
        programmeId,
        departmentIds,
        hours: asked.reduce((sum, { hours }) => sum + hours, 0),
        answer: now.length === 0 || now.includes(null) ? null : now.includes('contested') ? 'contested' : 'confirmed',
        moved: words.some((word, at) => word !== undefined && now[at] === null),
      },
    ];
  };
  return programmes
    .flatMap(({ id, coming }) => coming.flatMap((item) => lineOf(id, item)))
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1));
}

/** Dates a head can still say something about: what has not begun. */
export const waitsForWord = ({ departmentIds, answer, from, status }: ComingLine, today: Day): boolean =>
  departmentIds.length > 0 && answer === null && status === 'planned' && from >= today;
