// A page: breadcrumb, heading with its actions, content.
import { Link } from '~/ui/shared/navigation';
import type { ReactNode } from 'react';
import { m } from '~/paraglide/messages.js';

type Crumb = { label: string; to: string };
type Props = {
  title: ReactNode;
  lead?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  children: ReactNode;
};

export function Page({ title, lead, crumbs = [], actions, children }: Props) {
  return (
    <div className="page">
      <div className="stack-small">
        {crumbs.length > 0 ? (
          <nav className="breadcrumb" aria-label={m.breadcrumb()}>
            <ol>
              {crumbs.map((crumb) => (
                <li key={crumb.to}>
                  <Link to={crumb.to}>{crumb.label}</Link>
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <div className="page-head">
          <h1>{title}</h1>
          {actions ? <div className="buttons">{actions}</div> : null}
        </div>
        {lead ? <p className="muted measure">{lead}</p> : null}
      </div>
      {children}
    </div>
  );
}
