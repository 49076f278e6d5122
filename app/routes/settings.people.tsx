// The people of the municipality: who has which role, who stands in for whom, how they sign in.
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { localMoment, todayFor } from '~/clock.server';
import { findDepartments } from '~/models/department.server';
import { findDeputies } from '~/models/deputy.server';
import { findPeople } from '~/models/people.server';
import { reviewState } from '~/models/planning/rights-review';
import { getLastReview } from '~/models/rights-review.server';
import { m } from '~/paraglide/messages.js';
import { recentChanges } from '~/recent-changes.server';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { DeputyTable } from '~/ui/people/deputy-table';
import { PeopleTable } from '~/ui/people/people-table';
import { reviewNotice } from '~/ui/people/review-text.server';
import { roleText } from '~/ui/programme/kind-words';
import { RecentChanges } from '~/ui/settings/recent-changes';
import { ButtonLink } from '~/ui/shared/button';
import { Notice } from '~/ui/shared/notice';
import { Page } from '~/ui/shared/page';
import { momentText, periodText, words } from '~/ui/words';

export const meta: MetaFunction = () => [{ title: `${m.people_title()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  const today = todayFor(args.context);
  const [people, departments, deputies, recent, last] = await Promise.all([
    findPeople(actor),
    findDepartments(actor),
    findDeputies(actor, today),
    recentChanges(actor, 'people', 'deputies'),
    getLastReview(actor),
  ]);
  const nameOf = (id: string) => words(departments.find((row) => row.id === id)?.name ?? { nl: '–', en: null });
  return {
    recent,
    review: reviewNotice(reviewState(last?.on ?? null, today), last),
    people: people.map(({ departmentIds, role, lastSignIn, hasPassword, hasSecondStep, hasIdentity, ...row }) => ({
      ...row,
      role: roleText(role),
      departments: departmentIds.map(nameOf).join(', '),
      lastSignIn: lastSignIn && momentText(localMoment(lastSignIn)),
      ways: [
        ...(hasIdentity ? [m.access_method_oidc()] : []),
        ...(hasPassword ? [hasSecondStep ? m.people_password_and_step() : m.access_method_password()] : []),
      ].join(', '),
    })),
    deputies: deputies.map(({ id, name, absentName, role, from, until, absentActive }) => ({
      ...{ id, name, absent: absentName, role: roleText(role), period: periodText({ from, until }), absentActive },
    })),
  };
}

export default function People() {
  const { people, deputies, recent, review } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.people_title()}
      lead={m.people_lead()}
      actions={
        <>
          <ButtonLink to={paths.person('new')} look="primary">
            {m.people_add()}
          </ButtonLink>
          <ButtonLink to={paths.deputy('new')}>{m.people_deputy_add()}</ButtonLink>
          <ButtonLink to={paths.rightsReview()}>{m.people_review()}</ButtonLink>
        </>
      }
    >
      {review.tone === 'warn' ? <Notice tone="warn" title={review.text} /> : null}
      <PeopleTable people={people} />
      <DeputyTable deputies={deputies} />
      <RecentChanges changes={recent} mayChange />
    </Page>
  );
}
