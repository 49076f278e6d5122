// The cut-over as a picture: a bar per task as it goes, a line under it as planned, now and the point of no return.
import type { CutoverPicture, PictureBar } from '~/models/planning/cutover-picture';
import { m } from '~/paraglide/messages.js';
import { ScrollRegion } from '../shared/scroll-region';
import { dayShort, words } from '../words';

const head = 34;
const row = 32;

function Bar({ bar, at }: { bar: PictureBar; at: number }) {
  const y = head + at * row;
  const { line } = bar;
  const left = bar.at < 55;
  return (
    <g className={`cut-task cut-${line.state}${line.critical ? ' cut-critical' : ''}`}>
      <text x={`${left ? bar.at : bar.at + bar.width}%`} y={y + 12} textAnchor={left ? 'start' : 'end'}>
        {line.pointOfNoReturn ? '◆ ' : ''}
        {words(line.title)}
      </text>
      <rect className="cut-bar" x={`${bar.at}%`} width={`${Math.max(bar.width, 0.3)}%`} y={y + 16} height="8" rx="1" />
      <rect
        className="cut-plan"
        x={`${bar.plannedAt}%`}
        width={`${Math.max(bar.plannedWidth, 0.3)}%`}
        y={y + 26}
        height="2"
      />
    </g>
  );
}

export function Timeline({ picture }: { picture: CutoverPicture }) {
  const { bars, ticks, now, turning } = picture;
  const height = head + bars.length * row + 6;
  return (
    <figure className="stack-small cutover-picture">
      <figcaption>
        <h2>{m.cutover_picture()}</h2>
        <p className="muted small">{m.cutover_picture_legend()}</p>
      </figcaption>
      <ScrollRegion label={m.cutover_picture()}>
        <svg className="cutover-timeline" role="img" aria-label={m.cutover_picture_label()} height={height}>
          {ticks.map((tick) => (
            <g key={`${tick.day} ${tick.time}`}>
              <line
                className={tick.midnight ? 'cut-midnight' : 'cut-hour'}
                x1={`${tick.at}%`}
                x2={`${tick.at}%`}
                y1={tick.midnight ? 2 : 18}
                y2={height}
              />
              <text className="cut-tick" x={`${tick.at}%`} dx="4" y={tick.midnight ? 13 : 28}>
                {tick.midnight ? dayShort(tick.day) : tick.time}
              </text>
            </g>
          ))}
          {turning === null ? null : (
            <g className="cut-turning">
              <line x1={`${turning}%`} x2={`${turning}%`} y1="16" y2={height} />
              <text
                x={`${turning}%`}
                dx={turning > 70 ? -5 : 5}
                y={height - 4}
                textAnchor={turning > 70 ? 'end' : 'start'}
              >
                {m.cutover_point()}
              </text>
            </g>
          )}
          {bars.map((bar, at) => (
            <Bar key={bar.line.id} bar={bar} at={at} />
          ))}
          {now === null ? null : (
            <g className="cut-now">
              <line x1={`${now}%`} x2={`${now}%`} y1="0" y2={height} />
              <text x={`${now}%`} dx="4" y="28">
                {m.cutover_now_flag()}
              </text>
            </g>
          )}
        </svg>
      </ScrollRegion>
    </figure>
  );
}
