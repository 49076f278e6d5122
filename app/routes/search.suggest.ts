// The best of what is called so, for the list under the search field while somebody types.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { bestOf } from '~/models/planning/search/kinds';
import { m } from '~/paraglide/messages.js';
import { searchAnswer } from '~/search-answer.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import type { Suggestions } from '~/ui/search/suggest';

const most = 8;

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const { query, answers } = await searchAnswer(actor, args);
  const best = bestOf(answers, most);
  const all = new URL(args.request.url).searchParams.get('in');
  const suggestions: Suggestions = {
    rows: [
      ...best.map(({ title, what, where, to }) => ({ title, what, where, to })),
      ...(answers.length > most
        ? [
            {
              title: m.search_all({ text: query.text }),
              what: '',
              where: '',
              to: paths.search({ q: query.text, in: all }),
            },
          ]
        : []),
    ],
    said: best.length > 0 ? m.search_said({ count: best.length }) : m.search_said_none(),
    label: m.search_answers(),
  };
  return Response.json(suggestions, { headers: { 'Cache-Control': 'no-store' } });
}
