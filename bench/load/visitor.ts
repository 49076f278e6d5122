// Somebody at work: who they are, and how they look at a page.
import type { Day } from '~/models/planning/day';
import type { Role } from '~/models/planning/permission';
import type { Plan } from '~/models/planning/plan';
import { paths } from '~/ui/paths';
import type { Answer, Client } from './client';
import type { Mix } from './mix';
import type { Tally } from './tally';

export type Visitor = {
  cookie: string;
  role: Role;
  plans: readonly Plan[];
  /** What everybody together does how often. */
  mix: Mix;
  /** Which of how many they are: people work on items of their own, as far as there are enough. */
  place: [at: number, of: number];
  today: Day;
  /** Numbers in [0, 1). */
  next: () => number;
};
export type Asking = { client: Client; tally: Tally };

/** Looks at a page, and follows it where it leads: what everybody gets is a 200 in the end. */
export async function page(
  { client, tally }: Asking,
  { cookie }: Pick<Visitor, 'cookie'>,
  what: string,
  path: string,
): Promise<Answer | null> {
  let at = path;
  for (let hops = 0; hops < 3; hops++) {
    const answer = await client.ask({ path: at, cookie });
    tally.count('page', what, answer);
    if (answer.status === 200) return answer;
    if (answer.status !== 302 || !answer.location) {
      tally.fail(what, answer.fault ?? `${answer.status}`);
      return null;
    }
    at = answer.location;
    if (at.startsWith(paths.signIn())) break;
  }
  tally.fail(what, `led to ${at.split('?')[0]}`);
  return null;
}
