// The baselines of a programme: which plan was kept when, by whom and why, and which of them was adopted.
import { Link } from '~/ui/shared/navigation';
import type { Adoption, Baseline } from '~/models/baseline.server';
import type { Day } from '~/models/planning/day';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { ButtonLink } from '../shared/button';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';
import { momentText, words } from '../words';

type Moment = { day: Day; time: string };
type AdoptionRow = Omit<Adoption, 'at'> & { at: Moment };
export type BaselineRow = Omit<Baseline, 'at' | 'adopted' | 'adoptedBefore'> & {
  at: Moment;
  gate: Label | null;
  adopted: (AdoptionRow & { current: boolean }) | null;
  adoptedBefore: readonly AdoptionRow[];
};

/** When, by whom and why; a reason that stands beside it already is not said again. */
function AdoptedOn({ at, userName, reason, kept }: AdoptionRow & { kept: string }) {
  return (
    <>
      <span className="muted small block">
        {momentText(at)} · {userName ?? '–'}
      </span>
      {reason === kept ? null : <span className="small block">{reason}</span>}
    </>
  );
}

function Adoptions({
  adopted,
  adoptedBefore,
  reason: kept,
}: Pick<BaselineRow, 'adopted' | 'adoptedBefore' | 'reason'>) {
  if (!adopted) return <>–</>;
  const { current, ...last } = adopted;
  return (
    <>
      <StateBadge look={current ? 'good' : 'open'}>
        {current ? m.baseline_adopted() : m.baseline_adopted_before()}
      </StateBadge>
      <AdoptedOn {...last} kept={kept} />
      {adoptedBefore.length > 0 ? (
        <>
          <span className="small block">{m.baseline_adopted_also()}</span>
          <ul className="plain">
            {adoptedBefore.map((adoption, at) => (
              <li key={at}>
                <AdoptedOn {...adoption} kept={kept} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

type Props = { programmeId: string; rows: readonly BaselineRow[]; mayTake: boolean };

export function BaselineTable({ programmeId, rows, mayTake }: Props) {
  return (
    <ScrollRegion label={m.nav_baselines()}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{m.baseline_name()}</th>
            <th scope="col">{m.baseline_kept()}</th>
            <th scope="col">{m.baseline_reason()}</th>
            <th scope="col">{m.baseline_adoption()}</th>
            <th scope="col">
              <span className="visually-hidden">{m.baseline_actions()}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.adopted?.current ? 'baseline-current' : undefined}>
              <th scope="row">
                <Link to={paths.asOf(programmeId, { baseline: row.id })}>{row.name}</Link>
                {row.gateId ? (
                  <span className="muted small block">
                    {m.baseline_from_gate({ gate: row.gate ? words(row.gate) : '–' })}
                  </span>
                ) : null}
              </th>
              <td>
                {momentText(row.at)}
                <span className="muted small block">
                  {row.userName ?? '–'} · {m.history_version({ version: row.version })}
                </span>
              </td>
              <td>{row.reason || '–'}</td>
              <td>
                <Adoptions {...row} />
              </td>
              <td>
                <div className="baseline-buttons">
                  <ButtonLink
                    small
                    to={paths.compare(programmeId, { from: `baseline:${row.id}`, to: 'now' })}
                    label={m.baseline_compare_this({ name: row.name })}
                  >
                    {m.baseline_compare()}
                  </ButtonLink>
                  <ButtonLink
                    small
                    look="subtle"
                    to={paths.roadmap(programmeId, { baseline: row.id })}
                    label={m.baseline_on_roadmap_this({ name: row.name })}
                  >
                    {m.baseline_on_roadmap()}
                  </ButtonLink>
                  {mayTake && !row.adopted?.current ? (
                    <ButtonLink
                      small
                      look="subtle"
                      to={paths.baselineAdopt(programmeId, row.id)}
                      label={m.baseline_adopt_this({ name: row.name })}
                    >
                      {m.baseline_adopt()}
                    </ButtonLink>
                  ) : null}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
