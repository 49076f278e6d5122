// All items of a programme as a table, filtered by the address bar.
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { wholeNumberOf } from '~/http.server';
import { filterOf, isFiltered } from '~/models/planning/item-filter';
import { readItemFilter } from '~/models/planning/item-filter-search';
import { itemList } from '~/models/planning/item-list';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { BulkForm } from '~/ui/items/bulk-form';
import { FilterBar } from '~/ui/items/filter-bar';
import { ItemTable } from '~/ui/items/item-table';
import { paths } from '~/ui/paths';
import { ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/bulk.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const { searchParams } = new URL(args.request.url);
  const filter = readItemFilter(searchParams);
  const page = Math.max(1, wholeNumberOf(searchParams.get('page')) ?? 1);
  searchParams.delete('changed');
  return {
    programmeId: plan.programme.id,
    version: plan.programme.version,
    search: searchParams.size > 0 ? `?${searchParams}` : '',
    goLive: plan.programme.goLive,
    mayChange: may(actor, 'plan.change'),
    filter,
    filtered: isFiltered(filter),
    list: itemList(plan, filterOf(filter, actor), todayFor(args.context), page),
    choices: {
      workstreams: plan.workstreams.map(({ id, title }) => ({ id, title })),
      phases: plan.phases.map(({ id, title }) => ({ id, title })),
      departments: plan.departments.map(({ id, name }) => ({ id, title: name })),
      people: plan.people.filter((person) => person.active).map(({ id, name }) => ({ id, name })),
    },
  };
}

export default function Items() {
  const { programmeId, version, search, goLive, mayChange, filter, filtered, list, choices } =
    useLoaderData<typeof loader>();
  const table = { programmeId, goLive, list, filter };
  return (
    <Page
      title={m.nav_items()}
      lead={m.items_lead({ count: list.total })}
      actions={
        mayChange ? (
          <ButtonLink to={paths.itemNew(programmeId)} look="primary">
            {m.new_title()}
          </ButtonLink>
        ) : null
      }
    >
      <FilterBar action={paths.items(programmeId)} filter={filter} choices={choices} clear={filtered} />
      {list.rows.length === 0 ? (
        <EmptyState action={<ButtonLink to={paths.items(programmeId)}>{m.filter_clear()}</ButtonLink>}>
          {m.items_none()}
        </EmptyState>
      ) : !mayChange ? (
        <ItemTable {...table} />
      ) : (
        // Another list is chosen from anew.
        <BulkForm key={search} {...{ programmeId, version, search, choices }} total={list.total} more={list.pages > 1}>
          {(picking) => <ItemTable {...table} picking={picking} />}
        </BulkForm>
      )}
    </Page>
  );
}
