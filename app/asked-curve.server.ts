// The adoption curve that the address of the roadmap asks for, drawn; once per plan, figures, view, day and language.
import { findMeasured, loadAdoption } from './models/adoption.server';
import { adoptionLines, chosenUnits, expectedMoves } from './models/planning/adoption/adoption-series';
import { curveMetric } from './models/planning/adoption/curve';
import { noCurve } from './models/planning/adoption/curve-place';
import type { Metric } from './models/planning/adoption/metric';
import type { Day } from './models/planning/day';
import type { Interval } from './models/planning/interval';
import type { Actor } from './models/planning/permission';
import type { Label, Plan } from './models/planning/plan';
import type { RoadmapState } from './models/planning/roadmap-state';
import { m } from './paraglide/messages.js';
import { getLocale } from './paraglide/runtime.js';
import { roadmapCurve } from './roadmap-curve.server';
import { standingTableText } from './ui/adoption/standing-table-text.server';
import { seriesSummary } from './ui/adoption/summary-text.server';
import { curveIds } from './ui/roadmap/roadmap-curve';
import {
  curveLabel,
  curveNames,
  curvePicture,
  curveTable,
  curveTables,
  curveTrack,
} from './ui/roadmap/curve-text.server';
import { roadmapLink } from './ui/roadmap/roadmap-link';
import { words } from './ui/words';

export type CurveView = {
  metricKey: string;
  title: Label;
  /** Ids of its departments, `total` for the municipality. */
  of: string[];
  /** The picture in a few words, and in sentences. */
  label: string;
  summary: string;
  names: string;
  track: string;
  standing: string;
  table: string;
  moves: number;
};

export type AskedCurve = {
  view: CurveView | null;
  /** What else can be shown. */
  choices: { key: string; title: Label }[];
};

const known = new WeakMap<Plan, WeakMap<Metric, Map<string, CurveView>>>();
const keepAtMost = 6;

type Asked = { plan: Plan; state: RoadmapState; window: Interval; today: Day };

export async function askedCurve(actor: Actor, { plan, state, window, today }: Asked): Promise<AskedCurve> {
  const { id: programmeId, goLive } = plan.programme;
  const measured = await findMeasured(actor, programmeId);
  const there = new Set(measured.map(({ key }) => key));
  const choices = plan.metrics.filter(({ key }) => there.has(key)).map(({ key, title }) => ({ key, title }));
  const key = curveMetric(state.curve, measured, plan.items);
  if (key === null) return { view: null, choices };
  const figures = await loadAdoption(actor, programmeId, { metrics: [key] });
  const metric = figures.metrics[0]!;
  let ofPlan = known.get(plan);
  if (!ofPlan) known.set(plan, (ofPlan = new WeakMap()));
  let views = ofPlan.get(metric);
  if (!views) ofPlan.set(metric, (views = new Map<string, CurveView>()));
  const name = JSON.stringify([state.of, window, today, getLocale()]);
  const found = views.get(name);
  if (found) return { view: found, choices };
  const units = chosenUnits(metric, figures, state.of, today);
  const { lines, wanted } = adoptionLines(metric, figures, units, { goLive, today, asked: window });
  const moves = expectedMoves(plan.items, key, today);
  const curve = roadmapCurve({ metric, window, lines, wanted, moves });
  const asked = { programmeId, curve };
  const view: CurveView = {
    metricKey: key,
    title: metric.title,
    of: units.map((unit) => unit?.id ?? 'total'),
    label: curveLabel(curve),
    summary: `${seriesSummary(metric, lines)} ${m.curve_signs()}`,
    names: curveNames(asked),
    track: curveTrack(asked),
    standing: standingTableText(metric, lines),
    table: curveTable(asked),
    moves: curve.moves.length,
  };
  if (views.size >= keepAtMost) views.delete(views.keys().next().value!);
  views.set(name, view);
  return { view, choices };
}

type Page = { programmeId: string; state: RoadmapState; drawn: (id: string, text: string) => string | null };

/** The view as the page takes it; `drawn` leaves its parts where the document wants them. */
export function drawnCurve(view: CurveView, { programmeId, state, drawn }: Page) {
  const { metricKey, of, summary, label } = view;
  const title = words(view.title);
  const hide = roadmapLink(programmeId, state)({ curve: noCurve });
  const around = { programmeId, metricKey, title, label, of, hide };
  return {
    ...{ metricKey, of, summary },
    title: m.curve_title({ metric: title }),
    picture: drawn(curveIds.picture, curvePicture(around, view.names, view.track)),
    tables: drawn(curveIds.tables, curveTables(view.standing, view.moves > 0 ? view.table : null)),
  };
}
