// The roll-out matrix: how far each department is with each group of case types and each e-service.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { drawnPart } from '~/drawn.server';
import { rolloutMatrix } from '~/models/planning/adoption/rollout';
import { readRolloutSearch } from '~/models/planning/adoption/rollout-search';
import { may } from '~/models/planning/permission';
import { loadRollout } from '~/models/rollout.server';
import { m } from '~/paraglide/messages.js';
import { savedChange } from '~/recent-changes.server';
import { recentRollout } from '~/rollout-changes.server';
import { requireActor } from '~/session.server';
import { rolloutIndexText, rolloutListsText } from '~/ui/rollout/lists-text.server';
import { rolloutMatrixText } from '~/ui/rollout/matrix-text.server';
import { rolloutIds, RolloutPage } from '~/ui/rollout/rollout-page';
import { rolloutSummary } from '~/ui/rollout/summary-text.server';
import styles from '~/ui/styles/rollout.css?url';
import settingsStyles from '~/ui/styles/settings.css?url';

export const meta: MetaFunction = () => [{ title: `${m.rollout_title()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: settingsStyles },
  { rel: 'stylesheet', href: styles },
];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const today = todayFor(args.context);
  const { searchParams } = new URL(args.request.url);
  const search = readRolloutSearch(searchParams);
  const programmeId = args.params.programmeId!;
  const [plan, rollout] = await Promise.all([askedPlan(args, actor), loadRollout(actor, programmeId)]);
  const [recent, saved] = await Promise.all([recentRollout(actor), savedChange(actor, searchParams.get('changed'))]);
  const matrix = rolloutMatrix(rollout, search, today);
  const mayChange = may(actor, 'rollout.change');
  const asked = { programmeId, matrix, search, today, mayChange };
  const shown = matrix.groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const asLists = search.view === 'list';
  const draw = (part: keyof typeof rolloutIds, text: () => string) =>
    drawnPart(args.context, rolloutIds[part], shown === 0 ? '' : text());
  return {
    id: plan.programme.id,
    search,
    subjects: rollout.subjects.length,
    shown,
    columns: matrix.columns.length,
    asLists,
    units: rollout.units.map(({ id, name, depth }) => ({ id, name, depth })),
    summary: rolloutSummary(matrix),
    drawn: {
      matrix: asLists ? null : draw('matrix', () => rolloutMatrixText(asked)),
      index: asLists ? null : draw('index', () => rolloutIndexText(asked)),
      lists: asLists ? draw('lists', () => rolloutListsText(asked)) : null,
    },
    recent,
    saved,
    mayChange,
    mayArrange: may(actor, 'plan.change'),
  };
}

export default function RolloutMatrix() {
  const navigate = useNavigate();
  // Links of the matrix are written from where it stands.
  const go = (to: string, keep: boolean) => {
    const { pathname, search } = new URL(to, window.location.href);
    void navigate(pathname + search, { preventScrollReset: keep });
  };
  return <RolloutPage {...useLoaderData<typeof loader>()} go={go} />;
}
