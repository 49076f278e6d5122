// Who may do what: a table of role × action and one question about it. The server enforces with it, the screen hides with it.

export const roles = ['project_leader', 'department_head', 'steering', 'administrator', 'reader'] as const;
export type Role = (typeof roles)[number];

export const actions = [
  'programme.view',
  'programme.create',
  'plan.change',
  'plan.undo',
  /** Baselines: name the plan as it stands, and say which one was adopted. */
  'baseline.take',
  'gate.decide',
  /** Say of any criterion whether it is met, and where that can be seen; its owner may do so too. */
  'criteria.assess',
  'cutover.stamp',
  /** Say how the programme, a phase, a workstream or a milestone goes. */
  'status.say',
  /** Say something about an item or a figure; everybody but readers. */
  'conversation.write',
  /** Share a saved view with a role or a department, and look after the shared ones; everybody keeps their own. */
  'views.share',
  /** Adoption figures; a department head delivers those of their own departments. */
  'figures.deliver',
  /** What is measured, what is wanted of whom and who delivers it. */
  'metrics.change',
  /** The roll-out matrix; a department head says how far their own departments are. */
  'rollout.change',
  /** What a change does to a department, in its own words; a department head of their own departments. */
  'impact.say',
  /** Say whether dates suit one's own department, and ask something of the project leader. */
  'dates.answer',
  /** Surveys: ask, close. */
  'surveys.manage',
  /** The assessment of ambition and carrying capacity: ask, close, overrule what data say, recommend. */
  'assessment.manage',
  /** Decide the weights of the stagnation index. */
  'stagnation.weigh',
  /** Adopt or reject proposals of measures, and say what is agreed about teams that are asked too much. */
  'proposal.decide',
  'blueprint.export',
  'blueprint.import',
  'organisation.view',
  'departments.change',
  'teams.change',
  'calendar.change',
  'appearance.change',
  /** Accounts, roles, deputies and groups, and what happened at the door. */
  'people.change',
] as const;
export type Action = (typeof actions)[number];

/** A role, and the departments it is of where it is that of a department head. */
export type Post = { role: Role; departmentIds: readonly string[] };

/** Who is asking: made by the session only, carried into every model call. */
export type Actor = {
  userId: string;
  organisationId: string;
  role: Role;
  /** Departments a department head follows, also for whom they stand in. */
  departmentIds: readonly string[];
  /** What they may do as well, because today they stand in for somebody. */
  alsoAs?: readonly Post[];
  /** Where they ask from: kept with what they do to rights. */
  door?: Door;
};

/** The network address of a request, and the kind of browser. */
export type Door = { address: string; device: string };

const everyone: readonly Action[] = ['programme.view', 'organisation.view', 'blueprint.export'];
const planner: readonly Action[] = [
  ...everyone,
  'programme.create',
  'plan.change',
  'plan.undo',
  'baseline.take',
  'gate.decide',
  'criteria.assess',
  'cutover.stamp',
  'status.say',
  'conversation.write',
  'views.share',
  'figures.deliver',
  'metrics.change',
  'rollout.change',
  'impact.say',
  'surveys.manage',
  'assessment.manage',
  'blueprint.import',
  'departments.change',
  'teams.change',
  'calendar.change',
];

const table: Record<Role, readonly Action[]> = {
  project_leader: planner,
  administrator: [...planner, 'stagnation.weigh', 'proposal.decide', 'appearance.change', 'people.change'],
  department_head: [...everyone, 'conversation.write', 'figures.deliver', 'rollout.change', 'impact.say', 'dates.answer'],
  steering: [
    ...everyone,
    'conversation.write',
    'baseline.take',
    'gate.decide',
    'criteria.assess',
    'stagnation.weigh',
    'proposal.decide',
  ],
  reader: everyone,
};

type Posts = Pick<Actor, 'role' | 'alsoAs'>;
const postsOf = (actor: Pick<Actor, 'role' | 'departmentIds' | 'alsoAs'>): readonly Post[] => [
  actor,
  ...(actor.alsoAs ?? []),
];

/** May this actor do this? Which rows they see is a matter of their organisation, checked in every query. */
export function may(actor: Posts, action: Action): boolean {
  return [actor, ...(actor.alsoAs ?? [])].some(({ role }) => table[role].includes(action));
}

/** May this actor do this for a department? A department head for their own. */
export function mayFor(actor: Actor, action: Action, departmentId: string): boolean {
  return postsOf(actor).some(
    ({ role, departmentIds }) =>
      table[role].includes(action) && (role !== 'department_head' || departmentIds.includes(departmentId)),
  );
}

/** Whether somebody is department head, of this department when one is named; also for whom they stand in. */
export function isHead(actor: Actor, departmentId?: string): boolean {
  return postsOf(actor).some(
    ({ role, departmentIds }) =>
      role === 'department_head' && (departmentId === undefined || departmentIds.includes(departmentId)),
  );
}

/** Whether somebody is department head and nothing more. */
export function isOnlyHead(actor: Actor): boolean {
  return postsOf(actor).every(({ role }) => role === 'department_head');
}

/** Whether somebody has this role, also for whom they stand in. */
export function isRole(actor: Posts, role: Role): boolean {
  return [actor, ...(actor.alsoAs ?? [])].some((post) => post.role === role);
}
