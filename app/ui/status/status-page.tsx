// How it goes: the programme on top, with where that comes from; below it every phase, workstream, milestone and gate.
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import type { SaidText } from '../check-in/check-in-parts';
import { SaidList } from '../check-in/said-list';
import { paths } from '../paths';
import { ButtonLink } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';
import { SaidStatus } from './said-status';
import type { Said, StatusGroup, StatusHead, StatusRow } from './status-parts';

type Props = {
  programmeId: string;
  head: StatusHead | null;
  groups: readonly StatusGroup[];
  /** What departments said last in check-ins; null when the reader may not read it. */
  said: readonly SaidText[] | null;
  /** Everything that was said of one part, newest first; null when all parts are shown. */
  story: { title: string; entries: readonly Said[] } | null;
  mayHere: boolean;
  wasSaved: boolean;
};

export function StatusPage({ programmeId, head, groups, said, story, mayHere, wasSaved }: Props) {
  const say = (
    <ButtonLink to={paths.statusNew(programmeId)} look="primary">
      {m.status_say()}
    </ButtonLink>
  );
  if (story) return <Story programmeId={programmeId} {...story} />;
  return (
    <Page title={m.status_title()} lead={m.status_lead()} actions={mayHere ? say : null}>
      {wasSaved ? <Notice tone="good" title={m.status_saved()} live /> : null}
      {head ? <Head head={head} /> : <EmptyState action={mayHere ? say : null}>{m.status_nothing()}</EmptyState>}
      {groups.map((group) => (
        <Group key={group.id} group={group} mayHere={mayHere} />
      ))}
      {said ? (
        <section className="stack-small">
          <h2>{m.checkin_said()}</h2>
          <p className="muted measure">
            {m.checkin_said_lead()} <Link to={paths.checkIns(programmeId)}>{m.checkin_to_list()}</Link>
          </p>
          {said.length > 0 ? (
            <SaidList said={said} asksWord={m.checkin_asks()} />
          ) : (
            <EmptyState>{m.checkin_said_none()}</EmptyState>
          )}
        </section>
      ) : null}
    </Page>
  );
}

function Head({ head: { said, from, own, putAside, silent, earlier } }: { head: StatusHead }) {
  return (
    <section className="stack-small" aria-labelledby="status-programme">
      <h2 id="status-programme">{m.status_programme()}</h2>
      <SaidStatus said={said} />
      {silent ? (
        <p>
          <StateBadge look="late">{silent}</StateBadge>
        </p>
      ) : null}
      {from ? (
        <p>
          {m.status_from_below()} <a href={from.to}>{from.what}</a>.
        </p>
      ) : null}
      {own ? (
        <div className="stack-small">
          <p>{m.status_own_was()}</p>
          <SaidStatus said={own} />
        </div>
      ) : null}
      {putAside.length > 0 ? (
        <div>
          <p>{m.status_put_aside()}</p>
          <ul>
            {putAside.map(({ what, to, colour }) => (
              <li key={to}>
                <a href={to}>{what}</a> ({colour.toLowerCase()})
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {earlier ? (
        <p>
          <Link to={earlier.to}>{earlier.text}</Link>
        </p>
      ) : null}
    </section>
  );
}

function Group({ group: { id, title, rows }, mayHere }: { group: StatusGroup; mayHere: boolean }) {
  return (
    <section className="stack-small" aria-labelledby={`status-${id}`}>
      <h2 id={`status-${id}`}>{title}</h2>
      <ScrollRegion label={title}>
        <table className="table table-rows status-table">
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{m.status_column_subject()}</th>
              <th scope="col">{m.status_column_status()}</th>
              <th scope="col">{m.status_column_said()}</th>
              <th scope="col">{m.status_column_when()}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} row={row} mayHere={mayHere} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function Row({ row, mayHere }: { row: StatusRow; mayHere: boolean }) {
  const { said, from, own, silent, earlier } = row;
  return (
    <tr id={row.id}>
      <th scope="row">
        {row.title}
        {row.on ? <span className="muted small status-line">{row.on}</span> : null}
      </th>
      <td>
        {said ? (
          <StateBadge look={said.look}>{said.colour}</StateBadge>
        ) : (
          <span className="muted">{m.status_none_yet()}</span>
        )}
        {silent ? (
          <span className="status-line status-silent">
            <StateBadge look="late">{silent}</StateBadge>
          </span>
        ) : null}
      </td>
      <td>
        {said ? (
          <>
            <strong>{said.headline}</strong>
            {said.text ? <span className="status-line status-text">{said.text}</span> : null}
            {from ? <span className="muted small status-line">{from}</span> : null}
          </>
        ) : null}
        {own ? (
          <span className="small status-line">
            {own.colour}: {own.headline} <span className="muted">({own.by})</span>
          </span>
        ) : null}
      </td>
      <td>
        {said ? <span className="small status-line">{said.by}</span> : null}
        {earlier ? (
          <Link className="small status-line" to={earlier.to} aria-label={`${earlier.text}: ${row.title}`}>
            {earlier.text}
          </Link>
        ) : null}
        {mayHere ? (
          <Link className="small status-line" to={row.sayTo} aria-label={`${m.status_say()}: ${row.title}`}>
            {m.status_say()}
          </Link>
        ) : null}
      </td>
    </tr>
  );
}

function Story({ programmeId, title, entries }: { programmeId: string; title: string; entries: readonly Said[] }) {
  return (
    <Page title={title} crumbs={[{ label: m.status_title(), to: paths.status(programmeId) }]} lead={m.status_story()}>
      {entries.length === 0 ? (
        <EmptyState>{m.status_none_yet()}</EmptyState>
      ) : (
        <ol className="plain stack">
          {entries.map((said, at) => (
            <li key={said.id}>
              <SaidStatus said={said} holds={at === 0 ? m.status_holds() : undefined} />
            </li>
          ))}
        </ol>
      )}
    </Page>
  );
}
