// A saved change of the settings in words: what was done to what, and what became what.
import type { OrganisationEntry } from '~/models/organisation-history.server';
import type { Day } from '~/models/planning/day';
import { doneForGood } from '~/models/planning/organisation-row';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { retentionTitle } from '../privacy/retention-text.server';
import { momentText, words } from '../words';
import type { RecentChange } from './recent-changes';
import { type Named, settingText, settingValue } from './setting-text.server';
import { forGoodText } from './settings-refusal-text.server';

/** What a change of what teams can carry, or of who stands in, is about: in history such a row is called by the id of its team or person. */
export function supplyTitle(
  { collection, title, before, after }: OrganisationEntry,
  named: readonly Named[],
): Label | null {
  const owner = () => words(named.find(({ id }) => id === title?.nl)?.name ?? { nl: '–', en: null });
  switch (collection) {
    case 'team_staffing':
      return { nl: m.capacity_staffing_of({ team: owner() }), en: null };
    case 'team_steps':
      return { nl: m.capacity_step_of({ team: owner() }), en: null };
    case 'team_agreements':
      return { nl: m.agreement_of({ team: owner() }), en: null };
    case 'assessment_rounds':
      return title && { nl: m.assessment_round_of({ title: words(title) }), en: null };
    case 'survey_rounds':
      return title && { nl: m.survey_round_of({ title: words(title) }), en: null };
    case 'capacity':
      return { nl: m.capacity_rules(), en: null };
    case 'change_load':
      return { nl: m.changeload_rules(), en: null };
    case 'department_impacts':
      return title && (after ?? before)?.['onBehalf'] === true
        ? { nl: m.changeload_behalf({ what: words(title) }), en: null }
        : title;
    case 'retention':
      return title && retentionTitle(title);
    case 'deputies':
      return { nl: m.people_deputy_of({ name: owner() }), en: null };
    default:
      return title;
  }
}

type Changed = Pick<OrganisationEntry, 'collection' | 'title' | 'before' | 'after' | 'undoes' | 'titlesTogether'>;

/** `Burgerzaken gewijzigd`; `12 vakken van de uitrol gewijzigd`, `3 gegevens van teams gewijzigd` for what was saved as one. */
export function changeText(entry: Changed): string {
  if (!entry.titlesTogether) return settingsChangeText(entry);
  const count = entry.titlesTogether.length;
  const ofCells = entry.collection === 'rollout_cells';
  const what = ofCells ? m.rollout_cells_together({ count }) : m.proposal_rows_together({ count });
  return entry.undoes ? m.settings_change_undone({ what }) : m.settings_change_edited({ what });
}

/** The same of one row alone, whatever was saved with it. */
export function settingsChangeText({
  title,
  before,
  after,
  undoes,
}: Omit<Changed, 'collection' | 'titlesTogether'>): string {
  // Only the municipality's own rules have no title: the house style, and Good Friday.
  const what = title ? words(title) : after && 'theme' in after ? m.settings_appearance() : m.holiday_good_friday();
  if (undoes) return m.settings_change_undone({ what });
  if (before === null) return m.settings_change_made({ what });
  return after === null ? m.settings_change_removed({ what }) : m.settings_change_edited({ what });
}

/** As a page shows it; `at` and the moments among its values are by the clock here, `named` gives names to ids. */
export function recentChange(
  entry: Omit<OrganisationEntry, 'at'> & { at: { day: Day; time: string }; mayUndo: boolean },
  named: readonly Named[],
): RecentChange {
  const { id, at, userName, before, after, undoes, undoneBy, titlesTogether, overloadReason } = entry;
  const fields = before && after && !titlesTogether ? Object.keys(after) : [];
  const forGood = doneForGood(entry);
  return {
    id,
    what: changeText(entry),
    moment: momentText(at),
    userName,
    lines: fields.map((field) => ({
      field: settingText(field),
      was: settingValue(field, before![field], named),
      is: settingValue(field, after![field], named),
    })),
    names: titlesTogether && namesText(titlesTogether, named),
    reason: overloadReason,
    isUndo: undoes !== null,
    undone: undoneBy !== null,
    mayUndo: entry.mayUndo && forGood === null,
    forGood: forGood && forGoodText(forGood),
  };
}

/** Of many only the first are named. */
const mostNamed = 6;

function namesText(titles: readonly (Label | null)[], named: readonly Named[]): string {
  // Of what teams have or agreed, the title is the id of the team.
  const nameOf = (title: Label | null) => named.find(({ id }) => id === title?.nl)?.name ?? title;
  const names = titles.slice(0, mostNamed).map((title) => words(nameOf(title) ?? { nl: '–', en: null }));
  return [...names, ...(titles.length > mostNamed ? ['…'] : [])].join(' · ');
}
