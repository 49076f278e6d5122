// Taking a target away: what was set before it holds again.
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { found, notFound } from '~/http.server';
import { getMetric } from '~/models/metric.server';
import { getTarget, removeTarget } from '~/models/target.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { answerSettings } from '~/settings-answer.server';
import { paths } from '~/ui/paths';
import { Button, ButtonLink } from '~/ui/shared/button';
import { Page } from '~/ui/shared/page';
import { dayText, words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.adoption_target_remove()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'metrics.change');
  const plan = await askedPlan(args, actor);
  const target = found(await getTarget(actor, args.params.targetId!));
  if (target.programmeId !== plan.programme.id) throw notFound();
  const metric = await getMetric(actor, target.metricKey);
  const department = plan.departments.find(({ id }) => id === target.departmentId)?.name ?? null;
  return { id: plan.programme.id, from: target.from, metric: found(metric).title, department };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'metrics.change');
  const { programmeId, targetId } = args.params as { programmeId: string; targetId: string };
  const target = found(await getTarget(actor, targetId));
  if (target.programmeId !== programmeId) throw notFound();
  const answer = await removeTarget(actor, targetId, todayFor(args.context));
  return answerSettings(actor, answer, paths.targets(programmeId));
}

export default function RemoveTarget() {
  const { id, from, metric, department } = useLoaderData<typeof loader>();
  const who = department ? words(department) : m.adoption_target_all();
  return (
    <Page
      title={m.adoption_target_remove()}
      crumbs={[
        { label: m.adoption_title(), to: paths.adoption(id) },
        { label: m.adoption_targets_title(), to: paths.targets(id) },
      ]}
    >
      <p className="measure">
        {m.adoption_target_remove_what({ metric: words(metric), department: who, day: dayText(from) })}
      </p>
      <Form method="post" className="buttons">
        <Button look="danger">{m.adoption_target_remove()}</Button>
        <ButtonLink to={paths.targets(id)} look="subtle">
          {m.cancel()}
        </ButtonLink>
      </Form>
    </Page>
  );
}
