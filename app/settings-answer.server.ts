// How a form of the settings is answered: what moves in which programme first, when anything does; else saved, refused or overtaken.
import { data, redirect } from '@remix-run/node';
import { z } from 'zod';
import { requiredText } from './form-fields.server';
import {
  type FieldErrors,
  type FormState,
  found,
  readForm,
  type Typed,
  typedValues,
  wholeNumberOf,
} from './http.server';
import type { AgreementRefusal } from './models/agreement.server';
import type { NamingRefusal } from './models/assessment-round.server';
import {
  type CalendarAnswer,
  type CalendarChange,
  changeCalendar,
  type ProgrammeChange,
} from './models/calendar.server';
import type { ChangeLoadRefusal } from './models/change-load-rules.server';
import type { ImpactRefusal } from './models/department-impact.server';
import type { DepartmentRefusal } from './models/department.server';
import { findNamed } from './models/directory.server';
import type { MappingRefusal } from './models/group-mapping.server';
import type { MetricRefusal } from './models/metric-settings.server';
import type { Contradicted, Overtaken } from './models/organisation-history.server';
import type { InUse, RowRemoved, RowSaved } from './models/organisation-rows.server';
import type { OrganisationUndo } from './models/organisation-undo.server';
import type { PeopleRefusal } from './models/people.server';
import type { Day } from './models/planning/day';
import type { Actor } from './models/planning/permission';
import type { RetentionRefusal } from './models/retention-rules.server';
import type { RolloutRefusal } from './models/rollout.server';
import { changeSupply, type SupplyLook, type SupplyWeighed } from './models/supply-change.server';
import type { SurveyRefusal } from './models/survey-change.server';
import type { TargetRefusal } from './models/target.server';
import type { SupplyRefusal } from './models/team-staffing.server';
import type { TeamRefusal } from './models/team.server';
import type { LevelRefusal } from './models/team-competence.server';
import { type ConsequencesText, consequencesText, overLimitsText } from './ui/plan/consequences-text.server';
import { settingsRefusalText, settingsStaleLines } from './ui/settings/settings-refusal-text.server';
import { saidErrors } from './ui/shared/said-errors.server';
import type { StaleLine } from './ui/shared/stale-notice';

type Refused = Extract<OrganisationUndo, { status: 'refused' }>;
/** Why not, with what a sentence about it needs. What uses a row is on its own page already. */
export type SettingsRefusal = Exclude<Refused, { reason: 'in_use' }> | { status: 'refused'; reason: 'in_use' };

/** What a change of the calendar does to one programme, in words. */
export type ProgrammeChangeText = Pick<ProgrammeChange, 'id' | 'name'> & { consequences: ConsequencesText };

/** Who goes over a limit because of what is about to be saved; `lines`: what else follows; `errors`: of the reason that is asked. */
export type WeighedText = Pick<ConsequencesText, 'points' | 'overload'> & { lines: string[]; errors: FieldErrors };

/** What is said to a form of the settings as long as nothing is saved, in the reader's language. */
export type SettingsAnswer = FormState & {
  /** What every programme would do, to be seen before it is saved. */
  preview: ProgrammeChangeText[] | null;
  /** Who goes over a limit because of it, to be seen before it is saved. */
  weighed: WeighedText | null;
  /** Why a rule said no. */
  refusal: string | null;
  /** What somebody else set meanwhile. */
  stale: StaleLine[] | null;
  /** Whoever asks it has to show first who they are. */
  prove?: boolean;
};

type Answer =
  | RowSaved
  | RowRemoved
  | DepartmentRefusal
  | TeamRefusal
  | LevelRefusal
  | SupplyRefusal
  | AgreementRefusal
  | TargetRefusal
  | MetricRefusal
  | RolloutRefusal
  | PeopleRefusal
  | MappingRefusal
  | ImpactRefusal
  | NamingRefusal
  | SurveyRefusal
  | ChangeLoadRefusal
  | RetentionRefusal
  | SupplyWeighed
  | InUse<object>
  | Contradicted
  | Overtaken
  | CalendarAnswer
  | Extract<OrganisationUndo, { reason: 'already_undone' | 'for_good' | 'part_of_proposal' }>
  | { status: 'forbidden' };

/** Refusals that are about one field of a form. */
const fields: Partial<Record<SettingsRefusal['reason'], [field: string, reason: string]>> = {
  taken: ['key', 'taken'],
  unknown_parent: ['parentId', 'choose'],
  unknown_department: ['departmentId', 'choose'],
};

function unsaved(typed: Typed, what: Partial<SettingsAnswer> = {}): SettingsAnswer {
  return { errors: {}, typed, preview: null, weighed: null, refusal: null, stale: null, ...what };
}

/** The page to go to, which says what was saved and offers to undo it. */
function savedAt(to: string, changeId: string | null, moved: number | null): string {
  const url = new URL(to, 'http://here');
  if (changeId) url.searchParams.set('changed', changeId);
  if (moved !== null) url.searchParams.set('moved', String(moved));
  return url.pathname + url.search;
}

