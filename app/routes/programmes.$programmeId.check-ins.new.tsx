// Asking departments for a check-in; the links are shown once, and mailed to the heads where mail is set up.
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { readAsk } from '~/check-in-form.server';
import { mailCheckIn, mailedText } from '~/check-in-letters.server';
import { todayFor } from '~/clock.server';
import { badInput, found, typedValues } from '~/http.server';
import { askCheckIns, findCheckIns } from '~/models/check-in.server';
import { usualDays } from '~/models/planning/check-in/answers';
import { m } from '~/paraglide/messages.js';
import { addressOf, requireActor } from '~/session.server';
import { AskForm } from '~/ui/check-in/ask-form';
import { MadeLinks } from '~/ui/check-in/made-links';
import { paths } from '~/ui/paths';
import { Page } from '~/ui/shared/page';
import { saidErrors } from '~/ui/shared/said-errors.server';
import styles from '~/ui/styles/check-in.css?url';
import { dayText, words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.checkin_ask()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'check-in.ask');
  const { programme, departments } = await askedPlan(args, actor);
  const { asked } = await findCheckIns(actor, programme.id, todayFor(args.context));
  const open = new Map(asked.flatMap((row) => (row.state === 'open' ? [[row.departmentId, row.lastDay]] : [])));
  return {
    id: programme.id,
    days: usualDays,
    departments: departments.map(({ id, name }) => {
      const lastDay = open.get(id);
      return { id, name: words(name), open: lastDay ? m.checkin_has_link({ day: dayText(lastDay) }) : null };
    }),
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'check-in.ask');
  const { programme } = await askedPlan(args, actor);
  const form = await args.request.formData();
  const reading = readAsk(form);
  if (!reading.ok) return badInput(reading);
  const answer = found(await askCheckIns(actor, programme.id, reading.value, { today: todayFor(args.context) }));
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  if (answer.status === 'refused')
    return badInput({ errors: saidErrors({ [answer.field]: answer.why }), typed: typedValues(form) });
  const { lastDay, municipality } = answer;
  const made = await Promise.all(
    answer.links.map(async (link) => {
      const address = addressOf(args.request, paths.checkInAnswer(link.token));
      const mailed = await mailCheckIn(link, { address, lastDay, municipality, programme: programme.name });
      return { department: words(link.department), address, mailed: mailedText(mailed) };
    }),
  );
  return data({ made, day: dayText(lastDay) }, { status: 201, headers: { 'Cache-Control': 'no-store' } });
}

export default function AskCheckIns() {
  const { id, departments, days } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = paths.checkIns(id);
  const state = answer && 'errors' in answer ? answer : undefined;
  return (
    <Page title={m.checkin_ask()} crumbs={[{ label: m.checkin_title(), to: back }]} lead={m.checkin_ask_lead()}>
      {answer && 'made' in answer ? (
        <MadeLinks day={answer.day} links={answer.made} to={back} />
      ) : (
        <AskForm {...{ departments, days, state }} cancelTo={back} />
      )}
    </Page>
  );
}
