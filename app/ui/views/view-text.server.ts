// Saved views in words: of which screen, who sees them, what of them is gone, and the address that opens them.
import type { SavedView, Share } from '~/models/saved-view.server';
import type { Plan } from '~/models/planning/plan';
import { goneFrom, type Present } from '~/models/planning/views/kept-search';
import { type NamedKind, screens, type ViewScreen } from '~/models/planning/views/view-screens';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { roleText } from '../programme/kind-words';
import { words } from '../words';

const names: Record<ViewScreen, () => string> = {
  roadmap: m.roadmap_title,
  calendar: m.nav_calendar,
  items: m.nav_items,
  trend: m.gates_trend,
  slips: m.gates_slips,
  history: m.nav_history,
  compare: m.compare_title,
  adoption: m.adoption_by_department,
  rollout: m.rollout_title,
  effects: m.effects_title,
  capacity: m.capacity_heat,
  changeLoad: m.changeload_title,
  coverage: m.competence_title,
  measures: m.measures_title,
};
export const screenText = (screen: ViewScreen): string => names[screen]();

/** The address of a screen with a state; '' for the screen as it comes. */
export const screenPath = (programmeId: string, screen: ViewScreen, search: string): string =>
  `${paths.programme(programmeId)}/${screens[screen].at}${search}`;

/** What a plan has, for {@link goneText}. */
export const presentIn = (plan: Plan): Present => ({
  department: new Set(plan.departments.map(({ id }) => id)),
  workstream: new Set(plan.workstreams.map(({ id }) => id)),
  phase: new Set(plan.phases.map(({ id }) => id)),
  person: new Set(plan.people.map(({ id }) => id)),
  item: new Set(plan.items.map(({ id }) => id)),
});

const kinds: Record<NamedKind, () => string> = {
  department: m.views_gone_department,
  workstream: m.views_gone_workstream,
  phase: m.views_gone_phase,
  person: m.views_gone_person,
  item: m.views_gone_item,
};

/** What an address names that is gone: `een afdeling, een fase`; null when all of it is there. */
export function goneText(screen: ViewScreen, search: string, present: Present): string | null {
  const gone = goneFrom(screen, search, present);
  return gone.length === 0 ? null : gone.map((kind) => kinds[kind]()).join(', ');
}

/** With whom it is shared; null with nobody. */
export function shareText(share: Share, plan: Pick<Plan, 'departments'>): string | null {
  if (share === null) return null;
  if ('role' in share) return m.views_shared_role({ role: roleText(share.role) });
  const department = plan.departments.find(({ id }) => id === share.departmentId);
  return department
    ? m.views_shared_department({ department: words(department.name) })
    : m.views_shared_department_gone();
}

export type ViewRow = {
  id: string;
  name: string;
  to: string;
  who: string;
  gone: string | null;
  isStart: boolean;
  mayChange: boolean;
};
export type ViewGroup = { screen: ViewScreen; title: string; rows: ViewRow[] };

function rowOf(view: SavedView, plan: Plan, present: Present): ViewRow {
  const shared = shareText(view.share, plan);
  const by = view.ownerActive ? m.views_shared_by : m.views_shared_by_gone;
  const who = shared === null ? m.views_only_me() : view.isOwn ? shared : by({ who: shared, name: view.ownerName });
  const what = goneText(view.screen, view.search, present);
  return {
    ...{ id: view.id, name: view.name, isStart: view.isStart, mayChange: view.mayChange },
    to: screenPath(plan.programme.id, view.screen, view.search),
    who: view.everywhere ? `${who} · ${m.views_everywhere_short()}` : who,
    gone: what === null ? null : m.views_gone_in_list({ what }),
  };
}

/** The views of a page, screen by screen in the order of the menu. */
export function viewGroups(views: readonly SavedView[], plan: Plan): ViewGroup[] {
  const present = presentIn(plan);
  return (Object.keys(screens) as ViewScreen[]).flatMap((screen) => {
    const rows = views.filter((view) => view.screen === screen).map((view) => rowOf(view, plan, present));
    return rows.length === 0 ? [] : [{ screen, title: screenText(screen), rows }];
  });
}
