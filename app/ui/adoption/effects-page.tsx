// What finished items did, on its page: a sentence, what to show of it, the tables that were drawn on the server, and how it is worked out.
import { Form, Link } from '~/ui/shared/navigation';
import { type EffectSearch } from '~/models/planning/adoption/effect-list';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { DownloadLink } from '../shared/download-link';
import { useDrawn } from '../shared/drawn-part';
import { EmptyState } from '../shared/empty-state';
import { SelectField } from '../shared/field';
import { type Go, linkFollower } from '../shared/follow-links';
import { Page } from '../shared/page';
import { words } from '../words';

/** The element around what is drawn. */
export const effectsTableId = 'effects-table';

type Props = {
  id: string;
  search: EffectSearch;
  /** Parameters of this choice, for the file. */
  params: Record<string, string | null>;
  verdicts: readonly { value: string; label: string }[];
  metrics: readonly { key: string; title: Label }[];
  /** Of all effects, and of those that the filter keeps. */
  all: number;
  shown: number;
  summary: string;
  table: string | null;
  go: Go;
};

export function EffectsPage({ id, search, params, verdicts, metrics, all, shown, summary, table, go }: Props) {
  const drawn = useDrawn(effectsTableId, table);
  return (
    <Page
      title={m.effects_title()}
      lead={m.effects_lead()}
      crumbs={[{ label: m.adoption_title(), to: paths.adoption(id) }]}
      actions={all > 0 ? <DownloadLink to={paths.effectsFile(id, params)}>{m.adoption_download()}</DownloadLink> : null}
    >
      {all === 0 ? (
        <EmptyState>{m.effects_none()}</EmptyState>
      ) : (
        <>
          <p className="measure">{summary}</p>
          <Filter {...{ id, search, verdicts, metrics }} />
          {shown === 0 ? (
            <EmptyState action={<ButtonLink to={paths.effects(id)}>{m.filter_clear()}</ButtonLink>}>
              {m.effects_hidden_by_filter()}
            </EmptyState>
          ) : (
            // Links work by themselves; following them here saves loading the whole page.
            // eslint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events
            <div className="stack" id={effectsTableId} onClick={linkFollower(go)} dangerouslySetInnerHTML={drawn} />
          )}
        </>
      )}
      <Method />
    </Page>
  );
}

function Filter({ id, search, verdicts, metrics }: Pick<Props, 'id' | 'search' | 'verdicts' | 'metrics'>) {
  const isFiltered = search.verdict !== null || search.metric !== null;
  return (
    <details className="fold filter-bar no-print" open={isFiltered}>
      <summary>{isFiltered ? m.filter_on() : m.filter()}</summary>
      {/* Another address is another form: what was chosen follows it. */}
      <Form key={JSON.stringify(search)} method="get" action={paths.effects(id)} className="stack">
        {search.sort !== 'verdict' ? <input type="hidden" name="sort" value={search.sort} /> : null}
        {search.order === 'down' ? <input type="hidden" name="order" value="down" /> : null}
        <div className="fields">
          <SelectField
            name="verdict"
            label={m.effects_verdict()}
            state={undefined}
            start={search.verdict}
            empty={m.filter_all()}
            options={verdicts}
          />
          <SelectField
            name="metric"
            label={m.adoption_metric()}
            state={undefined}
            start={search.metric}
            empty={m.filter_all()}
            options={metrics.map(({ key, title }) => ({ value: key, label: words(title) }))}
          />
        </div>
        <div className="buttons">
          <Button>{m.filter_apply()}</Button>
          {isFiltered ? <Link to={paths.effects(id)}>{m.filter_clear()}</Link> : null}
        </div>
      </Form>
    </details>
  );
}

function Method() {
  return (
    <section className="stack-small">
      <h2>{m.effects_method()}</h2>
      <ul className="measure small stack-small ef-method">
        <li>{m.effects_method_before()}</li>
        <li>{m.effects_method_comparison()}</li>
        <li>{m.effects_method_own()}</li>
        <li>{m.effects_method_interval()}</li>
        <li>{m.effects_method_verdict()}</li>
        <li>{m.effects_method_limits()}</li>
      </ul>
    </section>
  );
}
