// The home of a department head: what waits for a word first, each answered with one click; then what comes, figures, a message.
import { Form, Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { useDrawn } from '../shared/drawn-part';
import { Button } from '../shared/button';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, SelectField, TextAreaField } from '../shared/field';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';
import { HomeBlocks } from './home-blocks';
import type { AskedText, HeadText } from './head-text.server';

/** The element around the figures that are drawn. */
export const farOffTableId = 'home-far-off';

/** What was wrong with what was sent; `itemId` null: with the message. */
export type HeadState = { itemId: string | null; state: NonNullable<FormState> } | undefined;

type Props = HeadText & { farOff: string | null; hasFarOff: boolean; sent: HeadState };

export function HeadHome({ title, lead, asked, coming, deliver, voices, departments, farOff, hasFarOff, sent }: Props) {
  const drawn = useDrawn(farOffTableId, farOff);
  return (
    <Page title={title} lead={lead}>
      <div className="two-to-one">
        <div className="stack-large">
          <section className="stack-small" aria-labelledby="past-het">
            <h2 id="past-het">{m.home_confirm()}</h2>
            <p className="muted">{asked.length > 0 ? m.home_confirm_lead() : m.home_confirm_none()}</p>
            <ul className="plain home-requests">
              {asked.map((line) => (
                <Asked key={line.itemId} line={line} state={sent?.itemId === line.itemId ? sent.state : undefined} />
              ))}
            </ul>
          </section>
          {coming.count > 0 ? <HomeBlocks blocks={[coming]} /> : null}
        </div>
        <div className="stack-large">
          <section className="stack-small" aria-labelledby="ver-van-doel">
            <h2 id="ver-van-doel">{m.home_two()}</h2>
            {hasFarOff ? (
              <ScrollRegion label={m.home_two()}>
                <table className="table ad-department" id={farOffTableId} dangerouslySetInnerHTML={drawn} />
              </ScrollRegion>
            ) : (
              <p className="muted">{m.home_two_none()}</p>
            )}
            <ul className="plain small">
              {departments.map(({ to, text }) => (
                <li key={to}>
                  <Link to={to}>{text}</Link>
                </li>
              ))}
            </ul>
          </section>
          <HomeBlocks blocks={[deliver]} />
          {voices.length > 0 ? (
            <Message voices={voices} state={sent?.itemId === null ? sent.state : undefined} />
          ) : null}
        </div>
      </div>
    </Page>
  );
}

function Asked({ line, state }: { line: AskedText; state: FormState }) {
  const { itemId, programmeId, departmentIds, from, until, title, to, note, again, yes, no } = line;
  return (
    <li className="home-request">
      <h3>
        <Link to={to}>{title}</Link>
      </h3>
      <p>{note}</p>
      {again ? <p className="small">{again}</p> : null}
      <Form method="post" action={paths.homeAction()} className="stack-small no-print" noValidate>
        <input type="hidden" name="itemId" value={itemId} />
        <input type="hidden" name="programmeId" value={programmeId} />
        <input type="hidden" name="departmentIds" value={departmentIds} />
        <input type="hidden" name="from" value={from} />
        <input type="hidden" name="until" value={until} />
        <div className="home-answer">
          <Button small look="primary" name="say" value="confirmed" label={yes}>
            {m.home_yes()}
          </Button>
          <details open={state !== undefined}>
            <summary className="home-no" aria-label={no}>
              {m.home_no()}
            </summary>
            <div className="stack-small">
              <TextAreaField name={`text-${itemId}`} label={m.home_no_why()} state={state} start="" rows={3} />
              <Button small name="say" value="contested">
                {m.home_no_send()}
              </Button>
            </div>
          </details>
        </div>
      </Form>
    </li>
  );
}

function Message({ voices, state }: { voices: HeadText['voices']; state: FormState }) {
  const [only] = voices;
  const labels = { 'text-': m.home_message_text(), voice: m.home_message_department() };
  return (
    <section className="stack-small no-print" aria-labelledby="bericht">
      <h2 id="bericht">{m.home_message()}</h2>
      <Form method="post" action={paths.homeAction()} className="form" noValidate>
        <ErrorSummary state={state} labels={labels} />
        {voices.length === 1 ? (
          <input type="hidden" name="voice" value={only!.value} />
        ) : (
          <SelectField name="voice" label={labels.voice} state={state} start={only!.value} options={voices} />
        )}
        <TextAreaField name="text-" label={labels['text-']} state={state} start="" rows={3} />
        <div className="buttons">
          <Button name="say" value="message">
            {m.home_message_send()}
          </Button>
        </div>
      </Form>
    </section>
  );
}
