// The workstreams of a programme: the lanes of the roadmap, in order, each with its hue.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/settings.css?url';
import { WorkstreamTable } from '~/ui/workstreams/workstream-table';

export const meta: MetaFunction = () => [{ title: `${m.nav_workstreams()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const rows = [...plan.workstreams]
    .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
    .map(({ id, title, hue }) => {
      const items = plan.items.filter((item) => item.workstreamId === id && !item.retired).length;
      return { id, title, hue, items };
    });
  return { id: plan.programme.id, rows, mayChange: may(actor, 'plan.change') };
}

export default function Workstreams() {
  const { id, rows, mayChange } = useLoaderData<typeof loader>();
  const add = (
    <ButtonLink to={paths.workstream(id, 'new')} look="primary">
      {m.settings_workstream_add()}
    </ButtonLink>
  );
  return (
    <Page title={m.nav_workstreams()} lead={m.settings_workstreams_lead()} actions={mayChange ? add : null}>
      {rows.length > 0 ? (
        <WorkstreamTable programmeId={id} rows={rows} mayChange={mayChange} />
      ) : (
        <EmptyState action={mayChange ? add : null}>{m.settings_workstreams_none()}</EmptyState>
      )}
    </Page>
  );
}
