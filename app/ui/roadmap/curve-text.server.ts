// The adoption curve beneath the lanes as text: names at the left, lines on the track, what each item was to do and what followed.
import { curveHeight } from '~/models/planning/adoption/curve-place';
import { linkWidth } from '~/models/planning/roadmap-links';
import { m } from '~/paraglide/messages.js';
import type { Curve, CurveLine, CurveMove } from '~/roadmap-curve.server';
import { adoptionPeriod, levelText, levelWithUnit, tooFew, trendText, unitText } from '../adoption/level-text';
import { paths } from '../paths';
import { directionText, sizeText } from '../programme/kind-words';
import { Markup, markup } from '../shared/markup';
import { dayText, number, words } from '../words';

type Asked = { programmeId: string; curve: Curve };

/** A line each: its sign, its name, where it stands and what is wanted. */
export function curveNames({ curve }: Asked): string {
  const { metric, lines } = curve;
  const rows = lines.map(({ line, hue, dash, mark }) => {
    const { level, target } = line.latest;
    const now = level === null ? '–' : levelText(metric, level);
    const wanted =
      target === null ? null : markup` <small>${m.curve_target({ level: levelText(metric, target) })}</small>`;
    return markup`<li class="hue-${hue}"><svg width="26" height="12" aria-hidden="true"><line class="ac-path ac-dash-${dash}" x1="1" x2="25" y1="6" y2="6"/><path class="ac-mark" d="${mark}" transform="translate(13 6)"/></svg><span class="rc-name">${unitText(line.name)}</span><b>${now}</b>${wanted}</li>`;
  });
  return markup`${rows}`.text;
}

/** What happened to each line after the item was finished: `Sociaal Domein 31 % → 35 % (+4)`. */
function happenedText({ metric }: Curve, { happened }: CurveMove): string {
  return happened
    .map(({ line, happened: { before, after, change } }) =>
      m.curve_happened_line({
        department: unitText(line.name),
        before: levelText(metric, before.level),
        after: levelText(metric, after.level),
        change: trendText(metric, change),
        from: adoptionPeriod(before.period),
        until: adoptionPeriod(after.period),
      }),
    )
    .join('; ');
}

const expectedText = ({ metric }: Curve, { move }: CurveMove) =>
  m.curve_expected({
    metric: words(metric.title),
    direction: directionText(move.direction),
    size: move.size ? sizeText(move.size) : '–',
    day: dayText(move.expectedFrom),
  });

/** One sentence or two: what it was to do, and what happened after it. */
export function moveText(curve: Curve, move: CurveMove): string {
  const after =
    move.move.status !== 'done'
      ? m.curve_not_done()
      : move.happened.length > 0
        ? m.curve_happened({ lines: happenedText(curve, move) })
        : m.curve_nothing_counted();
  return `${words(move.move.title)}: ${expectedText(curve, move)} ${after}`;
}

function lineText({ metric }: Curve, { line, hue, dash, mark, path, points, hidden }: CurveLine, at: number): Markup {
  const name = unitText(line.name);
  const said = points.map((point) => {
    const { period, level, counted } = point;
    const title = m.adoption_point({
      department: name,
      period: adoptionPeriod(period),
      level: levelText(metric, level),
      count: number(counted),
    });
    return markup`<use href="#rc-m${at}" x="${point.at}%" y="${point.y}"><title>${title}</title></use>`;
  });
  const few = hidden.map((point) => {
    const title = m.adoption_point_hidden({
      department: name,
      period: adoptionPeriod(point.period),
      why: tooFew(metric.subject),
    });
    return markup`<use class="ac-hidden" href="#rc-few" x="${point.at}%" y="${point.y}"><title>${title}</title></use>`;
  });
  return markup`<g class="hue-${hue}"><defs><path id="rc-m${at}" class="ac-mark" d="${mark}"/></defs><svg viewBox="0 0 ${linkWidth} ${curveHeight}" preserveAspectRatio="none" width="100%" height="${curveHeight}"><path class="ac-path ac-dash-${dash}" d="${path}"/></svg>${said}${few}</g>`;
}

