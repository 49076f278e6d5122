// A round of the assessment and what follows from it: what can be asked for, and how a recommendation stands.
import type { Day } from '../day';
import type { Progress } from '../plan';
import { fewestRespondents } from './results';
import { type AssessmentForm, mostPerRole, type RespondentRole, respondentRoles, type RoleCounts } from './questions';

export const assessmentStates = ['open', 'closed'] as const;
export type AssessmentState = (typeof assessmentStates)[number];

export type RoundFields = { title: string; heldOn: Day; form: AssessmentForm; links: RoleCounts };

/** What is wrong with a field, with a reason as forms give it; `links` or a role. */
export type RoundFault = { field: 'title' | 'links' | RespondentRole; why: string };

export const linksIn = (links: RoleCounts): number => respondentRoles.reduce((sum, role) => sum + links[role], 0);

/** The first thing that cannot be; null when all can. Of fewer than eight people there are no results. */
export function roundFault({ title, links }: Pick<RoundFields, 'title' | 'links'>): RoundFault | null {
  if (title.trim() === '') return { field: 'title', why: 'required' };
  const cannot = respondentRoles.find((role) => !isCount(links[role]));
  if (cannot) return { field: cannot, why: `not_between:0:${mostPerRole}` };
  return linksIn(links) < fewestRespondents ? { field: 'links', why: `assessment_too_few:${fewestRespondents}` } : null;
}

const isCount = (count: number) => Number.isInteger(count) && count >= 0 && count <= mostPerRole;

/** More links for an open round: at least one, of no role too many. */
export function moreLinksFault(links: RoleCounts): RoundFault | null {
  const cannot = respondentRoles.find((role) => !isCount(links[role]));
  if (cannot) return { field: cannot, why: `not_between:0:${mostPerRole}` };
  return linksIn(links) === 0 ? { field: 'links', why: 'assessment_no_links' } : null;
}

/** What somebody says of a recommendation that is no item of the plan. */
export const recommendationStates = ['open', 'done', 'dropped'] as const;
export type RecommendationState = (typeof recommendationStates)[number];

/** In the plan it stands as its item does. */
export type ShownState = RecommendationState | 'planned' | 'started' | 'retired';

/** How a recommendation stands: as said, or as its item in the plan stands. */
export function recommendationState(
  said: RecommendationState,
  item: { progress: Progress; retired: boolean } | null,
): ShownState {
  if (item === null) return said;
  if (item.retired) return 'retired';
  return item.progress === 'done' ? 'done' : item.progress === 'started' ? 'started' : 'planned';
}

/** Not done on the day after its due day. */
export const isOverdue = (state: ShownState, dueOn: Day | null, today: Day): boolean =>
  dueOn !== null && dueOn < today && (state === 'open' || state === 'planned' || state === 'started');
