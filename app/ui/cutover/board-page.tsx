// The cut-over board: on a phone what to do now comes first, then the picture and every task.
import type { Board } from '~/models/planning/cutover-board';
import type { CutoverPicture } from '~/models/planning/cutover-picture';
import { m } from '~/paraglide/messages.js';
import { Link, useLocation } from '~/ui/shared/navigation';
import { paths } from '../paths';
import { ButtonLink } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { Page } from '../shared/page';
import { BoardSummary } from './board-summary';
import { keepFresh } from './keep-fresh';
import { NextTasks } from './next-tasks';
import { TaskTable } from './task-table';
import { Timeline } from './timeline';

type Props = {
  programmeId: string;
  version: number;
  board: Board;
  picture: CutoverPicture | null;
  mayPlan: boolean;
  /** The reader asked that nothing changes by itself. */
  still: boolean;
};

export function BoardPage({ programmeId, version, board, picture, mayPlan, still }: Props) {
  const { pathname, search } = useLocation();
  const add = <ButtonLink to={paths.cutoverTask(programmeId, 'new')}>{m.cutover_add()}</ButtonLink>;
  const crumbs = [{ label: m.golive_title(), to: paths.goLive(programmeId) }];
  if (board.lines.length === 0) {
    return (
      <Page title={m.cutover_title()} lead={m.cutover_lead()} crumbs={crumbs}>
        <EmptyState action={mayPlan ? add : undefined}>{m.cutover_empty()}</EmptyState>
      </Page>
    );
  }
  const done = board.done === board.lines.length;
  return (
    <Page title={m.cutover_title()} lead={m.cutover_lead()} crumbs={crumbs} actions={mayPlan ? add : undefined}>
      <BoardSummary board={board} />
      {done ? null : (
        <p className="row small no-print">
          <Link to={pathname + search} replace preventScrollReset prefetch="none" ref={still ? undefined : keepFresh}>
            {m.cutover_refresh()}
          </Link>
          <Link to={paths.cutover(programmeId, { still: !still && '1' })} preventScrollReset prefetch="none">
            {still ? m.cutover_refresh_on() : m.cutover_refresh_off()}
          </Link>
        </p>
      )}
      <NextTasks {...{ programmeId, version }} lines={board.next} />
      {picture ? <Timeline picture={picture} /> : null}
      <TaskTable {...{ programmeId, version, mayPlan }} lines={board.lines} />
    </Page>
  );
}