function moveSign({ programmeId, curve }: Asked, move: CurveMove): Markup {
  const { at, seen, row } = move;
  const { itemId, status } = move.move;
  const said = moveText(curve, move);
  const reach = Math.max(0, seen - at);
  const marked = status === 'done' ? ' rc-done' : '';
  return markup`<g class="rc-move${marked}" data-item="${itemId}"><rect class="rc-wait" x="${at}%" width="${reach}%" y="32" height="${curveHeight - 32}"/><line class="rc-from" x1="${seen}%" x2="${seen}%" y1="32" y2="${curveHeight}"/><a href="${paths.item(programmeId, itemId)}" aria-label="${said}"><title>${said}</title><use href="#rc-sign" x="${at}%" y="${2 + row * 10}"/></a></g>`;
}

/** What stands in the track, over the back that all lanes share. */
export function curveTrack(asked: Asked): string {
  const { curve } = asked;
  const { metric, levels, lines, moves } = curve;
  const grid = levels.map(
    ({ y, level }) =>
      markup`<line class="rc-grid" x2="100%" y1="${y}" y2="${y}"/><text class="rc-level" x="3" y="${y - 2}">${levelText({ ...metric, decimals: Number.isInteger(level) ? 0 : 1 }, level)}</text>`,
  );
  const wanted = lines.map(
    ({ hue, target, ceiling }) =>
      markup`<g class="hue-${hue}"><path class="ac-target ac-own" d="${target}"/><path class="ac-ceiling ac-own" d="${ceiling}"/></g>`,
  );
  const box = markup`<svg viewBox="0 0 ${linkWidth} ${curveHeight}" preserveAspectRatio="none" width="100%" height="${curveHeight}"><path class="ac-target" d="${curve.target}"/><path class="ac-ceiling" d="${curve.ceiling}"/>${wanted}</svg>`;
  const shapes = markup`<defs><path id="rc-few" d="M-3 -3L3 3M-3 3L3 -3"/><path id="rc-sign" d="M-6 0H6L0 9z"/></defs>`;
  return markup`<use href="#ta-back"/>${shapes}${grid}${box}${lines.map((line, at) => lineText(curve, line, at))}${moves.map((move) => moveSign(asked, move))}`
    .text;
}

/** Caption, head and rows of the table beside it: each item, what it was to do and what followed. */
export function curveTable({ programmeId, curve }: Asked): string {
  const rows = curve.moves.map((move) => {
    const { itemId, title, until, status } = move.move;
    const after = move.happened.length > 0 ? happenedText(curve, move) : null;
    const followed = status === 'done' ? (after ?? m.curve_nothing_counted()) : m.curve_not_done();
    return markup`<tr><th scope="row"><a href="${paths.item(programmeId, itemId)}">${words(title)}</a></th><td class="nowrap">${dayText(until)}</td><td>${expectedText(curve, move)}</td><td>${followed}</td></tr>`;
  });
  const heads = [m.column_item(), m.adoption_move_ready(), m.curve_column_expected(), m.curve_column_happened()];
  return markup`<caption>${m.curve_table({ metric: words(curve.metric.title) })}</caption><thead><tr>${heads.map((head) => markup`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody>`
    .text;
}

/** Where the municipality stands, for the name of the picture. */
export function curveLabel({ metric, lines }: Curve): string {
  const parts = lines.map(({ line }) => {
    const { level } = line.latest;
    return `${unitText(line.name)} ${level === null ? '–' : levelWithUnit(metric, level)}`;
  });
  return `${words(metric.title)}: ${parts.join(', ')}`;
}

type Around = {
  programmeId: string;
  metricKey: string;
  title: string;
  label: string;
  of: readonly string[];
  hide: string;
};

/** The curve as it stands beneath the lanes: what is said of an item, the names, the track. `hide` leads to the page without it. */
export function curvePicture({ programmeId, metricKey, title, label, of, hide }: Around, names: string, track: string) {
  const over = paths.adoptionMetric(programmeId, metricKey, { department: of });
  const hint = m.curve_hint();
  return markup`<p class="rc-said no-print" role="status" data-hint="${hint}">${hint}</p><div class="rm-line"><div class="rm-names rc-names"><h2><a href="${over}">${title}</a></h2><ul class="plain">${new Markup(names)}</ul><a class="rc-hide no-print" href="${hide}" data-keep>${m.curve_hide()}</a></div><svg class="rm-track" height="${curveHeight}" role="group" aria-label="${label}">${new Markup(track)}</svg></div>`
    .text;
}

/** Both tables, each in a region of its own that scrolls. */
export function curveTables(standing: string, moves: string | null): string {
  const region = (table: string) =>
    markup`<div class="scroll-x"><table class="table">${new Markup(table)}</table></div>`;
  return markup`${region(standing)}${moves === null ? null : region(moves)}`.text;
}
