// Says how the programme, a phase, a workstream, a milestone or a gate goes.
import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { choice, requiredText, text } from '~/form-fields.server';
import { badInput, found, readForm, typedValues } from '~/http.server';
import { hasSubject, parseSubject, statusColours } from '~/models/planning/status/status-entry';
import { findStatusEntries, sayStatus } from '~/models/status.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { SayStatusForm } from '~/ui/status/say-status-form';
import { colourChoices, saidText, subjectGroups } from '~/ui/status/status-text.server';
import styles from '~/ui/styles/status.css?url';

export const meta: MetaFunction = () => [{ title: `${m.status_say()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

const schema = z.object({
  subject: requiredText(80).transform((value, context) => {
    const subject = parseSubject(value);
    if (subject) return subject;
    context.addIssue({ code: 'custom', message: 'choose' });
    return z.NEVER;
  }),
  colour: choice(statusColours),
  headline: requiredText(160),
  text: text(4000),
});

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'status.say');
  const plan = await askedPlan(args, actor);
  const programmeId = plan.programme.id;
  const of = new URL(args.request.url).searchParams.get('of') ?? '';
  const subject = parseSubject(of);
  const known = subject !== null && hasSubject(plan, subject);
  const [last] = known ? await findStatusEntries(actor, programmeId, subject) : [];
  return {
    programmeId,
    subjects: subjectGroups(plan, todayFor(args.context)),
    colours: colourChoices(),
    chosen: known ? of : '',
    last: last ? saidText(last) : null,
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'status.say');
  const programmeId = args.params.programmeId!;
  const form = await args.request.formData();
  const reading = readForm(schema, form);
  if (!reading.ok) return badInput(reading);
  const answer = found(await sayStatus(actor, programmeId, reading.value));
  if (answer.status === 'forbidden') throw new Response(null, { status: 403 });
  if (answer.status === 'unknown_subject') {
    const errors = { subject: `said:${m.status_subject_gone()}` };
    return data({ errors, typed: typedValues(form) }, { status: 409 });
  }
  return redirect(paths.status(programmeId, { saved: 1 }));
}

export default function SayStatus() {
  return <SayStatusForm {...useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}
