// What each role may open, per route. `open`: without signing in. Left out: the route has no such part.
import { type Role, roles } from '~/models/planning/permission';

export type Policy = { loader?: 'open' | readonly Role[]; action?: 'open' | readonly Role[] };

const all = roles;
const planners = ['project_leader', 'administrator'] as const;
/** Who may keep a baseline, say which plan was adopted, decide a gate and say how a criterion stands. */
const promisers = [...planners, 'steering'] as const;

/** Who may deliver figures; a department head those of their own departments. */
const deliverers = [...planners, 'department_head'] as const;

export const expected: Record<string, Policy> = {
  _index: { loader: all },
  'sign-in': { loader: 'open', action: 'open' },
  'sign-out': { action: 'open' },
  language: { action: 'open' },
  'programmes.$programmeId': { loader: all },
  'programmes.$programmeId._index': { loader: all },
  'programmes.$programmeId.edit': { loader: planners, action: planners },
  'programmes.$programmeId.roadmap': { loader: all },
  'programmes.$programmeId.go-live': { loader: all, action: planners },
  'programmes.$programmeId.go-live_.compare': { loader: all },
  'programmes.$programmeId.cutover': { loader: all },
  'programmes.$programmeId.cutover_.$taskId': { loader: planners, action: planners },
  // Whoever owns the task too, whatever their role: nobody here.
  'programmes.$programmeId.cutover_.$taskId_.stamp': { loader: planners, action: planners },
  // Last, since it takes the task away.
  'programmes.$programmeId.cutover_.$taskId_.remove': { loader: planners, action: planners },
  'programmes.$programmeId.items._index': { loader: all },
  'programmes.$programmeId.items.bulk': { loader: planners, action: planners },
  'programmes.$programmeId.items.new': { loader: planners, action: planners },
  'programmes.$programmeId.items.$itemId._index': { loader: all },
  'programmes.$programmeId.items.$itemId.edit': { loader: planners, action: planners },
  'programmes.$programmeId.items.$itemId.move': { loader: planners, action: planners },
  'programmes.$programmeId.items.$itemId.link': { loader: planners, action: planners },
  'programmes.$programmeId.items.$itemId.links.$dependencyId': { loader: planners, action: planners },
  'programmes.$programmeId.items.$itemId.links.$dependencyId_.remove': { loader: planners, action: planners },
  'programmes.$programmeId.items.$itemId.conditions.$conditionId': { loader: planners, action: planners },
  'programmes.$programmeId.items.$itemId.conditions.$conditionId_.waive': { loader: promisers, action: promisers },
  // Last, since it takes the condition away.
  'programmes.$programmeId.items.$itemId.conditions.$conditionId_.remove': { loader: planners, action: planners },
  'programmes.$programmeId.items.$itemId.progress': { loader: planners, action: planners },
  'programmes.$programmeId.items.$itemId.retire': { loader: planners, action: planners },
  'programmes.$programmeId.items.$itemId.restore': { loader: planners, action: planners },
  'programmes.$programmeId.adoption._index': { loader: all },
  'programmes.$programmeId.adoption.download': { loader: all },
  'programmes.$programmeId.adoption.metrics.$metricKey': { loader: all },
  'programmes.$programmeId.adoption.departments.$departmentId': { loader: all },
  'programmes.$programmeId.adoption.targets': { loader: all },
  'programmes.$programmeId.adoption.targets_.$targetId': { loader: planners, action: planners },
  // Last, since it takes the target away.
  'programmes.$programmeId.adoption.targets_.$targetId_.remove': { loader: planners, action: planners },
  'programmes.$programmeId.figures._index': { loader: all },
  'programmes.$programmeId.figures.import': { loader: deliverers, action: deliverers },
  'programmes.$programmeId.figures.enter': { loader: deliverers, action: deliverers },
  'programmes.$programmeId.figures.template': { loader: deliverers },
  'programmes.$programmeId.surveys._index': { loader: all },
  'programmes.$programmeId.surveys.new': { loader: planners, action: planners },
  'programmes.$programmeId.surveys.$roundId._index': { loader: all },
  'programmes.$programmeId.surveys.$roundId.download': { loader: all },
  'programmes.$programmeId.surveys.$roundId.edit': { loader: planners, action: planners },
  // Last, since it takes away what could be changed.
  'programmes.$programmeId.surveys.$roundId.close': { loader: planners, action: planners },
  'programmes.$programmeId.history._index': { loader: all },
  'programmes.$programmeId.history.$changeId._index': { loader: all },
  // Whoever put a decision about a gate on record may take that back too: nobody here.
  'programmes.$programmeId.history.$changeId.undo': { loader: planners, action: planners },
  'programmes.$programmeId.history.download': { loader: all },
  'programmes.$programmeId.baselines._index': { loader: all },
  'programmes.$programmeId.baselines.new': { loader: promisers, action: promisers },
  'programmes.$programmeId.baselines.$baselineId.adopt': { loader: promisers, action: promisers },
  'programmes.$programmeId.compare._index': { loader: all },
  'programmes.$programmeId.compare.download': { loader: all },
  'programmes.$programmeId.as-of': { loader: all },
  'blueprints.$blueprintId.download': { loader: all },
  'blueprints.$blueprintId': { loader: all },
  'blueprints._index': { loader: all },
  'blueprints.import': { loader: planners, action: planners },
  'programmes.$programmeId.calendar': { loader: all },
  'programmes.$programmeId.export': { loader: all },
  'programmes.$programmeId.milestones': { loader: all },
  'programmes.$programmeId.milestones_.$itemId': { loader: all },
  'programmes.$programmeId.milestones_.$itemId_.decide': { loader: promisers, action: promisers },
  'programmes.$programmeId.trend': { loader: all },
  'programmes.$programmeId.slips': { loader: all },
  'programmes.$programmeId.milestones_.$itemId_.criteria.$criterionId': { loader: planners, action: planners },
  // Whoever sees to the criterion too, whatever their role: nobody here.
  'programmes.$programmeId.milestones_.$itemId_.criteria.$criterionId_.state': { loader: promisers, action: promisers },
  // Last, since it takes the criterion away.
  'programmes.$programmeId.milestones_.$itemId_.criteria.$criterionId_.remove': { action: planners },
  'programmes.$programmeId.phases': { loader: all },
  'programmes.$programmeId.phases_.$phaseId': { loader: planners, action: planners },
  'programmes.$programmeId.phases_.$phaseId_.remove': { loader: planners, action: planners },
  'programmes.$programmeId.phases_.$phaseId_.gate': { loader: planners, action: planners },
  'programmes.$programmeId.phases_.start': { loader: planners, action: planners },
  'programmes.$programmeId.workstreams': { loader: all },
  'programmes.$programmeId.workstreams_.$workstreamId': { loader: planners, action: planners },
  'programmes.$programmeId.workstreams_.$workstreamId_.order': { action: planners },
  'programmes.$programmeId.workstreams_.$workstreamId_.remove': { loader: planners, action: planners },
  // Whoever has the address answers; it never asks who that is.
  'peiling.$token': { loader: 'open', action: 'open' },
  'programmes._index': { loader: all },
  'programmes.new': { loader: planners, action: planners },
  settings: { loader: all },
  'settings._index': { loader: 'open' },
  'settings.appearance': { loader: ['administrator'], action: ['administrator'] },
  'settings.calendar': { loader: all },
  'settings.calendar_.$exceptionId': { loader: planners, action: planners },
  'settings.calendar_.$exceptionId_.remove': { loader: planners, action: planners },
  'settings.calendar_.good-friday': { loader: planners, action: planners },
  'settings.history._index': { loader: all },
  'settings.history.download': { loader: all },
  'settings.history.$changeId.undo': { loader: all, action: deliverers },
  'settings.departments': { loader: all },
  'settings.departments_.$departmentId': { loader: planners, action: planners },
  'settings.departments_.$departmentId_.remove': { loader: planners, action: planners },
  'settings.teams': { loader: all },
  'settings.teams_.$teamId': { loader: planners, action: planners },
  'settings.teams_.$teamId_.remove': { loader: planners, action: planners },
};
