// The addresses of a round, shown this once: of each only a hash is kept.
import { type RespondentRole, respondentRoles } from '~/models/planning/assessment/questions';
import { m } from '~/paraglide/messages.js';
import { ButtonLink } from '../shared/button';
import { Notice } from '../shared/notice';
import { ScrollRegion } from '../shared/scroll-region';
import { roleText } from './assessment-words';

type Props = { title: string; links: readonly { role: RespondentRole; address: string }[]; to: string };

export function MadeLinks({ title, links, to }: Props) {
  const rows = respondentRoles.flatMap((role) =>
    links.filter((link) => link.role === role).map(({ address }, at) => ({ role, address, number: at + 1 })),
  );
  return (
    <>
      <Notice tone="good" live title={title}>
        <p>{m.assessment_made_once()}</p>
      </Notice>
      <ScrollRegion label={m.assessment_address()}>
        <table className="table">
          <caption className="visually-hidden">{m.assessment_address()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.assessment_file_group()}</th>
              <th scope="col">{m.assessment_address()}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ role, address, number }) => (
              <tr key={address}>
                <th scope="row" className="nowrap">
                  {roleText(role)} {number}
                </th>
                <td>
                  <input
                    readOnly
                    value={address}
                    aria-label={m.assessment_address_of({ number, role: roleText(role) })}
                    className="utrecht-textbox utrecht-textbox--html-input assessment-address"
                    onFocus={(event) => event.currentTarget.select()}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p>
        <ButtonLink to={to} look="primary">
          {m.assessment_to_round()}
        </ButtonLink>
      </p>
    </>
  );
}
