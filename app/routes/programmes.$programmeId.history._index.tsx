// What was changed in the plan, newest first: who, when, why, and undo.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { localMoment } from '~/clock.server';
import { found, wholeNumberOf } from '~/http.server';
import { findHistory } from '~/models/history.server';
import { loadPlan } from '~/models/plan.server';
import { describeRows } from '~/models/planning/history-view';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { HistoryList } from '~/ui/history/history-list';
import { paths } from '~/ui/paths';
import { Page } from '~/ui/shared/page';

const perPage = 40;

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const { searchParams } = new URL(args.request.url);
  const before = wholeNumberOf(searchParams.get('before'));
  const entries = await findHistory(actor, plan.programme.id, { before, limit: perPage + 1 });
  return {
    programmeId: plan.programme.id,
    mayUndo: may(actor, 'plan.undo'),
    next: entries.length > perPage ? entries[perPage - 1]!.version : null,
    first: before === null,
    entries: entries.slice(0, perPage).map((entry) => ({
      id: entry.id,
      version: entry.version,
      at: localMoment(entry.at),
      userName: entry.userName,
      source: entry.source,
      kind: entry.kind,
      reason: entry.reason,
      undone: entry.undoneBy !== null,
      undoable: entry.kind !== 'apply_blueprint' && entry.kind !== 'recalculate',
      ...describeRows(plan, entry.rows),
    })),
  };
}

export default function History() {
  const { programmeId, mayUndo, entries, next, first } = useLoaderData<typeof loader>();
  return (
    <Page title={m.nav_history()} lead={m.history_lead()}>
      <HistoryList programmeId={programmeId} mayUndo={mayUndo} entries={entries} />
      <nav className="row" aria-label={m.pages()}>
        {first ? null : <Link to={paths.history(programmeId)}>{m.history_newest()}</Link>}
        {next ? <Link to={paths.history(programmeId, { before: next })}>{m.history_older()}</Link> : null}
      </nav>
    </Page>
  );
}
