// The home of the steering committee: what it must decide, how phases and gates stand, what moved since it met, and the risk.
import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { type Day, parseDay } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { steeringView } from '~/steering-view.server';
import { SteeringPage } from '~/ui/steering/steering-page';
import status from '~/ui/styles/status.css?url';
import styles from '~/ui/styles/steering.css?url';

export const meta: MetaFunction = () => [{ title: `${m.steering_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: status },
  { rel: 'stylesheet', href: styles },
];

/** The day in the address; what is no day, or still to come, is refused at its field. */
function sinceIn(request: Request, today: Day) {
  const typed = new URL(request.url).searchParams.get('since') ?? '';
  if (typed === '') return { asked: null, state: undefined };
  const asked = parseDay(typed);
  const reason = asked === null ? 'not_a_day' : asked > today ? 'in_the_future' : null;
  if (reason === null) return { asked, state: undefined };
  return { asked: null, state: { errors: { since: reason }, typed: { since: typed } } };
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const today = todayFor(args.context);
  const search = sinceIn(args.request, today);
  return data(await steeringView(actor, plan, search, today), { status: search.state ? 400 : 200 });
}

export default function Steering() {
  return <SteeringPage {...useLoaderData<typeof loader>()} />;
}
