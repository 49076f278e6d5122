// The bar on every page: product and municipality, the main places, searching, language and person.
import { Form, Link, NavLink, useLocation } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { getLocale } from '~/paraglide/runtime.js';
import { paths } from '../paths';
import { Icon } from '../shared/icon';

type Props = {
  /** Role and for whom they stand in are words already. */
  person: {
    name: string;
    role: string;
    organisation: string;
    standsIn: readonly string[];
    /** How many notices are new: as a sign, and in words. */
    bell: { count: string; label: string };
  } | null;
};

export function TopBar({ person }: Props) {
  const location = useLocation();
  const other = getLocale() === 'nl' ? 'en' : 'nl';
  const places = [
    { to: paths.programmes(), label: m.nav_programmes() },
    { to: paths.settings(), label: m.settings_nav() },
  ];
  return (
    <header className="top-bar">
      <Link to={paths.home()} className="brand">
        <span>{m.app_name()}</span>
        {person ? <span className="brand-municipality">{person.organisation}</span> : null}
      </Link>
      {person ? (
        <nav aria-label={m.nav_main()}>
          <ul>
            {places.map((place) => (
              <li key={place.to}>
                <NavLink to={place.to} prefetch="intent">
                  {place.label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {person ? <SearchField from={/^\/programmes\/(?!new$)([^/]+)/.exec(location.pathname)?.[1]} /> : null}
      <div className="top-bar-end">
        <Form method="post" action={paths.language()} reloadDocument>
          <input type="hidden" name="to" value={location.pathname + location.search} />
          <button className="link-button" name="language" value={other} lang={other}>
            {other === 'en' ? 'English' : 'Nederlands'}
          </button>
        </Form>
        {person ? (
          <>
            <NavLink to={paths.notices()} className="bell" aria-label={person.bell.label}>
              <Icon name="bell" />
              {person.bell.count ? <span className="bell-count">{person.bell.count}</span> : null}
            </NavLink>
            <span>
              <Link to={paths.account()}>{person.name}</Link>{' '}
              <span className="muted">({[person.role, ...person.standsIn].join('; ')})</span>
            </span>
            <Form method="post" action={paths.signOut()}>
              <button className="link-button">{m.sign_out()}</button>
            </Form>
          </>
        ) : null}
      </div>
    </header>
  );
}

/** Searching, from the programme one looks at when there is one; `ui/search/` finds its parts by their ids and shows the best answers in it. */
function SearchField({ from }: { from: string | undefined }) {
  return (
    <Form action={paths.search()} className="top-search" role="search">
      <input
        id="search"
        type="search"
        name="q"
        aria-label={m.search_field()}
        placeholder={m.search_hint()}
        maxLength={100}
        autoComplete="off"
        className="utrecht-textbox utrecht-textbox--html-input"
      />
      {from ? <input type="hidden" name="in" value={from} /> : null}
      <button className="top-search-do" aria-label={m.search_do()}>
        <Icon name="search" />
      </button>
      <div id="search-answers" />
    </Form>
  );
}
