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
  /** Adoption figures; a department head delivers those of their own departments. */
  'figures.deliver',
  /** What is measured, what is wanted of whom and who delivers it. */
  'metrics.change',
  /** The roll-out matrix; a department head says how far their own departments are. */
  'rollout.change',
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
] as const;
export type Action = (typeof actions)[number];

/** Who is asking: made by the session only, carried into every model call. */
export type Actor = {
  userId: string;
  organisationId: string;
  role: Role;
  /** Departments a department head follows. */
  departmentIds: readonly string[];
};

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
  'figures.deliver',
  'metrics.change',
  'rollout.change',
  'surveys.manage',
  'assessment.manage',
  'blueprint.import',
  'departments.change',
  'teams.change',
  'calendar.change',
];

const table: Record<Role, readonly Action[]> = {
  project_leader: planner,
  administrator: [...planner, 'stagnation.weigh', 'proposal.decide', 'appearance.change'],
  department_head: [...everyone, 'conversation.write', 'figures.deliver', 'rollout.change'],
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

/** May this actor do this? Which rows they see is a matter of their organisation, checked in every query. */
export function may(actor: Pick<Actor, 'role'>, action: Action): boolean {
  return table[actor.role].includes(action);
}
