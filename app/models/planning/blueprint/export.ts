// A programme written back as a blueprint: the same document format, with dates in days from its go-live.
import { type Day, daysBetween } from '../day';
import { isFrozen, isMoment, type Item, type Label, type Plan } from '../plan';
import { cutoverRowsOf } from './cutover';
import { blueprintFormat, type BlueprintDocument } from './document';
import { beforeFigures, writtenTest, writtenWaits } from './waits';

/** What a plan does not hold itself: the words about metrics, sources and scaling of the blueprint it came from. */
export type BlueprintBackground = Omit<
  BlueprintDocument,
  | 'phases'
  | 'workstreams'
  | 'milestones'
  | 'activities'
  | 'recommended_measures'
  | 'cutover_tasks'
  | 'products'
  | 'exported'
>;

const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/**
 * Retired items and links to them stay behind. Started and finished work is written as standing fixed, since a blueprint
 * has no past; what waits for figures is written with what is asked, and as if none had been seen. Importing the result for the same go-live and exporting again gives the same document.
 */
export function exportBlueprint(
  planned: Plan,
  background: BlueprintBackground,
  competences: readonly { id: string; key: string; title: Label }[],
): BlueprintDocument {
  const plan = beforeFigures(planned);
  const { goLive, prepWeeks } = plan.programme;
  const offset = (day: Day) => daysBetween(goLive, day);
  const active = plan.items.filter((item) => !item.retired);
  const itemKeys = uniqueKeys(active);
  const phaseKeys = uniqueKeys(plan.phases);
  const streamKeys = uniqueKeys(plan.workstreams);
  const teamKey = new Map(plan.capacity.teams.map((team) => [team.id, team.key]));
  const departmentKey = new Map(plan.departments.map((department) => [department.id, department.key]));
  const competenceKey = new Map(competences.map((competence) => [competence.id, competence.key]));
  const hours = (rows: readonly { teamId: string; hours: number }[]) =>
    Object.fromEntries(rows.map((row) => [teamKey.get(row.teamId)!, row.hours]));
  const links = (item: Item) =>
    plan.dependencies
      .filter((link) => link.toId === item.id && itemKeys.has(link.fromId))
      .map((link) => ({ key: itemKeys.get(link.fromId)!, type: link.type, lag: link.lag }))
      .sort(byKey);
  const place = (item: Item) => ({
    workstream: item.workstreamId === null ? null : streamKeys.get(item.workstreamId)!,
    phase: item.phaseId === null ? null : phaseKeys.get(item.phaseId)!,
    mode: isFrozen(item) ? ('manual' as const) : item.mode,
    pinned: item.pinned,
    depends_on: links(item),
    ...writtenWaits(plan, item.id, departmentKey),
    sources: [...item.sources],
  });
  return {
    ...background,
    format: blueprintFormat,
    exported: { go_live: goLive, prep_weeks: prepWeeks },
    phases: [...plan.phases]
      .sort((a, b) => a.position - b.position)
      .map((phase) => ({
        key: phaseKeys.get(phase.id)!,
        title: phase.title,
        description: phase.description,
        active: phase.active,
        start_day: offset(phase.start),
        until_day: offset(phase.until),
      })),
    workstreams: [...plan.workstreams]
      .sort((a, b) => a.position - b.position)
      .map((stream) => ({
        ...{ key: streamKeys.get(stream.id)!, title: stream.title, hue: stream.hue },
        ...(stream.nature && stream.nature !== 'delivery' ? { nature: stream.nature } : {}),
      })),
    teams: plan.capacity.teams
      .map(({ key, title, ofDepartments, role }) => ({
        ...{ key, title },
        ...(ofDepartments ? { of_departments: true } : {}),
        ...(role ? { role } : {}),
      }))
      .sort(byKey),
    competences: competences.map(({ key, title }) => ({ key, title })).sort(byKey),
    milestones: active
      .filter((item) => isMoment(item.kind))
      .map((item) => ({
        key: itemKeys.get(item.id)!,
        title: item.title,
        gate: item.kind === 'gate',
        description: item.description,
        ...place(item),
        border: item.border,
        day: offset(item.start),
        criteria: plan.criteria
          .filter((criterion) => criterion.itemId === item.id)
          .sort((a, b) => a.position - b.position)
          .map(({ text, hard, test }) => ({
            ...{ text, hard },
            ...(test ? { figures: writtenTest(test, departmentKey) } : {}),
          })),
      }))
      .sort(byKey),
    activities: active
      .filter((item) => !isMoment(item.kind))
      .map((item) => ({
        key: itemKeys.get(item.id)!,
        kind: item.kind === 'calendar_item' ? ('calendar_item' as const) : ('activity' as const),
        title: item.title,
        description: item.description,
        ...place(item),
        start_day: offset(item.start),
        until_day: offset(item.until),
        not_before_day:
          item.notBefore === null || isFrozen(item) || item.mode === 'manual' ? null : offset(item.notBefore),
        deadline_day: item.deadline === null ? null : offset(item.deadline),
        role: item.role,
        load_hours: hours(item.teamHours),
        department_scope: item.allDepartments
          ? 'alle'
          : item.departments
              .map((entry) => departmentKey.get(entry.departmentId)!)
              .sort()
              .join(' '),
        department_impacts: Object.fromEntries(
          item.departments.map((entry) => [departmentKey.get(entry.departmentId)!, entry.impact] as const).sort(),
        ),
        effects: item.effects.map((effect) => ({
          metric: effect.metricKey,
          direction: effect.direction,
          size: effect.size,
          lag_weeks: effect.lagWeeks,
        })),
        competences: item.competences.map(({ competenceId, level }) => {
          const key = competenceKey.get(competenceId)!;
          return level === null ? key : { key, level };
        }),
        raises: item.raises
          .map(({ teamId, competenceId, level }) => ({
            ...{ team: teamKey.get(teamId)!, competence: competenceKey.get(competenceId)!, level },
          }))
          .sort((a, b) => (a.team + a.competence < b.team + b.competence ? -1 : 1)),
        follow_up_calendar: item.kind === 'calendar_item',
        acceptance_value: item.acceptanceValue,
      }))
      .sort(byKey),
    recommended_measures: plan.measures
      .map((measure) => ({
        key: measure.key ?? measure.id,
        title: measure.title,
        reason: measure.reason,
        from_day: offset(measure.from),
        until_day: offset(measure.until),
      }))
      .sort(byKey),
    cutover_tasks: cutoverRowsOf(plan, teamKey),
    products: plan.products
      .map((product) => ({
        key: product.key ?? product.id,
        title: product.title,
        department: product.departmentId === null ? null : departmentKey.get(product.departmentId)!,
        complexity: product.complexity,
        volume_per_10k_inhabitants_per_year: product.volumePer10k,
        batch: product.batch,
        activity: product.itemId === null ? null : (itemKeys.get(product.itemId) ?? null),
        hours_per_team: hours(product.hoursPerTeam),
        sources: [...product.sources],
      }))
      .sort(byKey),
  };
}

/** A key per row: its own, or its id where it has none or shares one. */
function uniqueKeys(rows: readonly { id: string; key: string | null }[]): Map<string, string> {
  const taken = new Set<string>();
  const keys = new Map<string, string>();
  for (const row of rows) {
    const key = row.key !== null && !taken.has(row.key) ? row.key : row.id;
    taken.add(key);
    keys.set(row.id, key);
  }
  return keys;
}
