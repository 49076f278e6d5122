// What the system records about work, for the works council.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { findMetrics } from '~/models/metric.server';
import { findRules } from '~/models/retention-rules.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { Factsheet } from '~/ui/privacy/factsheet';
import { factsheetText } from '~/ui/privacy/factsheet-text.server';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.privacy_factsheet()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const [metrics, rules] = await Promise.all([findMetrics(actor), findRules(actor.organisationId)]);
  return factsheetText(metrics, rules.security_log.days, todayFor(args.context));
}

export default function FactsheetPage() {
  const { lead, ...rest } = useLoaderData<typeof loader>();
  return (
    <Page title={m.privacy_factsheet()} lead={lead}>
      <Factsheet {...rest} />
    </Page>
  );
}
