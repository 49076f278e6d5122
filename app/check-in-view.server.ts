// Check-ins in words: what a department said per question, and what was asked of whom.
import { localMoment } from './clock.server';
import type { AskedCheckIn, SaidCheckIn } from './models/check-in.server';
import type { CheckInAnswers, Going, TimeLevel } from './models/planning/check-in/answers';
import type { AskedItem } from './models/planning/check-in/coming';
import type { Label } from './models/planning/plan';
import { m } from './paraglide/messages.js';
import type { AskedRow, SaidLine, SaidLook, SaidText } from './ui/check-in/check-in-parts';
import { paths } from './ui/paths';
import { dayText, hoursText, momentText, periodText, words } from './ui/words';

const timeNames: Record<TimeLevel, () => string> = {
  1: m.checkin_time_1,
  2: m.checkin_time_2,
  3: m.checkin_time_3,
  4: m.checkin_time_4,
  5: m.checkin_time_5,
};
const timeLooks: Record<TimeLevel, SaidLook> = { 1: 'bad', 2: 'warn', 3: 'good', 4: 'good', 5: 'good' };
const goingNames: Record<Going, () => string> = {
  good: m.checkin_going_good,
  could_be_better: m.checkin_going_could_be_better,
  not_good: m.checkin_going_not_good,
};
const goingLooks: Record<Going, SaidLook> = { good: 'good', could_be_better: 'warn', not_good: 'bad' };

export const timeChoices = () => ([1, 2, 3, 4, 5] as const).map((value) => ({ value, label: timeNames[value]() }));
export const goingChoices = () =>
  (['good', 'could_be_better', 'not_good'] as const).map((value) => ({ value, label: goingNames[value]() }));

export const momentOf = (timestamp: string) => momentText(localMoment(timestamp));
const written = (...texts: string[]) => texts.filter((text) => text !== '');

/** The four questions with what was said; the last only when something was. */
export function answerLines({
  right,
  contested,
  contestedText,
  time,
  going,
  goingText,
  wish,
}: CheckInAnswers): SaidLine[] {
  const dates = contested.map(({ title, from, until }) =>
    m.checkin_contested({ what: words(title), when: periodText({ from, until }) }),
  );
  return [
    {
      ...{ question: m.checkin_q_right(), answer: right ? m.checkin_right_yes() : m.checkin_right_no() },
      ...{ look: right ? 'good' : 'bad', more: [...dates, ...written(contestedText)] },
    },
    { question: m.checkin_q_time(), answer: timeNames[time](), look: timeLooks[time], more: [] },
    {
      ...{ question: m.checkin_q_going(), answer: goingNames[going](), look: goingLooks[going] },
      more: written(goingText),
    },
    ...(wish === '' ? [] : [{ question: m.checkin_q_wish(), answer: wish, look: null, more: [] }]),
  ];
}

/** What asks something, in the department's own sentences; the answers they chose where they wrote none. */
export function askingLines(answers: CheckInAnswers): string[] {
  const asking = answerLines(answers).filter(({ look }) => look !== 'good');
  const own = asking.flatMap(({ look, answer, more }) => (look === null ? [answer] : more));
  return own.length > 0 ? own : asking.map(({ answer }) => answer);
}

export function saidText(said: SaidCheckIn): SaidText {
  const { id, programmeId, departmentId, department, answeredAt, answers, reasons, dealt, times } = said;
  const when = dealt && momentOf(dealt.at);
  return {
    ...{ id, times, department: words(department), to: paths.adoptionDepartment(programmeId, departmentId) },
    source: m.checkin_source({ when: momentOf(answeredAt) }),
    lines: answerLines(answers),
    asks: reasons.length > 0 && dealt === null,
    dealt: dealt && when ? (dealt.by ? m.checkin_dealt_by({ when, who: dealt.by }) : m.checkin_dealt({ when })) : null,
  };
}

/** Expired, or who took it back; nothing of one that is open. */
function stateText({ state, withdrawnBy }: AskedCheckIn): string | null {
  if (state === 'open') return null;
  if (state === 'expired') return m.checkin_expired();
  return withdrawnBy ? m.checkin_withdrawn_by({ who: withdrawnBy }) : m.checkin_withdrawn();
}

/** In the order of the departments; those that were never asked are left out. */
export function askedRows(
  asked: readonly AskedCheckIn[],
  departments: readonly { id: string; name: Label }[],
): AskedRow[] {
  const byDepartment = new Map(asked.map((row) => [row.departmentId, row]));
  return departments.flatMap(({ id: departmentId, name }): AskedRow[] => {
    const row = byDepartment.get(departmentId);
    if (!row) return [];
    const isOpen = row.state === 'open';
    return [
      {
        ...{ id: row.id, department: words(name), until: dayText(row.lastDay) },
        asked: [momentOf(row.askedAt), ...(row.askedBy ? [row.askedBy] : [])].join(' · '),
        waits: isOpen && row.answeredAt === null,
        answer: row.answeredAt
          ? m.checkin_answered_on({ when: momentOf(row.answeredAt) })
          : isOpen
            ? m.checkin_not_answered()
            : m.checkin_never_answered(),
        state: stateText(row),
      },
    ];
  });
}

export type ComingText = { id: string; title: string; when: string; hours: string | null };

/** What comes, as the form lists it; hours of less than one are not worth a word. */
export const comingText = (coming: readonly AskedItem[]): ComingText[] =>
  coming.map(({ itemId, title, from, until, hours }) => ({
    ...{ id: itemId, title: words(title), when: periodText({ from, until }) },
    hours:
      hours === null || Math.round(hours) < 1 ? null : m.checkin_form_hours({ hours: hoursText(Math.round(hours)) }),
  }));
