// All items of a programme as a table, filtered by the address bar.
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { drawnPart } from '~/drawn.server';
import { wholeNumberOf } from '~/http.server';
import { filterOf, isFiltered } from '~/models/planning/item-filter';
import { readItemFilter } from '~/models/planning/item-filter-search';
import { itemList, type ItemRow } from '~/models/planning/item-list';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { BulkForm } from '~/ui/items/bulk-form';
import { FilterBar } from '~/ui/items/filter-bar';
import { itemRowText } from '~/ui/items/item-row-text.server';
import { itemRowId, ItemTable } from '~/ui/items/item-table';
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
  const { id: programmeId, version, goLive } = plan.programme;
  const mayChange = may(actor, 'plan.change');
  const { rows, ...list } = itemList(plan, filterOf(filter, actor), todayFor(args.context), page);
  const drawn = (row: ItemRow) =>
    drawnPart(args.context, itemRowId(row.id), itemRowText(row, { programmeId, goLive, mayChange }));
  return {
    programmeId,
    version,
    search: searchParams.size > 0 ? `?${searchParams}` : '',
    mayChange,
    filter,
    filtered: isFiltered(filter),
    list: { ...list, rows: rows.map((row) => ({ id: row.id, text: drawn(row) })) },
    choices: {
      workstreams: plan.workstreams.map(({ id, title }) => ({ id, title })),
      phases: plan.phases.map(({ id, title }) => ({ id, title })),
      departments: plan.departments.map(({ id, name }) => ({ id, title: name })),
      people: plan.people.filter((person) => person.active).map(({ id, name }) => ({ id, name })),
    },
  };
}

export default function Items() {
  const { programmeId, version, search, mayChange, filter, filtered, list, choices } = useLoaderData<typeof loader>();
  const table = { programmeId, list, filter, mayChange };
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
          <ItemTable {...table} />
        </BulkForm>
      )}
    </Page>
  );
}
