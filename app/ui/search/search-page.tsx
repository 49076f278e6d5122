// The page of a search: the field with what was typed, and what was found, or what may help.
import { Form, Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button } from '../shared/button';
import { useDrawn } from '../shared/drawn-part';
import type { Go } from '../shared/follow-links';
import { linkFollower } from '../shared/follow-links';
import { Page } from '../shared/page';

/** The element around what is drawn. */
export const resultsId = 'search-results';

type Props = {
  text: string;
  programmeId: string | null;
  /** What is said of what was found, or why nothing was. */
  said: string;
  /** What else there is to know when nothing was found. */
  advice: string | null;
  close: readonly { text: string; to: string }[];
  places: readonly { title: string; to: string }[];
  results: string | null;
  go: Go;
};

function Links({ lead, links }: { lead: string; links: readonly { text: string; to: string }[] }) {
  if (links.length === 0) return null;
  return (
    <div className="row">
      <span>{lead}</span>
      {links.map(({ text, to }) => (
        <Link key={to} to={to}>
          {text}
        </Link>
      ))}
    </div>
  );
}

export function SearchPage({ text, programmeId, said, advice, close, places, results, go }: Props) {
  const drawn = useDrawn(resultsId, results);
  const follow = linkFollower(go);
  return (
    <Page title={m.search_field()} lead={m.search_lead()}>
      <Form action={paths.search()} className="search-form" role="search" aria-label={m.search_do()} key={text}>
        <label className="visually-hidden" htmlFor="search-again">
          {m.search_field()}
        </label>
        <input
          id="search-again"
          type="search"
          name="q"
          defaultValue={text}
          maxLength={100}
          autoComplete="off"
          className="utrecht-textbox utrecht-textbox--html-input"
        />
        {programmeId ? <input type="hidden" name="in" value={programmeId} /> : null}
        <Button look="primary">{m.search_do()}</Button>
      </Form>
      <div className="stack-small">
        <p role="status">
          <strong>{said}</strong>
        </p>
        {advice ? <p className="measure">{advice}</p> : null}
        <Links lead={m.search_none_try()} links={close} />
        <Links lead={m.search_none_places()} links={places.map(({ title, to }) => ({ text: title, to }))} />
      </div>
      {/* Links work by themselves; following them here saves loading the whole page. */}
      {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events */}
      <div id={resultsId} className="search-results" onClick={follow} dangerouslySetInnerHTML={drawn} />
    </Page>
  );
}
