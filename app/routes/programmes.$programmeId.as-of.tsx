// The plan as it was at the end of a day, or as a baseline keeps it.
import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { localMoment, todayFor } from '~/clock.server';
import { momentStatus, readSide } from '~/compare-moments.server';
import { found, wholeNumberOf } from '~/http.server';
import { firstSavedAt } from '~/models/snapshot.server';
import { loadPlan } from '~/models/plan.server';
import { pastPlan } from '~/models/planning/past-plan';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { PastPlanView } from '~/ui/baselines/past-plan-view';
import { momentName } from '~/ui/compare/moment-text';
import { paths } from '~/ui/paths';
import { Button, ButtonLink } from '~/ui/shared/button';
import { TextField } from '~/ui/shared/field';
import { Notice } from '~/ui/shared/notice';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/compare.css?url';
import { dayText } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.as_of_title()} · ${m.app_name()}` }];
export const links = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const now = found(await loadPlan(actor, args.params.programmeId!));
  const today = todayFor(args.context);
  const params = new URL(args.request.url).searchParams;
  const baseline = params.get('baseline');
  const day = params.get('day') ?? today;
  const side = await readSide(actor, now.programme.id, baseline ? `baseline:${baseline}` : `day:${day}`, today);
  const first = side.wrong === 'before_first' ? await firstSavedAt(actor, now.programme.id) : null;
  const shown = {
    programmeId: now.programme.id,
    value: side.value,
    name: side.name,
    wrong: side.wrong,
    day: baseline ? '' : day,
    baseline,
    first: first && localMoment(first).day,
    past: side.plan && pastPlan(side.plan, now, wholeNumberOf(params.get('page')) ?? 1),
  };
  return data(shown, { status: momentStatus(side) });
}

export default function AsOf() {
  const { programmeId, value, name, wrong, day, baseline, first, past } = useLoaderData<typeof loader>();
  const moment = momentName({ value, name });
  const mistaken = wrong === 'not_a_day' || wrong === 'in_the_future';
  return (
    <Page
      title={m.as_of_title()}
      lead={m.as_of_lead()}
      crumbs={[{ label: m.nav_baselines(), to: paths.baselines(programmeId) }]}
    >
      <Form method="get" action={paths.asOf(programmeId)} className="as-of-form no-print" key={value} noValidate>
        <TextField
          name="day"
          type="date"
          label={m.as_of_day()}
          state={mistaken ? { errors: { day: wrong }, typed: { day } } : undefined}
          start={day}
        />
        <Button>{m.as_of_show()}</Button>
      </Form>
      {wrong === 'before_first' ? (
        <Notice tone="warn" title={m.compare_before_first_title()}>
          <p>{first ? m.as_of_before_first({ day: dayText(first) }) : m.compare_before_first()}</p>
        </Notice>
      ) : null}
      {past ? (
        <>
          <Notice tone="warn" title={m.as_of_banner({ moment })}>
            <p>{m.as_of_banner_text({ version: past.version })}</p>
            <p>
              <ButtonLink small to={paths.compare(programmeId, { from: value, to: 'now' })}>
                {m.baseline_compare()}
              </ButtonLink>
            </p>
          </Notice>
          <PastPlanView
            programmeId={programmeId}
            past={past}
            pageLink={(page) => paths.asOf(programmeId, { ...(baseline ? { baseline } : { day }), page })}
          />
        </>
      ) : null}
    </Page>
  );
}
