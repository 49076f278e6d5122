// What a blueprint rests on: every source by name, a link where it has a web address.
import type { PartOf } from '~/models/planning/blueprint/outline';
import { m } from '~/paraglide/messages.js';
import { EmptyState } from '../shared/empty-state';
import { words } from '../words';

/** An imported file may say anything; only an ordinary web address becomes a link. */
const isWebAddress = (url: string) => /^https?:\/\/[^\s]+$/i.test(url);

export function SourcesPart({ value }: { value: PartOf<'sources'> }) {
  if (value.sources.length === 0) return <EmptyState>{m.blueprint_no_sources()}</EmptyState>;
  return (
    <section className="stack">
      <h2>{m.blueprint_sources()}</h2>
      <dl className="facts sources">
        {value.sources.map(({ key, name, url, label }) => {
          const text = label ? words(label) : name;
          return (
            <div key={key} className="fact" id={`source-${key}`}>
              <dt>{key}</dt>
              <dd>
                {url && isWebAddress(url) ? (
                  <a href={url} rel="noreferrer">
                    {text}
                  </a>
                ) : (
                  <>
                    {text} {url ? <span className="muted">{url}</span> : null}
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
