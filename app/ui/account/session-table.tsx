// The browsers in which somebody is signed in, each with a button that ends it.
import { Form } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { Button } from '../shared/button';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';
import type { SessionText } from './session-text.server';

export function SessionTable({ sessions, action }: { sessions: readonly SessionText[]; action: string }) {
  if (sessions.length === 0) return <p>{m.access_sessions_none()}</p>;
  const others = sessions.filter(({ isThis }) => !isThis).length;
  return (
    <Form method="post" action={action} className="stack-small">
      <input type="hidden" name="what" value="sessions" />
      <ScrollRegion label={m.access_sessions()}>
        <table className="table">
          <caption className="visually-hidden">{m.access_sessions()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.access_browser()}</th>
              <th scope="col">{m.access_method()}</th>
              <th scope="col">{m.access_since()}</th>
              <th scope="col">{m.access_seen()}</th>
              <th scope="col">{m.settings_change()}</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map(({ key, browser, method, since, seen, isThis }) => (
              <tr key={key}>
                <th scope="row">{browser}</th>
                <td>{method}</td>
                <td className="nowrap">{since}</td>
                <td className="nowrap">{seen}</td>
                <td>
                  {isThis ? (
                    <StateBadge look="info">{m.access_this_session()}</StateBadge>
                  ) : (
                    <Button small name="session" value={key} label={m.access_end_this({ browser, since })}>
                      {m.access_end()}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {others > 1 ? (
        <div className="buttons">
          <Button name="session" value="others">
            {m.access_end_others({ count: others })}
          </Button>
        </div>
      ) : null}
    </Form>
  );
}
