// The working calendar: public holidays of a year, and the municipality's own periods.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { todayFor } from '~/clock.server';
import { found } from '~/http.server';
import { findExceptions } from '~/models/calendar.server';
import { findDepartments } from '~/models/department.server';
import { getOrganisation } from '~/models/organisation.server';
import { calendarYear, wholeYear } from '~/models/planning/calendar-year';
import { yearOf } from '~/models/planning/day';
import { may } from '~/models/planning/permission';
import { periodSorts } from '~/models/planning/working-calendar';
import { m } from '~/paraglide/messages.js';
import { recentChanges } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { CalendarFilter } from '~/ui/settings/calendar-filter';
import { HolidayTable } from '~/ui/settings/holiday-table';
import { PeriodTable } from '~/ui/settings/period-table';
import { RecentChanges } from '~/ui/settings/recent-changes';
import { Button, ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';
import { number } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.nav_working_calendar()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'organisation.view');
  const { searchParams } = new URL(args.request.url);
  const thisYear = yearOf(todayFor(args.context));
  const year = z.coerce
    .number()
    .int()
    .min(1900)
    .max(2200)
    .catch(thisYear)
    .parse(searchParams.get('year') || thisYear);
  const sort = z.enum(periodSorts).nullable().catch(null).parse(searchParams.get('sort'));
  const { goodFriday } = found(await getOrganisation(actor));
  const all = await findExceptions(actor, { window: wholeYear(year) });
  const departments = (await findDepartments(actor)).map(({ id, name }) => ({ id, name }));
  const nameOf = new Map(departments.map((row) => [row.id, row.name]));
  return {
    ...calendarYear({ rules: { goodFriday }, exceptions: all }, year),
    sort,
    goodFriday,
    periods: all
      .filter((row) => sort === null || row.sort === sort)
      .map((row) => ({ ...row, departmentName: nameOf.get(row.departmentId ?? '') ?? null })),
    departments,
    recent: await recentChanges(actor, 'exceptions', 'organisation'),
    toVerify: all.filter((row) => row.verify).length,
    mayChange: may(actor, 'calendar.change'),
  };
}

export default function WorkingCalendarPage() {
  const { departments: _departments, recent, mayChange, ...shown } = useLoaderData<typeof loader>();
  const { year, workDays, holidays, sort, goodFriday, periods, toVerify } = shown;
  const add = (
    <ButtonLink to={paths.calendarPeriod('new')} look="primary">
      {m.settings_period_add()}
    </ButtonLink>
  );
  return (
    <Page title={m.nav_working_calendar()} lead={m.settings_calendar_lead()} actions={mayChange ? add : null}>
      <CalendarFilter year={year} sort={sort} />
      <div className="settings-calendar">
        <section className="stack-small" aria-labelledby="periods-title">
          <h2 id="periods-title">{m.settings_periods_in({ year: String(year) })}</h2>
          {toVerify > 0 ? <p className="muted small">{m.settings_verify_count({ count: toVerify })}</p> : null}
          {periods.length > 0 ? (
            <PeriodTable rows={periods} mayChange={mayChange} />
          ) : (
            <EmptyState action={mayChange ? add : null}>{m.settings_periods_none({ year: String(year) })}</EmptyState>
          )}
        </section>
        <section className="stack-small" aria-labelledby="holidays-title">
          <h2 id="holidays-title">{m.settings_holidays_of({ year: String(year) })}</h2>
          <p className="muted small">{m.settings_year_work_days({ year: String(year), days: number(workDays) })}</p>
          <HolidayTable rows={holidays} year={year} />
          <p className="small">{goodFriday ? m.settings_good_friday_on() : m.settings_good_friday_off()}</p>
          {mayChange ? (
            <Form method="post" action={paths.goodFriday()}>
              <input type="hidden" name="on" value={goodFriday ? '0' : '1'} />
              <Button small>{goodFriday ? m.settings_good_friday_turn_off() : m.settings_good_friday_turn_on()}</Button>
            </Form>
          ) : null}
        </section>
      </div>
      <RecentChanges changes={recent} mayChange={mayChange} />
    </Page>
  );
}
