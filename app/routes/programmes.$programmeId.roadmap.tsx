// The roadmap: lanes over time, as a picture or as a table; everything the reader chose stands in the address.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import type { MouseEvent } from 'react';
import { todayFor } from '~/clock.server';
import { found } from '~/http.server';
import { loadPlan } from '~/models/plan.server';
import { may } from '~/models/planning/permission';
import { nextGate, roadmapOf } from '~/models/planning/roadmap';
import { readRoadmapState } from '~/models/planning/roadmap-search';
import { roadmapTable } from '~/models/planning/roadmap-table';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { noFilters, RoadmapFilter } from '~/ui/roadmap/roadmap-filter';
import { roadmapLink } from '~/ui/roadmap/roadmap-link';
import { RoadmapPicture } from '~/ui/roadmap/roadmap-picture';
import { RoadmapTable } from '~/ui/roadmap/roadmap-table';
import { RoadmapToolbar } from '~/ui/roadmap/roadmap-toolbar';
import { ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/roadmap.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.roadmap_title()} · ${data?.name ?? ''} · ${m.app_name()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const today = todayFor(args.context);
  const state = readRoadmapState(new URL(args.request.url).searchParams);
  const value = roadmapOf(plan, state, today);
  return {
    id: plan.programme.id,
    name: plan.programme.name,
    state,
    value: state.view === 'table' ? { ...value, lanes: [], links: null } : value,
    table: state.view === 'table' ? roadmapTable(plan, state, today) : null,
    gate: nextGate(plan, today),
    choices: {
      workstreams: plan.workstreams.map(({ id, title }) => ({ id, title })),
      departments: plan.departments.map(({ id, name }) => ({ id, title: name })),
    },
    mayChange: may(actor, 'plan.change'),
  };
}

export default function Roadmap() {
  const { id, state, value, table, gate, choices, mayChange } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const go = (to: string, keep: boolean) => void navigate(to, { preventScrollReset: keep });
  const follow = (event: MouseEvent) => {
    const anchor = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const to = anchor?.getAttribute('href');
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
    if (!to || elsewhere || event.defaultPrevented) return;
    event.preventDefault();
    go(to, anchor!.hasAttribute('data-keep'));
  };
  const link = roadmapLink(id, state);
  const isTable = table !== null;
  const actions = (
    <>
      <ButtonLink small to={link({ view: isTable ? 'picture' : 'table', page: [] })}>
        {isTable ? m.roadmap_show_picture() : m.roadmap_show_table()}
      </ButtonLink>
      {isTable ? null : (
        <ButtonLink small to={link({ zoom: 'year', from: null, until: null, lanes: 'open', flip: [], page: [] })}>
          {m.roadmap_print()}
        </ButtonLink>
      )}
    </>
  );
  const body =
    value.totals.all === 0 ? (
      <EmptyState action={mayChange ? <ButtonLink to={paths.itemNew(id)}>{m.roadmap_empty_new()}</ButtonLink> : null}>
        {m.roadmap_empty()}
      </EmptyState>
    ) : value.totals.shown === 0 ? (
      <EmptyState
        action={
          <ButtonLink to={link({ ...noFilters, from: null, until: null })}>{m.roadmap_filter_clear()}</ButtonLink>
        }
      >
        {m.roadmap_hidden()}
      </EmptyState>
    ) : isTable ? (
      <RoadmapTable programmeId={id} table={table} window={value.axis.window} state={state} link={link} />
    ) : (
      <RoadmapPicture {...{ programmeId: id, value, state, gate, link, mayChange, go }} />
    );
  return (
    <Page title={m.roadmap_title()} actions={actions}>
      {/* Links work by themselves; following them here saves loading the whole page. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
      <div className="rm-page" onClick={follow}>
        <RoadmapToolbar
          state={state}
          link={link}
          window={value.axis.window}
          anyOpen={value.lanes.some(({ open }) => open)}
        />
        <RoadmapFilter state={state} link={link} choices={choices} go={go} />
        {body}
      </div>
    </Page>
  );
}
