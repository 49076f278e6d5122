// The form of a saved view: who may see it, and what of the address is kept.
import { z } from 'zod';
import { requiredText, text } from './form-fields.server';
import { type FormReading, readForm } from './http.server';
import { type Actor, may, roles } from './models/planning/permission';
import type { Plan } from './models/planning/plan';
import { hasPeriod } from './models/planning/views/kept-search';
import type { ViewScreen } from './models/planning/views/view-screens';
import type { Share, ViewAnswer, ViewFields } from './models/saved-view.server';
import { m } from './paraglide/messages.js';
import { roleText } from './ui/programme/kind-words';
import type { ViewChoices } from './ui/views/view-form';
import { screenPath, screenText } from './ui/views/view-text.server';
import { words } from './ui/words';

const tick = z
  .string()
  .optional()
  .transform((value) => value !== undefined);
const schema = z.object({
  name: requiredText(80),
  share: text(80),
  everywhere: tick,
  asStart: tick,
  period: tick,
});

/** `role:reader`, `department:<id>`, '' for nobody; anything else is no share, which the model refuses. */
function readShare(value: string): Share | undefined {
  if (value === '') return null;
  const [kind, id = ''] = [value.slice(0, value.indexOf(':')), value.slice(value.indexOf(':') + 1)];
  const role = roles.find((known) => known === id);
  if (kind === 'role' && role) return { role };
  return kind === 'department' && id !== '' ? { departmentId: id } : undefined;
}
export const shareValue = (share: Share): string =>
  share === null ? '' : 'role' in share ? `role:${share.role}` : `department:${share.departmentId}`;

/** What was filled in; `period` says whether the days of the address are kept. */
export function readView(form: FormData): FormReading<ViewFields & { period: boolean }> {
  const reading = readForm(schema, form);
  if (!reading.ok) return reading;
  const share = readShare(reading.value.share);
  if (share === undefined) {
    const typed = Object.fromEntries([...form].filter((row): row is [string, string] => typeof row[1] === 'string'));
    return { ok: false, errors: { share: 'choose' }, typed };
  }
  return { ok: true, value: { ...reading.value, share } };
}

const reasons: Record<Extract<ViewAnswer, { status: 'refused' }>['why'], () => string> = {
  taken: m.views_name_taken,
  too_many: m.views_too_many,
  too_long: m.views_too_long,
  choose: m.reason_choose,
  of_one_programme: m.views_everywhere_no,
};
/** The field that cannot be so, with its sentence. */
export const refusedField = ({ field, why }: Extract<ViewAnswer, { status: 'refused' }>) => ({
  [field]: `said:${reasons[why]()}`,
});

type About = { screen: ViewScreen; search: string; mine: boolean };

/** What there is to choose from: with whom the actor may share, and whether the address holds days. */
export function viewChoices(actor: Actor, plan: Plan, { screen, search, mine }: About): ViewChoices {
  const own = mine ? [{ value: '', label: m.views_only_me() }] : [];
  const shares = may(actor, 'views.share')
    ? [
        ...roles.map((role) => ({ value: `role:${role}`, label: m.views_role({ role: roleText(role) }) })),
        ...plan.departments.map(({ id, name }) => ({
          ...{ value: `department:${id}`, label: m.views_department({ department: words(name) }) },
        })),
      ]
    : [];
  return {
    screen: { title: screenText(screen), to: screenPath(plan.programme.id, screen, search) },
    shares: [...own, ...shares],
    hasPeriod: hasPeriod(screen, search),
  };
}
