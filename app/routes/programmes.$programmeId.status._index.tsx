// How the programme and its parts go, as was said; `of` shows everything that was said of one part.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { saidText as checkInText } from '~/check-in-view.server';
import { todayFor } from '~/clock.server';
import { found } from '~/http.server';
import { findSaidCheckIns } from '~/models/check-in.server';
import { may } from '~/models/planning/permission';
import { statusTree } from '~/models/planning/status/roll-up';
import { parseSubject } from '~/models/planning/status/status-entry';
import { findLatestStatuses, findStatusEntries } from '~/models/status.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { StatusPage } from '~/ui/status/status-page';
import { groupTexts, headText, saidText, subjectName } from '~/ui/status/status-text.server';
import checkInStyles from '~/ui/styles/check-in.css?url';
import styles from '~/ui/styles/status.css?url';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.story?.title ?? m.status_title()} · ${m.app_name()}` },
];
export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'stylesheet', href: checkInStyles },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const programmeId = plan.programme.id;
  const { searchParams } = new URL(args.request.url);
  const of = searchParams.get('of');
  const page = { programmeId, mayHere: may(actor, 'status.say'), wasSaved: searchParams.has('saved') };
  if (of !== null) {
    const subject = found(parseSubject(of));
    const entries = await findStatusEntries(actor, programmeId, subject);
    const title = m.status_of({ what: subjectName(plan, subject) });
    return { ...page, head: null, groups: [], said: null, story: { title, entries: entries.map(saidText) } };
  }
  const tree = statusTree(plan, await findLatestStatuses(actor, programmeId), todayFor(args.context));
  // Null for who may not read them: then nothing is said of them at all.
  const said = may(actor, 'check-in.read') ? (await findSaidCheckIns(actor, programmeId)).map(checkInText) : null;
  return { ...page, head: headText(plan, tree), groups: groupTexts(plan, tree), said, story: null };
}

export default function Status() {
  return <StatusPage {...useLoaderData<typeof loader>()} />;
}
