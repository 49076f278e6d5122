// Every link of the product is made here; a page's state (view, period, filters) is its search string.
type Search = Record<string, string | number | boolean | null | undefined | readonly string[]>;

/** A search string with only what is set; lists repeat their name. Empty when nothing is set. */
export function search(params: Search): string {
  const out = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (Array.isArray(value)) for (const entry of value) out.append(name, entry);
    else if (value !== null && value !== undefined && value !== '' && value !== false) out.set(name, String(value));
  }
  const text = out.toString();
  return text === '' ? '' : `?${text}`;
}

const programme = (id: string) => `/programmes/${id}`;
const item = (id: string, itemId: string) => `${programme(id)}/items/${itemId}`;
const criterion = (id: string, itemId: string, criterionId: string) =>
  `${programme(id)}/milestones/${itemId}/criteria/${criterionId}`;
const surveyRound = (id: string, roundId: string, params: Search = {}) =>
  `${programme(id)}/surveys/${roundId}${search(params)}`;
const assessment = (id: string, roundId: string, params: Search = {}) =>
  `${programme(id)}/assessment/${roundId}${search(params)}`;
const recommendation = (id: string, roundId: string, recommendationId: string) =>
  `${assessment(id, roundId)}/recommendations/${recommendationId}`;
const proposal = (id: string, proposalId: string, params: Search = {}) =>
  `${programme(id)}/proposals/${proposalId}${search(params)}`;

