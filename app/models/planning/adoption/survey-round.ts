// A round of a survey: when it can be answered, when its results are seen, and what may still be changed about it.
import type { Day } from '../day';
import type { SurveyKind } from './survey-kind';

export const roundStates = ['planned', 'open', 'closed'] as const;
export type RoundState = (typeof roundStates)[number];

export type RoundDays = { opensOn: Day; lastDay: Day; closed: boolean };

/** Closed by hand, or after its last day: from then on nobody answers any more, and results are seen. */
export function roundState({ opensOn, lastDay, closed }: RoundDays, today: Day): RoundState {
  if (closed || today > lastDay) return 'closed';
  return today < opensOn ? 'planned' : 'open';
}

/** A department that is asked, and how many people that is. */
export type AskedDepartment = { departmentId: string; invited: number };

export type RoundFields = {
  kind: SurveyKind;
  name: string;
  opensOn: Day;
  lastDay: Day;
  departments: readonly AskedDepartment[];
};

export const mostInvited = 100_000;

/** What is wrong with a field of a round, with a reason as forms give it; of a department its number, by its id. */
export type RoundFault = { field: 'name' | 'kind' | 'lastDay' | 'departments'; why: string };

/** The first thing that cannot be; null when all can. */
export function roundFault({ name, opensOn, lastDay, departments }: RoundFields, today: Day): RoundFault | null {
  if (name.trim() === '') return { field: 'name', why: 'required' };
  if (lastDay < opensOn) return { field: 'lastDay', why: 'last_before_start' };
  if (lastDay < today) return { field: 'lastDay', why: 'survey_past' };
  if (departments.length === 0) return { field: 'departments', why: 'survey_nobody' };
  const cannot = ({ invited }: AskedDepartment) => !Number.isInteger(invited) || invited < 1 || invited > mostInvited;
  if (departments.some(cannot)) return { field: 'departments', why: `not_between:1:${mostInvited}` };
  return new Set(departments.map(({ departmentId }) => departmentId)).size === departments.length
    ? null
    : { field: 'departments', why: 'choose' };
}

/**
 * Answers a link takes: twice as many as were asked. Colleagues who came since can answer; a program that sends forms cannot
 * fill the database.
 */
export function mostAnswers(invited: number): number {
  return Math.max(20, invited * 2);
}
