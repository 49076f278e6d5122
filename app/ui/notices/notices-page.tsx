// What somebody was told, newest first: what is new stands out, in words too; what it counts is folded.
import { Form, Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { Page } from '../shared/page';
import { StateBadge } from '../shared/state-badge';
import type { NoticeRow } from './notice-parts';

type Props = {
  rows: readonly NoticeRow[];
  unread: number;
  /** The newest that is shown: what comes later is not marked unseen. */
  upTo: number;
  /** From where older ones go on; null: there are none. */
  older: number | null;
  isFirst: boolean;
};

export function NoticesPage({ rows, unread, upTo, older, isFirst }: Props) {
  const choose = <ButtonLink to={paths.noticeSettings()}>{m.notices_settings()}</ButtonLink>;
  return (
    <Page
      title={m.notices_title()}
      lead={m.notices_lead()}
      actions={
        <>
          {unread > 0 ? (
            <Form method="post">
              <input type="hidden" name="upTo" value={upTo} />
              <Button>{m.notices_mark_all()}</Button>
            </Form>
          ) : null}
          {choose}
        </>
      }
    >
      {rows.length === 0 ? <EmptyState>{m.notices_none()}</EmptyState> : null}
      <ol className="plain notices">
        {rows.map((row) => (
          <li key={row.id} className={row.read ? 'notices-row' : 'notices-row notices-unread'}>
            <NoticeItem row={row} />
          </li>
        ))}
      </ol>
      {older !== null || !isFirst ? (
        <p className="row no-print">
          {isFirst ? null : <Link to={paths.notices()}>{m.notices_newest()}</Link>}
          {older !== null ? <Link to={paths.notices({ before: older })}>{m.notices_older()}</Link> : null}
        </p>
      ) : null}
    </Page>
  );
}

function NoticeItem({ row: { id, said, lines, when, programme, by, read } }: { row: NoticeRow }) {
  return (
    <article className="notices-article">
      <p className="row">
        {read ? null : <StateBadge look="info">{m.notices_new()}</StateBadge>}
        <strong className="notices-said">{said}</strong>
      </p>
      <p className="muted small">{[when, by, programme].filter(Boolean).join(' · ')}</p>
      {lines.length > 0 ? (
        <details className="fold">
          <summary>{m.notices_list({ count: lines.length })}</summary>
          <ul>
            {lines.map(({ text, to }, at) => (
              <li key={at}>
                <Link to={to}>{text}</Link>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <Form method="post" action={paths.notice(id)} className="buttons no-print">
        <Button small name="then" value="open" label={m.notices_open_this({ what: said })}>
          {m.notices_open()}
        </Button>
        {read ? null : (
          <Button small look="subtle" name="then" value="stay" label={m.notices_mark_this({ what: said })}>
            {m.notices_mark()}
          </Button>
        )}
      </Form>
    </article>
  );
}
