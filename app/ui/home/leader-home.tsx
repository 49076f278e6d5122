// The home of who leads programmes: first who waits for an answer, then today, then what goes wrong.
import { Form, Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';
import { HomeBlocks } from './home-blocks';
import type { LeaderText, ProgrammeRow, RequestText } from './leader-text.server';

export function LeaderHome({ title, requests, blocks, programmes }: LeaderText) {
  return (
    <Page title={title} lead={programmes.length > 0 ? m.home_leader_lead() : undefined}>
      {requests.length > 0 ? (
        <section className="stack-small" aria-labelledby="verzoeken">
          <h2 id="verzoeken">{m.home_requests()}</h2>
          <ul className="plain home-requests">
            {requests.map((request) => (
              <Request key={request.id} request={request} />
            ))}
          </ul>
        </section>
      ) : null}
      <div className="home-grid">
        <HomeBlocks blocks={blocks} />
      </div>
      {programmes.length > 0 ? <ProgrammeTable rows={programmes} /> : null}
    </Page>
  );
}

function Request({ request: { id, title, text, note, to, settle } }: { request: RequestText }) {
  return (
    <li className="home-request">
      <h3>{title}</h3>
      <p className="measure home-said">{text}</p>
      <p className="muted small">{note}</p>
      <Form method="post" action={paths.homeAction()} className="buttons no-print">
        <input type="hidden" name="answerId" value={id} />
        {to ? (
          <ButtonLink to={to.path} label={to.label} small>
            {to.text}
          </ButtonLink>
        ) : null}
        {settle ? (
          <Button small look="subtle" name="say" value="settle" label={settle}>
            {m.home_request_settle()}
          </Button>
        ) : null}
      </Form>
    </li>
  );
}

export function ProgrammeTable({ rows }: { rows: readonly ProgrammeRow[] }) {
  return (
    <section className="stack-small" aria-labelledby="programmas">
      <h2 id="programmas">{m.home_programmes()}</h2>
      <ScrollRegion label={m.home_programmes_caption()}>
        <table className="table">
          <caption className="visually-hidden">{m.home_programmes_caption()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.home_programmes()}</th>
              <th scope="col">{m.roadmap_column_phase()}</th>
              <th scope="col">{m.home_gate()}</th>
              <th scope="col" className="number">
                {m.home_late()}
              </th>
              <th scope="col" className="number">
                {m.home_broken()}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, to, phase, gate, late, broken }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to={to}>{name}</Link>
                </th>
                <td>{phase}</td>
                <td>
                  {gate ? <Link to={gate.to}>{gate.text}</Link> : '–'}{' '}
                  {gate ? <span className="muted small">{gate.note}</span> : null}
                </td>
                <td className="number">{late}</td>
                <td className="number">{broken}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
