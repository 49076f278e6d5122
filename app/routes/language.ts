// Chooses Dutch or English; remembered in this browser and with the person.
import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { safePath } from '~/http.server';
import { languageCookie } from '~/locale.server';
import { rememberLocale } from '~/models/user.server';
import { currentPerson, openToAll } from '~/session.server';
import { paths } from '~/ui/paths';

export async function action(args: ActionFunctionArgs) {
  openToAll(args);
  const form = await args.request.formData();
  const language = form.get('language') === 'en' ? 'en' : 'nl';
  const person = await currentPerson(args);
  if (person) await rememberLocale(person.actor, language);
  return redirect(safePath(String(form.get('to') ?? ''), paths.home()), {
    headers: { 'Set-Cookie': languageCookie(language) },
  });
}
