// Every saved change of the plan, newest first: who, when, what, why; filtered by the address bar.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { found, wholeNumberOf } from '~/http.server';
import { getHistoryPage } from '~/models/history-page.server';
import { loadPlan } from '~/models/plan.server';
import { filterOf, isSearched, readHistorySearch } from '~/models/planning/history-search';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { entryText } from '~/ui/history/entry-text.server';
import { HistoryFilter } from '~/ui/history/history-filter';
import { HistoryList } from '~/ui/history/history-list';
import { paths } from '~/ui/paths';
import { DownloadLink } from '~/ui/shared/download-link';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';
import { words } from '~/ui/words';

const perPage = 30;

export const meta: MetaFunction = () => [{ title: `${m.nav_history()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const { searchParams } = new URL(args.request.url);
  const search = readHistorySearch(searchParams);
  const before = wholeNumberOf(searchParams.get('before'));
  const page = await getHistoryPage(actor, plan, { ...filterOf(plan, search), before, limit: perPage });
  const item = plan.items.find(({ id }) => id === search.item);
  return {
    programmeId: plan.programme.id,
    search,
    searched: isSearched(search),
    item: item ? item.title : { nl: search.item, en: null },
    people: plan.people.map(({ id, name }) => ({ id, name })),
    first: before === null,
    entries: page.entries.map((entry) => entryText(entry, actor)),
    next: page.next,
  };
}

export default function History() {
  const { programmeId, search, searched, item, people, first, entries, next } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.nav_history()}
      lead={m.history_lead()}
      actions={<DownloadLink to={paths.historyFile(programmeId, search)}>{m.history_file()}</DownloadLink>}
    >
      <HistoryFilter {...{ programmeId, search, searched, people }} item={words(item)} key={JSON.stringify(search)} />
      {entries.length === 0 ? (
        <EmptyState action={searched ? <Link to={paths.history(programmeId)}>{m.filter_clear()}</Link> : null}>
          {searched ? m.history_none_found() : m.history_none()}
        </EmptyState>
      ) : (
        <HistoryList {...{ programmeId, entries }} />
      )}
      {first && next === null ? null : (
        <nav className="row" aria-label={m.pages()}>
          {first ? null : <Link to={paths.history(programmeId, search)}>{m.history_newest()}</Link>}
          {next ? <Link to={paths.history(programmeId, { ...search, before: next })}>{m.history_older()}</Link> : null}
        </nav>
      )}
    </Page>
  );
}
