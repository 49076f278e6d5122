// Looking through who may do what, and saying that it is right.
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { found, wholeNumberOf } from '~/http.server';
import { getOrganisation } from '~/models/organisation.server';
import { reviewState } from '~/models/planning/rights-review';
import { confirmRights, getLastReview } from '~/models/rights-review.server';
import { m } from '~/paraglide/messages.js';
import { rightsList } from '~/rights-list.server';
import { proveFirst, requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { reviewNotice } from '~/ui/people/review-text.server';
import { RightsReview } from '~/ui/people/rights-review';
import { ButtonLink } from '~/ui/shared/button';
import { Page } from '~/ui/shared/page';

export const meta: MetaFunction = () => [{ title: `${m.people_review()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  const said = new URL(args.request.url).searchParams.get('said');
  const [groups, last, organisation] = await Promise.all([
    rightsList(actor),
    getLastReview(actor),
    getOrganisation(actor),
  ]);
  return {
    ...{ groups, revision: found(organisation).revision },
    notices: [
      ...(said === 'done' ? [{ tone: 'good' as const, text: m.people_review_done() }] : []),
      ...(said === 'stale' ? [{ tone: 'warn' as const, text: m.people_review_stale() }] : []),
      ...(said === 'done' ? [] : [reviewNotice(reviewState(last?.on ?? null, todayFor(args.context)), last)]),
    ],
  };
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args, 'people.change');
  await proveFirst(args);
  const revision = wholeNumberOf((await args.request.formData()).get('revision'));
  if (revision === null) throw data(null, { status: 400 });
  const { status } = await confirmRights(actor, revision);
  return redirect(`${paths.rightsReview()}?said=${status === 'saved' ? 'done' : 'stale'}`);
}

export default function Review() {
  const loaded = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.people_review()}
      lead={m.people_review_lead()}
      crumbs={[{ label: m.people_title(), to: paths.people() }]}
      actions={
        <ButtonLink to={paths.rightsReviewFile()} reload>
          {m.people_review_download()}
        </ButtonLink>
      }
    >
      <RightsReview {...loaded} />
    </Page>
  );
}
