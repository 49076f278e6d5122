// The roadmap as a real table: the same items in the same order, page by page.
import { tablePageSize } from '~/models/planning/roadmap-table';
import type { RoadmapState } from '~/models/planning/roadmap-state';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { useDrawn } from '../shared/drawn-part';
import { type RoadmapLink, withPage } from './roadmap-link';

/** The element around what is drawn. */
export const tableId = 'rm-table';

/** `text` is what stands in the table, null where the document itself has it; `drawn` counts its rows. */
export type DrawnTable = { text: string | null; drawn: number; count: number; page: number; pages: number };

type Props = {
  programmeId: string;
  table: DrawnTable;
  state: RoadmapState;
  link: RoadmapLink;
  /** Rows can be chosen, to be changed together. */
  mayChange: boolean;
};

export function RoadmapTable({ programmeId, table, state, link, mayChange }: Props) {
  const { drawn, page, pages, count } = table;
  const text = useDrawn(tableId, table.text);
  const to = (next: number) => link({ page: withPage(state.page, 'table', next) });
  const first = (page - 1) * tablePageSize + 1;
  return (
    <form method="get" action={paths.itemsBulk(programmeId)} className="stack-small">
      <input type="hidden" name="back" value={link({})} />
      <div className="scroll-x" role="region" tabIndex={0} aria-label={m.roadmap_title()}>
        <table className="table rm-table" id={tableId} dangerouslySetInnerHTML={text} />
      </div>
      {pages > 1 ? (
        <p className="row no-print">
          <span>{m.roadmap_rows({ first, last: first + drawn - 1, count })}</span>
          {page > 1 ? <a href={to(page - 1)}>{m.roadmap_rows_previous()}</a> : null}
          {page < pages ? <a href={to(page + 1)}>{m.roadmap_rows_next()}</a> : null}
        </p>
      ) : null}
      {mayChange ? (
        <div className="rm-choice no-print">
          <Button>{m.bulk_together()}</Button>
        </div>
      ) : null}
    </form>
  );
}
