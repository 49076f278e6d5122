// The home of the steering committee where there are several programmes: where each stands, and the way to its page.
import { m } from '~/paraglide/messages.js';
import { EmptyState } from '../shared/empty-state';
import { Page } from '../shared/page';
import { ProgrammeTable } from './leader-home';
import type { ProgrammeRow } from './leader-text.server';

export function CommitteeList({ rows }: { rows: readonly ProgrammeRow[] }) {
  return (
    <Page title={m.home_committee()} lead={rows.length > 0 ? m.home_committee_lead() : undefined}>
      {rows.length > 0 ? <ProgrammeTable rows={rows} /> : <EmptyState>{m.home_none()}</EmptyState>}
    </Page>
  );
}
