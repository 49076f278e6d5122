// What somebody wants to hear: per kind here, by mail, both or not at all.
import { Form } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { FormButtons } from '../settings/form-buttons';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';
import type { ChoiceRow } from './notice-parts';

type Props = { rows: readonly ChoiceRow[]; hasMail: boolean; wasSaved: boolean };

export function ChoicesPage({ rows, hasMail, wasSaved }: Props) {
  const back = paths.notices();
  const ways = [
    { way: 'app', title: m.notices_settings_app(), label: m.notices_settings_app_of },
    { way: 'mail', title: m.notices_settings_mail(), label: m.notices_settings_mail_of },
  ] as const;
  return (
    <Page
      title={m.notices_settings_title()}
      lead={m.notices_settings_lead()}
      crumbs={[{ label: m.notices_title(), to: back }]}
    >
      {wasSaved ? <Notice tone="good" title={m.notices_settings_saved()} live /> : null}
      {hasMail ? null : <Notice title={m.notices_settings_no_mail()} />}
      <Form method="post" className="form">
        <ScrollRegion label={m.notices_settings_title()}>
          <table className="table table-rows notices-choices">
            <caption className="visually-hidden">{m.notices_settings_title()}</caption>
            <thead>
              <tr>
                <th scope="col">{m.notices_settings_kind()}</th>
                {ways.map(({ way, title }) => (
                  <th key={way} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ kind, name, ...chosen }) => (
                <tr key={kind}>
                  <th scope="row">{name}</th>
                  {ways.map(({ way, title, label }) => (
                    <td key={way}>
                      <label className="check">
                        <input
                          type="checkbox"
                          name={`${kind}:${way}`}
                          defaultChecked={chosen[way]}
                          aria-label={label({ what: name })}
                        />
                        <span className="notices-way">{title}</span>
                      </label>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        <FormButtons save={m.notices_settings_save()} cancelTo={back} />
      </Form>
    </Page>
  );
}
