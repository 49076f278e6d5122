// Settings begin at the departments.
import { redirect } from '@remix-run/node';
import { paths } from '~/ui/paths';

export const loader = () => redirect(paths.departments());
