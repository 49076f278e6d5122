// What is rolled out, per kind and in its order, with how far each is; buttons that add, rename, order and remove.
import { Form, Link } from '~/ui/shared/navigation';
import type { RolloutTotal } from '~/models/planning/adoption/rollout';
import type { RolloutKind } from '~/models/planning/adoption/rollout-stage';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import type { RecentChange } from '../settings/recent-changes';
import { SettingsSaved } from '../settings/settings-saved';
import { type Column, SettingsTable } from '../settings/settings-table';
import { Button, ButtonLink } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { Icon } from '../shared/icon';
import { Page } from '../shared/page';
import { words } from '../words';
import { liveText, rolloutKindText } from './stage-text';

type Row = { id: string; name: Label; total: RolloutTotal };
type Props = {
  id: string;
  groups: readonly { kind: RolloutKind; rows: readonly Row[] }[];
  /** E-services of the plan that are not here yet. */
  fromPlan: number;
  saved: RecentChange | null;
  mayChange: boolean;
};

export function SubjectsPage({ id, groups, fromPlan, saved, mayChange }: Props) {
  const add = mayChange ? (
    <ButtonLink look="primary" to={paths.rolloutSubject(id, 'new')}>
      {m.rollout_subject_add()}
    </ButtonLink>
  ) : null;
  return (
    <Page
      title={m.rollout_subjects()}
      lead={m.rollout_subjects_lead()}
      crumbs={[{ label: m.rollout_title(), to: paths.rollout(id) }]}
      actions={add}
    >
      <SettingsSaved saved={false} change={saved} moved={null} mayUndo={mayChange} />
      {mayChange && fromPlan > 0 ? (
        <Form method="post" action={paths.rolloutTakeOver(id)} className="row">
          <span>{m.rollout_from_plan({ count: fromPlan })}</span>
          <Button small>{m.rollout_take_over()}</Button>
        </Form>
      ) : null}
      {groups.length === 0 ? <EmptyState>{m.rollout_empty()}</EmptyState> : null}
      {groups.map(({ kind, rows }) => (
        <section key={kind} className="stack-small" aria-labelledby={`kind-${kind}`}>
          <h2 id={`kind-${kind}`}>
            {rolloutKindText(kind)} <span className="muted">({rows.length})</span>
          </h2>
          <Subjects {...{ id, kind, rows, mayChange }} />
        </section>
      ))}
    </Page>
  );
}

function Subjects({ id, kind, rows, mayChange }: Pick<Props, 'id' | 'mayChange'> & Props['groups'][number]) {
  const last = rows.length - 1;
  const columns: (Column<Row> | null)[] = [
    { head: m.rollout_subject(), names: true, cell: ({ name }) => words(name) },
    {
      head: m.rollout_state(),
      cell: ({ total }) =>
        total.late === 0 ? liveText(total) : `${liveText(total)} · ${m.rollout_total_late({ count: total.late })}`,
    },
    {
      head: m.rollout_title(),
      cell: (row) => (
        <Link to={paths.rolloutBulk(id, { subject: row.id })} aria-label={m.rollout_set_of({ what: words(row.name) })}>
          {m.rollout_set()}
        </Link>
      ),
    },
    mayChange
      ? { head: m.settings_move(), cell: (row, index) => <OrderButtons {...{ id, row, index, last }} /> }
      : null,
  ];
  return (
    <SettingsTable
      {...{ rows, mayChange }}
      columns={mayChange ? columns : columns.slice(0, 2)}
      caption={rolloutKindText(kind)}
      what={(row) => words(row.name)}
      edit={(row) => paths.rolloutSubject(id, row.id)}
      remove={(row) => paths.rolloutSubjectRemove(id, row.id)}
    />
  );
}

function OrderButtons({ id, row, index, last }: { id: string; row: Row; index: number; last: number }) {
  const what = words(row.name);
  const step = (to: 'up' | 'down', label: string, disabled: boolean) => (
    <Button small look="subtle" name="to" value={to} label={label} disabled={disabled}>
      <Icon name={to === 'up' ? 'arrow-up' : 'arrow-down'} />
    </Button>
  );
  return (
    <Form method="post" action={paths.rolloutSubjectOrder(id, row.id)} className="settings-order">
      {step('up', m.settings_move_up({ what }), index === 0)}
      {step('down', m.settings_move_down({ what }), index === last)}
    </Form>
  );
}
