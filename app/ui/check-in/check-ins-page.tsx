// Check-ins of a programme: what departments ask, what they say, and who still has to answer.
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { EmptyState } from '../shared/empty-state';
import { Form } from '~/ui/shared/navigation';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';
import type { AskedRow, SaidText } from './check-in-parts';
import { SaidList } from './said-list';

export type CheckInNews = 'dealt' | 'changed' | 'withdrawn';
type Props = {
  id: string;
  said: readonly SaidText[];
  asked: readonly AskedRow[];
  mayAsk: boolean;
  news: CheckInNews | null;
};

export function CheckInsPage({ id, said, asked, mayAsk, news }: Props) {
  const ask = mayAsk ? (
    <ButtonLink to={paths.checkInNew(id)} look="primary">
      {m.checkin_ask()}
    </ButtonLink>
  ) : null;
  const asksWord = mayAsk ? m.checkin_asks_you() : m.checkin_asks();
  const [open, others] = [said.filter(({ asks }) => asks), said.filter(({ asks }) => !asks)];
  return (
    <Page title={m.checkin_title()} lead={m.checkin_lead()} actions={ask}>
      {news === 'dealt' ? <Notice tone="good" live title={m.checkin_dealt_saved()} /> : null}
      {news === 'withdrawn' ? <Notice tone="good" live title={m.checkin_withdrawn_saved()} /> : null}
      {news === 'changed' ? <Notice tone="warn" live title={m.checkin_changed()} /> : null}
      <section className="stack-small">
        <h2>{asksWord}</h2>
        {open.length > 0 ? (
          <SaidList
            said={open}
            asksWord={asksWord}
            {...(mayAsk ? { action: (one: SaidText) => <Deal id={id} said={one} /> } : {})}
          />
        ) : (
          <EmptyState>{said.length === 0 ? m.checkin_said_none() : m.checkin_asks_none()}</EmptyState>
        )}
      </section>
      <Asked {...{ id, asked, mayAsk }} />
      {others.length > 0 ? (
        <section className="stack-small">
          <h2>{m.checkin_others()}</h2>
          <SaidList said={others} asksWord={asksWord} />
        </section>
      ) : null}
    </Page>
  );
}

function Deal({ id, said }: { id: string; said: SaidText }) {
  return (
    <Form method="post" action={paths.checkInDeal(id, said.id)}>
      <input type="hidden" name="times" value={said.times} />
      <Button small label={m.checkin_deal_of({ department: said.department })}>
        {m.checkin_deal()}
      </Button>
    </Form>
  );
}

function Asked({ id, asked, mayAsk }: Pick<Props, 'id' | 'asked' | 'mayAsk'>) {
  const waiting = asked.filter(({ waits }) => waits).length;
  return (
    <section className="stack-small">
      <h2>{m.checkin_asked()}</h2>
      {waiting > 0 ? <p>{m.checkin_waiting({ count: waiting })}</p> : null}
      {asked.length === 0 ? (
        <EmptyState>{m.checkin_asked_none()}</EmptyState>
      ) : (
        <ScrollRegion label={m.checkin_asked()}>
          <table className="table table-rows">
            <caption className="visually-hidden">{m.checkin_asked()}</caption>
            <thead>
              <tr>
                <th scope="col">{m.checkin_departments()}</th>
                <th scope="col">{m.checkin_column_asked()}</th>
                <th scope="col">{m.checkin_column_answer()}</th>
                <th scope="col">{m.checkin_column_until()}</th>
              </tr>
            </thead>
            <tbody>
              {asked.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{row.department}</th>
                  <td>{row.asked}</td>
                  <td>{row.waits ? <StateBadge look="late">{row.answer}</StateBadge> : row.answer}</td>
                  <td>
                    {row.until}
                    {row.state ? <span className="muted"> · {row.state}</span> : null}
                    {mayAsk && row.state === null ? (
                      <Form method="post" action={paths.checkInWithdraw(id, row.id)}>
                        <Button look="subtle" small label={m.checkin_withdraw_of({ department: row.department })}>
                          {m.checkin_withdraw()}
                        </Button>
                      </Form>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  );
}
