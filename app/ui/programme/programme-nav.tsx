// Navigation beside every programme page; under a button on a phone.
import {
  IconAdjustments,
  IconArchive,
  IconCalendar,
  IconCalendarExclamation,
  IconChartBar,
  IconDiamond,
  IconDownload,
  IconHistory,
  IconHome,
  IconLayoutRows,
  IconList,
  IconListCheck,
  IconPencil,
  IconTimeline,
  IconRocket,
} from '@tabler/icons-react';
import { NavLink } from '~/ui/shared/navigation';
import type { Icon } from '@tabler/icons-react';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';

type Place = { to: string; label: string; icon: Icon; end?: boolean };

function Places({ places }: { places: Place[] }) {
  return (
    <ul>
      {places.map(({ to, label, icon: Icon, end }) => (
        <li key={to}>
          <NavLink to={to} end={end} prefetch="intent">
            <Icon aria-hidden={true} />
            {label}
          </NavLink>
        </li>
      ))}
    </ul>
  );
}

export function ProgrammeNav({ programmeId, mayChange }: { programmeId: string; mayChange: boolean }) {
  const plan: Place[] = [
    { to: paths.programme(programmeId), label: m.nav_overview(), icon: IconHome, end: true },
    { to: paths.roadmap(programmeId), label: m.nav_roadmap(), icon: IconChartBar },
    { to: paths.calendar(programmeId), label: m.nav_calendar(), icon: IconCalendar },
    { to: paths.items(programmeId), label: m.nav_items(), icon: IconList },
  ];
  const promised: Place[] = [
    { to: paths.milestones(programmeId), label: m.nav_milestones(), icon: IconDiamond },
    { to: paths.baselines(programmeId), label: m.nav_baselines(), icon: IconArchive },
    { to: paths.trend(programmeId), label: m.gates_trend(), icon: IconTimeline },
    { to: paths.slips(programmeId), label: m.gates_slips(), icon: IconCalendarExclamation },
    { to: paths.history(programmeId), label: m.nav_history(), icon: IconHistory },
  ];
  const goingLive: Place[] = [
    { to: paths.goLive(programmeId), label: m.golive_title(), icon: IconRocket },
    { to: paths.cutover(programmeId), label: m.cutover_title(), icon: IconListCheck },
  ];
  const setup: Place[] = [
    { to: paths.programmeEdit(programmeId), label: m.programme_edit(), icon: IconPencil },
    { to: paths.phases(programmeId), label: m.nav_phases(), icon: IconLayoutRows },
    { to: paths.workstreams(programmeId), label: m.nav_workstreams(), icon: IconAdjustments },
  ];
  return (
    <nav className="side-nav" aria-label={m.nav_programme()}>
      <details>
        <summary>{m.nav_programme()}</summary>
        <Places places={plan} />
        <h2>{m.nav_promises()}</h2>
        <Places places={promised} />
        <h2>{m.nav_going_live()}</h2>
        <Places places={goingLive} />
        {mayChange ? (
          <>
            <h2>{m.nav_setup()}</h2>
            <Places places={setup} />
          </>
        ) : null}
        <h2>{m.nav_take_along()}</h2>
        <ul>
          <li>
            <a href={paths.exportBlueprint(programmeId)} download>
              <IconDownload aria-hidden={true} />
              {m.nav_export()}
            </a>
          </li>
        </ul>
      </details>
    </nav>
  );
}
