// The pages of the settings, the current one marked.
import { NavLink } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';

export function SettingsNav({ mayStyle, mayPeople }: { mayStyle: boolean; mayPeople: boolean }) {
  const places = [
    { to: paths.departments(), label: m.nav_departments() },
    { to: paths.teams(), label: m.nav_teams() },
    { to: paths.competences(), label: m.competence_title() },
    { to: paths.workingCalendar(), label: m.nav_working_calendar() },
    { to: paths.metrics(), label: m.metrics_title() },
    ...(mayPeople
      ? [
          { to: paths.people(), label: m.people_title() },
          { to: paths.groups(), label: m.people_groups() },
          { to: paths.signIns(), label: m.people_events() },
          { to: paths.record(), label: m.privacy_record() },
          { to: paths.retention(), label: m.privacy_retention() },
        ]
      : []),
    { to: paths.factsheet(), label: m.privacy_factsheet() },
    { to: paths.settingsHistory(), label: m.settings_history() },
    ...(mayStyle ? [{ to: paths.appearance(), label: m.settings_appearance() }] : []),
  ];
  return (
    <nav className="settings-nav no-print" aria-label={m.settings_nav()}>
      <ul className="plain">
        {places.map((place) => (
          <li key={place.to}>
            <NavLink to={place.to} prefetch="intent">
              {place.label}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
