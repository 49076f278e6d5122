// A table to fill in, for a spreadsheet: every department that the reader delivers and every metric in use, of the last period.
import type { LoaderFunctionArgs } from '@remix-run/node';
import { askedPlan } from '~/asked-plan.server';
import { todayFor } from '~/clock.server';
import { type Cell, csvFile } from '~/csv.server';
import { findKnown } from '~/models/delivery.server';
import { mayDeliver } from '~/models/figure.server';
import { periodAt, shifted, writePeriod } from '~/models/planning/adoption/period';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'figures.deliver');
  const { programme } = await askedPlan(args, actor);
  const { metrics, departments } = await findKnown(actor);
  const today = todayFor(args.context);
  const rows = departments
    .filter(({ id }) => mayDeliver(actor, [{ departmentId: id }]))
    .map((department) =>
      metrics.map(({ key, frequency }): Cell[] => {
        const last = writePeriod(shifted(periodAt(frequency, today), -1));
        return [last, department.key, key, null, null];
      }),
    );
  const head = [
    m.figures_column_month(),
    m.figures_column_department(),
    m.figures_column_metric(),
    m.figures_column_numerator(),
    m.figures_column_denominator(),
  ];
  return csvFile(`${programme.name} ${m.figures_title()}`, head, rows);
}
