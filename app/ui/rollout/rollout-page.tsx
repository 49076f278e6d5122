// The roll-out matrix on its page: a sentence, what to show, the matrix or the lists that were drawn on the server, the signs.
import { Form, Link } from '~/ui/shared/navigation';
import { isRolloutSearched, rolloutParams, type RolloutSearch } from '~/models/planning/adoption/rollout-search';
import { rolloutKinds, rolloutStages } from '~/models/planning/adoption/rollout-stage';
import type { Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { type RecentChange, RecentChanges } from '../settings/recent-changes';
import { SettingsSaved } from '../settings/settings-saved';
import { Button, ButtonLink } from '../shared/button';
import { DownloadLink } from '../shared/download-link';
import { useDrawn } from '../shared/drawn-part';
import { EmptyState } from '../shared/empty-state';
import { Check, SelectField } from '../shared/field';
import { type Go, linkFollower } from '../shared/follow-links';
import { Page } from '../shared/page';
import { words } from '../words';
import { rolloutKindText, stageLooks, stageText } from './stage-text';

/** The elements around what is drawn. */
export const rolloutIds = { matrix: 'rollout-matrix', index: 'rollout-index', lists: 'rollout-lists' } as const;

export type RolloutPageProps = {
  id: string;
  search: RolloutSearch;
  /** Subjects in the programme, and columns that the filter leaves. */
  subjects: number;
  shown: number;
  columns: number;
  /** Lists per department, and not the matrix. */
  asLists: boolean;
  units: readonly { id: string; name: Label; depth: number }[];
  summary: string;
  drawn: { matrix: string | null; index: string | null; lists: string | null };
  recent: readonly RecentChange[];
  saved: RecentChange | null;
  mayChange: boolean;
  mayArrange: boolean;
  go: Go;
};

export function RolloutPage(props: RolloutPageProps) {
  const { id, search, subjects, shown, summary, recent, saved, mayChange, mayArrange } = props;
  const actions = (
    <>
      {mayChange && subjects > 0 ? <ButtonLink to={paths.rolloutBulk(id)}>{m.rollout_bulk()}</ButtonLink> : null}
      <ButtonLink to={paths.rolloutSubjects(id)}>{m.rollout_subjects()}</ButtonLink>
      <DownloadLink to={paths.rolloutFile(id, rolloutParams(search))}>{m.adoption_download()}</DownloadLink>
    </>
  );
  const add = mayArrange ? (
    <ButtonLink look="primary" to={paths.rolloutSubjects(id)}>
      {m.rollout_subject_first()}
    </ButtonLink>
  ) : null;
  return (
    <Page title={m.rollout_title()} lead={m.rollout_lead()} actions={actions}>
      <SettingsSaved saved={false} change={saved} moved={null} mayUndo={mayChange} />
      {subjects === 0 ? (
        <EmptyState action={add}>{m.rollout_empty()}</EmptyState>
      ) : (
        <>
          <p className="measure">{summary}</p>
          <Filter {...props} />
          {shown === 0 ? (
            <EmptyState action={<ButtonLink to={paths.rollout(id)}>{m.filter_clear()}</ButtonLink>}>
              {m.rollout_hidden_by_filter()}
            </EmptyState>
          ) : (
            <Drawn {...props} />
          )}
        </>
      )}
      <div className="no-print">
        <RecentChanges changes={recent} mayChange={false} />
      </div>
    </Page>
  );
}

function Drawn({ search, asLists, columns, drawn, go }: RolloutPageProps) {
  const matrix = useDrawn(rolloutIds.matrix, drawn.matrix);
  const index = useDrawn(rolloutIds.index, drawn.index);
  const lists = useDrawn(rolloutIds.lists, drawn.lists);
  const follow = linkFollower(go);
  return (
    <>
      {/* Links work by themselves; following them here saves loading the whole page. */}
      {/* eslint-disable jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events */}
      {asLists ? (
        <div className="ro-lists" id={rolloutIds.lists} onClick={follow} dangerouslySetInnerHTML={lists} />
      ) : (
        <>
          <Legend filtered={search.stage !== null || search.late} />
          <ul
            className="plain ro-index"
            id={rolloutIds.index}
            aria-label={m.rollout_index()}
            onClick={follow}
            dangerouslySetInnerHTML={index}
          />
          <div
            className="scroll-x ro-scroll"
            role="region"
            tabIndex={0}
            aria-label={m.rollout_caption()}
            onClick={follow}
          >
            <table
              className={columns > 16 ? 'table ro-table ro-many' : 'table ro-table'}
              id={rolloutIds.matrix}
              dangerouslySetInnerHTML={matrix}
            />
          </div>
        </>
      )}
      {/* eslint-enable */}
    </>
  );
}

function Legend({ filtered }: { filtered: boolean }) {
  return (
    <div className="ro-legend small">
      <ul className="plain" aria-label={m.rollout_legend()}>
        {rolloutStages.map((stage) => (
          <li key={stage} className={`ro-stage ${stageLooks[stage]}`}>
            {stageText(stage)}
          </li>
        ))}
        <li className="ro-stage ro-1 ro-late">{m.rollout_legend_late()}</li>
      </ul>
      <span className="muted">{filtered ? m.rollout_legend_filtered() : m.rollout_legend_empty()}</span>
    </div>
  );
}

function Filter({ id, search, units }: RolloutPageProps) {
  const searched = isRolloutSearched(search);
  const all = m.filter_all();
  const other = search.view === 'list' ? 'matrix' : 'list';
  return (
    <div className="ro-tools no-print">
      <details
        className="fold filter-bar"
        open={searched && (search.kind !== null || search.stage !== null || search.late)}
      >
        <summary>{searched ? m.filter_on() : m.filter()}</summary>
        {/* Another address is another form: what was chosen follows it. */}
        <Form key={JSON.stringify(search)} method="get" action={paths.rollout(id)} className="stack">
          {search.view === 'list' ? <input type="hidden" name="view" value="list" /> : null}
          <div className="fields">
            <SelectField
              name="kind"
              label={m.rollout_kind()}
              state={undefined}
              start={search.kind}
              empty={all}
              options={rolloutKinds.map((kind) => ({ value: kind, label: rolloutKindText(kind) }))}
            />
            <SelectField
              name="department"
              label={m.adoption_department()}
              hint={m.rollout_department_hint()}
              state={undefined}
              start={search.departments[0]}
              empty={all}
              options={units.map((unit) => ({
                value: unit.id,
                label: `${'– '.repeat(unit.depth)}${words(unit.name)}`,
              }))}
            />
            <SelectField
              name="stage"
              label={m.rollout_stage()}
              state={undefined}
              start={search.stage}
              empty={all}
              options={rolloutStages.map((stage) => ({ value: stage, label: stageText(stage) }))}
            />
            <SelectField
              name="sort"
              label={m.rollout_sort()}
              state={undefined}
              start={search.sort}
              empty={m.rollout_sort_own()}
              options={[
                { value: 'name', label: m.rollout_sort_name() },
                { value: 'live', label: m.rollout_sort_live() },
                { value: 'late', label: m.rollout_sort_late() },
              ]}
            />
          </div>
          <Check name="late" value="1" label={m.rollout_late_only()} checked={search.late} />
          <Check name="order" value="down" label={m.rollout_order_down()} checked={search.order === 'down'} />
          <div className="buttons">
            <Button>{m.filter_apply()}</Button>
            {searched ? <Link to={paths.rollout(id)}>{m.filter_clear()}</Link> : null}
          </div>
        </Form>
      </details>
      <ButtonLink small look="subtle" to={paths.rollout(id, rolloutParams(search, { view: other }))}>
        {other === 'list' ? m.rollout_as_lists() : m.rollout_as_matrix()}
      </ButtonLink>
    </div>
  );
}
