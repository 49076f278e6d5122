// Every page of a programme: header with the phase ribbon and the distance to go-live, navigation, what was just saved.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, Outlet, useLoaderData } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { getHistoryEntry } from '~/models/history.server';
import { ribbonOf } from '~/models/planning/ribbon';
import { statusTree } from '~/models/planning/status/roll-up';
import { mayUndo } from '~/models/planning/undo';
import { findLatestStatuses } from '~/models/status.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { LiveLine } from '~/ui/live/live-line';
import { paths } from '~/ui/paths';
import { PhaseRibbon } from '~/ui/programme/phase-ribbon';
import { ProgrammeNav } from '~/ui/programme/programme-nav';
import { programmePlaces } from '~/ui/programme/programme-places.server';
import { changeText } from '~/ui/plan/change-text';
import { SavedNotice } from '~/ui/plan/saved-notice';
import { StateBadge } from '~/ui/shared/state-badge';
import { shortText } from '~/ui/status/status-text.server';
import { ViewTools } from '~/ui/views/view-tools';
import { countdown, dayText, fromGoLive } from '~/ui/words';
import { viewTools } from '~/view-tools.server';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.name ?? ''} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = await askedPlan(args, actor);
  const today = todayFor(args.context);
  const changed = new URL(args.request.url).searchParams.get('changed');
  const [entry, statuses, views] = await Promise.all([
    changed ? getHistoryEntry(actor, plan.programme.id, changed) : null,
    findLatestStatuses(actor, plan.programme.id),
    viewTools(args, actor, plan),
  ]);
  return {
    id: plan.programme.id,
    live: {
      ...{ version: plan.programme.version, pause: m.live_pause() },
      ...{ typing: m.live_typing(), paused: m.live_paused() },
    },
    name: plan.programme.name,
    goLive: plan.programme.goLive,
    today,
    ribbon: ribbonOf(plan, today),
    status: shortText(statusTree(plan, statuses, today)),
    nav: { label: m.nav_programme(), groups: programmePlaces(actor, plan.programme.id, views.starts) },
    tools: views.tools,
    saved: entry && {
      id: entry.id,
      kind: entry.kind,
      what: changeText(entry.kind),
      moved: entry.rows.filter((row) => row.collection === 'items' && row.before && row.after && 'start' in row.after)
        .length,
      undone: entry.undoneBy !== null,
      mayUndo: mayUndo(actor, entry),
    },
  };
}

export default function ProgrammeLayout() {
  const { id, live, name, goLive, today, ribbon, status, saved, tools, nav } = useLoaderData<typeof loader>();
  return (
    <>
      <section className="programme-head" aria-label={name}>
        <div className="programme-head-line">
          <Link to={paths.programme(id)} className="programme-name">
            {name}
          </Link>
          <span className="countdown">{countdown(goLive, today)}</span>
          {status ? (
            <Link to={paths.status(id)} aria-label={status.label}>
              <StateBadge look={status.look}>{status.word}</StateBadge>
            </Link>
          ) : null}
          <span className="muted">{m.today_is({ distance: fromGoLive(goLive, today) })}</span>
          <span className="print-only print-day">{m.print_day({ day: dayText(today) })}</span>
        </div>
        <PhaseRibbon ribbon={ribbon} />
        <LiveLine programmeId={id} {...live} />
      </section>
      <div className="with-nav">
        <ProgrammeNav {...nav} />
        <main id="inhoud" tabIndex={-1}>
          {saved ? <SavedNotice programmeId={id} saved={saved} /> : null}
          <ViewTools text={tools} />
          <Outlet />
        </main>
      </div>
    </>
  );
}
