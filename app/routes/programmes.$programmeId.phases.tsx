// The phases of a programme: the chain from the start day on, with what belongs to each.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { may } from '~/models/planning/permission';
import { phaseRows } from '~/models/planning/phase-overview';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { OutsideItems } from '~/ui/phases/phase-gates';
import { PhaseTable } from '~/ui/phases/phase-table';
import { ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/settings.css?url';
import { dayText } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.nav_phases()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const { id, start } = plan.programme;
  return { id, start, rows: phaseRows(plan), mayChange: may(actor, 'plan.change') };
}

export default function Phases() {
  const { id, start, rows, mayChange } = useLoaderData<typeof loader>();
  const add = (
    <ButtonLink to={paths.phase(id, 'new')} look="primary">
      {m.settings_phase_add()}
    </ButtonLink>
  );
  return (
    <Page title={m.nav_phases()} lead={m.settings_phases_lead()} actions={mayChange ? add : null}>
      <p className="row">
        <span>
          {m.settings_programme_start()}: <strong>{dayText(start)}</strong>
        </span>
        {mayChange ? (
          <ButtonLink to={paths.programmeStart(id)} small>
            {m.settings_programme_start_change()}
          </ButtonLink>
        ) : null}
      </p>
      {rows.length > 0 ? (
        <>
          <PhaseTable programmeId={id} rows={rows} mayChange={mayChange} />
          <OutsideItems programmeId={id} rows={rows} />
        </>
      ) : (
        <EmptyState action={mayChange ? add : null}>{m.settings_phases_none()}</EmptyState>
      )}
    </Page>
  );
}
