// Names and values of the fields of a plan, as a reader knows them.
import { type Day, parseDay } from '~/models/planning/day';
import { localOf } from '~/models/planning/minute';
import type { DateSource, Label, LinkType, PhaseBorder } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { outcomeText } from '../gates/outcome';
import {
  criterionText,
  directionText,
  kindText,
  linkText,
  modeText,
  progressText,
  sizeText,
} from '../programme/kind-words';
import { dayText, hoursText, momentText, number, words } from '../words';
import { hueText } from '../workstreams/hue-text';
import { natureText } from '../workstreams/nature-text';

const names: Record<string, () => string> = {
  title: m.form_title,
  description: m.form_description,
  kind: m.form_kind,
  workstreamId: m.item_workstream,
  phaseId: m.item_phase,
  mode: m.item_mode,
  notBefore: m.item_not_before,
  deadline: m.item_deadline,
  workDays: m.item_length,
  progress: m.item_progress,
  teamHours: m.item_hours_per_team,
  departments: m.item_departments,
  allDepartments: m.item_departments,
  competences: m.item_competences,
  raises: m.competence_raises,
  effects: m.item_effects,
  acceptanceValue: m.form_acceptance,
  role: m.item_role,
  retired: m.item_retired,
  state: m.column_status,
  hard: m.criterion_hard,
  type: m.link_type,
  lag: m.link_lag_days,
  dateSource: m.field_date_source,
  active: m.field_active,
  position: m.field_position,
  hue: m.field_hue,
  nature: m.field_nature,
  goLive: m.field_go_live,
  start: m.move_start,
  name: m.field_name,
  text: m.field_text,
  ownerId: m.item_owner,
  border: m.form_border,
  pinned: m.form_pinned,
  evidence: m.item_evidence,
  conditionOf: m.item_condition_of,
  until: m.move_last,
  prepWeeks: m.field_prep_weeks,
  sources: m.field_sources,
  itemId: m.column_item,
  fromId: m.link_from,
  toId: m.field_link_to,
  predecessor: m.field_predecessor,
  successor: m.field_successor,
  criterion: m.field_criterion,
  decision: m.field_decision,
  outcome: m.field_decision,
  on: m.field_on,
  decider: m.field_decider,
  recordedBy: m.field_recorded_by,
  reason: m.field_reason,
  from: m.move_start,
  note: m.form_description,
  teamId: m.column_team,
  minutes: m.field_minutes,
  after: m.link_from,
  pointOfNoReturn: m.field_point_of_no_return,
  startedAt: m.field_started_at,
  doneAt: m.field_done_at,
  departmentId: m.field_department,
  complexity: m.field_complexity,
  volumePer10k: m.field_volume,
  batch: m.field_batch,
  hoursPerTeam: m.item_hours_per_team,
};

export function fieldText(field: string): string {
  return (names[field]?.() ?? field).toLowerCase();
}

const sources: Record<DateSource, () => string> = {
  typed: m.date_source_typed,
  blueprint: m.date_source_blueprint,
  import: m.date_source_import,
};

const fixed: Record<string, (value: never) => string> = {
  kind: kindText,
  mode: modeText,
  progress: progressText,
  type: linkText,
  state: criterionText,
  hue: hueText,
  nature: natureText,
  direction: directionText,
  size: sizeText,
  border: (border: PhaseBorder) => (border === 'start' ? m.form_border_start() : m.form_border_end()),
  dateSource: (source: DateSource) => sources[source](),
  outcome: outcomeText,
};

type Quote = (text: string) => string;
const quoted: Quote = (text) => `‘${text}’`;
/** As it stands, for a cell of a file. */
export const bare: Quote = (text) => text;

/** Minutes since 1970 when they are numbers: moments of the cut-over. */
const moments = new Set(['start', 'startedAt', 'doneAt']);

const isLabel = (value: object): value is Label => 'nl' in value;
const isTime = (value: object): value is { day: Day; time: string } => 'day' in value && 'time' in value;

/** Lists of which every part reads best in its own way: `name 40 u`, `name (3)`, `name (begin → begin, +2)`. */
const parts: Record<string, (part: Record<string, unknown>, quote: Quote) => string> = {
  teamHours: ({ teamId, hours }, quote) => `${valueText('', teamId, quote)} ${hoursText(Number(hours))}`,
  hoursPerTeam: ({ teamId, hours }, quote) => `${valueText('', teamId, quote)} ${hoursText(Number(hours))}`,
  departments: ({ departmentId, impact }, quote) => `${valueText('', departmentId, quote)} (${Number(impact)})`,
  competences: ({ competenceId, level }, quote) =>
    valueText('', competenceId, quote) + (level === null ? '' : ` (${Number(level)})`),
  raises: ({ teamId, competenceId, level }, quote) =>
    `${valueText('', teamId, quote)}: ${valueText('', competenceId, quote)} (${Number(level)})`,
  predecessor: linkEndText,
  successor: linkEndText,
};

function linkEndText({ itemId, type, lag }: Record<string, unknown>, quote: Quote): string {
  const days = Number(lag) === 0 ? '' : `, ${m.link_lag({ days: number(Number(lag)) })}`;
  return `${valueText('', itemId, quote)} (${linkText(type as LinkType)}${days})`;
}

/** A value in words; ids in it were replaced by names. Lists are named one by one. */
export function valueText(field: string, value: unknown, quote = quoted): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'string' && fixed[field]) return fixed[field](value as never);
  if (field === 'hue') return hueText(Number(value));
  if (field === 'workDays' && typeof value === 'number') return m.link_lag({ days: number(Number(value)) });
  if (typeof value === 'boolean') return value ? m.yes() : m.no();
  if (typeof value === 'number' && moments.has(field)) return momentText(localOf(value));
  if (typeof value === 'number') return number(value, Number.isInteger(value) ? 0 : 1);
  if (typeof value === 'string') return parseDay(value) ? dayText(parseDay(value)!) : quote(value);
  if (typeof value !== 'object') return String(value);
  if (isLabel(value)) return quote(words(value));
  if (isTime(value)) return momentText(value);
  if ('gone' in value) return m.name_gone();
  if (Array.isArray(value)) return value.map((part) => valueText(field, part, quote)).join(', ') || '–';
  if (parts[field]) return parts[field](value as Record<string, unknown>, quote);
  const said = Object.entries(value).filter(([, part]) => part !== null);
  return said.map(([name, part]) => valueText(name, part, quote)).join(' ') || '–';
}
