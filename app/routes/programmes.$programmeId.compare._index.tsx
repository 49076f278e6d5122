// Two moments of the plan beside each other: a baseline, a day or now; what differs first in a sentence.
import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { comparedSides, momentStatus, toShared } from '~/compare-moments.server';
import { compareShown } from '~/compare-shown.server';
import { findBaselines } from '~/models/baseline.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { CompareForm } from '~/ui/compare/compare-form';
import { CompareResult } from '~/ui/compare/compare-result';
import { momentName } from '~/ui/compare/moment-text';
import { paths } from '~/ui/paths';
import { DownloadLink } from '~/ui/shared/download-link';
import { Notice } from '~/ui/shared/notice';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/compare.css?url';

export const meta: MetaFunction = () => [{ title: `${m.compare_title()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const url = new URL(args.request.url);
  toShared(url);
  const programmeId = args.params.programmeId!;
  const { from, to } = await comparedSides(actor, programmeId, url, todayFor(args.context));
  const baselines = await findBaselines(actor, programmeId);
  const shown = ({ value, name, wrong }: typeof from) => ({ value, name, wrong });
  const answer = {
    programmeId,
    from: shown(from),
    to: shown(to),
    baselines: baselines.map(({ id, name, adopted }) => ({ id, name, current: adopted?.current ?? false })),
    result: from.plan && to.plan ? await compareShown(actor, from.plan, to.plan, url.searchParams) : null,
  };
  return data(answer, { status: momentStatus(from, to) });
}

export default function Compare() {
  const { programmeId, from, to, baselines, result } = useLoaderData<typeof loader>();
  const moments = { from: from.value, to: to.value };
  return (
    <Page
      title={m.compare_title()}
      lead={m.compare_lead()}
      crumbs={[{ label: m.nav_baselines(), to: paths.baselines(programmeId) }]}
      actions={
        result ? <DownloadLink to={paths.compareFile(programmeId, moments)}>{m.compare_file()}</DownloadLink> : null
      }
    >
      <CompareForm {...{ programmeId, from, to, baselines }} key={from.value + to.value} />
      {from.wrong === 'before_first' || to.wrong === 'before_first' ? (
        <Notice tone="warn" title={m.compare_before_first_title()}>
          <p>{m.compare_before_first()}</p>
        </Notice>
      ) : null}
      {result ? (
        <section className="stack" aria-labelledby="result">
          <h2 id="result">{m.compare_between({ from: momentName(from), to: momentName(to) })}</h2>
          <CompareResult {...{ programmeId, result, moments }} />
        </section>
      ) : null}
    </Page>
  );
}
