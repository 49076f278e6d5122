// All items of a programme as a table, filtered by the address bar.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { wholeNumberOf } from '~/http.server';
import { isFiltered } from '~/models/planning/item-filter';
import { readItemFilter } from '~/models/planning/item-filter-search';
import { itemList } from '~/models/planning/item-list';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { FilterBar } from '~/ui/items/filter-bar';
import { ItemTable } from '~/ui/items/item-table';
import { paths } from '~/ui/paths';
import { ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const { searchParams } = new URL(args.request.url);
  const filter = readItemFilter(searchParams);
  const page = Math.max(1, wholeNumberOf(searchParams.get('page')) ?? 1);
  return {
    programmeId: plan.programme.id,
    goLive: plan.programme.goLive,
    mayChange: may(actor, 'plan.change'),
    filter,
    filtered: isFiltered(filter),
    list: itemList(plan, filter, todayFor(args.context), page),
    choices: {
      workstreams: plan.workstreams.map(({ id, title }) => ({ id, title })),
      phases: plan.phases.map(({ id, title }) => ({ id, title })),
      departments: plan.departments.map(({ id, name }) => ({ id, title: name })),
    },
  };
}

export default function Items() {
  const { programmeId, goLive, mayChange, filter, filtered, list, choices } = useLoaderData<typeof loader>();
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
      ) : (
        <ItemTable programmeId={programmeId} goLive={goLive} list={list} filter={filter} />
      )}
    </Page>
  );
}
