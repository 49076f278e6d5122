// What each role may open, per route. `open`: without signing in. Left out: the route has no such part.
import { type Role, roles } from '~/models/planning/permission';

export type Policy = { loader?: 'open' | readonly Role[]; action?: 'open' | readonly Role[] };

const all = roles;
const planners = ['project_leader', 'administrator'] as const;

export const expected: Record<string, Policy> = {
  _index: { loader: all },
  'sign-in': { loader: 'open', action: 'open' },
  'sign-out': { action: 'open' },
  language: { action: 'open' },
  'programmes.$programmeId': { loader: all },
  'programmes.$programmeId._index': { loader: all },
  'programmes.$programmeId.roadmap': { loader: all },
  'programmes.$programmeId.items._index': { loader: all },
  'programmes.$programmeId.items.new': { loader: planners, action: planners },
  'programmes.$programmeId.items.$itemId._index': { loader: all },
  'programmes.$programmeId.items.$itemId.edit': { loader: planners, action: planners },
  'programmes.$programmeId.items.$itemId.move': { loader: planners, action: planners },
  'programmes.$programmeId.items.$itemId.link': { loader: planners, action: planners },
  'programmes.$programmeId.items.$itemId.unlink': { action: planners },
  'programmes.$programmeId.items.$itemId.progress': { action: planners },
  'programmes.$programmeId.items.$itemId.retire': { loader: planners, action: planners },
  'programmes.$programmeId.items.$itemId.restore': { action: planners },
  'programmes.$programmeId.history._index': { loader: all },
  'programmes.$programmeId.history.$changeId.undo': { action: planners },
};
