// Words for the fixed sets of the model: kinds, states and roles, which every page says; the others in files of their own.
import type { Role } from '~/models/planning/permission';
import type { ItemKind, ItemMode, Progress } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';

export { exceptionText, holidayText, sortText } from './calendar-words';
export { criterionText, directionText, linkText, sizeText } from './plan-words';

const kinds: Record<ItemKind, () => string> = {
  activity: m.kind_activity,
  calendar_item: m.kind_calendar_item,
  milestone: m.kind_milestone,
  gate: m.kind_gate,
};
export const kindText = (kind: ItemKind) => kinds[kind]();

const modes: Record<ItemMode, () => string> = { manual: m.mode_manual, automatic: m.mode_automatic };
export const modeText = (mode: ItemMode) => modes[mode]();

const states: Record<Progress, () => string> = {
  planned: m.progress_planned,
  started: m.progress_started,
  done: m.progress_done,
};
export const progressText = (progress: Progress) => states[progress]();

const roles: Record<Role, () => string> = {
  project_leader: m.role_project_leader,
  department_head: m.role_department_head,
  steering: m.role_steering,
  administrator: m.role_administrator,
  reader: m.role_reader,
};
export const roleText = (role: Role) => roles[role]();
