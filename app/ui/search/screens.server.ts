// The screens of the product as search finds them: by their name, and by other words people use for them.
import type { Action } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';

export type Screen = {
  id: string;
  title: string;
  /** Other words for it. */
  also: string;
  rest: '';
  to: string;
  /** Whether it is one of a programme, and not of the municipality. */
  ofProgramme: boolean;
};

type Row = [id: string, title: string, also: string, to: string, needs?: Action];

const ofProgramme = (p: string): Row[] => [
  ['roadmap', m.roadmap_title(), m.search_also_roadmap(), paths.roadmap(p)],
  ['calendar', m.nav_calendar(), m.search_also_calendar(), paths.calendar(p)],
  ['items', m.nav_items(), m.search_also_items(), paths.items(p)],
  ['milestones', m.nav_milestones(), m.search_also_milestones(), paths.milestones(p)],
  ['status', m.status_title(), m.search_also_status(), paths.status(p)],
  ['baselines', m.nav_baselines(), m.search_also_baselines(), paths.baselines(p)],
  ['compare', m.compare_title(), m.search_also_compare(), paths.compare(p)],
  ['as-of', m.as_of_title(), m.search_also_asof(), paths.asOf(p)],
  ['trend', m.gates_trend(), m.search_also_trend(), paths.trend(p)],
  ['slips', m.gates_slips(), m.search_also_slips(), paths.slips(p)],
  ['history', m.nav_history(), m.search_also_history(), paths.history(p)],
  ['go-live', m.golive_title(), m.search_also_golive(), paths.goLive(p)],
  ['cutover', m.cutover_title(), m.search_also_cutover(), paths.cutover(p)],
  ['adoption', m.adoption_by_department(), m.search_also_adoption(), paths.adoption(p)],
  ['rollout', m.rollout_title(), m.search_also_rollout(), paths.rollout(p)],
  ['targets', m.adoption_targets(), m.search_also_targets(), paths.targets(p)],
  ['surveys', m.survey_title(), m.search_also_surveys(), paths.surveys(p)],
  ['effects', m.effects_title(), m.search_also_effects(), paths.effects(p)],
  ['figures', m.figures_title(), m.search_also_figures(), paths.figures(p)],
  ['enter', m.figures_enter(), m.search_also_enter(), paths.figuresEnter(p), 'figures.deliver'],
  ['import', m.figures_import(), m.search_also_import(), paths.figuresImport(p), 'figures.deliver'],
  ['risk', m.standing_title(), m.search_also_risk(), paths.risk(p)],
  ['capacity', m.capacity_heat(), m.search_also_capacity(), paths.capacity(p)],
  ['change-load', m.changeload_title(), m.search_also_changeload(), paths.changeLoad(p)],
  ['coverage', m.competence_title(), m.search_also_coverage(), paths.coverage(p)],
  ['measures', m.measures_title(), m.search_also_measures(), paths.measures(p)],
  ['proposals', m.proposals_title(), m.search_also_proposals(), paths.proposals(p)],
  ['assessments', m.assessment_nav(), m.search_also_assessments(), paths.assessments(p)],
  ['views', m.views_title(), m.search_also_views(), paths.views(p)],
  ['new-item', m.new_title(), m.search_also_newitem(), paths.itemNew(p), 'plan.change'],
  ['programme', m.programme_edit(), m.search_also_programme(), paths.programmeEdit(p), 'plan.change'],
  ['phases', m.nav_phases(), m.search_also_phases(), paths.phases(p)],
  ['workstreams', m.nav_workstreams(), m.search_also_workstreams(), paths.workstreams(p)],
];

const ofMunicipality = (): Row[] => [
  ['programmes', m.nav_programmes(), m.search_also_programmes(), paths.programmes()],
  ['new-programme', m.programme_new(), m.search_also_newprogramme(), paths.programmeNew(), 'programme.create'],
  ['blueprints', m.blueprint_library(), m.search_also_blueprints(), paths.blueprints()],
  ['notices', m.notices_title(), m.search_also_notices(), paths.notices()],
  ['notice-settings', m.notices_settings_title(), m.search_also_noticesettings(), paths.noticeSettings()],
  ['account', m.access_account(), m.search_also_account(), paths.account()],
  ['departments', m.nav_departments(), m.search_also_departments(), paths.departments()],
  ['teams', m.nav_teams(), m.search_also_teams(), paths.teams()],
  ['competences', m.competence_title(), m.search_also_competences(), paths.competences()],
  ['working-calendar', m.nav_working_calendar(), m.search_also_workingcalendar(), paths.workingCalendar()],
  ['metrics', m.metrics_title(), m.search_also_metrics(), paths.metrics()],
  ['people', m.people_title(), m.search_also_people(), paths.people(), 'people.change'],
  ['groups', m.people_groups(), m.search_also_groups(), paths.groups(), 'people.change'],
  ['sign-ins', m.people_events(), m.search_also_signins(), paths.signIns(), 'people.change'],
  ['settings-history', m.settings_history(), m.search_also_settingshistory(), paths.settingsHistory()],
  ['capacity-rules', m.capacity_rules(), m.search_also_capacityrules(), paths.capacityRules(), 'teams.change'],
  ['stagnation-rules', m.standing_rules(), m.search_also_stagnationrules(), paths.stagnationRules()],
  ['change-rules', m.changeload_rules(), m.search_also_changerules(), paths.changeLoadRules(), 'teams.change'],
  ['appearance', m.settings_appearance(), m.search_also_appearance(), paths.appearance(), 'appearance.change'],
];

/** The screens somebody may open; those of a programme when there is one. */
export function screensFor(mayDo: (action: Action) => boolean, programmeId: string | null): Screen[] {
  const rows: [Row, boolean][] = [
    ...(programmeId === null ? [] : ofProgramme(programmeId).map((row): [Row, boolean] => [row, true])),
    ...ofMunicipality().map((row): [Row, boolean] => [row, false]),
  ];
  return rows
    .filter(([[, , , , needs]]) => needs === undefined || mayDo(needs))
    .map(([[id, title, also, to], inProgramme]) => ({ id, title, also, rest: '', to, ofProgramme: inProgramme }));
}
