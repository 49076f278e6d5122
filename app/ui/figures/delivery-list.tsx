// Deliveries, latest first: who, when, how, and what they brought.
import type { Day } from '~/models/planning/day';
import type { FigureSource } from '~/models/planning/adoption/figure';
import { m } from '~/paraglide/messages.js';
import { Link } from '~/ui/shared/navigation';
import { paths } from '../paths';
import { EmptyState } from '../shared/empty-state';
import { ScrollRegion } from '../shared/scroll-region';
import { momentText, number } from '../words';

export type DeliveryLine = {
  id: string;
  at: { day: Day; time: string };
  userName: string | null;
  source: FigureSource;
  fileName: string | null;
  added: number;
  changed: number;
};

const sources: Record<FigureSource, () => string> = {
  form: m.figures_source_form,
  paste: m.figures_source_paste,
  file: m.figures_source_file,
  api: m.figures_source_api,
  zgw: m.figures_source_zgw,
  survey: m.figures_source_survey,
  seed: m.figures_source_seed,
};

type Props = { programmeId: string; deliveries: DeliveryLine[]; first: boolean; next: number | null };

export function DeliveryList({ programmeId, deliveries, first, next }: Props) {
  return (
    <section className="stack" aria-labelledby="figures-deliveries">
      <h2 id="figures-deliveries">{m.figures_deliveries()}</h2>
      {deliveries.length === 0 ? <EmptyState>{m.figures_deliveries_none()}</EmptyState> : null}
      {deliveries.length === 0 ? null : (
        <ScrollRegion label={m.figures_deliveries()}>
          <table className="table table-rows">
            <thead>
              <tr>
                <th scope="col">{m.figures_when()}</th>
                <th scope="col">{m.figures_who()}</th>
                <th scope="col">{m.figures_how()}</th>
                <th scope="col" className="number">
                  {m.figures_new()}
                </th>
                <th scope="col" className="number">
                  {m.figures_corrected()}
                </th>
              </tr>
            </thead>
            <tbody>
              {deliveries.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{momentText(row.at)}</th>
                  <td>{row.userName ?? m.figures_nobody()}</td>
                  <td>
                    {sources[row.source]()}
                    {row.fileName ? <span className="muted"> {row.fileName}</span> : null}
                  </td>
                  <td className="number" data-label={m.figures_new()}>
                    {number(row.added)}
                  </td>
                  <td className="number" data-label={m.figures_corrected()}>
                    {number(row.changed)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {first && next === null ? null : (
        <nav className="row" aria-label={m.pages()}>
          {first ? null : <Link to={paths.figures(programmeId)}>{m.figures_newest()}</Link>}
          {next === null ? null : <Link to={paths.figures(programmeId, { before: next })}>{m.figures_older()}</Link>}
        </nav>
      )}
    </section>
  );
}
