// Change load in the half year ahead: a few sentences, and where the rest of it stands.
import { Link } from '~/ui/shared/navigation';
import type { ChangeAheadText } from './change-ahead-text.server';

export function ChangeAhead({ ahead: { title, lines, links } }: { ahead: ChangeAheadText }) {
  return (
    <section className="stack-small" aria-labelledby="verandering">
      <h2 id="verandering">{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="row no-print">
        {links.map(({ to, text }) => (
          <Link key={to} to={to}>
            {text}
          </Link>
        ))}
      </p>
    </section>
  );
}
