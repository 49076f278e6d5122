// Blocks of lines, and the choice of whose home it is.
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { StateBadge } from '../shared/state-badge';
import type { HomeBlock, HomeTab } from './home-parts';

export function HomeBlocks({ blocks }: { blocks: readonly HomeBlock[] }) {
  return blocks.map((block) => <Block key={block.id} block={block} />);
}

function Block({ block: { id, title, lines, count, none, more } }: { block: HomeBlock }) {
  return (
    <section className="home-block" aria-labelledby={id}>
      <h2 id={id}>
        {title}
        {count > 0 ? <span className="home-count">{count}</span> : null}
      </h2>
      {lines.length === 0 ? <p className="muted">{none}</p> : null}
      <ul className="plain home-lines">
        {lines.map(({ id: key, text, to, note, state }) => (
          <li key={key}>
            <Link to={to}>{text}</Link> {state ? <StateBadge look={state.look}>{state.said}</StateBadge> : null}
            {note ? <p className="muted small">{note}</p> : null}
          </li>
        ))}
      </ul>
      {more ? (
        <p className="small">
          <Link to={more.to}>{more.text}</Link>
        </p>
      ) : null}
    </section>
  );
}

/** For who has more than one post, also because they stand in for somebody today. */
export function HomeTabs({ tabs, current }: { tabs: readonly HomeTab[]; current: string }) {
  if (tabs.length < 2) return null;
  return (
    <nav aria-label={m.home_role()} className="row no-print">
      {tabs.map(({ role, text, to }) => (
        <Link key={role} to={to} aria-current={role === current ? 'page' : undefined} className="home-tab">
          {text}
        </Link>
      ))}
    </nav>
  );
}
