// The cells of the matrix of rights: every part of every route, every way it is asked, by everybody, of everything. What is expected of a
// cell follows from the policy of the route and the table of rights.
import { type Action, type Actor, may, mayAsOwner, type OwnedAction, rights } from '~/models/planning/permission';
import { type Policy, readPolicies } from '../../bin/machine/policies.mjs';

export const callers = [
  'anonymous',
  'reader',
  'project_leader',
  'department_head',
  'steering',
  'administrator',
  /** A reader who stands in for the project leader. */
  'deputy',
  /** Somebody who was project leader until an administrator let them in no more; their browser still has its session. */
  'deactivated',
] as const;
export type Caller = (typeof callers)[number];

export const targets = [
  /** What is there and of this municipality; of a department head their own department. */
  'own',
  'other_department',
  /** A row of another programme of the same municipality, asked for as if it were of this one. */
  'other_programme',
  /** As a whole of another municipality: its programme, its row. */
  'other_organisation',
  /** A row of another municipality, asked for as if it were of one's own programme. */
  'foreign_row',
  /** What was there once. */
  'removed',
  /** A row that never was, of a programme that is there. */
  'never_there',
  /** A programme that never was. */
  'no_programme',
] as const;
export type Target = (typeof targets)[number];

export type Part = 'loader' | 'action';
/** `asks`: what this way of an action asks beyond what the route does. */
export type Cell = { route: string; part: Part; intent: string; asks?: Action; caller: Caller; target: Target };
/** `in`: past the door, whatever is said of what was typed. */
export type Expected = 'in' | 'sign_in' | 'forbidden' | 'not_there';

/** Ids of rows of a programme; other ids are of the municipality. */
const ofProgramme = new Set(
  ['itemId', 'dependencyId', 'conditionId', 'phaseId', 'workstreamId', 'criterionId', 'taskId', 'baselineId']
    .concat(['commentId', 'targetId', 'subjectId', 'agreementId', 'proposalId', 'roundId', 'recommendationId'])
    .concat(['changeId', 'checkInId', 'viewId']),
);

/**
 * What is sent besides nothing at all: each way of a route that does several things, with the right that it asks where that is another
 * than the route's. The test looks for ways that are missing.
 */
const intents: Record<string, (string | [form: string, asks: Action])[]> = {
  _index: ['say=confirmed', 'say=contested', 'say=message', ['say=settle', 'plan.change']],
  'account.sessions': ['session=others'],
  'account.second-step': ['what=on', 'what=codes', 'what=off'],
  'notices._index': ['all=1'],
  'programmes.$programmeId.assessment.$roundId.prefill.$question': ['reset=1'],
  'programmes.$programmeId.cutover_.$taskId_.stamp': ['stamp=started', 'stamp=done', 'stamp=done&clear=1'],
  'programmes.$programmeId.items.bulk': ['do=move', 'do=assign', 'do=retire'],
  'programmes.$programmeId.items.$itemId.conversation': ['mention=x'],
  'programmes.$programmeId.milestones_.$itemId_.decide': ['outcome=go', 'outcome=conditional', 'outcome=no_go'],
  'programmes.$programmeId.rollout_.bulk': ['confirmed=1'],
  'programmes.$programmeId.rollout_.cells.$subjectId.$departmentId': ['stage=prepared&remark=', 'takeBack=1'],
  'programmes.$programmeId.change-load.departments.$departmentId': ['impact=2&remark='],
  'programmes.$programmeId.rollout_.subjects_.$subjectId_.order': ['to=up', 'to=down'],
  'programmes.$programmeId.views.$viewId_.start': ['start=1', 'start=0'],
  'settings.people_.$personId_.access': [
    ...['what=link', 'what=sessions&session=others', 'what=second_step', 'what=deactivate', 'what=activate'],
  ],
};

export const paramsOf = (route: string) => [...route.matchAll(/\$([A-Za-z]+)/g)].map((match) => match[1]!);

/** Whether a route is about a row of a programme. */
export const isOfRow = (route: string): boolean =>
  paramsOf(route).includes('programmeId') && paramsOf(route).some((param) => ofProgramme.has(param));

/** The targets that a route can be asked for. */
function targetsOf(route: string): Target[] {
  const params = paramsOf(route);
  if (params.length === 0) return ['own'];
  const ofRow = isOfRow(route);
  return targets.filter((target) => {
    if (target === 'other_department') return params.includes('departmentId') && params.includes('programmeId');
    return ofRow || !(['other_programme', 'foreign_row', 'no_programme'] as Target[]).includes(target);
  });
}

export type Route = { name: string; loader?: Policy; action?: Policy };
export const routes = (): Route[] => readPolicies();

const wayOf = (way: string | [string, Action]) =>
  typeof way === 'string' ? { intent: way } : { intent: way[0], asks: way[1] };

export const cellsOf = ({ name, ...parts }: Route): Cell[] =>
  (['loader', 'action'] as const)
    .filter((part) => parts[part] !== undefined)
    .flatMap((part) =>
      (part === 'loader' ? [''] : ['', ...(intents[name] ?? [])]).map((way) => ({ part, ...wayOf(way) })),
    )
    .flatMap((asked) =>
      callers.flatMap((caller) => targetsOf(name).map((target) => ({ route: name, ...asked, caller, target }))),
    );

export const knowsIntents = (route: string): boolean => route in intents;

/** What a caller may do, as the table says; null for who is nobody. */
export function actorFor(caller: Caller): Pick<Actor, 'role' | 'alsoAs'> | null {
  if (caller === 'anonymous' || caller === 'deactivated') return null;
  if (caller === 'deputy') return { role: 'reader', alsoAs: [{ role: 'project_leader', departmentIds: [] }] };
  return { role: caller };
}

/** What the policy says, without knowing whose the row is. */
export function expectedOf(policy: Policy, { caller, target, part, asks }: Cell): Expected {
  if (policy === 'open') return 'in';
  const actor = actorFor(caller);
  if (!actor) return 'sign_in';
  const action = asks ?? (policy.action as Action);
  const isAllowed = policy.owner ? mayAsOwner(actor, action as OwnedAction) : may(actor, action);
  if (!isAllowed) return 'forbidden';
  if (target === 'other_department') {
    const isHead = caller === 'department_head' && part === 'action' && rights[action].scope === 'department';
    return isHead ? 'forbidden' : 'in';
  }
  if (target !== 'own') return 'not_there';
  // Of nobody who asks, except where the test says so.
  if (policy.owner && (rights[action].own === 'only' || !may(actor, action))) return 'forbidden';
  return 'in';
}
