// One saved change with everything it did, however much that is.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { found } from '~/http.server';
import { getToldEntry } from '~/models/history-page.server';
import { overloadsOf } from '~/models/load.server';
import { loadPlan } from '~/models/plan.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { entryText } from '~/ui/history/entry-text.server';
import { HistoryEntry } from '~/ui/history/history-entry';
import { overloadLine } from '~/ui/overview/overload-text.server';
import { paths } from '~/ui/paths';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.history_change({ version: data?.entry.version ?? '' })} · ${m.app_name()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const plan = found(await loadPlan(actor, args.params.programmeId!));
  const entry = found(await getToldEntry(actor, plan, args.params.changeId!));
  const over = await overloadsOf(actor, plan.programme.id, entry.id);
  return {
    programmeId: plan.programme.id,
    entry: entryText(entry, actor),
    over:
      over.length === 0
        ? null
        : { title: m.changeload_history_over(), lines: over.map((row) => overloadLine(row, plan)) },
  };
}

export default function Change() {
  const { programmeId, entry, over } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.history_change({ version: entry.version })}
      crumbs={[{ label: m.nav_history(), to: paths.history(programmeId) }]}
    >
      <ol className="plain history">
        <HistoryEntry {...{ programmeId, entry }} open />
      </ol>
      {over ? (
        <section className="stack-small" aria-labelledby="over">
          <h2 id="over">{over.title}</h2>
          <ul>
            {over.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </Page>
  );
}
