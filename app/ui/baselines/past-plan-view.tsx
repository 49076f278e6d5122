// The plan as it was: a banner that says so, phases, milestones and items of that moment.
import { Link } from '~/ui/shared/navigation';
import type { PastPlan } from '~/models/planning/past-plan';
import { m } from '~/paraglide/messages.js';
import { ScrollRegion } from '../shared/scroll-region';
import { dayText, periodText, words } from '../words';
import { PastItems } from './past-items';

type Props = { programmeId: string; past: PastPlan; pageLink: (page: number) => string };

export function PastPlanView({ programmeId, past, pageLink }: Props) {
  const { goLive, phases, moments, items, page, pages, total } = past;
  return (
    <>
      <dl className="facts past-facts">
        <dt>{m.field_name()}</dt>
        <dd>{past.name}</dd>
        <dt>{m.field_go_live()}</dt>
        <dd>{dayText(goLive)}</dd>
      </dl>
      {phases.length > 0 ? (
        <ScrollRegion label={m.nav_phases()}>
          <table className="table">
            <caption>{m.nav_phases()}</caption>
            <thead>
              <tr>
                <th scope="col">{m.item_phase()}</th>
                <th scope="col">{m.column_when()}</th>
              </tr>
            </thead>
            <tbody>
              {phases.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{words(row.title)}</th>
                  <td>{periodText({ from: row.start, until: row.until })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
      {moments.length > 0 ? (
        <PastItems {...{ programmeId, goLive }} caption={m.nav_milestones()} items={moments} />
      ) : null}
      <PastItems {...{ programmeId, goLive, items }} caption={m.as_of_items({ count: total })} />
      {pages > 1 ? (
        <nav className="row no-print" aria-label={m.pages()}>
          {page > 1 ? <Link to={pageLink(page - 1)}>{m.page_previous()}</Link> : null}
          <span>{m.page_of({ page, pages })}</span>
          {page < pages ? <Link to={pageLink(page + 1)}>{m.page_next()}</Link> : null}
        </nav>
      ) : null}
    </>
  );
}
