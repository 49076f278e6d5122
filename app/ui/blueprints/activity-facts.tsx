// One activity of a blueprint with everything the document says about it.
import type { PartOf } from '~/models/planning/blueprint/outline';
import { hoursOf } from '~/models/planning/blueprint/outline';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { directionText, linkText, modeText, sizeText } from '../programme/kind-words';
import { hoursText, number, words } from '../words';
import { spanText, weekText } from './offset-text';
import { SourceKeys } from './source-keys';
import { waitText } from './wait-text';

type Activity = PartOf<'activities'>['activities'][number];
export type Names = {
  teams: Map<string, Label>;
  phases: Map<string, Label>;
  metrics: Map<string, Label>;
  competences: Map<string, Label>;
};
type Props = { blueprintId: string; activity: Activity; names: Names };

const named = (names: Map<string, Label>, key: string) => {
  const label = names.get(key);
  return label ? words(label) : key;
};

function linkWords(link: Activity['depends_on'][number]): string {
  const lag =
    link.lag === 0 ? '' : ` ${link.lag > 0 ? '+' : '−'}${m.blueprint_workdays({ count: Math.abs(link.lag) })}`;
  return `${link.key}${link.type === 'FS' ? '' : ` (${linkText(link.type)})`}${lag}`;
}

function effectWords(effect: Activity['effects'][number], names: Names): string {
  const size = effect.size ? ` (${sizeText(effect.size)})` : '';
  const lag = effect.lag_weeks ? `, ${m.blueprint_after_weeks({ count: effect.lag_weeks })}` : '';
  return `${named(names.metrics, effect.metric)} ${directionText(effect.direction)}${size}${lag}`;
}

function departmentWords(row: Activity): string {
  if (row.department_scope === 'alle') return m.blueprint_all_departments();
  const keys = row.department_scope.split(/\s+/).filter(Boolean);
  return keys
    .map((key) => {
      const impact = row.department_impacts[key];
      return impact === undefined ? key : m.blueprint_department_impact({ key, impact: String(impact) });
    })
    .join(', ');
}

export function ActivityFacts({ blueprintId, activity, names }: Props) {
  const hours = Object.entries(activity.load_hours).sort((a, b) => b[1] - a[1]);
  const facts: [string, string][] = [
    [m.programme_phase(), activity.phase ? named(names.phases, activity.phase) : ''],
    [m.blueprint_role(), activity.role ? words(activity.role) : ''],
    [
      m.blueprint_hours_per_team(),
      hours.map(([key, value]) => `${named(names.teams, key)} ${hoursText(value)}`).join(', '),
    ],
    [m.blueprint_after(), activity.depends_on.map(linkWords).join(', ')],
    [m.blueprint_waits_for(), (activity.waits_for ?? []).map((test) => waitText(test, names.metrics)).join('; ')],
    [m.blueprint_departments(), departmentWords(activity)],
    [m.blueprint_effects(), activity.effects.map((effect) => effectWords(effect, names)).join('; ')],
    [
      m.blueprint_competences(),
      activity.competences
        .map((entry) =>
          typeof entry === 'string'
            ? named(names.competences, entry)
            : m.blueprint_level({ name: named(names.competences, entry.key), level: String(entry.level) }),
        )
        .join(', '),
    ],
    [
      m.competence_raises(),
      activity.raises
        .map(({ team, competence, level }) => {
          const name = `${named(names.teams, team)}: ${named(names.competences, competence)}`;
          return m.blueprint_level({ name, level: String(level) });
        })
        .join(', '),
    ],
    [
      m.blueprint_on_calendar(),
      activity.follow_up_calendar || activity.kind === 'calendar_item'
        ? m.blueprint_acceptance({ value: String(activity.acceptance_value) })
        : '',
    ],
    [m.blueprint_deadline(), activity.deadline_day == null ? '' : weekText(activity.deadline_day / 7)],
    [m.blueprint_mode(), activity.mode ? modeText(activity.mode) : ''],
    [m.blueprint_pinned(), activity.pinned ? m.blueprint_pinned_yes() : ''],
  ];
  return (
    <details className="fold activity" id={`item-${activity.key}`}>
      <summary>
        <span className="activity-key">{activity.key}</span> {words(activity.title)}{' '}
        <span className="activity-when">
          {spanText(activity)} · {hoursText(hoursOf(activity))}
        </span>
      </summary>
      {activity.description ? <p className="measure">{activity.description}</p> : null}
      <dl className="facts">
        {facts
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name} className="fact">
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        {activity.sources.length > 0 ? (
          <div className="fact">
            <dt>{m.blueprint_sources()}</dt>
            <dd>
              <SourceKeys blueprintId={blueprintId} keys={activity.sources} />
            </dd>
          </div>
        ) : null}
        {activity.effort_hours !== undefined && activity.effort_hours !== hoursOf(activity) ? (
          <div className="fact">
            <dt>{m.blueprint_effort()}</dt>
            <dd>{m.blueprint_hours_stated({ hours: number(activity.effort_hours) })}</dd>
          </div>
        ) : null}
      </dl>
    </details>
  );
}
