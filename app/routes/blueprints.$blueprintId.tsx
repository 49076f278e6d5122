// One blueprint to read: everything in the document has its place here, a part at a time.
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { localMoment } from '~/clock.server';
import { found } from '~/http.server';
import { getBlueprint } from '~/models/blueprint.server';
import { missingParts } from '~/models/planning/blueprint/missing';
import { type BlueprintPart, blueprintParts, outlineOf, partOf } from '~/models/planning/blueprint/outline';
import { may } from '~/models/planning/permission';
import { blueprintContext } from '~/models/programme.server';
import { m } from '~/paraglide/messages.js';
import { requireActor } from '~/session.server';
import { BlueprintPartView } from '~/ui/blueprints/blueprint-part-view';
import { MissingNotice } from '~/ui/blueprints/missing-notice';
import { blueprintOriginText } from '~/ui/blueprints/origin-text';
import { paths } from '~/ui/paths';
import { ButtonLink } from '~/ui/shared/button';
import { Notice } from '~/ui/shared/notice';
import { Page } from '~/ui/shared/page';
import styles from '~/ui/styles/programmes.css?url';
import { dayText, hoursText, number, words } from '~/ui/words';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? words(data.title) : m.blueprint_library()} · ${m.app_name()}` },
];

const partIn = (value: string | null): BlueprintPart => blueprintParts.find((part) => part === value) ?? 'outline';

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'programme.view');
  const params = new URL(args.request.url).searchParams;
  const { id, version, createdAt, document, origin } = found(await getBlueprint(actor, args.params.blueprintId ?? ''));
  const imported = params.get('imported');
  return {
    id,
    key: document.key,
    version,
    title: document.title,
    origin,
    added: localMoment(createdAt).day,
    imported: imported === 'new' || imported === 'known' ? imported : null,
    outline: outlineOf(document),
    content: partOf(document, partIn(params.get('part'))),
    missing: missingParts(document, await blueprintContext(actor)),
    mayCreate: may(actor, 'programme.create'),
  };
}

const partNames: Record<BlueprintPart, () => string> = {
  outline: m.blueprint_part_outline,
  activities: m.blueprint_part_activities,
  people: m.blueprint_part_people,
  measuring: m.blueprint_part_measuring,
  sources: m.blueprint_part_sources,
};

export default function BlueprintPage() {
  const { id, key, version, title, origin, added, imported, outline, content, missing, mayCreate } =
    useLoaderData<typeof loader>();
  const figures: [string, string][] = [
    [number(outline.phases), m.blueprint_phases()],
    [number(outline.activities), m.blueprint_activities()],
    [number(outline.milestones), m.blueprint_figure_milestones({ gates: number(outline.gates) })],
    [hoursText(outline.hours), m.programme_figure_hours()],
  ];
  return (
    <main id="inhoud" tabIndex={-1}>
      <Page
        title={words(title)}
        crumbs={[
          { to: paths.programmes(), label: m.nav_programmes() },
          { to: paths.blueprints(), label: m.blueprint_library() },
        ]}
        actions={
          <>
            {mayCreate ? (
              <ButtonLink to={paths.programmeNew({ blueprint: id })} look="primary">
                {m.blueprint_use()}
              </ButtonLink>
            ) : null}
            <ButtonLink to={paths.blueprintDownload(id)} reload>
              {m.blueprint_download()}
            </ButtonLink>
          </>
        }
      >
        {imported ? (
          <Notice live tone="good" title={imported === 'new' ? m.blueprint_imported() : m.blueprint_known()} />
        ) : null}
        <p className="muted">
          {m.blueprint_identity({ key, version: String(version) })} · {blueprintOriginText(origin)} ·{' '}
          {m.blueprint_added({ day: dayText(added) })}
        </p>
        <div className="figures">
          {figures.map(([value, label]) => (
            <p key={label}>
              <span className="figure-value">{value}</span>
              <span className="figure-label">{label}</span>
            </p>
          ))}
        </div>
        <MissingNotice missing={missing} />
        <nav className="no-print" aria-label={m.blueprint_parts()}>
          <div className="segments">
            {blueprintParts.map((part) => (
              <Link
                key={part}
                to={paths.blueprint(id, { part: part === 'outline' ? null : part })}
                aria-current={part === content.part ? 'page' : undefined}
                preventScrollReset
              >
                {partNames[part]()}
              </Link>
            ))}
          </div>
        </nav>
        <div className="stack-large">
          <BlueprintPartView blueprintId={id} outline={outline} value={content} />
        </div>
      </Page>
    </main>
  );
}
