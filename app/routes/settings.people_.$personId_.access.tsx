// Somebody's access: a one-time address, their sessions, the second step, and whether they may come in at all.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { localMoment } from '~/clock.server';
import { z } from 'zod';
import { letterWithAddress } from '~/access-letters.server';
import { text } from '~/form-fields.server';
import { found, readForm } from '~/http.server';
import { makeLink } from '~/models/account-link.server';
import { resetSecondStep } from '~/models/account.server';
import { mailIsSent, sendLetter } from '~/models/mail.server';
import { editPerson, findPeople, getPerson } from '~/models/people.server';
import type { Actor } from '~/models/planning/permission';
import { endSessions, findSessions } from '~/models/user.server';
import { m } from '~/paraglide/messages.js';
import { addressOf, type Asking, proveFirst, requireActor, requirePerson } from '~/session.server';
import { answerSettings } from '~/settings-answer.server';
import { sessionText } from '~/ui/account/session-text.server';
import { paths } from '~/ui/paths';
import { PersonAccess } from '~/ui/people/person-access';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.people_access()} · ${m.app_name()}` }];

const schema = z.object({
  what: z.enum(['link', 'sessions', 'second_step', 'deactivate', 'activate'], { error: 'choose' }),
  session: text(64),
});

export async function loader(args: LoaderFunctionArgs) {
  const { actor, session } = await requirePerson(args, 'people.change');
  const id = args.params.personId!;
  const person = found((await findPeople(actor)).find((row) => row.id === id));
  const sessions = await findSessions(actor, id, new Date());
  return { person, mails: mailIsSent(), sessions: sessions.map((row) => sessionText(row, session.key, localMoment)) };
}

/** The address, shown this once; it is mailed as well where there is mail. */
async function link(asking: Asking, actor: Actor, id: string) {
  const made = found(await makeLink(actor, id, new Date()));
  if (made.status === 'forbidden') throw new Response(null, { status: 403 });
  if (made.status === 'refused') {
    const refusal = made.reason === 'login_taken' ? m.people_reason_email_taken() : m.people_no_local_accounts();
    return data({ made: null, refusal }, { status: 409 });
  }
  const address = addressOf(asking.request, paths.passwordChoose(made.token));
  const kind = made.hours > 48 ? 'invite' : 'reset';
  let mailed = mailIsSent();
  if (mailed)
    await sendLetter(letterWithAddress(made, { kind, address, hours: made.hours })).catch((error: unknown) => {
      mailed = false;
      asking.context.warn?.(error, 'a letter was not sent');
    });
  return data({ made: { address, mailed, hours: made.hours }, refusal: null });
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  await proveFirst(args);
  const id = args.params.personId!;
  const person = found(await getPerson(actor, id));
  const reading = readForm(schema, await args.request.formData());
  if (!reading.ok) return data({ made: null, refusal: m.reason_choose() }, { status: 400 });
  const { what, session } = reading.value;
  if (what === 'link') return link(args, actor, id);
  const here = paths.personAccess(id, { saved: 1 });
  const saved = { status: 'saved', id, changeId: null } as const;
  if (what === 'sessions') {
    await endSessions(actor, { userId: id, ...(session === 'others' ? {} : { only: session }) });
    return answerSettings(actor, saved, here);
  }
  if (what === 'second_step') return answerSettings(actor, (await resetSecondStep(actor, id)) && saved, here);
  const { id: _id, position: _position, ...fields } = person;
  const answer = await editPerson(actor, { id, fields: { ...fields, active: what === 'activate' } });
  return answerSettings(actor, answer, paths.people());
}

export default function Access() {
  const loaded = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>();
  return (
    <Page
      title={m.people_access_of({ name: loaded.person.name })}
      crumbs={[{ label: m.people_title(), to: paths.people() }]}
    >
      <PersonAccess
        {...loaded}
        made={(state && 'made' in state && state.made) || null}
        refusal={state?.refusal ?? null}
      />
    </Page>
  );
}
