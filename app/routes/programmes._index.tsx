// The municipality's programmes: where each stands, and the way to a new one.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { todayFor } from '~/clock.server';
import { may } from '~/models/planning/permission';
import { findProgrammeStatuses } from '~/models/programme.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { paths } from '~/ui/paths';
import { ProgrammeCard } from '~/ui/programmes/programme-card';
import { ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/programmes.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta: MetaFunction = () => [{ title: `${m.nav_programmes()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const today = todayFor(args.context);
  const programmes = await findProgrammeStatuses(actor, today);
  return { programmes, today, mayCreate: may(actor, 'programme.create') };
}

export default function Programmes() {
  const { programmes, today, mayCreate } = useLoaderData<typeof loader>();
  const create = (
    <ButtonLink to={paths.programmeNew()} look="primary">
      {m.programme_new_from_blueprint()}
    </ButtonLink>
  );
  return (
    <main id="inhoud" tabIndex={-1}>
      <Page
        title={m.nav_programmes()}
        lead={programmes.length > 0 ? m.programme_list_lead() : undefined}
        actions={
          <>
            {mayCreate && programmes.length > 0 ? create : null}
            <ButtonLink to={paths.blueprints()}>{m.blueprint_library()}</ButtonLink>
          </>
        }
      >
        {programmes.length > 0 ? (
          <div className="stack">
            {programmes.map((programme) => (
              <ProgrammeCard key={programme.id} programme={programme} today={today} />
            ))}
          </div>
        ) : (
          <EmptyState action={mayCreate ? create : undefined}>
            {mayCreate ? m.programme_none_yet() : m.programme_none_reader()}
          </EmptyState>
        )}
      </Page>
    </main>
  );
}
