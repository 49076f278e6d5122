// The links of check-ins, shown this once: of each only a hash is kept.
import { m } from '~/paraglide/messages.js';
import { ButtonLink } from '../shared/button';
import { Notice } from '../shared/notice';
import { ScrollRegion } from '../shared/scroll-region';

type Props = {
  /** The last day on which they work. */
  day: string;
  links: readonly { department: string; address: string; mailed: string }[];
  to: string;
};

export function MadeLinks({ day, links, to }: Props) {
  return (
    <>
      <Notice tone="good" live title={m.checkin_made()}>
        <p>{m.checkin_made_once({ day })}</p>
      </Notice>
      <ScrollRegion label={m.checkin_link()}>
        <table className="table">
          <caption className="visually-hidden">{m.checkin_link()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.checkin_departments()}</th>
              <th scope="col">{m.checkin_link()}</th>
              <th scope="col">{m.checkin_mailed()}</th>
            </tr>
          </thead>
          <tbody>
            {links.map(({ department, address, mailed }) => (
              <tr key={address}>
                <th scope="row">{department}</th>
                <td>
                  <input
                    readOnly
                    value={address}
                    aria-label={m.checkin_link_of({ department })}
                    className="utrecht-textbox utrecht-textbox--html-input checkin-address"
                    onFocus={(event) => event.currentTarget.select()}
                  />
                </td>
                <td>{mailed}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p>
        <ButtonLink to={to} look="primary">
          {m.checkin_to_list()}
        </ButtonLink>
      </p>
    </>
  );
}