export const paths = {
  home: (params: Search = {}) => `/${search(params)}`,
  /** Where forms of the home go: `index`, or the layout around it would answer. */
  homeAction: () => '/?index',
  /** `in` is the programme somebody searches from: its own screens go first. */
  search: (params: Search = {}) => `/search${search(params)}`,
  searchSuggest: (params: Search = {}) => `/search/suggest${search(params)}`,
  signIn: (to?: string) => `/sign-in${search({ to })}`,
  signOut: () => '/sign-out',
  notices: (params: Search = {}) => `/notices${search(params)}`,
  notice: (noticeId: string) => `/notices/${noticeId}`,
  noticeSettings: (params: Search = {}) => `/notices/settings${search(params)}`,
  signInPassword: (to?: string) => `/sign-in/password${search({ to })}`,
  signInCode: (to?: string) => `/sign-in/code${search({ to })}`,
  /** Where who is signed in shows again who they are. */
  signInAgain: (params: Search = {}) => `/sign-in/again${search(params)}`,
  signInCallback: (params: Search = {}) => `/sign-in/callback${search(params)}`,
  signInProvider: (params: Search = {}) => `/sign-in/provider${search(params)}`,
  passwordForgotten: () => '/sign-in/forgotten',
  passwordChoose: (token: string, params: Search = {}) => `/sign-in/choose/${token}${search(params)}`,
  firstStart: () => '/first-start',
  account: (params: Search = {}) => `/account${search(params)}`,
  accountPassword: () => '/account/password',
  accountSecondStep: () => '/account/second-step',
  accountSessionsEnd: () => '/account/sessions',
  language: () => '/language',
  programmes: () => '/programmes',
  programmeNew: (params: Search = {}) => `/programmes/new${search(params)}`,
  blueprints: () => '/blueprints',
  blueprintImport: () => '/blueprints/import',
  blueprint: (id: string, params: Search = {}) => `/blueprints/${id}${search(params)}`,
  blueprintDownload: (id: string) => `/blueprints/${id}/download`,
  programme,
  /** What changes while somebody looks, and who else does. */
  live: (id: string) => `${programme(id)}/live`,
  /** How it goes, as was said; `of` is one subject, `phase:<id>`. */
  status: (id: string, params: Search = {}) => `${programme(id)}/status${search(params)}`,
  statusNew: (id: string, params: Search = {}) => `${programme(id)}/status/new${search(params)}`,
  /** The home of the steering committee; `since` is the day since which it looks. */
  steering: (id: string, params: Search = {}) => `${programme(id)}/steering${search(params)}`,
  programmeEdit: (id: string) => `${programme(id)}/edit`,
  roadmap: (id: string, params: Search = {}) => `${programme(id)}/roadmap${search(params)}`,
  calendar: (id: string, params: Search = {}) => `${programme(id)}/calendar${search(params)}`,
  items: (id: string, params: Search = {}) => `${programme(id)}/items${search(params)}`,
  itemsBulk: (id: string, params: Search = {}) => `${programme(id)}/items/bulk${search(params)}`,
  itemNew: (id: string, params: Search = {}) => `${programme(id)}/items/new${search(params)}`,
  item,
  itemConversation: (id: string, itemId: string) => `${item(id, itemId)}/conversation`,
  /** About a metric of one department, or of all together. */
  figureConversation: (id: string, metricKey: string, department: string | null) =>
    `${programme(id)}/adoption/metrics/${encodeURIComponent(metricKey)}/conversation${search({ department })}`,
  comment: (id: string, commentId: string) => `${programme(id)}/comments/${commentId}`,
  commentRemove: (id: string, commentId: string) => `${programme(id)}/comments/${commentId}/remove`,
  itemEdit: (id: string, itemId: string) => `${item(id, itemId)}/edit`,
  itemMove: (id: string, itemId: string, params: Search = {}) => `${item(id, itemId)}/move${search(params)}`,
  itemRetire: (id: string, itemId: string) => `${item(id, itemId)}/retire`,
  itemRestore: (id: string, itemId: string) => `${item(id, itemId)}/restore`,
  itemProgress: (id: string, itemId: string) => `${item(id, itemId)}/progress`,
  itemLink: (id: string, itemId: string) => `${item(id, itemId)}/link`,
  itemLinkEdit: (id: string, itemId: string, dependencyId: string) => `${item(id, itemId)}/links/${dependencyId}`,
  condition: (id: string, itemId: string, conditionId: string) => `${item(id, itemId)}/conditions/${conditionId}`,
  conditionRemove: (id: string, itemId: string, conditionId: string) =>
    `${item(id, itemId)}/conditions/${conditionId}/remove`,
  conditionWaive: (id: string, itemId: string, conditionId: string) =>
    `${item(id, itemId)}/conditions/${conditionId}/waive`,
  itemUnlink: (id: string, itemId: string, dependencyId: string) => `${item(id, itemId)}/links/${dependencyId}/remove`,
  itemCriteria: (id: string, itemId: string) => `${item(id, itemId)}/criteria`,
  milestones: (id: string) => `${programme(id)}/milestones`,
  milestone: (id: string, itemId: string) => `${programme(id)}/milestones/${itemId}`,
  gateDecide: (id: string, itemId: string) => `${programme(id)}/milestones/${itemId}/decide`,
  trend: (id: string, params: Search = {}) => `${programme(id)}/trend${search(params)}`,
  slips: (id: string, params: Search = {}) => `${programme(id)}/slips${search(params)}`,
  criterion,
  criterionState: (id: string, itemId: string, criterionId: string) => `${criterion(id, itemId, criterionId)}/state`,
  criterionRemove: (id: string, itemId: string, criterionId: string) => `${criterion(id, itemId, criterionId)}/remove`,
  phases: (id: string) => `${programme(id)}/phases`,
  /** `new` for a phase that is not there yet; the same for the other settings. */
  phase: (id: string, phaseId: string) => `${programme(id)}/phases/${phaseId}`,
  phaseRemove: (id: string, phaseId: string) => `${programme(id)}/phases/${phaseId}/remove`,
  phaseGate: (id: string, phaseId: string, params: Search = {}) =>
    `${programme(id)}/phases/${phaseId}/gate${search(params)}`,
  programmeStart: (id: string) => `${programme(id)}/phases/start`,
  workstreams: (id: string) => `${programme(id)}/workstreams`,
  workstream: (id: string, workstreamId: string) => `${programme(id)}/workstreams/${workstreamId}`,
  workstreamOrder: (id: string, workstreamId: string) => `${programme(id)}/workstreams/${workstreamId}/order`,
  workstreamRemove: (id: string, workstreamId: string) => `${programme(id)}/workstreams/${workstreamId}/remove`,
  goLive: (id: string, params: Search = {}) => `${programme(id)}/go-live${search(params)}`,
  goLiveCompare: (id: string, params: Search = {}) => `${programme(id)}/go-live/compare${search(params)}`,
  cutover: (id: string, params: Search = {}) => `${programme(id)}/cutover${search(params)}`,
  /** `new` for a task that is not there yet. */
  cutoverTask: (id: string, taskId: string) => `${programme(id)}/cutover/${taskId}`,
  cutoverTaskRemove: (id: string, taskId: string) => `${programme(id)}/cutover/${taskId}/remove`,
  cutoverStamp: (id: string, taskId: string) => `${programme(id)}/cutover/${taskId}/stamp`,
  adoption: (id: string, params: Search = {}) => `${programme(id)}/adoption${search(params)}`,
  adoptionFile: (id: string, params: Search = {}) => `${programme(id)}/adoption/download${search(params)}`,
  /** One metric over time; `department` says of which, `total` of all together. */
  adoptionMetric: (id: string, metricKey: string, params: Search = {}) =>
    `${programme(id)}/adoption/metrics/${encodeURIComponent(metricKey)}${search(params)}`,
  adoptionDepartment: (id: string, departmentId: string) => `${programme(id)}/adoption/departments/${departmentId}`,
  effects: (id: string, params: Search = {}) => `${programme(id)}/adoption/effects${search(params)}`,
  effectsFile: (id: string, params: Search = {}) => `${programme(id)}/adoption/effects/download${search(params)}`,
  targets: (id: string, params: Search = {}) => `${programme(id)}/adoption/targets${search(params)}`,
  /** `new` for a target that is not there yet. */
  target: (id: string, targetId: string, params: Search = {}) =>
    `${programme(id)}/adoption/targets/${targetId}${search(params)}`,
  targetRemove: (id: string, targetId: string) => `${programme(id)}/adoption/targets/${targetId}/remove`,
  coverage: (id: string, params: Search = {}) => `${programme(id)}/capacity/competence${search(params)}`,
  coverageFile: (id: string, params: Search = {}) => `${programme(id)}/capacity/competence/download${search(params)}`,
  rollout: (id: string, params: Search = {}) => `${programme(id)}/rollout${search(params)}`,
  rolloutFile: (id: string, params: Search = {}) => `${programme(id)}/rollout/download${search(params)}`,
  rolloutCell: (id: string, subjectId: string, departmentId: string, params: Search = {}) =>
    `${programme(id)}/rollout/cells/${subjectId}/${departmentId}${search(params)}`,
  /** The same, seen from the matrix itself: a matrix has thousands of them. */
  rolloutCellHere: ({ subjectId, departmentId }: { subjectId: string; departmentId: string }) =>
    `rollout/cells/${subjectId}/${departmentId}`,
  rolloutCellClear: (id: string, subjectId: string, departmentId: string, params: Search = {}) =>
    `${programme(id)}/rollout/cells/${subjectId}/${departmentId}/clear${search(params)}`,
  rolloutBulk: (id: string, params: Search = {}) => `${programme(id)}/rollout/bulk${search(params)}`,
  rolloutSubjects: (id: string, params: Search = {}) => `${programme(id)}/rollout/subjects${search(params)}`,
  rolloutTakeOver: (id: string) => `${programme(id)}/rollout/subjects/take-over`,
  /** `new` for a subject that is not there yet. */
  rolloutSubject: (id: string, subjectId: string) => `${programme(id)}/rollout/subjects/${subjectId}`,
  rolloutSubjectOrder: (id: string, subjectId: string) => `${programme(id)}/rollout/subjects/${subjectId}/order`,
  rolloutSubjectRemove: (id: string, subjectId: string) => `${programme(id)}/rollout/subjects/${subjectId}/remove`,
  capacity: (id: string, params: Search = {}) => `${programme(id)}/capacity${search(params)}`,
  capacityFile: (id: string, params: Search = {}) => `${programme(id)}/capacity/download${search(params)}`,
  /** What would help: the measures chosen stand in the address. */
  measures: (id: string, params: Search = {}) => `${programme(id)}/capacity/help${search(params)}`,
  proposals: (id: string) => `${programme(id)}/proposals`,
  proposal,
  proposalDecide: (id: string, proposalId: string) => `${proposal(id, proposalId)}/decide`,
  proposalWithdraw: (id: string, proposalId: string) => `${proposal(id, proposalId)}/withdraw`,
  proposalReopen: (id: string, proposalId: string) => `${proposal(id, proposalId)}/reopen`,
  proposalApply: (id: string, proposalId: string) => `${proposal(id, proposalId)}/apply`,
  proposalUndo: (id: string, proposalId: string) => `${proposal(id, proposalId)}/undo`,
  risk: (id: string) => `${programme(id)}/capacity/risk`,
  agreement: (id: string, agreementId: string) => `${programme(id)}/capacity/risk/agreements/${agreementId}`,
  agreementRemove: (id: string, agreementId: string) =>
    `${programme(id)}/capacity/risk/agreements/${agreementId}/remove`,
  capacityTeam: (id: string, teamId: string, params: Search = {}) =>
    `${programme(id)}/capacity/teams/${teamId}${search(params)}`,
  changeLoad: (id: string, params: Search = {}) => `${programme(id)}/change-load${search(params)}`,
  changeLoadFile: (id: string, params: Search = {}) => `${programme(id)}/change-load/download${search(params)}`,
  changeLoadDepartment: (id: string, departmentId: string, params: Search = {}) =>
    `${programme(id)}/change-load/departments/${departmentId}${search(params)}`,
  changeLoadClear: (id: string, departmentId: string, itemId: string) =>
    `${programme(id)}/change-load/departments/${departmentId}/items/${itemId}/clear`,
  figures: (id: string, params: Search = {}) => `${programme(id)}/figures${search(params)}`,
  /** `delivery` is the id by which the page that sends it asks how far it is. */
  figuresImport: (id: string, params: Search = {}) => `${programme(id)}/figures/import${search(params)}`,
  figuresProgress: (id: string, params: Search) => `${programme(id)}/figures/import/progress${search(params)}`,
  figuresEnter: (id: string, params: Search = {}) => `${programme(id)}/figures/enter${search(params)}`,
  figuresTemplate: (id: string) => `${programme(id)}/figures/template`,
  surveys: (id: string) => `${programme(id)}/surveys`,
  surveyNew: (id: string) => surveyRound(id, 'new'),
  surveyRound,
  surveyEdit: (id: string, roundId: string) => `${surveyRound(id, roundId)}/edit`,
  surveyClose: (id: string, roundId: string) => `${surveyRound(id, roundId)}/close`,
  surveyFile: (id: string, roundId: string) => `${surveyRound(id, roundId)}/download`,
  /** Where a department's people answer, without signing in. */
  survey: (token: string, params: Search = {}) => `/peiling/${token}${search(params)}`,
  checkIns: (id: string, params: Search = {}) => `${programme(id)}/check-ins${search(params)}`,
  checkInNew: (id: string) => `${programme(id)}/check-ins/new`,
  checkInWithdraw: (id: string, checkInId: string) => `${programme(id)}/check-ins/${checkInId}/withdraw`,
  checkInDeal: (id: string, checkInId: string) => `${programme(id)}/check-ins/${checkInId}/deal`,
  /** Where a department answers, without signing in. */
  checkInAnswer: (token: string, params: Search = {}) => `/check-in/${token}${search(params)}`,
  assessments: (id: string, params: Search = {}) => `${programme(id)}/assessment${search(params)}`,
  assessmentNew: (id: string) => assessment(id, 'new'),
  assessment,
  assessmentLinks: (id: string, roundId: string) => `${assessment(id, roundId)}/links`,
  assessmentEdit: (id: string, roundId: string) => `${assessment(id, roundId)}/edit`,
  assessmentRemove: (id: string, roundId: string) => `${assessment(id, roundId)}/remove`,
  assessmentClose: (id: string, roundId: string) => `${assessment(id, roundId)}/close`,
  assessmentFile: (id: string, roundId: string) => `${assessment(id, roundId)}/download`,
  assessmentPrefill: (id: string, roundId: string, question: string) =>
    `${assessment(id, roundId)}/prefill/${question}`,
  /** `new` for a recommendation that is not there yet. */
  recommendation,
  recommendationItem: (id: string, roundId: string, recommendationId: string) =>
    `${recommendation(id, roundId, recommendationId)}/item`,
  /** Where one person answers, without signing in. */
  assessmentAnswer: (token: string, params: Search = {}) => `/toets/${token}${search(params)}`,
  views: (id: string, params: Search = {}) => `${programme(id)}/views${search(params)}`,
  /** `screen` and `kept`, the state of that screen as it stands in its address. */
  viewNew: (id: string, params: Search = {}) => `${programme(id)}/views/new${search(params)}`,
  view: (id: string, viewId: string) => `${programme(id)}/views/${viewId}`,
  viewRemove: (id: string, viewId: string) => `${programme(id)}/views/${viewId}/remove`,
  viewStart: (id: string, viewId: string) => `${programme(id)}/views/${viewId}/start`,
  history: (id: string, params: Search = {}) => `${programme(id)}/history${search(params)}`,
  historyFile: (id: string, params: Search = {}) => `${programme(id)}/history/download${search(params)}`,
  historyEntry: (id: string, changeId: string) => `${programme(id)}/history/${changeId}`,
  baselines: (id: string, params: Search = {}) => `${programme(id)}/baselines${search(params)}`,
  baselineNew: (id: string) => `${programme(id)}/baselines/new`,
  baselineAdopt: (id: string, baselineId: string) => `${programme(id)}/baselines/${baselineId}/adopt`,
  /** Two plans side by side; `from` and `to` are `baseline:<id>`, `day:<day>` or `now`. */
  compare: (id: string, params: Search = {}) => `${programme(id)}/compare${search(params)}`,
  compareFile: (id: string, params: Search = {}) => `${programme(id)}/compare/download${search(params)}`,
  asOf: (id: string, params: Search = {}) => `${programme(id)}/as-of${search(params)}`,
  undo: (id: string, changeId: string) => `${programme(id)}/history/${changeId}/undo`,
  exportBlueprint: (id: string) => `${programme(id)}/export`,
  /** Its first page. */
  settings: () => '/settings',
  departments: (params: Search = {}) => `/settings/departments${search(params)}`,
  department: (departmentId: string) => `/settings/departments/${departmentId}`,
  departmentRemove: (departmentId: string) => `/settings/departments/${departmentId}/remove`,
  teams: (params: Search = {}) => `/settings/teams${search(params)}`,
  team: (teamId: string, params: Search = {}) => `/settings/teams/${teamId}${search(params)}`,
  teamRemove: (teamId: string) => `/settings/teams/${teamId}/remove`,
  competences: (params: Search = {}) => `/settings/competences${search(params)}`,
  /** `new` for a competence that is not there yet. */
  competence: (competenceId: string) => `/settings/competences/${competenceId}`,
  competenceRemove: (competenceId: string) => `/settings/competences/${competenceId}/remove`,
  /** Every level a team has of a competence, over time. */
  teamCompetence: (teamId: string, competenceId: string, params: Search = {}) =>
    `/settings/competences/teams/${teamId}/${competenceId}${search(params)}`,
  teamLevel: (levelId: string) => `/settings/competences/levels/${levelId}`,
  teamLevelRemove: (levelId: string) => `/settings/competences/levels/${levelId}/remove`,
  /** `new` for staffing that is not there yet; what it starts with stands in the address. The same for a step. */
  staffing: (teamId: string, staffingId: string, params: Search = {}) =>
    `/settings/teams/${teamId}/staffing/${staffingId}${search(params)}`,
  staffingRemove: (teamId: string, staffingId: string) => `/settings/teams/${teamId}/staffing/${staffingId}/remove`,
  teamStep: (teamId: string, stepId: string) => `/settings/teams/${teamId}/steps/${stepId}`,
  teamStepRemove: (teamId: string, stepId: string) => `/settings/teams/${teamId}/steps/${stepId}/remove`,
  teamYear: (teamId: string) => `/settings/teams/${teamId}/availability`,
  capacityRules: () => '/settings/capacity',
  stagnationRules: () => '/settings/stagnation',
  changeLoadRules: () => '/settings/change-load',
  metrics: (params: Search = {}) => `/settings/metrics${search(params)}`,
  metricNew: () => '/settings/metrics/new',
  metric: (metricKey: string) => `/settings/metrics/${encodeURIComponent(metricKey)}`,
  metricActive: (metricKey: string) => `/settings/metrics/${encodeURIComponent(metricKey)}/active`,
  workingCalendar: (params: Search = {}) => `/settings/calendar${search(params)}`,
  calendarPeriod: (exceptionId: string) => `/settings/calendar/${exceptionId}`,
  calendarPeriodRemove: (exceptionId: string) => `/settings/calendar/${exceptionId}/remove`,
  rightsReview: () => '/settings/people/review',
  rightsReviewFile: () => '/settings/people/review/download',
  settingsHistory: (params: Search = {}) => `/settings/history${search(params)}`,
  settingsHistoryFile: (params: Search = {}) => `/settings/history/download${search(params)}`,
  settingsUndo: (changeId: string) => `/settings/history/${changeId}/undo`,
  people: (params: Search = {}) => `/settings/people${search(params)}`,
  person: (personId: string, params: Search = {}) => `/settings/people/${personId}${search(params)}`,
  personAccess: (personId: string, params: Search = {}) => `/settings/people/${personId}/access${search(params)}`,
  deputy: (deputyId: string) => `/settings/people/deputies/${deputyId}`,
  deputyRemove: (deputyId: string) => `/settings/people/deputies/${deputyId}/remove`,
  groups: (params: Search = {}) => `/settings/groups${search(params)}`,
  group: (mappingId: string) => `/settings/groups/${mappingId}`,
  groupRemove: (mappingId: string) => `/settings/groups/${mappingId}/remove`,
  signIns: (params: Search = {}) => `/settings/sign-ins${search(params)}`,
  personData: (personId: string) => `/settings/people/${personId}/data`,
  personErase: (personId: string) => `/settings/people/${personId}/erase`,
  accountData: () => '/account/data',
  factsheet: () => '/settings/factsheet',
  record: () => '/settings/record',
  retention: () => '/settings/retention',
  retentionRule: (category: string) => `/settings/retention/rule${search({ category })}`,
  legalHold: (programmeId: string) => `/settings/retention/holds/${programmeId}`,
  goodFriday: () => '/settings/calendar/good-friday',
  appearance: (params: Search = {}) => `/settings/appearance${search(params)}`,
};
