// Groups with what they give: those an administrator edits, and those that are fixed in the environment.
import type { ReactNode } from 'react';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { SettingsTable } from '../settings/settings-table';
import { EmptyState } from '../shared/empty-state';
import { Notice } from '../shared/notice';

type Gift = { group: string; role: string; department: string };
type Props = {
  rows: readonly (Gift & { id: string })[];
  fixed: readonly Gift[];
  /** Whether there is an identity provider. */
  isSet: boolean;
  add: ReactNode;
};

export function GroupTables({ rows, fixed, isSet, add }: Props) {
  return (
    <>
      {isSet ? null : (
        <Notice tone="info" title={m.people_provider_none()}>
          <p className="measure">{m.people_provider_none_advice()}</p>
        </Notice>
      )}
      {rows.length === 0 ? (
        <EmptyState action={add}>{m.people_groups_none()}</EmptyState>
      ) : (
        <SettingsTable
          caption={m.people_groups()}
          rows={rows}
          mayChange
          columns={[
            { head: m.people_group(), names: true, cell: ({ group }) => group },
            { head: m.people_role(), cell: ({ role }) => role || '–' },
            { head: m.settings_department(), cell: ({ department }) => department || '–' },
          ]}
          what={({ group }) => group}
          edit={({ id }) => paths.group(id)}
          remove={({ id }) => paths.groupRemove(id)}
        />
      )}
      {fixed.length > 0 ? (
        <section className="stack-small" aria-labelledby="fixed-title">
          <h2 id="fixed-title">{m.people_groups_fixed()}</h2>
          <ul className="stack-small">
            {fixed.map(({ group, role, department }) => (
              <li key={`${group} ${role} ${department}`}>
                <strong>{group}</strong> → {[role, department].filter(Boolean).join(', ') || '–'}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