/** What each programme would do, to be shown. */
export function programmesText(programmes: readonly ProgrammeChange[]): ProgrammeChangeText[] {
  return programmes.map(({ id, name, consequences }) => ({ id, name, consequences: consequencesText(consequences) }));
}

/** 400: the reason at each field. */
export function answerBadSettings({ errors, typed }: FormState) {
  return data(unsaved(typed, { errors: saidErrors(errors) }), { status: 400 });
}

/** 409, with all that was typed: it can be sent again once who sent it has shown, in another window, who they are. */
export function answerProveFirst(typed: Typed) {
  return data(unsaved(typed, { prove: true }), { status: 409 });
}

/** Saved: off to `to`. Wrong in a field: 400. Refused or overtaken: 409. Not there: 404. Not allowed: 403. */
export async function answerSettings(actor: Actor, answer: Answer | null, to: string, typed: Typed = {}) {
  const result = found(answer);
  switch (result.status) {
    case 'saved':
    case 'removed': {
      const programmes = 'programmes' in result ? result.programmes : null;
      const moved = programmes && programmes.reduce((sum, { consequences }) => sum + consequences.movedCount, 0);
      return redirect(savedAt(to, result.changeId, moved));
    }
    case 'preview':
      return data(unsaved(typed, { preview: programmesText(result.programmes) }));
    case 'weighed':
      return data(unsaved(typed, { weighed: { ...overLimitsText(result.over), lines: [], errors: {} } }));
    case 'forbidden':
      throw new Response(null, { status: 403 });
    case 'stale': {
      // Whoever sends the form again has seen what it says now.
      const stale = settingsStaleLines(result.fields, await findNamed(actor));
      return data(unsaved({ ...typed, version: String(result.revision) }, { stale }), { status: 409 });
    }
    case 'refused': {
      const [field, reason] = 'why' in result ? [result.field, result.why] : (fields[result.reason] ?? []);
      if (field && reason && field in typed) return answerBadSettings({ errors: { [field]: reason }, typed });
      const refused = result.reason === 'in_use' ? { status: result.status, reason: result.reason } : result;
      return data(unsaved(typed, { refusal: settingsRefusalText(refused) }), { status: 409 });
    }
  }
}

/** The revision of the municipality that a form was made from. */
export const seenIn = (form: FormData) => wholeNumberOf(form.get('version'));

/** Saves a change of the calendar; when anything moves that its reader has not seen, that is answered first. */
export async function answerCalendarForm(
  actor: Actor,
  change: CalendarChange,
  { form, to }: { form: FormData; to: string },
) {
  const { confirmed, ...typed } = typedValues(form);
  const seen = seenIn(form);
  if (confirmed !== '1') {
    const look = found(await changeCalendar(actor, change, { preview: true, seen }));
    if (look.status !== 'preview' || look.programmes.length > 0) return answerSettings(actor, look, to, typed);
  }
  return answerSettings(actor, await changeCalendar(actor, change, { seen }), to, typed);
}

const reasonFields = z.object({ loadText: requiredText(500) });

/** What a form says of going over limits: whether it was looked at, and why it is right. */
function seenSupply(form: FormData, lines: readonly string[] = []) {
  const reading = readForm(reasonFields, form);
  const confirmed = form.get('confirmed') === '1';
  const look: Omit<SupplyLook, 'today'> = {
    look: confirmed ? 'never' : lines.length > 0 ? 'always' : 'if_over',
    reason: reading.ok ? reading.value.loadText : null,
  };
  return { look, errors: confirmed && !reading.ok ? saidErrors(reading.errors) : {} };
}

/** As {@link answerSettings}, of an answer that may be that something is to be seen first. `lines`: what else follows from it. */
export async function answerSupply(
  actor: Actor,
  turn: (look: Omit<SupplyLook, 'today'>) => Promise<Answer | null>,
  { form, to, lines = [] }: { form: FormData; to: string; lines?: string[] },
) {
  const { confirmed: _confirmed, ...typed } = typedValues(form);
  const { look, errors } = seenSupply(form, lines);
  const answer = found(await turn(look));
  if (answer.status !== 'weighed') return answerSettings(actor, answer, to, typed);
  const unsaid = answer.crossed ? errors : {};
  const weighed = { ...overLimitsText(answer.over), lines, errors: unsaid };
  return data(unsaved(typed, { weighed }), { status: Object.keys(unsaid).length > 0 ? 400 : 200 });
}

type SaveSupply = Parameters<typeof changeSupply<Answer | null>>[2];

/** Saves a change of what teams have or departments can bear; who goes over a limit because of it is answered first. */
export const answerSupplyForm = (
  actor: Actor,
  save: SaveSupply,
  { form, to, today, lines }: { form: FormData; to: string; today: Day; lines?: string[] },
) => answerSupply(actor, (look) => changeSupply(actor, { today, ...look }, save), { form, to, lines });
