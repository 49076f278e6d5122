// One department: a sentence, its metrics, and beside them what comes for it and what is late.
import { Link } from '~/ui/shared/navigation';
import type { DepartmentItem } from '~/models/planning/adoption/adoption-department';
import type { Day } from '~/models/planning/day';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import type { SaidText } from '../check-in/check-in-parts';
import { SaidList } from '../check-in/said-list';
import { StatusBadge } from '../items/status-badge';
import { paths } from '../paths';
import { useDrawn } from '../shared/drawn-part';
import { EmptyState } from '../shared/empty-state';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';
import { fromGoLive, periodText, words } from '../words';

/** The element around what is drawn. */
export const departmentTableId = 'adoption-department';

type Props = {
  id: string;
  goLive: Day;
  name: Label;
  isParent: boolean;
  metrics: readonly { key: string; title: Label }[];
  summary: string;
  coming: readonly DepartmentItem[];
  late: readonly DepartmentItem[];
  /** What it said last in a check-in; empty when it said nothing, or the reader may not read it. */
  said: readonly SaidText[];
  table: string | null;
};

export function DepartmentPage({ id, goLive, name, isParent, metrics, summary, coming, late, said, table }: Props) {
  const drawn = useDrawn(departmentTableId, table);
  const list = (items: readonly DepartmentItem[]) => <Items {...{ id, goLive, metrics, items }} />;
  return (
    <Page
      title={words(name)}
      lead={isParent ? m.adoption_with_below() : undefined}
      crumbs={[{ label: m.adoption_title(), to: paths.adoption(id) }]}
    >
      <p className="measure">{summary}</p>
      <div className="ad-columns">
        <section className="stack-small">
          <h2>{m.adoption_figures()}</h2>
          <ScrollRegion label={m.adoption_department_caption()}>
            <table className="table ad-department" id={departmentTableId} dangerouslySetInnerHTML={drawn} />
          </ScrollRegion>
        </section>
        <div className="stack">
          {said.length > 0 ? (
            <section className="stack-small">
              <h2>{m.checkin_said_department()}</h2>
              <SaidList said={said} asksWord={m.checkin_asks()} named={false} />
            </section>
          ) : null}
          {late.length > 0 ? (
            <section className="stack-small">
              <h2>{m.adoption_late()}</h2>
              {list(late)}
            </section>
          ) : null}
          <section className="stack-small">
            <h2>{m.adoption_coming()}</h2>
            {coming.length > 0 ? list(coming) : <EmptyState>{m.adoption_coming_none()}</EmptyState>}
          </section>
        </div>
      </div>
    </Page>
  );
}

type ItemsProps = Pick<Props, 'id' | 'goLive' | 'metrics'> & { items: readonly DepartmentItem[] };

function Items({ id, goLive, metrics, items }: ItemsProps) {
  const titles = new Map(metrics.map(({ key, title }) => [key, words(title)]));
  return (
    <ul className="plain ad-items">
      {items.map(({ itemId, title, start, until, status, moves }) => {
        const moved = moves.flatMap((key) => titles.get(key) ?? []);
        return (
          <li key={itemId}>
            <Link to={paths.item(id, itemId)}>{words(title)}</Link> <StatusBadge status={status} />
            <span className="ad-n">
              {periodText({ from: start, until })} · {fromGoLive(goLive, start)}
            </span>
            {moved.length > 0 ? (
              <span className="ad-n">{m.adoption_moves_metrics({ metrics: moved.join(', ') })}</span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
