// The milestone trend drawn: a line with its own hue, dash and sign per milestone, its name at its end.
import { Link } from '~/ui/shared/navigation';
import type { Day } from '~/models/planning/day';
import { yearOf } from '~/models/planning/day';
import { m } from '~/paraglide/messages.js';
import type { ChartLine, TrendChart as Chart } from '~/trend-chart.server';
import { paths } from '../paths';
import { dayText, monthShort, words } from '../words';

const longest = 34;
const cut = (text: string) => (text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`);
const tickText = (day: Day) => `${monthShort(day)} ${yearOf(day)}`;

type Props = { programmeId: string; chart: Chart; title: string; description: string };

export function TrendChart({ programmeId, chart, title, description }: Props) {
  const { frame, across, up, diagonal } = chart;
  const right = frame.x + frame.width;
  const bottom = frame.y + frame.height;
  return (
    <figure className="trend">
      <div className="scroll-x" tabIndex={0} role="region" aria-label={title}>
        <svg className="trend-chart" viewBox={`0 0 ${chart.width} ${chart.height}`} aria-labelledby="trend-description">
          {up.map(({ day, at }) => (
            <g key={day}>
              <line className="trend-grid" x1={frame.x} x2={right} y1={at} y2={at} />
              <text className="trend-tick" x={frame.x - 8} y={at + 4} textAnchor="end">
                {tickText(day)}
              </text>
            </g>
          ))}
          {across.map(({ day, at }) => (
            <g key={day}>
              <line className="trend-grid" x1={at} x2={at} y1={frame.y} y2={bottom} />
              <text className="trend-tick" x={at} y={bottom + 17} textAnchor="middle">
                {tickText(day)}
              </text>
            </g>
          ))}
          <line className="trend-axis" x1={frame.x} x2={right} y1={bottom} y2={bottom} />
          <line className="trend-axis" x1={frame.x} x2={frame.x} y1={frame.y} y2={bottom} />
          <text className="trend-axis-name" x={frame.x} y={chart.height - 6}>
            {m.gates_trend_across()}
          </text>
          <text className="trend-axis-name" x="4" y="14">
            {m.gates_trend_up()}
          </text>
          {chart.baselines.map(({ at, name, on }, index) => (
            <g key={on}>
              <title>{`${name}, ${dayText(on)}`}</title>
              <line className="trend-baseline" x1={at} x2={at} y1={frame.y} y2={bottom} />
              <text className="trend-tick" x={at} y={frame.y - 6} textAnchor="middle">
                {m.gates_trend_baseline({ number: index + 1 })}
              </text>
            </g>
          ))}
          {chart.goLive === null ? null : (
            <g>
              <line className="trend-g" x1={frame.x} x2={right} y1={chart.goLive} y2={chart.goLive} />
              <text className="trend-g-name" x={frame.x + 4} y={chart.goLive - 4}>
                G
              </text>
            </g>
          )}
          <line className="trend-diagonal" {...diagonal} />
          {chart.lines.map((line) => (
            <Line key={line.itemId} line={line} programmeId={programmeId} />
          ))}
        </svg>
      </div>
      <figcaption id="trend-description">{description}</figcaption>
      {chart.baselines.length > 0 ? (
        <ol className="plain trend-baselines small muted">
          {chart.baselines.map(({ name, on }, index) => (
            <li key={on}>
              {m.gates_trend_baseline({ number: index + 1 })}: {name}, {dayText(on)}
            </li>
          ))}
        </ol>
      ) : null}
    </figure>
  );
}

function Line({ line, programmeId }: { line: ChartLine; programmeId: string }) {
  const name = words(line.title);
  const end = line.points.at(-1)!;
  return (
    <g className={`trend-line hue-${line.hue}`}>
      <title>{name}</title>
      <path className={`trend-path trend-dash-${line.dash}`} d={line.path} />
      {line.points.map((point) => (
        <path key={point.on} className="trend-mark" d={line.mark} transform={`translate(${point.x} ${point.y})`}>
          <title>{m.gates_trend_point({ name, on: dayText(point.on), day: dayText(point.promised) })}</title>
        </path>
      ))}
      {line.label.y === end.y ? null : (
        <line className="trend-lead" x1={end.x + 5} y1={end.y} x2={line.label.x - 2} y2={line.label.y} />
      )}
      <Link to={paths.milestone(programmeId, line.itemId)}>
        <path className="trend-mark" d={line.mark} transform={`translate(${line.label.x + 4} ${line.label.y})`} />
        <text className="trend-name" x={line.label.x + 13} y={line.label.y + 4}>
          {cut(name)}
        </text>
      </Link>
    </g>
  );
}
