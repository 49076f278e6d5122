// The results of a survey: a sentence, bars, the table with every number, what helps, and how it went before.
import { m } from '~/paraglide/messages.js';
import { ScrollRegion } from '../shared/scroll-region';
import type { ResultRow, ResultsText, TrendText } from './results-text.server';

export function Results({ results }: { results: ResultsText }) {
  const { summary, isAdkar, rows, drawn, advice, trend } = results;
  return (
    <section className="stack">
      <h2>{m.survey_results()}</h2>
      <p className="measure">{summary}</p>
      {drawn.length > 0 ? (
        <>
          <p className="muted small measure">{isAdkar ? m.survey_scale_adkar() : m.survey_scale()}</p>
          <div className={isAdkar ? 'survey-profiles' : 'survey-profiles survey-profiles-wide'}>
            {rows
              .filter(({ id }) => drawn.includes(id))
              .map((row) => (
                <ProfileBars key={row.id} row={row} results={results} />
              ))}
          </div>
        </>
      ) : null}
      <ResultTable results={results} />
      <p className="muted small measure">{m.survey_hidden_note()}</p>
      {advice.length > 0 ? (
        <section className="stack-small">
          <h2>{m.survey_advice()}</h2>
          <div className="columns">
            {advice.map(({ title, steps }) => (
              <section key={title} className="panel">
                <h3>{title}</h3>
                <ul className="survey-steps">
                  {steps.map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ul>
              </section>
            ))}
          </div>
        </section>
      ) : null}
      {trend ? <Trend trend={trend} /> : null}
    </section>
  );
}

/** One department as bars; the table beneath says the same in numbers. */
function ProfileBars({ row, results: { measures, threshold } }: { row: ResultRow; results: ResultsText }) {
  return (
    <section className="survey-profile">
      <h3>{m.survey_profile({ department: row.name, count: row.answers ?? '' })}</h3>
      <ul className="plain survey-bars">
        {row.cells.map((cell, at) =>
          cell ? (
            <li key={measures[at]} className={cell.barrier ? 'survey-bar survey-bar-barrier' : 'survey-bar'}>
              <span className="survey-bar-name">{measures[at]}</span>
              <svg className="survey-bar-picture" height="16" aria-hidden="true">
                <rect className="survey-bar-ground" width="100%" height="16" />
                <rect className="survey-bar-value" width={`${cell.bar}%`} height="16" />
                {threshold === null ? null : (
                  <line className="survey-bar-line" x1={`${threshold}%`} x2={`${threshold}%`} y1="0" y2="16" />
                )}
              </svg>
              <span className="survey-bar-score">
                {cell.score}
                {cell.barrier ? <span className="visually-hidden"> ({m.survey_barrier_mark()})</span> : null}
              </span>
            </li>
          ) : null,
        )}
      </ul>
    </section>
  );
}

function ResultTable({ results: { measures, rows, isAdkar } }: { results: ResultsText }) {
  return (
    <ScrollRegion label={m.survey_table()}>
      <table className="table survey-table">
        <caption>{m.survey_table()}</caption>
        <thead>
          <tr>
            <th scope="col">{m.survey_department()}</th>
            <th scope="col" className="number">
              {m.survey_response()}
            </th>
            {measures.map((name) => (
              <th key={name} scope="col" className="survey-measure">
                {name}
              </th>
            ))}
            <th scope="col">{isAdkar ? m.survey_barrier() : m.survey_score()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className={row.isTotal ? 'survey-total' : undefined}>
              <th scope="row">{row.name}</th>
              {row.answers === null ? (
                <td colSpan={measures.length + 2} className="muted">
                  {m.survey_few()}
                </td>
              ) : (
                <>
                  <td className="number">{row.answers}</td>
                  {row.cells.map((cell, at) => (
                    <td key={measures[at]} className={cell?.barrier ? 'survey-cell-barrier' : undefined}>
                      {cell ? cell.score : '–'}
                    </td>
                  ))}
                  <td>
                    <b>{isAdkar ? row.barrier : row.score}</b>
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

const plot = { width: 640, height: 190, left: 70, right: 60, top: 24, bottom: 40 };
const across = (percent: number) => plot.left + (percent / 100) * (plot.width - plot.left - plot.right);
const down = (percent: number) => plot.top + (percent / 100) * (plot.height - plot.top - plot.bottom);

function Trend({ trend: { rounds, rows, line, said } }: { trend: TrendText }) {
  return (
    <section className="stack">
      <h2>{m.survey_trend()}</h2>
      {line ? (
        <figure className="stack-small survey-trend">
          <svg viewBox={`0 0 ${plot.width} ${plot.height}`} aria-hidden="true">
            {[0, 25, 50, 75, 100].map((at) => (
              <g key={at}>
                <line className="survey-grid" x1={40} x2={plot.width - 20} y1={down(at)} y2={down(at)} />
                <text className="survey-tick" x={32} y={down(at) + 4} textAnchor="end">
                  {5 - at / 25}
                </text>
              </g>
            ))}
            <polyline className="survey-line" points={line.map(({ x, y }) => `${across(x)},${down(y)}`).join(' ')} />
            {line.map(({ x, y, score, day }) => (
              <g key={day}>
                <circle className="survey-point" cx={across(x)} cy={down(y)} r="4.5" />
                <text className="survey-value" x={across(x)} y={down(y) - 10} textAnchor="middle">
                  {score}
                </text>
                <text className="survey-tick" x={across(x)} y={plot.height - 14} textAnchor="middle">
                  {day}
                </text>
              </g>
            ))}
          </svg>
          <figcaption className="measure">{said}</figcaption>
        </figure>
      ) : null}
      <ScrollRegion label={m.survey_trend()}>
        <table className="table">
          <caption className="visually-hidden">{m.survey_trend()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.survey_department()}</th>
              {rounds.map(({ id, name, day }) => (
                <th key={id} scope="col" className="number survey-round">
                  {name}
                  <span className="survey-day">{day}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                {row.scores.map((score, at) => (
                  <td key={rounds[at]!.id} className="number">
                    {score}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
