// What the navigation beside every page of a programme leads to, in words: they are made here, so that no page pays for them in script.
import type { Actor } from '~/models/planning/permission';
import { may } from '~/models/planning/permission';
import type { ViewScreen } from '~/models/planning/views/view-screens';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import type { NavGroup, Place } from './programme-nav';

/** How a reader has screens start: the search of a saved view. */
type Starts = { readonly [screen in ViewScreen]?: string };

export function programmePlaces(actor: Actor, programmeId: string, starts: Starts): NavGroup[] {
  const start = (screen: ViewScreen, to: string) => to + (starts[screen] ?? '');
  const plan: Place[] = [
    { to: paths.programme(programmeId), label: m.nav_overview(), icon: 'home', end: true },
    { to: paths.status(programmeId), label: m.status_title(), icon: 'info-circle' },
    { to: paths.steering(programmeId), label: m.steering_title(), icon: 'users' },
    { to: start('roadmap', paths.roadmap(programmeId)), label: m.nav_roadmap(), icon: 'chart-bar' },
    { to: start('calendar', paths.calendar(programmeId)), label: m.nav_calendar(), icon: 'calendar' },
    { to: start('items', paths.items(programmeId)), label: m.nav_items(), icon: 'list' },
  ];
  const promised: Place[] = [
    { to: paths.milestones(programmeId), label: m.nav_milestones(), icon: 'diamond' },
    { to: paths.baselines(programmeId), label: m.nav_baselines(), icon: 'archive' },
    { to: start('trend', paths.trend(programmeId)), label: m.gates_trend(), icon: 'timeline' },
    { to: start('slips', paths.slips(programmeId)), label: m.gates_slips(), icon: 'calendar-exclamation' },
    { to: start('history', paths.history(programmeId)), label: m.nav_history(), icon: 'history' },
  ];
  const goingLive: Place[] = [
    { to: paths.goLive(programmeId), label: m.golive_title(), icon: 'rocket' },
    { to: paths.cutover(programmeId), label: m.cutover_title(), icon: 'list-check' },
  ];
  const adoption: Place[] = [
    {
      to: start('adoption', paths.adoption(programmeId)),
      label: m.adoption_by_department(),
      icon: 'chart-line',
      end: true,
    },
    { to: start('rollout', paths.rollout(programmeId)), label: m.rollout_title(), icon: 'table' },
    { to: paths.targets(programmeId), label: m.adoption_targets(), icon: 'target' },
    { to: paths.surveys(programmeId), label: m.survey_title(), icon: 'circle-check' },
    ...(may(actor, 'check-in.read')
      ? [{ to: paths.checkIns(programmeId), label: m.checkin_title(), icon: 'users' as const }]
      : []),
    { to: start('effects', paths.effects(programmeId)), label: m.effects_title(), icon: 'arrow-up' },
    { to: paths.figures(programmeId), label: m.figures_title(), icon: 'clipboard-list', end: true },
  ];
  const capacity: Place[] = [
    { to: paths.risk(programmeId), label: m.standing_title(), icon: 'alert-triangle' },
    { to: start('capacity', paths.capacity(programmeId)), label: m.capacity_heat(), icon: 'table', end: true },
    { to: start('changeLoad', paths.changeLoad(programmeId)), label: m.changeload_title(), icon: 'users' },
    { to: start('coverage', paths.coverage(programmeId)), label: m.competence_title(), icon: 'list-check' },
    { to: start('measures', paths.measures(programmeId)), label: m.measures_title(), icon: 'adjustments' },
    { to: paths.proposals(programmeId), label: m.proposals_title(), icon: 'archive' },
    { to: paths.assessments(programmeId), label: m.assessment_nav(), icon: 'clipboard-list' },
  ];
  if (may(actor, 'figures.deliver')) {
    adoption.push(
      { to: paths.figuresEnter(programmeId), label: m.figures_enter(), icon: 'pencil' },
      { to: paths.figuresImport(programmeId), label: m.figures_import(), icon: 'upload' },
    );
  }
  const setup: Place[] = [
    { to: paths.programmeEdit(programmeId), label: m.programme_edit(), icon: 'pencil' },
    { to: paths.phases(programmeId), label: m.nav_phases(), icon: 'layout-rows' },
    { to: paths.workstreams(programmeId), label: m.nav_workstreams(), icon: 'adjustments' },
  ];
  return [
    { title: null, places: plan },
    { title: m.nav_promises(), places: promised },
    { title: m.adoption_title(), places: adoption },
    { title: m.capacity_title(), places: capacity },
    { title: m.nav_going_live(), places: goingLive },
    ...(may(actor, 'plan.change') ? [{ title: m.nav_setup(), places: setup }] : []),
    {
      title: m.nav_take_along(),
      places: [{ to: paths.exportBlueprint(programmeId), label: m.nav_export(), icon: 'download', file: true }],
    },
  ];
}
