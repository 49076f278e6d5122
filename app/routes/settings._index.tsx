// Settings begin at the departments.
import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { openToAll } from '~/session.server';
import { paths } from '~/ui/paths';

export function loader(args: LoaderFunctionArgs) {
  openToAll(args);
  return redirect(paths.departments());
}
