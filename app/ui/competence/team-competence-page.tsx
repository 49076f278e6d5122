// One competence of one team over time, and the form that adds a level.
import type { Day } from '~/models/planning/day';
import type { Label } from '~/models/planning/plan';
import type { TeamLevel } from '~/models/team-competence.server';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { paths } from '../paths';
import { SettingsTable } from '../settings/settings-table';
import { Page } from '../shared/page';
import { dayText, words } from '../words';
import { LevelForm } from './level-form';
import { levelText } from './level-text';

type Props = {
  team: { id: string; name: Label };
  competence: { id: string; name: Label };
  rows: readonly TeamLevel[];
  today: Day;
  /** Today; null where nothing was said. */
  now: number | null;
  revision: number;
  mayChange: boolean;
  state: SettingsAnswer | undefined;
};

const fromText = (from: Day | null) =>
  from === null ? m.competence_always() : m.competence_from({ day: dayText(from) });

export function TeamCompetencePage({ team, competence, rows, today, now, revision, mayChange, state }: Props) {
  const what = m.competence_of({ team: words(team.name), competence: words(competence.name) });
  return (
    <Page title={what} crumbs={[{ label: m.competence_title(), to: paths.competences() }]}>
      <p>{now === null ? m.competence_nothing_said() : m.competence_now({ level: levelText(now) })}</p>
      {rows.length === 0 ? null : (
        <SettingsTable
          {...{ rows, mayChange }}
          caption={m.competence_over_time()}
          what={(row) => `${levelText(row.level)}, ${fromText(row.from)}`}
          edit={(row) => paths.teamLevel(row.id)}
          remove={(row) => paths.teamLevelRemove(row.id)}
          muted={(row) => row.from !== null && row.from > today}
          columns={[
            { head: m.competence_when(), names: true, cell: (row) => fromText(row.from) },
            { head: m.competence_level(), cell: (row) => levelText(row.level) },
            { head: m.settings_note(), cell: (row) => row.note },
          ]}
        />
      )}
      {mayChange ? (
        <section className="stack" aria-labelledby="level-add">
          <h2 id="level-add">{m.competence_add_level()}</h2>
          <LevelForm {...{ revision, state }} level={null} />
        </section>
      ) : null}
    </Page>
  );
}
