// What the municipality measures: the metrics of the blueprint and its own, with what is wanted and who delivers.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { findOwners } from '~/models/delivery.server';
import { findMetrics } from '~/models/metric.server';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { recentChanges } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { MetricTable } from '~/ui/metrics/metric-table';
import { paths } from '~/ui/paths';
import { RecentChanges } from '~/ui/settings/recent-changes';
import { ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.metrics_title()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const [metrics, owners, recent] = await Promise.all([
    findMetrics(actor),
    findOwners(actor),
    recentChanges(actor, 'metrics'),
  ]);
  const rows = metrics.map((metric) => ({
    ...metric,
    id: metric.key,
    owners: [...new Set(owners.filter(({ metricKey }) => metricKey === metric.key).map((owner) => owner.userName))],
  }));
  return { rows, recent, mayChange: may(actor, 'metrics.change') };
}

export default function Metrics() {
  const { rows, recent, mayChange } = useLoaderData<typeof loader>();
  const add = mayChange ? (
    <ButtonLink to={paths.metricNew()} look="primary">
      {m.metrics_add()}
    </ButtonLink>
  ) : null;
  return (
    <Page title={m.metrics_title()} lead={m.metrics_lead()} actions={add}>
      {rows.length > 0 ? (
        <MetricTable rows={rows} mayChange={mayChange} />
      ) : (
        <EmptyState action={add}>{m.metrics_none()}</EmptyState>
      )}
      <RecentChanges changes={recent} mayChange={mayChange} />
    </Page>
  );
}
