// Links to the roadmap as it stands, with something changed: the state of the page is its address.
import { type RoadmapState, roadmapParams } from '~/models/planning/roadmap-state';
import { paths } from '../paths';

export type RoadmapLink = (changes: Partial<RoadmapState>) => string;

export function roadmapLink(programmeId: string, state: RoadmapState): RoadmapLink {
  return (changes) => paths.roadmap(programmeId, roadmapParams({ ...state, ...changes }));
}

/** The list with a page of a lane set; the first page needs no mention. */
export function withPage(page: readonly string[], lane: string, number: number): string[] {
  const others = page.filter((text) => !text.startsWith(`${lane}.`));
  return number > 1 ? [...others, `${lane}.${number}`] : others;
}
