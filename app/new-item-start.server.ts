// What the address says of a new item: its kind, name, workstream and what it brings a team; unknown ids are left out.
import { itemKinds, type Plan, type Raise } from './models/planning/plan';

/** Only what the address says. */
export function newItemStart(plan: Plan, params: URLSearchParams, competences: readonly { id: string }[]) {
  const title = (params.get('title') ?? '').slice(0, 200);
  const [teamId, competenceId] = [params.get('raiseTeam') ?? '', params.get('raiseCompetence') ?? ''];
  const level = Number(params.get('raiseLevel'));
  const isKnown =
    plan.capacity.teams.some(({ id }) => id === teamId) && competences.some(({ id }) => id === competenceId);
  const raises: Raise[] = isKnown && [2, 3, 4, 5].includes(level) ? [{ teamId, competenceId, level }] : [];
  return {
    kind: itemKinds.find((known) => known === params.get('kind')),
    workstreamId: params.get('workstream'),
    ...(title ? { title: { nl: title, en: (params.get('titleEn') ?? '').slice(0, 200) || null } } : {}),
    raises,
  };
}
