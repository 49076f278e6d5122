// The two plans a comparison is asked for, as the address says it: an address of a form becomes the one that can be shared.
import { found, redirect } from './http.server';
import { findBaselines } from './models/baseline.server';
import { loadPlan } from './models/plan.server';
import { type MomentAnswer, planAtMoment } from './models/plan-moment.server';
import type { Day } from './models/planning/day';
import type { Actor } from './models/planning/permission';
import type { Plan } from './models/planning/plan';
import { type PlanMoment, readMoment, writeMoment } from './models/planning/plan-moment';

/** `value` is what was asked; `wrong` says why there is no plan. */
export type Side = {
  value: string;
  moment: PlanMoment | null;
  wrong: 'not_a_day' | 'in_the_future' | 'before_first' | null;
  plan: Plan | null;
  name: string | null;
};

/** `from=day&fromDay=2026-01-05` of the form as `from=day:2026-01-05`; throws the redirect there. */
export function toShared(url: URL): void {
  const params = new URLSearchParams(url.search);
  let typed = false;
  for (const side of ['from', 'to']) {
    const day = params.get(`${side}Day`);
    if (day === null) continue;
    typed = true;
    params.delete(`${side}Day`);
    if (params.get(side) === 'day') params.set(side, `day:${day}`);
  }
  if (typed) throw redirect(`${url.pathname}?${params}`);
}

/** What is compared when nothing is asked: the adopted plan, else the newest baseline, else the first day. */
async function firstChoice(actor: Actor, plan: Plan): Promise<PlanMoment> {
  const baselines = await findBaselines(actor, plan.programme.id);
  const baseline = baselines.find((row) => row.adopted?.current) ?? baselines[0];
  return baseline ? { kind: 'baseline', id: baseline.id } : { kind: 'day', day: plan.programme.start };
}

/** A day that cannot be is bad input; that nothing was saved yet on a day is an answer. */
export function momentStatus(...sides: readonly Pick<Side, 'wrong'>[]): 200 | 400 {
  return sides.some(({ wrong }) => wrong === 'not_a_day' || wrong === 'in_the_future') ? 400 : 200;
}

function sideOf(value: string, moment: PlanMoment, answer: MomentAnswer): Side {
  const there = found(answer);
  if (there.status === 'before_first') return { value, moment, wrong: 'before_first', plan: null, name: null };
  return { value, moment, wrong: null, plan: there.plan, name: there.baseline?.name ?? null };
}

/** One side. An id of a baseline that is not there is a 404; a day that cannot be is said at its field. */
export async function readSide(actor: Actor, programmeId: string, value: string, today: Day): Promise<Side> {
  const moment = readMoment(value);
  const wrong = moment === null ? 'not_a_day' : moment.kind === 'day' && moment.day > today ? 'in_the_future' : null;
  if (moment === null || wrong) return { value, moment, wrong, plan: null, name: null };
  return sideOf(value, moment, await planAtMoment(actor, programmeId, moment));
}

export async function comparedSides(actor: Actor, programmeId: string, url: URL, today: Day) {
  const plan = found(await loadPlan(actor, programmeId));
  const asked = url.searchParams.get('from') ?? writeMoment(await firstChoice(actor, plan));
  const from = await readSide(actor, programmeId, asked, today);
  const to = await readSide(actor, programmeId, url.searchParams.get('to') ?? 'now', today);
  return { plan, from, to };
}
