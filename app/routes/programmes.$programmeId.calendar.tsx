// The doorontwikkelkalender: a year at a glance, a month or week as a grid, and a list that is complete on paper.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useLocation, useNavigate } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { drawnInDocument, drawnPart } from '~/drawn.server';
import { isFiltered } from '~/models/planning/calendar-filter';
import { calendarWindow, defaultDate } from '~/models/planning/calendar-window';
import { askedByOthers } from '~/models/load.server';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { CalendarFilters } from '~/ui/calendar/calendar-filters';
import { CalendarMonth } from '~/ui/calendar/calendar-month';
import { CalendarToolbar } from '~/ui/calendar/calendar-toolbar';
import { CalendarYear } from '~/ui/calendar/calendar-year';
import { monthPart } from '~/ui/calendar/month-part.server';
import { filterOf, knownState, readCalendarState } from '~/ui/calendar/read-calendar-state';
import { yearDrawing } from '~/ui/calendar/year-drawing.server';
import { yearTableId } from '~/ui/calendar/year-table';
import { paths } from '~/ui/paths';
import { ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { linkFollower } from '~/ui/shared/follow-links';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/calendar.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.nav_calendar()} · ${data?.name ?? ''} · ${m.app_name()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const today = todayFor(args.context);
  const state = knownState(readCalendarState(new URL(args.request.url).searchParams), plan, actor.departmentIds);
  const { view } = state;
  const date = state.date ?? defaultDate(view, today);
  const { window, grid, previous, next } = calendarWindow(view, date);
  const filter = filterOf(state, actor.departmentIds);
  const common = {
    id: plan.programme.id,
    name: plan.programme.name,
    goLive: plan.programme.goLive,
    today,
    date,
    state,
    window,
    previous,
    next,
    filtered: isFiltered(filter),
    mayChange: may(actor, 'plan.change'),
    hasItems: plan.items.some((item) => !item.retired),
    choices: {
      workstreams: plan.workstreams.map(({ id, title }) => ({ id, title })),
      departments: plan.departments.map(({ id, name }) => ({ id, name })),
      mine: actor.departmentIds.length,
    },
  };
  if (view === 'year') {
    const { hours } = await askedByOthers(actor, plan.programme.id);
    const question = { from: window.from, rows: state.rows, filter, today };
    const { summary, table, ...lines } = yearDrawing(plan, state, window, question, hours);
    return { ...common, year: { summary, lines, table: drawnPart(args.context, yearTableId, table) }, month: null };
  }
  const month = monthPart(plan, { state, filter, today, window, grid, previous, next }, (id, text) =>
    drawnInDocument(args.context, id, text),
  );
  return { ...common, year: null, month };
}

export default function CalendarPage() {
  const {
    id,
    goLive,
    today,
    date,
    state,
    window,
    previous,
    next,
    filtered,
    mayChange,
    hasItems,
    choices,
    year,
    month,
  } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const follow = linkFollower((to, keep) => void navigate(to, { preventScrollReset: keep }));
  const shared = { programmeId: id, state, window, filtered };
  return (
    <Page title={m.nav_calendar()} lead={m.calendar_lead()}>
      {hasItems ? (
        <>
          <CalendarFilters programmeId={id} state={state} choices={choices} filtered={filtered} />
          <CalendarToolbar
            programmeId={id}
            state={state}
            window={window}
            previous={previous}
            next={next}
            today={today}
          />
          {year ? <CalendarYear {...shared} {...year} follow={follow} /> : null}
          {month ? (
            <CalendarMonth
              {...shared}
              {...month}
              today={today}
              goLive={goLive}
              date={date}
              mayChange={mayChange}
              back={pathname + search}
              open={(to) => navigate(to)}
            />
          ) : null}
        </>
      ) : (
        <EmptyState
          action={
            mayChange ? (
              <ButtonLink to={paths.itemNew(id)} look="primary">
                {m.calendar_empty_action()}
              </ButtonLink>
            ) : null
          }
        >
          {m.calendar_empty()}
        </EmptyState>
      )}
    </Page>
  );
}
