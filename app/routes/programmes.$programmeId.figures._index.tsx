// Figures: what is late per owner, and every delivery, latest first.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { localMoment, todayFor } from '~/clock.server';
import { lateIn } from '~/figure-overview.server';
import { wholeNumberOf } from '~/http.server';
import { findDeliveries } from '~/models/delivery.server';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { DeliveryList } from '~/ui/figures/delivery-list';
import { LateList } from '~/ui/figures/late-list';
import { paths } from '~/ui/paths';
import { ButtonLink } from '~/ui/shared/button';
import { DownloadLink } from '~/ui/shared/download-link';
import { Notice } from '~/ui/shared/notice';
import { Page } from '~/ui/shared/page';
import { number } from '~/ui/words';
import styles from '~/ui/styles/figures.css?url';

const perPage = 30;

export const meta: MetaFunction = () => [{ title: `${m.figures_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const programmeId = (await askedPlan(args, actor)).programme.id;
  const { searchParams } = new URL(args.request.url);
  const before = wholeNumberOf(searchParams.get('before'));
  const delivered = searchParams.get('delivered');
  const [rows, late] = await Promise.all([
    findDeliveries(actor, programmeId, { before, limit: perPage + 1 }),
    before === null ? lateIn(actor, programmeId, todayFor(args.context)) : null,
  ]);
  const page = rows.slice(0, perPage);
  const saved = page.find(({ id }) => id === delivered);
  return {
    programmeId,
    mayDeliver: may(actor, 'figures.deliver'),
    deliveries: page.map(({ position: _position, at, ...row }) => ({ ...row, at: localMoment(at) })),
    first: before === null,
    next: rows.length > perPage ? page.at(-1)!.position : null,
    late,
    saved: saved ? { added: saved.added, changed: saved.changed } : null,
    same: delivered === 'same',
  };
}

export default function Figures() {
  const { programmeId, mayDeliver, late, saved, same, ...list } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.figures_title()}
      lead={m.figures_lead()}
      actions={
        mayDeliver ? (
          <>
            <ButtonLink to={paths.figuresEnter(programmeId)} look="primary">
              {m.figures_enter()}
            </ButtonLink>
            <ButtonLink to={paths.figuresImport(programmeId)}>{m.figures_import()}</ButtonLink>
            <DownloadLink to={paths.figuresTemplate(programmeId)}>{m.figures_template()}</DownloadLink>
          </>
        ) : null
      }
    >
      {saved ? (
        <Notice tone="good" live title={m.figures_saved_title()}>
          <p>{m.figures_saved_text({ added: number(saved.added), changed: number(saved.changed) })}</p>
        </Notice>
      ) : null}
      {same ? (
        <Notice live title={m.figures_same_title()}>
          <p>{m.figures_same_text()}</p>
        </Notice>
      ) : null}
      {late ? <LateList late={late} /> : null}
      <DeliveryList {...{ programmeId, ...list }} />
    </Page>
  );
}
