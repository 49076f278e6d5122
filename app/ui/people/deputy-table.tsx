// Who stands in for whom, now or from a day to come; what is over is no longer here.
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { SettingsTable } from '../settings/settings-table';
import { StateBadge } from '../shared/state-badge';

type Line = { id: string; name: string; absent: string; role: string; period: string; absentActive: boolean };

export function DeputyTable({ deputies }: { deputies: readonly Line[] }) {
  return (
    <section className="stack-small" aria-labelledby="deputies-title">
      <h2 id="deputies-title">{m.people_deputies()}</h2>
      {deputies.length === 0 ? (
        <p className="muted">{m.people_deputies_none()}</p>
      ) : (
        <SettingsTable
          caption={m.people_deputies()}
          rows={deputies}
          mayChange
          columns={[
            { head: m.people_deputy(), names: true, cell: ({ name }) => name },
            {
              head: m.people_absent(),
              cell: ({ absent, role, absentActive }) => (
                <>
                  {absent} <span className="muted">({role})</span>{' '}
                  {absentActive ? null : <StateBadge look="retired">{m.people_inactive()}</StateBadge>}
                </>
              ),
            },
            { head: m.people_period(), look: 'nowrap', cell: ({ period }) => period },
          ]}
          what={({ name, absent }) => m.people_deputy_for({ name, absent })}
          edit={({ id }) => paths.deputy(id)}
          remove={({ id }) => paths.deputyRemove(id)}
        />
      )}
    </section>
  );
}
