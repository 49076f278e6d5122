// Searching: everything of the municipality that is called so, by kind.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { drawnPart } from '~/drawn.server';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { closeTo, searchAnswer } from '~/search-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { resultsText } from '~/ui/search/results-text.server';
import { screensFor } from '~/ui/search/screens.server';
import { resultsId, SearchPage } from '~/ui/search/search-page';
import styles from '~/ui/styles/search.css?url';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.text ? `${data.text} · ` : ''}${m.search_field()} · ${m.app_name()}` },
];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

/** Where to go on from when nothing was found or asked. */
const beginnings = ['roadmap', 'calendar', 'items', 'adoption', 'capacity', 'programmes'];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const { query, answers, programmeId } = await searchAnswer(actor, args);
  const { status, text, words } = query;
  const isNothing = status === 'asked' && answers.length === 0;
  const said = {
    empty: m.search_empty,
    too_short: m.search_too_short,
    too_long: m.search_too_long,
    asked: () => (isNothing ? m.search_none({ text }) : m.search_count({ count: answers.length, text })),
  };
  const close = isNothing ? await closeTo(actor, query, args) : [];
  const places = answers.length > 0 ? [] : screensFor((action) => may(actor, action), programmeId);
  return {
    text,
    programmeId,
    said: said[status](),
    advice: isNothing ? m.search_none_all() : null,
    close: close.map((word) => ({ text: word, to: paths.search({ q: word, in: programmeId }) })),
    places: places.filter(({ id }) => beginnings.includes(id)).map(({ title, to }) => ({ title, to })),
    results: drawnPart(args.context, resultsId, resultsText(answers, words)),
  };
}

export default function Search() {
  const navigate = useNavigate();
  // Links to a group of results are written from where they stand.
  const go = (to: string, keep: boolean) => {
    const { pathname, search, hash } = new URL(to, window.location.href);
    void navigate(pathname + search + hash, { preventScrollReset: keep });
  };
  return (
    <main id="inhoud" tabIndex={-1}>
      <SearchPage {...useLoaderData<typeof loader>()} go={go} />
    </main>
  );
}
