// The saved views of a programme as tables, one per screen.
import { Form, Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { StateBadge } from '../shared/state-badge';
import type { ViewGroup, ViewRow } from './view-text.server';

type Props = {
  id: string;
  groups: readonly ViewGroup[];
  /** What was kept just now. */
  kept: string | null;
};

function Start({ id, screen, row: { id: viewId, name, isStart } }: { id: string; screen: string; row: ViewRow }) {
  const label = isStart ? m.views_start_clear_of({ name, screen }) : m.views_start_set_of({ name, screen });
  return (
    <Form method="post" action={paths.viewStart(id, viewId)} className="row">
      {isStart ? <StateBadge look="good">{m.views_is_start()}</StateBadge> : null}
      <Button small look="subtle" name="start" value={isStart ? '0' : '1'} label={label}>
        {isStart ? m.views_start_clear() : m.views_start_set()}
      </Button>
    </Form>
  );
}

export function ViewsPage({ id, groups, kept }: Props) {
  return (
    <Page title={m.views_title()} lead={m.views_lead()}>
      {kept === null ? null : (
        <Notice tone="good" live title={m.views_saved()}>
          <p>{kept}</p>
        </Notice>
      )}
      {groups.length === 0 ? (
        <EmptyState action={<ButtonLink to={paths.roadmap(id)}>{m.views_none_do()}</ButtonLink>}>
          {m.views_none()}
        </EmptyState>
      ) : null}
      {groups.map(({ screen, title, rows }) => (
        <section key={screen} className="views-group" aria-labelledby={`views-${screen}`}>
          <h2 id={`views-${screen}`}>{title}</h2>
          <ul className="plain">
            {rows.map((row) => (
              <li key={row.id} className="views-row">
                <span className="views-name">
                  <Link to={row.to}>{row.name}</Link>
                  <span className="muted small">{row.who}</span>
                  {row.gone ? <StateBadge look="warn">{row.gone}</StateBadge> : null}
                </span>
                <Start {...{ id, screen: title, row }} />
                {row.mayChange ? (
                  <span className="row">
                    <Link to={paths.view(id, row.id)} aria-label={m.views_change_of({ name: row.name })}>
                      {m.views_change()}
                    </Link>
                    <Link to={paths.viewRemove(id, row.id)} aria-label={m.views_remove_title({ name: row.name })}>
                      {m.views_remove()}
                    </Link>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Page>
  );
}
