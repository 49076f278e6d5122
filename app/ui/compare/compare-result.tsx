// What a comparison found: the sentence, the numbers per workstream, phases, and the differences one by one.
import { Link } from '~/ui/shared/navigation';
import type { CompareShown } from '~/compare-shown.server';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { EmptyState } from '../shared/empty-state';
import { CompareSentence, WorkstreamTable } from './compare-summary';
import { DifferenceFilter } from './difference-filter';
import { DifferenceTable } from './difference-table';
import { OtherDifferences, PhaseTable } from './other-differences';

type Props = { programmeId: string; result: CompareShown; moments: { from: string; to: string } };

export function CompareResult({ programmeId, result, moments }: Props) {
  const { filter, page, pages, lines, totals } = result;
  const link = (params: Record<string, string | number | null>) =>
    `${paths.compare(programmeId, { ...moments, ...filter, ...params })}#differences`;
  if (result.nothing) return <EmptyState>{m.compare_nothing()}</EmptyState>;
  const stream = result.workstreams.find((row) => (row.id ?? 'none') === filter.workstream);
  return (
    <>
      <CompareSentence {...result} />
      {result.workstreams.length > 0 ? (
        <WorkstreamTable {...result} link={(workstream) => link({ workstream, what: null })} />
      ) : null}
      <PhaseTable phases={result.phases} />
      {result.workstreams.length > 0 ? (
        <>
          <h3 id="differences">{m.compare_differences()}</h3>
          <DifferenceFilter
            totals={stream ?? totals}
            chosen={filter.what}
            link={(what) => link({ what, page: null })}
          />
          {filter.workstream ? (
            <p>
              <Link to={link({ workstream: null, page: null })}>{m.compare_all_workstreams()}</Link>
            </p>
          ) : null}
          {lines.length === 0 ? (
            <EmptyState>{m.compare_none_found()}</EmptyState>
          ) : (
            <DifferenceTable {...{ programmeId, lines }} />
          )}
          {pages > 1 ? (
            <nav className="row no-print" aria-label={m.pages()}>
              {page > 1 ? <Link to={link({ page: page - 1 })}>{m.page_previous()}</Link> : null}
              <span>{m.page_of({ page, pages })}</span>
              {page < pages ? <Link to={link({ page: page + 1 })}>{m.page_next()}</Link> : null}
            </nav>
          ) : null}
        </>
      ) : null}
      <OtherDifferences lines={result.others} more={result.othersMore} />
    </>
  );
}
