// Asks once more whether something of a proposal is to be taken back.
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { Form } from '../shared/navigation';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';

type Props = {
  proposal: { programmeId: string; id: string; title: string };
  /** What is done, as on its button. */
  what: string;
  lead: string;
  look: 'primary' | 'danger';
  refusal: string | undefined;
};

export function TakeBackPage({ proposal, what, lead, look, refusal }: Props) {
  const back = paths.proposal(proposal.programmeId, proposal.id);
  return (
    <Page title={what} lead={lead} crumbs={[{ label: proposal.title, to: back }]}>
      {refusal === undefined ? null : <Notice tone="bad" live title={refusal} />}
      <Form method="post" className="buttons">
        <Button look={look}>{what}</Button>
        <ButtonLink to={back} look="subtle">
          {m.cancel()}
        </ButtonLink>
      </Form>
    </Page>
  );
}
