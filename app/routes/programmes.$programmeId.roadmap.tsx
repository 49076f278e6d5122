// The roadmap: lanes over time, as a picture or as a table; everything the reader chose stands in the address.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { askedCurve, drawnCurve } from '~/asked-curve.server';
import { askedPlan } from '~/asked-plan.server';
import { baselineChoices, overlayFor } from '~/roadmap-baseline.server';
import { todayFor } from '~/clock.server';
import { drawnPart } from '~/drawn.server';
import { may } from '~/models/planning/permission';
import { readRoadmapState } from '~/models/planning/roadmap-search';
import { noFilters } from '~/models/planning/roadmap-state';
import { roadmapTable, type RoadmapTableValue } from '~/models/planning/roadmap-table';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { CurveTables } from '~/ui/roadmap/roadmap-curve';
import { roadmapDrawing } from '~/ui/roadmap/roadmap-drawing.server';
import { filterId, RoadmapFilter } from '~/ui/roadmap/roadmap-filter';
import { roadmapFilterText } from '~/ui/roadmap/roadmap-filter-text.server';
import { namesId, trackId } from '~/ui/roadmap/roadmap-lane';
import { roadmapLink } from '~/ui/roadmap/roadmap-link';
import { pictureIds, RoadmapPicture } from '~/ui/roadmap/roadmap-picture';
import { RoadmapTable, tableId } from '~/ui/roadmap/roadmap-table';
import { roadmapTableText } from '~/ui/roadmap/roadmap-table-text.server';
import { roadmapToolbarText } from '~/ui/roadmap/toolbar-text.server';
import { useDrawn } from '~/ui/shared/drawn-part';
import { ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { linkFollower } from '~/ui/shared/follow-links';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/roadmap.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.roadmap_title()} · ${data?.name ?? ''} · ${m.app_name()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const today = todayFor(args.context);
  const state = readRoadmapState(new URL(args.request.url).searchParams);
  const mayChange = may(actor, 'plan.change');
  const isTable = state.view === 'table';
  const baseline = state.baseline === null ? null : await overlayFor(actor, plan, state.baseline);
  const { value, lanes, picture } = roadmapDrawing({ plan, state, today, mayChange, baseline });
  const { axis, totals, crowded } = value;
  const curve = await askedCurve(actor, { plan, state, window: axis.window, today });
  const { programme } = plan;
  const choices = {
    workstreams: plan.workstreams,
    departments: plan.departments.map(({ id, name }) => ({ id, title: name })),
    baselines: baselineChoices(plan, baseline),
    curves: curve.choices.map(({ key, title }) => ({ id: key, title })),
  };
  const fields = roadmapFilterText({ programmeId: programme.id, state, ...choices });
  const anyOpen = !isTable && lanes.some(({ lane }) => lane.open);
  const table = isTable ? roadmapTable(plan, state, today) : null;
  const drawn = (elementId: string, text: string) => drawnPart(args.context, elementId, text);
  const tableOf = ({ rows, ...counts }: RoadmapTableValue) => {
    const text = roadmapTableText({
      ...{ programmeId: programme.id, rows, window: axis.window, group: state.group, mayChange, baseline },
    });
    return { ...counts, drawn: rows.length, text: drawn(tableId, text) };
  };
  return {
    id: programme.id,
    name: programme.name,
    state,
    totals,
    window: axis.window,
    days: axis.days,
    crowded,
    picture: isTable
      ? null
      : {
          head: drawn(pictureIds.head, picture.head),
          defs: drawn(pictureIds.defs, picture.defs),
          legend: drawn(pictureIds.legend, picture.legend),
          caption: picture.caption,
        },
    lanes: (isTable ? [] : lanes).map(({ lane, names, track }) => ({
      ...lane,
      names: drawn(namesId(lane.id), names),
      track: drawn(trackId(lane.id), track),
    })),
    curve: curve.view && drawnCurve(curve.view, { programmeId: programme.id, state, drawn }),
    filter: drawn(filterId, fields),
    toolbar: drawn('rm-toolbar', roadmapToolbarText({ plan, state, window: axis.window, anyOpen })),
    table: table && tableOf(table),
    mayChange,
  };
}

export default function Roadmap() {
  const page = useLoaderData<typeof loader>();
  const { id, state, totals, window, picture, lanes, curve, table, filter, mayChange, days, crowded } = page;
  const tools = useDrawn('rm-toolbar', page.toolbar);
  const navigate = useNavigate();
  const go = (to: string, keep: boolean) => void navigate(to, { preventScrollReset: keep });
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
    totals.all === 0 ? (
      <EmptyState action={mayChange ? <ButtonLink to={paths.itemNew(id)}>{m.roadmap_empty_new()}</ButtonLink> : null}>
        {m.roadmap_empty()}
      </EmptyState>
    ) : totals.shown === 0 ? (
      <EmptyState
        action={
          <ButtonLink to={link({ ...noFilters, from: null, until: null })}>{m.roadmap_filter_clear()}</ButtonLink>
        }
      >
        {m.roadmap_hidden()}
      </EmptyState>
    ) : table ? (
      <>
        <RoadmapTable programmeId={id} {...{ table, state, link, mayChange }} />
        {curve ? <CurveTables curve={curve} /> : null}
      </>
    ) : picture ? (
      <RoadmapPicture
        {...{ programmeId: id, window, days, crowded, picture, lanes, curve, state, link, mayChange, go }}
      />
    ) : null;
  return (
    <Page title={m.roadmap_title()} actions={actions}>
      {/* Links work by themselves; following them here saves loading the whole page. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
      <div className="rm-page" onClick={linkFollower(go)}>
        <div className="toolbar rm-toolbar" id="rm-toolbar" dangerouslySetInnerHTML={tools} />
        <RoadmapFilter state={state} fields={filter} go={go} />
        {body}
      </div>
    </Page>
  );
}
