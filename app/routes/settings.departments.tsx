// The departments of the municipality as a tree.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findDepartments } from '~/models/department.server';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { recentChanges } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { DepartmentTable } from '~/ui/settings/department-table';
import { RecentChanges } from '~/ui/settings/recent-changes';
import { ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.nav_departments()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const [rows, recent] = await Promise.all([findDepartments(actor), recentChanges(actor, 'departments')]);
  return { rows, recent, mayChange: may(actor, 'departments.change') };
}

export default function Departments() {
  const { rows, recent, mayChange } = useLoaderData<typeof loader>();
  const add = (
    <ButtonLink to={paths.department('new')} look="primary">
      {m.settings_department_add()}
    </ButtonLink>
  );
  const actions = (
    <>
      {add}
      <ButtonLink to={paths.changeLoadRules()}>{m.changeload_rules()}</ButtonLink>
    </>
  );
  return (
    <Page title={m.nav_departments()} lead={m.settings_departments_lead()} actions={mayChange ? actions : null}>
      {rows.length > 0 ? (
        <DepartmentTable rows={rows} mayChange={mayChange} />
      ) : (
        <EmptyState action={mayChange ? add : null}>{m.settings_departments_none()}</EmptyState>
      )}
      <RecentChanges changes={recent} mayChange={mayChange} />
    </Page>
  );
}
