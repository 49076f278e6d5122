// All milestones and gates of a programme: what comes first on top, what was reached folded below.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { aheadAndReached, milestoneRows } from '~/models/planning/milestone-overview';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { MilestoneTable } from '~/ui/milestones/milestone-table';
import { paths } from '~/ui/paths';
import { ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/settings.css?url';

export const meta: MetaFunction = () => [{ title: `${m.nav_milestones()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const { id, goLive } = plan.programme;
  const rows = aheadAndReached(milestoneRows(plan, todayFor(args.context)));
  return { id, goLive, ...rows, mayChange: may(actor, 'plan.change') };
}

export default function Milestones() {
  const { id, goLive, ahead, reached, mayChange } = useLoaderData<typeof loader>();
  const table = { programmeId: id, goLive, mayChange };
  const add = (
    <>
      <ButtonLink to={paths.itemNew(id, { kind: 'milestone' })} look="primary">
        {m.settings_milestone_add()}
      </ButtonLink>
      <ButtonLink to={paths.itemNew(id, { kind: 'gate' })}>{m.settings_gate_add()}</ButtonLink>
    </>
  );
  return (
    <Page title={m.nav_milestones()} lead={m.settings_milestones_lead()} actions={mayChange ? add : null}>
      {ahead.length > 0 ? <MilestoneTable {...table} label={m.nav_milestones()} rows={ahead} /> : null}
      {reached.length > 0 ? (
        <details className="fold" open={ahead.length === 0}>
          <summary>{m.settings_milestones_reached({ count: reached.length })}</summary>
          <MilestoneTable {...table} label={m.settings_milestones_reached({ count: reached.length })} rows={reached} />
        </details>
      ) : null}
      {ahead.length + reached.length > 0 ? null : (
        <EmptyState action={mayChange ? <div className="buttons">{add}</div> : null}>
          {m.settings_milestones_none()}
        </EmptyState>
      )}
    </Page>
  );
}
