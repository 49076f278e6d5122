// Removing a department or team: everything that still uses it, by name; or the button that removes it.
import { Form, Link } from '~/ui/shared/navigation';
import type { DepartmentUsage } from '~/models/department.server';
import type { TeamUsage } from '~/models/team.server';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import type { SettingsAnswer } from '~/settings-answer.server';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { words } from '../words';
import { ConfirmSupply } from './confirm-supply';
import { staffingText, stepText } from './staffing-text';

type Row = { id: string; name: string; to?: string };
type Usage = Partial<DepartmentUsage & TeamUsage>;
type Props = {
  name: Label;
  usage: Usage;
  crumb: { label: string; to: string };
  /** Who goes over a limit when it is gone, where that was looked at. */
  state?: SettingsAnswer;
};

function groupsOf(usage: Usage): { title: string; rows: Row[] }[] {
  const { departments = [], teams = [], people = [], items = [], products = [], periods = [] } = usage;
  const { figures = [], targets = [], owners = [], rollout = [], impacts = [], surveys = [] } = usage;
  const { staffing = [], steps = [], competences = [], agreements = [] } = usage;
  const named = (rows: readonly { id: string; name: Label }[], to?: (id: string) => string) =>
    rows.map(({ id, name }): Row => ({ id, name: words(name), to: to?.(id) }));
  return [
    { title: m.settings_sub_departments(), rows: named(departments, paths.department) },
    { title: m.nav_teams(), rows: named(teams, paths.team) },
    { title: m.settings_people(), rows: people },
    {
      title: m.settings_items(),
      rows: items.map(({ id, programmeId, title }) => ({ id, name: words(title), to: paths.item(programmeId, id) })),
    },
    { title: m.settings_products(), rows: named(products) },
    { title: m.settings_periods(), rows: named(periods, paths.calendarPeriod) },
    { title: m.figures_usage_figures(), rows: named(figures) },
    { title: m.figures_usage_targets(), rows: named(targets) },
    { title: m.figures_usage_owners(), rows: named(owners) },
    { title: m.rollout_title(), rows: named(rollout) },
    {
      title: m.changeload_title(),
      rows: impacts.map(({ id, programmeId, title }) => ({ id, name: words(title), to: paths.item(programmeId, id) })),
    },
    {
      title: m.survey_title(),
      rows: surveys.map(({ id, programmeId, title }) => ({
        ...{ id, name: words(title), to: paths.surveyRound(programmeId, id) },
      })),
    },
    {
      title: m.capacity_staffing(),
      rows: staffing.map((row) => ({ id: row.id, name: staffingText(row), to: paths.staffing(row.teamId, row.id) })),
    },
    {
      title: m.capacity_steps(),
      rows: steps.map((row) => ({ id: row.id, name: stepText(row), to: paths.teamStep(row.teamId, row.id) })),
    },
    {
      title: m.competence_title(),
      rows: competences.map(({ id, teamId, name }) => ({
        ...{ id, name: words(name), to: paths.teamCompetence(teamId, id) },
      })),
    },
    {
      title: m.proposal_agreement(),
      rows: agreements.map(({ id, programmeId, text }) => ({ id, name: text, to: paths.risk(programmeId) })),
    },
  ].filter((group) => group.rows.length > 0);
}

export function Removal({ name, usage, crumb, state }: Props) {
  const what = words(name);
  const used = groupsOf(usage);
  return (
    <Page title={m.settings_remove_what({ what })} crumbs={[crumb]}>
      <ConfirmSupply
        {...{ state, cancelTo: crumb.to, form: false }}
        look="danger"
        save={m.settings_remove_what({ what })}
      />
      {state?.weighed ? null : used.length === 0 ? (
        <>
          <p className="measure">{m.settings_remove_unused({ what })}</p>
          <Form method="post" className="buttons">
            <Button look="danger">{m.settings_remove_what({ what })}</Button>
            <ButtonLink to={crumb.to} look="subtle">
              {m.cancel()}
            </ButtonLink>
          </Form>
        </>
      ) : (
        <>
          <Notice tone="warn" title={m.settings_in_use({ what })}>
            <p>{m.settings_in_use_advice()}</p>
          </Notice>
          {used.map((group) => (
            <section key={group.title} className="stack-small" aria-label={group.title}>
              <h2>
                {group.title} <span className="muted">({group.rows.length})</span>
              </h2>
              <ul className="settings-columns">
                {group.rows.map((row) => (
                  <li key={row.id}>{row.to ? <Link to={row.to}>{row.name}</Link> : row.name}</li>
                ))}
              </ul>
            </section>
          ))}
          <p>
            <ButtonLink to={crumb.to}>{m.settings_back()}</ButtonLink>
          </p>
        </>
      )}
    </Page>
  );
}
