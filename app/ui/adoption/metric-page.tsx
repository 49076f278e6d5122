// A metric over time on its page: a sentence, the chart, where each department stands, what was to move it, and all numbers.
import { Form, Link } from '~/ui/shared/navigation';
import { type ExpectedMove, totalChoice } from '~/models/planning/adoption/adoption-series';
import type { Metric } from '~/models/planning/adoption/metric';
import { lastDay } from '~/models/planning/interval';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { directionText, sizeText } from '../programme/kind-words';
import { StatusBadge } from '../items/status-badge';
import { Button } from '../shared/button';
import { useDrawn } from '../shared/drawn-part';
import { EmptyState } from '../shared/empty-state';
import { Check } from '../shared/field';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';
import { dayText, words } from '../words';
import type { UnitChoice } from './adoption-page';
import { type EffectDone, EffectLine } from './effect-done';

/** The elements around what is drawn, and the one with the sentence that describes it. */
export const metricIds = {
  chart: 'adoption-chart',
  standing: 'adoption-standing',
  outlook: 'adoption-outlook',
  table: 'adoption-series',
  summary: 'adoption-summary',
} as const;

type Props = {
  id: string;
  metric: Metric;
  hasFigures: boolean;
  /** Ids of departments, `total` for all together. */
  chosen: readonly string[];
  units: readonly UnitChoice[];
  summary: string;
  chart: string | null;
  standing: string | null;
  outlook: string | null;
  table: string | null;
  /** The conversation about each of those that are chosen. */
  talks: readonly { to: string; text: string }[];
  moves: readonly ExpectedMove[];
  /** What finished items did to it, of those of which it can be told. */
  did: readonly (EffectDone & { itemId: string })[];
  corrections: readonly string[];
};

export function MetricPage(props: Props) {
  const { id, metric, hasFigures, chosen, units, summary, talks, moves, did, corrections } = props;
  const chart = useDrawn(metricIds.chart, props.chart);
  const standing = useDrawn(metricIds.standing, props.standing);
  const outlook = useDrawn(metricIds.outlook, props.outlook);
  const table = useDrawn(metricIds.table, props.table);
  const title = words(metric.title);
  return (
    <Page
      title={title}
      lead={m.adoption_source({ formula: words(metric.formula), source: words(metric.source) })}
      crumbs={[{ label: m.adoption_title(), to: paths.adoption(id) }]}
    >
      <Choice {...{ id, metric, chosen, units }} />
      {hasFigures ? (
        <>
          <figure className="ac-figure">
            <div className="scroll-x" tabIndex={0} role="region" aria-label={title}>
              <div id={metricIds.chart} dangerouslySetInnerHTML={chart} />
            </div>
            <figcaption id={metricIds.summary} className="measure">
              {summary}
            </figcaption>
            <p className="muted small measure">
              {m.adoption_chart_legend()} {m.effects_chart_legend()}
            </p>
          </figure>
          <ScrollRegion label={m.effects_outlook()}>
            <table className="table" id={metricIds.outlook} dangerouslySetInnerHTML={outlook} />
          </ScrollRegion>
          <p className="muted small measure">{m.effects_outlook_method()}</p>
          <ScrollRegion label={m.adoption_standing()}>
            <table className="table" id={metricIds.standing} dangerouslySetInnerHTML={standing} />
          </ScrollRegion>
        </>
      ) : (
        <EmptyState>{m.adoption_series_empty()}</EmptyState>
      )}
      <section className="stack-small" aria-labelledby="adoption-talks">
        <h2 id="adoption-talks">{m.talk_about_figures()}</h2>
        <ul className="plain adoption-talks">
          {talks.map(({ to, text }) => (
            <li key={to}>
              <Link to={to}>{text}</Link>
            </li>
          ))}
        </ul>
      </section>
      <Moves id={id} moves={moves} />
      {moves.some(({ status, direction }) => status === 'done' && direction !== 'measures') ? (
        <section className="stack-small">
          {did.length > 0 ? <Did did={did} /> : null}
          <p>
            <Link to={paths.effects(id, { metric: metric.key })}>
              {did.length > 0 ? m.effects_did_all() : m.effects_of_metric()}
            </Link>
          </p>
        </section>
      ) : null}
      {hasFigures ? (
        <ScrollRegion label={m.adoption_numbers()}>
          <table className="table" id={metricIds.table} dangerouslySetInnerHTML={table} />
        </ScrollRegion>
      ) : null}
      {corrections.length > 0 ? (
        <section className="stack-small">
          <h2>{m.adoption_corrections()}</h2>
          <ul className="small">
            {corrections.map((line, at) => (
              <li key={at}>{line}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </Page>
  );
}

function Choice({ id, metric, chosen, units }: Pick<Props, 'id' | 'metric' | 'chosen' | 'units'>) {
  return (
    <details className="fold no-print">
      <summary>{m.adoption_choose()}</summary>
      <Form key={chosen.join()} method="get" action={paths.adoptionMetric(id, metric.key)} className="stack">
        <div className="checks">
          <Check
            name="department"
            value={totalChoice}
            label={m.adoption_total()}
            checked={chosen.includes(totalChoice)}
          />
          {units.map((unit) => (
            <Check
              key={unit.id}
              name="department"
              value={unit.id}
              label={words(unit.name)}
              checked={chosen.includes(unit.id)}
            />
          ))}
        </div>
        <div className="buttons">
          <Button>{m.adoption_show()}</Button>
        </div>
      </Form>
    </details>
  );
}

function Did({ did }: Pick<Props, 'did'>) {
  return (
    <>
      <h2>{m.effects_of_metric()}</h2>
      <ul className="plain measure stack-small">
        {did.map(({ itemId, ...line }) => (
          <li key={itemId}>
            <EffectLine {...line} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Moves({ id, moves }: Pick<Props, 'id' | 'moves'>) {
  if (moves.length === 0) return null;
  return (
    <ScrollRegion label={m.adoption_moves()}>
      <table className="table">
        <caption>{m.adoption_moves()}</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              {m.adoption_move_number()}
            </th>
            <th scope="col">{m.column_item()}</th>
            <th scope="col">{m.adoption_move_ready()}</th>
            <th scope="col">{m.roadmap_column_status()}</th>
            <th scope="col">{m.adoption_move_effect()}</th>
            <th scope="col">{m.adoption_move_from()}</th>
          </tr>
        </thead>
        <tbody>
          {moves.map((move, at) => (
            <tr key={`${move.itemId} ${move.direction}`}>
              <td className="number">{at + 1}</td>
              <th scope="row">
                <Link to={paths.item(id, move.itemId)}>{words(move.title)}</Link>
              </th>
              <td className="nowrap">{dayText(lastDay({ from: move.start, until: move.until }))}</td>
              <td>
                <StatusBadge status={move.status} />
              </td>
              <td>
                {directionText(move.direction)}
                {move.size ? ` · ${sizeText(move.size)}` : ''}
              </td>
              <td className="nowrap">{dayText(move.expectedFrom)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
