// What happened at the door and to rights, newest first, of what the address asks.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { localMoment } from '~/clock.server';
import { findNames, findSecurityEvents } from '~/models/security.server';
import { readEventSearch } from '~/models/planning/security-event';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { eventText } from '~/ui/people/event-text.server';
import { EventList } from '~/ui/people/event-list';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.people_events()} · ${m.app_name()}` }];

const perPage = 50;

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  const search = readEventSearch(new URL(args.request.url).searchParams);
  const { kinds, person, from, last, before } = search;
  const [found, people] = await Promise.all([
    findSecurityEvents(actor, { kinds, userId: person, from, last, before, limit: perPage + 1 }),
    findNames(actor),
  ]);
  const events = found.slice(0, perPage);
  const end = found.length > perPage ? events.at(-1)! : null;
  return {
    ...{ search, people, events: events.map((event) => eventText(event, localMoment)), first: before === null },
    next: end && `${new Date(end.at).toISOString()} ${end.id}`,
  };
}

export default function SignIns() {
  return (
    <Page title={m.people_events()} lead={m.people_events_lead()}>
      <EventList {...useLoaderData<typeof loader>()} />
    </Page>
  );
}
