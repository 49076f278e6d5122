// A page of its own at the door: heading, a sentence, what there is to do.
import type { ReactNode } from 'react';
import { Page } from '../shared/page';

type Props = { title: string; lead?: string; crumbs?: { label: string; to: string }[]; children: ReactNode };

export function AccessPage({ children, ...head }: Props) {
  return (
    <main id="inhoud" tabIndex={-1}>
      <Page {...head}>{children}</Page>
    </main>
  );
}
