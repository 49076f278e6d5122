// The chart as a table: a row per day we looked back, a column per milestone; a promise that changed since the row above is marked.
import type { Report, TrendLine } from '~/models/planning/milestone-trend';
import { m } from '~/paraglide/messages.js';
import { ScrollRegion } from '../shared/scroll-region';
import { dayText, words } from '../words';

type Props = { reports: readonly Report[]; lines: readonly TrendLine[] };

function Promised({ line, at }: { line: TrendLine; at: number }) {
  const [now, before] = [line.promised[at] ?? null, at === 0 ? null : (line.promised[at - 1] ?? null)];
  if (now === null) return '–';
  if (before === null || before === now) return dayText(now);
  return (
    <strong>
      {now > before ? '▲' : '▼'} {dayText(now)}
      <span className="visually-hidden"> {now > before ? m.gates_later() : m.gates_earlier()}</span>
    </strong>
  );
}

export function TrendReports({ reports, lines }: Props) {
  return (
    <details className="fold">
      <summary>{m.gates_trend_table()}</summary>
      <ScrollRegion label={m.gates_trend_table()}>
        <table className="table trend-table">
          <caption className="visually-hidden">{m.gates_trend_table()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.gates_trend_across()}</th>
              {lines.map((line) => (
                <th scope="col" key={line.itemId}>
                  {words(line.title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reports.map((report, at) => (
              <tr key={report.on}>
                <th scope="row" className="nowrap">
                  {dayText(report.on)}
                  {report.baseline ? <span className="gate-note muted small">{report.baseline.name}</span> : null}
                </th>
                {lines.map((line) => (
                  <td key={line.itemId} className="nowrap">
                    <Promised line={line} at={at} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  );
}
