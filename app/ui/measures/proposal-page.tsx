// One proposal: its measures, what was weighed, what it would be today where that differs, and what can be done with it.
import { Form } from '~/ui/shared/navigation';
import type { ProposalView } from '~/proposal-view.server';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { StateBadge } from '../shared/state-badge';
import { ComparisonTable } from './comparison-table';

export function ProposalPage(view: ProposalView) {
  const { programmeId, title, note, look, state, story, reason, measures, weighed, weighedOn, agreements } = view;
  return (
    <Page
      title={title}
      crumbs={[
        { label: m.measures_title(), to: paths.measures(programmeId) },
        { label: m.proposals_title(), to: paths.proposals(programmeId) },
      ]}
      actions={<Actions {...view} />}
    >
      <section className="stack-small" aria-labelledby="state-title">
        <h2 id="state-title" className="visually-hidden">
          {m.proposal_state()}
        </h2>
        <p>
          <StateBadge look={look}>{state}</StateBadge>
        </p>
        <p className="muted small">{story.join(' ')}</p>
        {reason === null ? null : <p className="measure mx-said">{reason}</p>}
      </section>
      {note === '' ? null : <p className="measure mx-said">{note}</p>}
      <section className="stack-small" aria-labelledby="measures-title">
        <h2 id="measures-title">{m.proposal_measures()}</h2>
        <ul className="mx-list measure">
          {measures.map((measure, at) => (
            <li key={at}>{measure}</li>
          ))}
        </ul>
      </section>
      {view.cannot === null ? null : (
        <Notice tone="bad" title={m.proposal_today_cannot()}>
          <p>{view.cannot}</p>
        </Notice>
      )}
      <section className="stack-small" aria-labelledby="weighed-title">
        <h2 id="weighed-title">{m.proposal_weighed()}</h2>
        <p className="muted small">{weighedOn}</p>
        <ComparisonTable title={m.proposal_weighed()} groups={[{ title: null, rows: weighed }]} />
      </section>
      {view.today === null ? null : (
        <section className="stack-small" aria-labelledby="today-title">
          <h2 id="today-title">{m.proposal_today()}</h2>
          <p className="muted small">{m.proposal_today_lead()}</p>
          <ComparisonTable title={m.proposal_today()} groups={[{ title: null, rows: view.today }]} />
        </section>
      )}
      {agreements.length === 0 ? null : (
        <section className="stack-small" aria-labelledby="agreement-title">
          <h2 id="agreement-title">{m.proposal_agreement()}</h2>
          <ul>
            {agreements.map(({ key, said }) => (
              <li key={key}>{said}</li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

function Actions({ programmeId, id, again, change, may }: ProposalView) {
  return (
    <>
      {may.decide ? (
        <ButtonLink to={paths.proposalDecide(programmeId, id)} look="primary">
          {m.proposal_decide()}
        </ButtonLink>
      ) : null}
      {may.apply ? (
        <ButtonLink to={paths.proposalApply(programmeId, id)} look="primary">
          {m.proposal_apply()}
        </ButtonLink>
      ) : null}
      {may.undo || may.redo ? (
        <ButtonLink to={paths.proposalUndo(programmeId, id)}>
          {may.undo ? m.proposal_undo() : m.proposal_redo()}
        </ButtonLink>
      ) : null}
      {may.own ? (
        <>
          <ButtonLink to={change}>{m.proposal_change()}</ButtonLink>
          <ButtonLink to={paths.proposalWithdraw(programmeId, id)}>{m.proposal_withdraw()}</ButtonLink>
        </>
      ) : null}
      {may.reopen ? (
        <Form method="post" action={paths.proposalReopen(programmeId, id)}>
          <Button>{m.proposal_reopen()}</Button>
        </Form>
      ) : null}
      <ButtonLink to={again}>{m.proposal_again()}</ButtonLink>
    </>
  );
}
