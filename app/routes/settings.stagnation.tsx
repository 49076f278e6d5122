// The weights of the stagnation index, for everybody to see and for the steering committee to decide.
import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { localMoment, todayFor } from '~/clock.server';
import { wholeNumber } from '~/form-fields.server';
import { readForm, typedValues } from '~/http.server';
import { type Driver, drivers, proposedRules } from '~/models/planning/capacity/stagnation';
import { may } from '~/models/planning/permission';
import { decideWeights, findRulesVersions, getStagnationRules, percentsOf } from '~/models/stagnation-rules.server';
import { readAgain } from '~/models/stagnation.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { driverText } from '~/ui/standing/standing-text.server';
import { WeightsPage } from '~/ui/standing/weights-page';
import styles from '~/ui/styles/capacity.css?url';
import { momentText, percent } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.standing_rules()} · ${m.app_name()}` }];
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

const explained: Record<Driver, () => string> = {
  overload: m.standing_explain_overload,
  competence: m.standing_explain_competence,
  paper: m.standing_explain_paper,
  plateau: m.standing_explain_plateau,
  slippage: m.standing_explain_slippage,
};

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const [versions, rules] = [await findRulesVersions(actor), await getStagnationRules(actor)];
  const percents = percentsOf(rules.weights);
  const weightsOf = (weights: typeof rules.weights) => drivers.map((driver) => percent(weights[driver]));
  const first = { version: proposedRules.version, weights: weightsOf(proposedRules.weights) };
  return {
    version: rules.version,
    mayDecide: may(actor, 'stagnation.weigh'),
    rows: drivers.map((driver) => ({
      ...{ driver, name: driverText(driver), percent: percents[driver], explained: explained[driver]() },
    })),
    versions: [
      ...versions.map(({ version, weights, reason, userName, at }) => ({
        ...{ version, weights: weightsOf(weights), reason, by: userName ?? '–', when: momentText(localMoment(at)) },
      })),
      { ...first, reason: m.standing_rules_first(), by: '–', when: '–' },
    ],
  };
}

const share = wholeNumber(0, 100);
const schema = z.object({
  ...(Object.fromEntries(drivers.map((driver) => [driver, share])) as Record<Driver, typeof share>),
  reason: z.string().trim().min(1, 'required').max(2000, 'too_long'),
  version: wholeNumber(1, 1_000_000),
});

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'stagnation.weigh');
  const form = await args.request.formData();
  const typed = typedValues(form);
  const bad = (errors: Record<string, string>, status: 400 | 409, stale: string | null = null) =>
    data({ errors, typed, stale }, { status });
  const reading = readForm(schema, form);
  if (!reading.ok) return bad(reading.errors, 400);
  const { reason, version: seen, ...percents } = reading.value;
  const answer = await decideWeights(actor, { percents, reason, seen });
  switch (answer.status) {
    case 'forbidden':
      throw new Response(null, { status: 403 });
    case 'refused': {
      const { fault } = answer;
      if (fault.fault === 'sum') return bad({ overload: m.standing_rules_sum({ sum: fault.sum }) }, 400);
      return bad({ [fault.driver ?? 'reason']: 'required' }, 400);
    }
    case 'stale': {
      const shares = percentsOf(answer.rules.weights);
      const weights = drivers.map((driver) => `${driverText(driver).toLowerCase()} ${shares[driver]} %`).join(', ');
      return bad({}, 409, m.standing_rules_stale({ version: answer.rules.version, weights }));
    }
    case 'saved':
      await readAgain(actor, todayFor(args.context));
      return redirect(paths.stagnationRules());
    case 'unchanged':
      return redirect(paths.stagnationRules());
  }
}

export default function StagnationRules() {
  return <WeightsPage {...useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />;
}
