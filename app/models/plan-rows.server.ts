// Rows of a plan as rows of their tables.
import type { CutoverTask } from './planning/cutover';
import type { Decision } from './planning/gate';
import type { Criterion, FigureCondition, Item, Measure, Phase, Product, Workstream } from './planning/plan';

export type Owner = { organisationId: string; programmeId: string };

export const phaseRow = (owner: Owner, row: Phase) => ({
  ...owner,
  id: row.id,
  key: row.key,
  title: row.title.nl,
  titleEn: row.title.en,
  description: row.description.nl,
  descriptionEn: row.description.en,
  position: row.position,
  active: row.active,
  workDays: row.workDays,
  startDay: row.start,
  untilDay: row.until,
});

export const workstreamRow = (owner: Owner, row: Workstream) => ({
  ...owner,
  id: row.id,
  key: row.key,
  title: row.title.nl,
  titleEn: row.title.en,
  position: row.position,
  hue: row.hue,
  nature: row.nature ?? 'delivery',
});

export const itemRow = (owner: Owner, row: Item) => ({
  ...owner,
  id: row.id,
  key: row.key,
  kind: row.kind,
  title: row.title.nl,
  titleEn: row.title.en,
  description: row.description,
  workstreamId: row.workstreamId,
  phaseId: row.phaseId,
  mode: row.mode,
  startDay: row.start,
  untilDay: row.until,
  workDays: row.workDays,
  notBefore: row.notBefore,
  deadline: row.deadline,
  dateSource: row.dateSource,
  progress: row.progress,
  role: row.role?.nl ?? null,
  roleEn: row.role?.en ?? null,
  ownerId: row.ownerId,
  allDepartments: row.allDepartments,
  acceptanceValue: row.acceptanceValue,
  pinned: row.pinned,
  border: row.border,
  conditionOf: row.conditionOf,
  sources: [...row.sources],
  retired: row.retired,
});

export const criterionRow = (owner: Owner, row: Criterion) => ({
  ...owner,
  id: row.id,
  itemId: row.itemId,
  text: row.text.nl,
  textEn: row.text.en,
  hard: row.hard,
  state: row.state,
  ownerId: row.ownerId,
  evidence: row.evidence,
  position: row.position,
  metricKey: row.test?.metricKey ?? null,
  departmentId: row.test?.departmentId ?? null,
  atLeast: row.test?.atLeast ?? null,
  level: row.test?.level ?? null,
  periods: row.test?.periods ?? null,
});

export const figureConditionRow = (owner: Owner, row: FigureCondition) => ({ ...owner, ...row });

export const productRow = (owner: Owner, row: Product) => ({
  ...owner,
  id: row.id,
  key: row.key,
  title: row.title.nl,
  titleEn: row.title.en,
  departmentId: row.departmentId,
  complexity: row.complexity,
  volumePer10k: row.volumePer10k,
  batch: row.batch,
  itemId: row.itemId,
  hoursPerTeam: [...row.hoursPerTeam],
  sources: [...row.sources],
});

export const measureRow = (owner: Owner, row: Measure) => ({
  ...owner,
  id: row.id,
  key: row.key,
  title: row.title.nl,
  titleEn: row.title.en,
  reason: row.reason.nl,
  reasonEn: row.reason.en,
  fromDay: row.from,
  untilDay: row.until,
});

export const decisionRow = (owner: Owner, { on, ...row }: Decision) => ({ ...owner, ...row, onDay: on });

export const cutoverTaskRow = (owner: Owner, { title, after, ...row }: CutoverTask) => ({
  ...owner,
  ...row,
  title: title.nl,
  titleEn: title.en,
  after: [...after],
});
