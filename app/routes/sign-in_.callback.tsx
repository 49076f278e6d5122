// Back from the identity provider: in, or a page that says why not and what to do.
import { data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { notFound } from '~/http.server';
import { linkIdentity, signInFromProvider, userOfIdentity } from '~/models/identity.server';
import { providerIsSet, readProviderAnswer } from '~/models/oidc.server';
import { takeAttempt } from '~/models/sign-in-attempt.server';
import { m } from '~/paraglide/messages.js';
import { admitted, attemptIdOf, currentPerson, deviceTokenOf, doorOf, openToAll } from '~/session.server';
import { AccessPage } from '~/ui/account/access-page';
import { providerRefusalText, type ProviderWhy } from '~/ui/account/provider-refusal-text.server';
import { paths } from '~/ui/paths';
import { ButtonLink } from '~/ui/shared/button';
import { Notice } from '~/ui/shared/notice';

export const meta: MetaFunction = () => [{ title: `${m.access_provider_refused()} · ${m.app_name()}` }];

/** The sentence, at 403: whoever comes back without a session is told so, whatever the provider said. */
const told = (why: ProviderWhy) =>
  data({ text: providerRefusalText(why) }, { status: why === 'unreachable' ? 503 : 403 });

export async function loader(args: LoaderFunctionArgs) {
  openToAll(args);
  if (!providerIsSet()) throw notFound();
  const { request, context } = args;
  const { search, searchParams } = new URL(request.url);
  if (searchParams.get('failed') === 'unreachable') return told('unreachable');
  const now = new Date();
  const id = attemptIdOf(request);
  // Taken before anything is asked: an answer that is sent twice finds nothing the second time.
  const attempt = id ? await takeAttempt(id, 'oidc', now) : null;
  if (!attempt) return told('answer');
  const answer = await readProviderAnswer(search, attempt.data);
  if (answer.status === 'refused') {
    if (answer.error) context.warn?.(answer.error, 'the identity provider let nobody in');
    return told(answer.why);
  }
  if (attempt.userId !== null) {
    const person = await currentPerson(args);
    if (person?.actor.userId !== attempt.userId) return told('answer');
    const joined = await linkIdentity({ ...person.actor, door: doorOf(args) }, answer.claims);
    if (joined === 'taken') return told('identity_taken');
    throw redirect(paths.account({ joined: 1 }));
  }
  // Somebody shows who they are; that another can is no reason to let them go on in this place.
  const { again } = attempt.data;
  if (again !== undefined && (await userOfIdentity(answer.claims)) !== again) return told('somebody_else');
  const letIn = { door: doorOf(args), deviceToken: deviceTokenOf(request) };
  const signedIn = await signInFromProvider(answer.claims, letIn, now);
  if (signedIn.status === 'refused') return told(signedIn.why);
  throw redirect(attempt.data['to'] ?? paths.home(), { headers: await admitted(args, signedIn) });
}

export default function Callback() {
  const { text } = useLoaderData<typeof loader>();
  return (
    <AccessPage title={m.access_provider_refused()}>
      <Notice tone="warn" title={text} />
      <p>
        <ButtonLink to={paths.signIn()} look="primary">
          {m.access_again()}
        </ButtonLink>
      </p>
    </AccessPage>
  );
}
