// A file to take along, as a link that looks like a button: the browser fetches it, not the page.
import type { ReactNode } from 'react';
import { Icon } from './icon';

export function DownloadLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a href={to} download className="utrecht-button utrecht-button--secondary-action">
      <Icon name="download" />
      {children}
    </a>
  );
}
