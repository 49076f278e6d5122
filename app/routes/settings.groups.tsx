// Which group of the identity provider gives which role or department.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findDepartments } from '~/models/department.server';
import { findMappings } from '~/models/group-mapping.server';
import { providerIsSet } from '~/models/oidc.server';
import type { GroupGift } from '~/models/planning/group-rights';
import { m } from '~/paraglide/messages.js';
import { recentChanges } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { GroupTables } from '~/ui/people/group-tables';
import { roleText } from '~/ui/programme/kind-words';
import { RecentChanges } from '~/ui/settings/recent-changes';
import { ButtonLink } from '~/ui/shared/button';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.people_groups()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  const [{ rows, fixed }, departments, recent] = await Promise.all([
    findMappings(actor),
    findDepartments(actor),
    recentChanges(actor, 'group_mappings'),
  ]);
  const said = ({ group, role, departmentId }: GroupGift) => ({
    group,
    role: role ? roleText(role) : '',
    department: words(departments.find(({ id }) => id === departmentId)?.name ?? { nl: '', en: null }),
  });
  return {
    ...{ recent, isSet: providerIsSet() },
    rows: rows.map((row) => ({ id: row.id, ...said(row) })),
    fixed: fixed.map(said),
  };
}

export default function Groups() {
  const { recent, ...groups } = useLoaderData<typeof loader>();
  const add = (
    <ButtonLink to={paths.group('new')} look="primary">
      {m.people_group_add()}
    </ButtonLink>
  );
  return (
    <Page title={m.people_groups()} lead={m.people_groups_lead()} actions={add}>
      <GroupTables {...groups} add={add} />
      <RecentChanges changes={recent} mayChange />
    </Page>
  );
}
