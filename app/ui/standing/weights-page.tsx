// The weights of the stagnation index: how it is worked out, the form of whoever decides them, and every version so far.
import { Form } from '~/ui/shared/navigation';
import type { Driver } from '~/models/planning/capacity/stagnation';
import type { FormState } from '~/http.server';
import { m } from '~/paraglide/messages.js';
import { Button } from '../shared/button';
import { ErrorSummary } from '../shared/error-summary';
import { TextAreaField, TextField, typedText } from '../shared/field';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { ScrollRegion } from '../shared/scroll-region';

export type DriverWeight = { driver: Driver; name: string; percent: number; explained: string };
export type VersionRow = { version: number; weights: readonly string[]; reason: string; by: string; when: string };

type Props = {
  rows: readonly DriverWeight[];
  version: number;
  versions: readonly VersionRow[];
  mayDecide: boolean;
  state: (FormState & { stale: string | null }) | undefined;
};

export function WeightsPage({ rows, version, versions, mayDecide, state }: Props) {
  return (
    <Page title={m.standing_rules()} lead={m.standing_rules_lead()}>
      <section className="stack-small" aria-labelledby="explained-title">
        <h2 id="explained-title">{m.standing_rules_explained()}</h2>
        <p className="measure">{m.standing_explain_sum()}</p>
        <ul className="measure stack-small">
          {rows.map(({ driver, name, percent, explained }) => (
            <li key={driver}>
              <strong>
                {name}, {percent} %
              </strong>
              <br />
              {explained}
            </li>
          ))}
        </ul>
        <p className="measure">{m.standing_explain_bands()}</p>
      </section>
      {mayDecide ? <WeightsForm key={version} {...{ rows, version, state }} /> : null}
      <section className="stack-small" aria-labelledby="versions-title">
        <h2 id="versions-title">{m.standing_rules_versions()}</h2>
        <ScrollRegion label={m.standing_rules_versions()}>
          <table className="table">
            <caption className="visually-hidden">{m.standing_rules_versions()}</caption>
            <thead>
              <tr>
                <th scope="col" className="number">
                  {m.standing_rules_version()}
                </th>
                {rows.map(({ driver, name }) => (
                  <th key={driver} scope="col" className="number">
                    {name}
                  </th>
                ))}
                <th scope="col">{m.standing_risk_why()}</th>
                <th scope="col">{m.standing_rules_by()}</th>
                <th scope="col">{m.standing_rules_when()}</th>
              </tr>
            </thead>
            <tbody>
              {versions.map(({ version: at, weights, reason, by, when }) => (
                <tr key={at}>
                  <th scope="row" className="number">
                    {at}
                  </th>
                  {weights.map((weight, index) => (
                    <td key={rows[index]!.driver} className="number nowrap">
                      {weight}
                    </td>
                  ))}
                  <td>{reason}</td>
                  <td>{by}</td>
                  <td className="nowrap">{when}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </section>
    </Page>
  );
}

function WeightsForm({ rows, version, state }: Pick<Props, 'rows' | 'version' | 'state'>) {
  const labels = Object.fromEntries([
    ...rows.map(({ driver, name }) => [driver, m.standing_rules_percent({ driver: name })]),
    ['reason', m.standing_rules_reason()],
  ]) as Record<string, string>;
  return (
    <Form method="post" className="form" noValidate>
      <ErrorSummary state={state} labels={labels} />
      {state?.stale ? (
        <Notice tone="warn" title={m.standing_rules()}>
          <p>{state.stale}</p>
        </Notice>
      ) : null}
      <input type="hidden" name="version" value={state?.stale ? version : typedText(state, 'version', version)} />
      <div className="fields">
        {rows.map(({ driver, percent }) => (
          <TextField
            key={driver}
            name={driver}
            label={labels[driver]!}
            hint={m.standing_rules_percent_hint()}
            state={state}
            start={String(percent)}
            inputMode="numeric"
            narrow
          />
        ))}
      </div>
      <TextAreaField name="reason" label={labels['reason']!} state={state} start="" rows={3} />
      <div className="buttons">
        <Button look="primary">{m.standing_rules_save()}</Button>
      </div>
    </Form>
  );
}
