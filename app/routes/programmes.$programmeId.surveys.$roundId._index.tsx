// One survey: addresses and response while it is open, results once it is closed.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { found, wholeNumberOf } from '~/http.server';
import { getOrganisationEntry } from '~/models/organisation-history.server';
import { may } from '~/models/planning/permission';
import { getRound } from '~/models/survey.server';
import { m } from '~/paraglide/messages.js';
import { savedChange } from '~/recent-changes.server';
import { addressOf, requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import styles from '~/ui/styles/survey.css?url';
import { resultsText, unitName } from '~/ui/survey/results-text.server';
import { RoundPage } from '~/ui/survey/round-page';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.round.name ?? ''} · ${m.survey_title()} · ${m.app_name()}` },
];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const { id, goLive } = (await askedPlan(args, actor)).programme;
  const asked = { programmeId: id, roundId: args.params.roundId! };
  const view = found(await getRound(actor, asked, todayFor(args.context)));
  const { round, departments, responses } = view;
  const addresses = new Map(view.links.map(({ departmentId, token }) => [departmentId, token]));
  const { searchParams } = new URL(args.request.url);
  const change = searchParams.get('changed');
  const entry = change ? await getOrganisationEntry(actor, change) : null;
  return {
    id,
    goLive,
    round,
    mayManage: may(actor, 'surveys.manage'),
    responses: responses.map(({ departmentId, ...response }) => {
      const token = departmentId && addresses.get(departmentId);
      const address = token ? addressOf(args.request, paths.survey(token)) : null;
      const name = unitName({ departmentId, of: response.of }, departments);
      return { ...response, departmentId, name, address };
    }),
    results: resultsText(view),
    saved: searchParams.has('saved'),
    changed: await savedChange(actor, change),
    othersAsked: entry?.rowId === round.id && 'departments' in (entry.after ?? {}),
    closedMeanwhile: round.state === 'closed' && searchParams.get('meanwhile') === 'closed',
    figures: wholeNumberOf(searchParams.get('closed')),
  };
}

export default function SurveyRound() {
  return <RoundPage {...useLoaderData<typeof loader>()} />;
}
