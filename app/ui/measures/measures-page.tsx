// What helps: measures to choose from in three groups, what they do together, and keeping them as a proposal.
import { Form, Link } from '~/ui/shared/navigation';
import type { MeasuresChoice } from '~/measures-choice.server';
import { measureGroups } from '~/models/planning/capacity/measure-groups';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { ErrorSummary } from '../shared/error-summary';
import { type FormState, TextAreaField, TextField, typedText } from '../shared/field';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { ComparisonTable } from './comparison-table';
import { MeasureForm } from './measure-forms';

type Props = {
  id: string;
  choice: MeasuresChoice;
  mayPropose: boolean;
  /** For a proposal that is still to be made: sending the form twice makes one. */
  newId: string;
  state: FormState;
};

const groups = {
  ambition: { title: m.measures_group_ambition, lead: m.measures_group_ambition_lead },
  capacity: { title: m.measures_group_capacity, lead: m.measures_group_capacity_lead },
  competence: { title: m.measures_group_competence, lead: m.measures_group_competence_lead },
};
type Group = keyof typeof groups;

export function MeasuresPage({ id, choice, mayPropose, newId, state }: Props) {
  const { chosen, cannot, comparison, isKnown } = choice;
  return (
    <Page
      title={m.measures_title()}
      lead={m.measures_lead()}
      crumbs={[{ label: m.capacity_title(), to: paths.capacity(id) }]}
      actions={<ButtonLink to={paths.proposals(id)}>{m.proposals_title()}</ButtonLink>}
    >
      {choice.proposal ? (
        <Notice title={m.proposal_changing({ title: choice.proposal.title })}>
          <p>
            <Link to={choice.proposal.to}>{m.proposal_leave()}</Link>
          </p>
        </Notice>
      ) : null}
      <section className="panel stack-small" aria-labelledby="chosen-title">
        <h2 id="chosen-title">{m.measures_chosen()}</h2>
        {chosen.length === 0 ? <p className="measure">{m.measures_chosen_none()}</p> : <Chosen {...{ id, chosen }} />}
        {cannot === null ? null : (
          <Notice tone="bad" live title={m.measures_cannot()}>
            <p>{cannot}</p>
          </Notice>
        )}
      </section>
      {comparison === null ? null : (
        <section className="stack" aria-labelledby="compare-title">
          <h2 id="compare-title">{m.measures_compare()}</h2>
          <Notice tone={comparison.verdict.tone} title={comparison.verdict.title}>
            {comparison.verdict.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            {comparison.verdict.left ? (
              <Named title={comparison.verdict.left.title} names={comparison.verdict.left.rules} />
            ) : null}
            <Named title={m.measures_verdict_worse()} names={comparison.verdict.worse} />
          </Notice>
          <ComparisonTable title={m.measures_compare()} groups={comparison.groups} />
          <div className="stack-small muted small measure">
            <p>{comparison.period}</p>
            {comparison.notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </div>
          {mayPropose ? <Save {...{ chosen: choice.m, proposal: choice.proposal, newId, state }} /> : null}
        </section>
      )}
      <section className="stack" aria-labelledby="choose-title">
        <h2 id="choose-title">{m.measures_suggested()}</h2>
        {isKnown ? null : <Notice title={m.measures_no_team()} />}
        <div className="mx-groups">
          {(Object.keys(groups) as Group[]).map((group) => (
            <MeasureGroup key={group} {...{ id, group, choice }} />
          ))}
        </div>
      </section>
    </Page>
  );
}

/** Nothing when there are none. */
function Named({ title, names }: { title: string; names: readonly string[] }) {
  if (names.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <ul>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </>
  );
}

function Chosen({ id, chosen }: Pick<MeasuresChoice, 'chosen'> & { id: string }) {
  return (
    <>
      <ol className="mx-list">
        {chosen.map(({ what, without }) => (
          <li key={without}>
            <span>{what}</span>
            <ButtonLink to={without} look="subtle" small label={m.measures_remove_label({ what })}>
              {m.measures_remove()}
            </ButtonLink>
          </li>
        ))}
      </ol>
      <p>
        <Link to={paths.measures(id)}>{m.measures_clear()}</Link>
      </p>
    </>
  );
}

function MeasureGroup({ id, group, choice }: { id: string; group: Group; choice: MeasuresChoice }) {
  const kinds: readonly string[] = measureGroups[group];
  const rows = choice.suggestions.filter(({ kind }) => kinds.includes(kind));
  const title = `group-${group}`;
  return (
    <section className="stack-small" aria-labelledby={title}>
      <h3 id={title}>{groups[group].title()}</h3>
      <p className="muted small">{groups[group].lead()}</p>
      {rows.length === 0 ? (
        <p className="small">{m.measures_suggested_none()}</p>
      ) : (
        <ul className="mx-list">
          {rows.map(({ what, effect, to }) => (
            <li key={to}>
              <span>
                {what}
                {effect === '' ? null : <span className="muted small mx-effect">{effect}</span>}
              </span>
              <ButtonLink to={to} small label={m.measures_add_label({ what })}>
                {m.measures_add()}
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
      {measureGroups[group].map((kind) => (
        <MeasureForm
          key={kind}
          {...{ id, kind, chosen: choice.m, forms: choice.forms, added: choice.added }}
          proposal={choice.proposal?.id ?? null}
        />
      ))}
    </section>
  );
}

type SaveProps = Pick<MeasuresChoice, 'proposal'> & { chosen: readonly string[]; newId: string; state: FormState };

function Save({ chosen, proposal, newId, state }: SaveProps) {
  const save = proposal ? m.proposal_change_save() : m.measures_save();
  const labels = { title: m.measures_proposal_title(), note: m.measures_proposal_note() };
  return (
    <Form method="post" className="panel stack" aria-labelledby="save-title">
      <h3 id="save-title">{save}</h3>
      <p className="muted small measure">{m.measures_save_lead()}</p>
      <ErrorSummary state={state} labels={labels} />
      {chosen.map((text) => (
        <input key={text} type="hidden" name="m[]" value={text} />
      ))}
      {proposal ? (
        <input type="hidden" name="proposal" value={proposal.id} />
      ) : (
        <input type="hidden" name="id" value={typedText(state, 'id', newId)} />
      )}
      <TextField name="title" label={labels.title} state={state} start={proposal?.title} />
      <TextAreaField name="note" label={labels.note} state={state} start={proposal?.note} rows={3} optional />
      <div>
        <Button look="primary">{save}</Button>
      </div>
    </Form>
  );
}
