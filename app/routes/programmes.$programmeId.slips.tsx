// Why promised milestones came later or were given up: the reasons by weight, and the slips behind each.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { localMoment } from '~/clock.server';
import { found } from '~/http.server';
import { findMomentMoves } from '~/models/history.server';
import { loadPlan } from '~/models/plan.server';
import { slipCodes, slipPareto, slipRows, standing } from '~/models/planning/slip';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { slipCodeText } from '~/ui/plan/slip-code';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';
import { ParetoTable } from '~/ui/slips/pareto-table';
import { SlipTable } from '~/ui/slips/slip-table';
import styles from '~/ui/styles/gates.css?url';
import { number, percent } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.gates_slips()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const asked = new URL(args.request.url).searchParams.get('reason');
  const reason = slipCodes.find((code) => code === asked) ?? null;
  const entries = standing(await findMomentMoves(actor, plan.programme.id)).flatMap(({ reasonCode: code, ...entry }) =>
    code === null ? [] : [{ ...entry, code, on: localMoment(entry.at).day }],
  );
  return {
    id: plan.programme.id,
    promisedIn: plan.promises?.name ?? null,
    reason,
    pareto: slipPareto(entries),
    slips: slipRows(plan, entries, reason),
  };
}

export default function Slips() {
  const { id, promisedIn, reason, pareto, slips } = useLoaderData<typeof loader>();
  const [first] = pareto;
  if (!first) {
    return (
      <Page title={m.gates_slips()} lead={m.gates_slips_lead()}>
        <EmptyState action={<Link to={paths.trend(id)}>{m.gates_to_trend()}</Link>}>
          {promisedIn ? m.gates_slips_none({ name: promisedIn }) : m.gates_slips_no_promise()}
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={m.gates_slips()} lead={m.gates_slips_lead()}>
      <p className="measure">
        <strong>
          {first.days > 0
            ? m.gates_slips_most({
                reason: slipCodeText(first.code),
                share: percent(first.share),
                days: number(first.days),
              })
            : m.gates_slips_only_withdrawn()}
        </strong>
      </p>
      <ParetoTable programmeId={id} rows={pareto} chosen={reason} />
      <div className="stack">
        <div className="row-between">
          <h2 id="moves">{reason ? m.gates_slips_of({ reason: slipCodeText(reason) }) : m.gates_slip_list()}</h2>
          {reason ? <Link to={paths.slips(id)}>{m.gates_slips_all()}</Link> : null}
        </div>
        <SlipTable programmeId={id} rows={slips} />
      </div>
    </Page>
  );
}
