// On top of the overview: how the programme goes in one sentence, and the way to what is behind it.
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { StateBadge } from '../shared/state-badge';
import type { StatusHead } from '../status/status-parts';

type Props = { programmeId: string; status: StatusHead | null; maySay: boolean };

export function OverviewStatus({ programmeId, status, maySay }: Props) {
  if (!status) {
    return maySay ? (
      <p>
        <Link to={paths.statusNew(programmeId)}>{m.status_say()}</Link>
      </p>
    ) : null;
  }
  const { said, from, silent } = status;
  return (
    <section className={`status-said status-${said.look}`} aria-label={m.status_title()}>
      <p className="row">
        <StateBadge look={said.look}>{said.colour}</StateBadge>
        {silent ? <StateBadge look="late">{silent}</StateBadge> : null}
      </p>
      <p className="status-headline">
        <Link to={paths.status(programmeId)}>{said.headline}</Link>
      </p>
      <p className="muted small">
        {from ? `${from.what} · ` : ''}
        {said.by}
      </p>
    </section>
  );
}
