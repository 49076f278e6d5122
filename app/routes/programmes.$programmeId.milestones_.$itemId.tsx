// One milestone or gate with its criteria: what must be true before it counts.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { found } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { milestoneRows } from '~/models/planning/milestone-overview';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { CriteriaList } from '~/ui/milestones/criteria-list';
import { MomentState } from '~/ui/milestones/moment-state';
import { paths } from '~/ui/paths';
import { kindText } from '~/ui/programme/kind-words';
import { ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/settings.css?url';
import { dayLong, dayWithWeek, number, words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.settings_criteria()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const row = found(milestoneRows(plan, todayFor(args.context)).find(({ id }) => id === args.params.itemId));
  const criteria = plan.criteria.filter((entry) => entry.itemId === row.id).sort((a, b) => a.position - b.position);
  const { id, goLive } = plan.programme;
  return { id, goLive, row, criteria, mayChange: may(actor, 'plan.change') };
}

export default function Milestone() {
  const { id, goLive, row, criteria, mayChange } = useLoaderData<typeof loader>();
  const { total, met, hard, hardMet } = row.criteria;
  const add = (
    <ButtonLink to={paths.criterion(id, row.id, 'new')} look="primary">
      {m.settings_criterion_add()}
    </ButtonLink>
  );
  return (
    <Page
      title={m.settings_criteria_of({ what: words(row.title) })}
      crumbs={[{ label: m.nav_milestones(), to: paths.milestones(id) }]}
      actions={mayChange ? add : null}
    >
      <dl className="facts">
        <dt>{m.settings_kind()}</dt>
        <dd>
          {kindText(row.kind)} · <Link to={paths.item(id, row.id)}>{m.settings_to_item()}</Link>
        </dd>
        <dt>{m.settings_date()}</dt>
        <dd>
          {dayLong(row.day)} <span className="muted">({dayWithWeek(goLive, row.day)})</span>
        </dd>
        <dt>{m.settings_state()}</dt>
        <dd>
          <MomentState state={row.state} />
        </dd>
        {total > 0 ? (
          <>
            <dt>{m.settings_criteria()}</dt>
            <dd>
              {m.settings_criteria_met({ met: number(met), total: number(total) })}
              {hard > 0 ? ` · ${m.settings_criteria_hard_met({ met: number(hardMet), total: number(hard) })}` : ''}
            </dd>
          </>
        ) : null}
      </dl>
      <section className="stack" aria-labelledby="criteria-title">
        <h2 id="criteria-title">{m.settings_criteria()}</h2>
        {criteria.length > 0 ? (
          <CriteriaList programmeId={id} itemId={row.id} criteria={criteria} mayChange={mayChange} />
        ) : (
          <EmptyState action={mayChange ? add : null}>{m.settings_criteria_empty()}</EmptyState>
        )}
      </section>
    </Page>
  );
}
