// How long what is kept, what would go now, which programmes are held, and what went.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { localMoment } from '~/clock.server';
import { found } from '~/http.server';
import { findRuns, whatWouldGo } from '~/models/retention.server';
import { findHolds, findRules } from '~/models/retention-rules.server';
import { m } from '~/paraglide/messages.js';
import { recentChanges } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { RetentionPage } from '~/ui/privacy/retention-page';
import { ruleLines, runLine } from '~/ui/privacy/retention-text.server';
import { RecentChanges } from '~/ui/settings/recent-changes';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.privacy_retention()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  const [rules, counts, holds, runs, recent] = await Promise.all([
    findRules(actor.organisationId),
    whatWouldGo(actor, new Date()),
    findHolds(actor),
    findRuns(actor),
    recentChanges(actor, 'retention'),
  ]);
  return { rules: ruleLines(rules, found(counts)), holds, runs: runs.map((run) => runLine(run, localMoment)), recent };
}

export default function Retention() {
  const { recent, ...rest } = useLoaderData<typeof loader>();
  return (
    <Page title={m.privacy_retention()} lead={m.privacy_retention_lead()}>
      <RetentionPage {...rest} />
      <RecentChanges changes={recent} mayChange />
    </Page>
  );
}
