// The blueprint library: what a municipality can start a programme from, and where each came from.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { localMoment } from '~/clock.server';
import { findBlueprints } from '~/models/blueprint.server';
import { may } from '~/models/planning/permission';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { blueprintOriginText } from '~/ui/blueprints/origin-text';
import { TableRegion } from '~/ui/blueprints/table-region';
import { paths } from '~/ui/paths';
import { ButtonLink } from '~/ui/shared/button';
import { EmptyState } from '~/ui/shared/empty-state';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/programmes.css?url';
import { dayText, number, words } from '~/ui/words';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta: MetaFunction = () => [{ title: `${m.blueprint_library()} · ${m.app_name()}` }];

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const blueprints = (await findBlueprints(actor)).map(({ createdAt, ...row }) => ({
    ...row,
    added: localMoment(createdAt).day,
  }));
  return { blueprints, mayCreate: may(actor, 'programme.create'), mayImport: may(actor, 'blueprint.import') };
}

export default function Blueprints() {
  const { blueprints, mayCreate, mayImport } = useLoaderData<typeof loader>();
  const take = mayImport ? (
    <ButtonLink to={paths.blueprintImport()} look={blueprints.length > 0 ? 'secondary' : 'primary'}>
      {m.blueprint_import()}
    </ButtonLink>
  ) : undefined;
  return (
    <main id="inhoud" tabIndex={-1}>
      <Page
        title={m.blueprint_library()}
        lead={m.blueprint_library_lead()}
        crumbs={[{ to: paths.programmes(), label: m.nav_programmes() }]}
        actions={blueprints.length > 0 ? take : undefined}
      >
        {blueprints.length === 0 ? (
          <EmptyState action={take}>{m.blueprint_none()}</EmptyState>
        ) : (
          <TableRegion
            caption={m.blueprint_library()}
            columns={[
              { label: m.blueprint_name() },
              { label: m.blueprint_key() },
              { label: m.blueprint_version(), number: true },
              { label: m.blueprint_origin() },
              { label: m.blueprint_added_on() },
              { label: m.blueprint_used(), number: true },
              { label: m.blueprint_do() },
            ]}
          >
            {blueprints.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link to={paths.blueprint(row.id)}>{words(row.name)}</Link>
                </th>
                <td>{row.key}</td>
                <td className="number">{number(row.version)}</td>
                <td>{blueprintOriginText(row.origin)}</td>
                <td className="nowrap">{dayText(row.added)}</td>
                <td className="number">{number(row.programmes)}</td>
                <td>
                  <div className="buttons">
                    {mayCreate ? (
                      <ButtonLink
                        small
                        to={paths.programmeNew({ blueprint: row.id })}
                        label={m.blueprint_use_named({ name: words(row.name), version: String(row.version) })}
                      >
                        {m.blueprint_use()}
                      </ButtonLink>
                    ) : null}
                    <ButtonLink
                      small
                      reload
                      to={paths.blueprintDownload(row.id)}
                      label={m.blueprint_download_named({ name: words(row.name), version: String(row.version) })}
                    >
                      {m.blueprint_download()}
                    </ButtonLink>
                  </div>
                </td>
              </tr>
            ))}
          </TableRegion>
        )}
      </Page>
    </main>
  );
}
