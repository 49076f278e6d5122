// Navigation beside every programme page; under a button on a phone.
import { Fragment } from 'react';
import { NavLink } from '~/ui/shared/navigation';
import { Icon, type IconName } from '../shared/icon';

/** `file`: what is taken along instead of opened. */
export type Place = { to: string; label: string; icon: IconName; end?: boolean; file?: boolean };
export type NavGroup = { title: string | null; places: Place[] };

function PlaceLink({ place: { to, label, icon, end, file } }: { place: Place }) {
  const text = (
    <>
      <Icon name={icon} />
      {label}
    </>
  );
  return file ? (
    <a href={to} download>
      {text}
    </a>
  ) : (
    <NavLink to={to} end={end} prefetch="intent">
      {text}
    </NavLink>
  );
}

export function ProgrammeNav({ label, groups }: { label: string; groups: readonly NavGroup[] }) {
  return (
    <nav className="side-nav" aria-label={label}>
      <details>
        <summary>{label}</summary>
        {groups.map(({ title, places }) => (
          <Fragment key={title}>
            {title === null ? null : <h2>{title}</h2>}
            <ul>
              {places.map((place) => (
                <li key={place.to}>
                  <PlaceLink place={place} />
                </li>
              ))}
            </ul>
          </Fragment>
        ))}
      </details>
    </nav>
  );
}
