// A file to take along, as a link that looks like a button: the browser fetches it, not the page.
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export function DownloadLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a href={to} download className="utrecht-button utrecht-button--secondary-action">
      <IconDownload aria-hidden="true" />
      {children}
    </a>
  );
}
