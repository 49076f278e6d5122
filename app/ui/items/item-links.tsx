// What an item waits for and what waits for it; for planners also linking and unlinking.
import { Form, Link } from '~/ui/shared/navigation';
import type { ItemView, LinkedItem } from '~/models/planning/item-view';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { linkText } from '../programme/kind-words';
import { Button } from '../shared/button';
import { StateBadge } from '../shared/state-badge';
import { periodText, words } from '../words';
import { LinkForm } from './link-form';

type Props = {
  programmeId: string;
  version: number;
  mayChange: boolean;
  view: ItemView;
  others: readonly { id: string; title: Label; key: string | null }[];
};

function lagText(lag: number): string {
  return lag === 0 ? '' : m.link_lag({ days: lag > 0 ? `+${lag}` : `−${-lag}` });
}

export function ItemLinks({ programmeId, mayChange, view, others }: Props) {
  const { item } = view;
  const list = (rows: readonly LinkedItem[], empty: string) =>
    rows.length === 0 ? (
      <p className="muted">{empty}</p>
    ) : (
      <ul className="plain stack-small">
        {rows.map((row) => (
          <li key={row.dependencyId} className="row-between">
            <span>
              <Link to={paths.item(programmeId, row.itemId)}>{words(row.title)}</Link>{' '}
              <span className="muted small">
                {periodText(row)} · {linkText(row.type)} {lagText(row.lag)}
              </span>{' '}
              {row.broken ? <StateBadge look="warn">{m.link_broken()}</StateBadge> : null}
            </span>
            {mayChange && !item.retired ? (
              <span className="row">
                <Link
                  to={paths.itemLinkEdit(programmeId, item.id, row.dependencyId)}
                  aria-label={m.link_edit_with({ title: words(row.title) })}
                >
                  {m.link_edit()}
                </Link>
                <Form method="post" action={paths.itemUnlink(programmeId, item.id, row.dependencyId)}>
                  <Button small look="subtle" label={m.unlink_from({ title: words(row.title) })}>
                    {m.unlink()}
                  </Button>
                </Form>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    );
  return (
    <section className="stack" aria-labelledby="koppelingen">
      <h2 id="koppelingen">{m.item_links()}</h2>
      <div className="columns">
        <div className="stack-small">
          <h3>{m.item_waits_for()}</h3>
          {list(view.predecessors, m.item_waits_for_nothing())}
        </div>
        <div className="stack-small">
          <h3>{m.item_waited_by()}</h3>
          {list(view.successors, m.item_waited_by_nothing())}
        </div>
      </div>
      {mayChange && !item.retired ? (
        <details className="fold">
          <summary>{m.link_add()}</summary>
          <LinkForm
            action={paths.itemLink(programmeId, item.id)}
            others={others}
            state={undefined}
            save={m.link_save()}
          />
        </details>
      ) : null}
    </section>
  );
}
