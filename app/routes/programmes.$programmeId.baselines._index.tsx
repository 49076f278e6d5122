// The baselines of a programme, newest first, with the adopted one marked; and the way to any other moment.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { localMoment, todayFor } from '~/clock.server';
import { found } from '~/http.server';
import { findBaselines } from '~/models/baseline.server';
import { loadPlan } from '~/models/plan.server';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { BaselineTable } from '~/ui/baselines/baseline-table';
import { paths } from '~/ui/paths';
import { Button, ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { TextField } from '~/ui/shared/field';
import { Notice } from '~/ui/shared/notice';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/compare.css?url';

export const meta: MetaFunction = () => [{ title: `${m.nav_baselines()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const baselines = await findBaselines(actor, plan.programme.id);
  const done = new URL(args.request.url).searchParams;
  const named = (id: string | null) => baselines.find((row) => row.id === id)?.name ?? null;
  return {
    programmeId: plan.programme.id,
    mayTake: may(actor, 'baseline.take'),
    today: todayFor(args.context),
    kept: named(done.get('kept')),
    adopted: named(done.get('adopted')),
    rows: baselines.map((row) => ({
      ...row,
      at: localMoment(row.at),
      gate: plan.items.find((item) => item.id === row.gateId)?.title ?? null,
      adopted: row.adopted && { ...row.adopted, at: localMoment(row.adopted.at) },
      adoptedBefore: row.adoptedBefore.map((adoption) => ({ ...adoption, at: localMoment(adoption.at) })),
    })),
  };
}

export default function Baselines() {
  const { programmeId, mayTake, today, kept, adopted, rows } = useLoaderData<typeof loader>();
  const take = (
    <ButtonLink to={paths.baselineNew(programmeId)} look="primary">
      {m.baseline_take()}
    </ButtonLink>
  );
  return (
    <Page
      title={m.nav_baselines()}
      lead={m.baseline_lead()}
      actions={
        <>
          {mayTake ? take : null}
          <ButtonLink to={paths.compare(programmeId)}>{m.compare_title()}</ButtonLink>
        </>
      }
    >
      {kept ? <Notice tone="good" live title={m.baseline_was_kept({ name: kept })} /> : null}
      {adopted ? <Notice tone="good" live title={m.baseline_was_adopted({ name: adopted })} /> : null}
      {rows.length === 0 ? (
        <EmptyState action={mayTake ? take : null}>{m.baseline_none()}</EmptyState>
      ) : (
        <BaselineTable {...{ programmeId, rows, mayTake }} />
      )}
      <Form method="get" action={paths.asOf(programmeId)} className="panel as-of-form no-print">
        <TextField name="day" type="date" label={m.as_of_day()} state={undefined} start={today} />
        <Button>{m.as_of_show()}</Button>
      </Form>
    </Page>
  );
}
