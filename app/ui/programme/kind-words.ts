// Words for the fixed sets of the model: kinds, states, roles, link types, directions.
import type { HolidayKey } from '~/models/planning/holidays';
import type { Role } from '~/models/planning/permission';
import type { Criterion, ExpectedEffect, ItemKind, ItemMode, LinkType, Progress } from '~/models/planning/plan';
import type { ExceptionKind, PeriodSort } from '~/models/planning/working-calendar';
import { m } from '~/paraglide/messages.js';

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

const links: Record<LinkType, () => string> = { FS: m.link_fs, SS: m.link_ss, FF: m.link_ff, SF: m.link_sf };
export const linkText = (type: LinkType) => links[type]();

const criterionStates: Record<Criterion['state'], () => string> = {
  open: m.criterion_open,
  met: m.criterion_met,
  not_met: m.criterion_not_met,
};
export const criterionText = (state: Criterion['state']) => criterionStates[state]();

const directions: Record<ExpectedEffect['direction'], () => string> = {
  up: m.effect_up,
  down: m.effect_down,
  measures: m.effect_measures,
};
export const directionText = (direction: ExpectedEffect['direction']) => directions[direction]();

const sizes = { small: m.effect_small, medium: m.effect_medium, large: m.effect_large };
export const sizeText = (size: keyof typeof sizes) => sizes[size]();

const exceptions: Record<ExceptionKind, () => string> = {
  non_working: m.exception_non_working,
  working: m.exception_working,
  freeze: m.exception_freeze,
  neutral: m.exception_neutral,
};
export const exceptionText = (kind: ExceptionKind) => exceptions[kind]();

const sorts: Record<PeriodSort, () => string> = {
  closing: m.sort_closing,
  freeze: m.sort_freeze,
  school_holiday: m.sort_school_holiday,
  construction_holiday: m.sort_construction_holiday,
  election: m.sort_election,
  budget_cycle: m.sort_budget_cycle,
  low_presence: m.sort_low_presence,
  other: m.sort_other,
};
export const sortText = (sort: PeriodSort) => sorts[sort]();

const holidays: Record<HolidayKey, () => string> = {
  new_year: m.holiday_new_year,
  good_friday: m.holiday_good_friday,
  easter_sunday: m.holiday_easter_sunday,
  easter_monday: m.holiday_easter_monday,
  kings_day: m.holiday_kings_day,
  liberation_day: m.holiday_liberation_day,
  ascension: m.holiday_ascension,
  whit_sunday: m.holiday_whit_sunday,
  whit_monday: m.holiday_whit_monday,
  christmas_1: m.holiday_christmas_1,
  christmas_2: m.holiday_christmas_2,
};
export const holidayText = (key: HolidayKey) => holidays[key]();
