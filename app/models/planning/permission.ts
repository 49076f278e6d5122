// Who may do what: one table of action × scope × role, and a few questions about it. The server enforces with it, the screen hides with it.

export const roles = ['project_leader', 'department_head', 'steering', 'administrator', 'reader'] as const;
export type Role = (typeof roles)[number];

/** How far a right reaches: the whole municipality, any of its programmes, or a department of which somebody must be head. */
export type Scope = 'organisation' | 'programme' | 'department';

/**
 * `scope`: at `department` a department head has the right for their own departments, the other roles for all.
 * `own`: `also` whoever the row names as its owner may do it, whatever their role; `only` nobody but the owner may.
 */
type Right = { scope: Scope; roles: readonly Role[]; own?: 'also' | 'only' };

const planners: readonly Role[] = ['project_leader', 'administrator'];
const deciders: readonly Role[] = ['administrator', 'steering'];
const promisers: readonly Role[] = [...planners, 'steering'];
const deliverers: readonly Role[] = [...planners, 'department_head'];
const writers: readonly Role[] = [...promisers, 'department_head'];
const heads: readonly Role[] = ['department_head'];
const administrators: readonly Role[] = ['administrator'];

const table = {
  'programme.view': { scope: 'programme', roles },
  'programme.create': { scope: 'organisation', roles: planners },
  'plan.change': { scope: 'programme', roles: planners },
  /** Whoever put a decision about a gate on record may take that back too. */
  'plan.undo': { scope: 'programme', roles: planners, own: 'also' },
  /** Baselines: name the plan as it stands, and say which one was adopted. */
  'baseline.take': { scope: 'programme', roles: promisers },
  'gate.decide': { scope: 'programme', roles: promisers },
  /** Say of any criterion whether it is met, and where that can be seen. */
  'criteria.assess': { scope: 'programme', roles: promisers, own: 'also' },
  'cutover.stamp': { scope: 'programme', roles: planners, own: 'also' },
  /** Say how the programme, a phase, a workstream or a milestone goes. */
  'status.say': { scope: 'programme', roles: planners },
  /** Say something about an item or a figure; everybody but readers. */
  'conversation.write': { scope: 'programme', roles: writers },
  /** Correct what one said. */
  'comment.correct': { scope: 'programme', roles: writers, own: 'only' },
  /** Take back what one said, also when one may no longer write. */
  'comment.remove': { scope: 'programme', roles, own: 'only' },
  /** Share a saved view with a role or a department, and look after the shared ones; everybody keeps their own. */
  'views.share': { scope: 'programme', roles: planners },
  /** Adoption figures. */
  'figures.deliver': { scope: 'department', roles: deliverers },
  /** What is measured, what is wanted of whom and who delivers it. */
  'metrics.change': { scope: 'organisation', roles: planners },
  /** The roll-out matrix: how far departments are. */
  'rollout.change': { scope: 'department', roles: deliverers },
  /** What a change does to a department, in its own words. */
  'impact.say': { scope: 'department', roles: deliverers },
  /** Say whether dates suit one's own department, and ask something of the project leader. */
  'dates.answer': { scope: 'department', roles: heads },
  /** Surveys: ask, close. */
  'surveys.manage': { scope: 'programme', roles: planners },
  /** Check-ins: ask departments, withdraw, say that what they asked was dealt with. */
  'check-in.ask': { scope: 'programme', roles: planners },
  /** What departments say in check-ins. */
  'check-in.read': { scope: 'department', roles: writers },
  /** The assessment of ambition and carrying capacity: ask, close, overrule what data say, recommend. */
  'assessment.manage': { scope: 'programme', roles: planners },
  /** Decide the weights of the stagnation index. */
  'stagnation.weigh': { scope: 'organisation', roles: deciders },
  /** Adopt or reject proposals of measures, and say what is agreed about teams that are asked too much. */
  'proposal.decide': { scope: 'programme', roles: deciders },
  'blueprint.export': { scope: 'organisation', roles },
  'blueprint.import': { scope: 'organisation', roles: planners },
  'organisation.view': { scope: 'organisation', roles },
  'departments.change': { scope: 'organisation', roles: planners },
  'teams.change': { scope: 'organisation', roles: planners },
  'calendar.change': { scope: 'organisation', roles: planners },
  'appearance.change': { scope: 'organisation', roles: administrators },
  /** Turn a change of the settings round; which ones, the right to make that change says. */
  'settings.undo': { scope: 'organisation', roles: writers },
  /** Accounts, roles, deputies and groups, and what happened at the door. */
  'people.change': { scope: 'organisation', roles: administrators },
} as const satisfies Record<string, Right>;

export type Action = keyof typeof table;
/** The table, to be read and shown. */
export const rights: Readonly<Record<Action, Right>> = table;
export const actions = Object.keys(table) as readonly Action[];

type ActionWith<K extends keyof Right, V> = {
  [A in Action]: (typeof table)[A] extends Record<K, V> ? A : never;
}[Action];
/** What a department head does for their own departments. */
export type DepartmentAction = ActionWith<'scope', 'department'>;
/** What the owner of a row may do with it. */
export type OwnedAction = ActionWith<'own', 'also' | 'only'>;

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

type Posts = Pick<Actor, 'role' | 'alsoAs'>;
const postsOf = (actor: Pick<Actor, 'role' | 'departmentIds' | 'alsoAs'>): readonly Post[] => [
  actor,
  ...(actor.alsoAs ?? []),
];

/** May this actor do this? Which rows they see is a matter of their organisation, checked in every query. */
export function may(actor: Posts, action: Action): boolean {
  return [actor, ...(actor.alsoAs ?? [])].some(({ role }) => rights[action].roles.includes(role));
}

/** May this actor do this for a department? A department head for their own. */
export function mayFor(actor: Actor, action: DepartmentAction, departmentId: string): boolean {
  return postsOf(actor).some(
    ({ role, departmentIds }) =>
      rights[action].roles.includes(role) && (role !== 'department_head' || departmentIds.includes(departmentId)),
  );
}

/** May this actor do this with a row of this owner? */
export function mayOwn(actor: Posts & Pick<Actor, 'userId'>, action: OwnedAction, ownerId: string | null): boolean {
  const isOwner = ownerId === actor.userId;
  return rights[action].own === 'only'
    ? isOwner && may(actor, action)
    : mayAsOwner(actor, action) && (isOwner || may(actor, action));
}

/** Whether this actor could do this with some row: the row decides. */
export function mayAsOwner(actor: Posts, action: OwnedAction): boolean {
  return may(actor, rights[action].own === 'also' ? 'programme.view' : action);
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
