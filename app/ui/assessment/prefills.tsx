// What data filled in beforehand, what people said, and what somebody put in its place.
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { ButtonLink } from '../shared/button';
import { ScrollRegion } from '../shared/scroll-region';

export type ShownPrefill = {
  question: string;
  text: string;
  level: string;
  basis: string;
  overruled: string | null;
  /** Mean of the answers; null as long as it is not shown. */
  people: string | null;
};
type Props = { id: string; roundId: string; rows: readonly ShownPrefill[]; mayChange: boolean };

export function Prefills({ id, roundId, rows, mayChange }: Props) {
  if (rows.length === 0) return null;
  return (
    <section className="stack-small">
      <h2>{m.assessment_prefill()}</h2>
      <p className="muted measure">{m.assessment_prefill_lead()}</p>
      <ScrollRegion label={m.assessment_prefill()}>
        <table className="table">
          <caption className="visually-hidden">{m.assessment_prefill()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.assessment_question()}</th>
              <th scope="col" className="number">
                {m.assessment_prefill_level()}
              </th>
              <th scope="col">{m.assessment_prefill_basis()}</th>
              <th scope="col" className="number">
                {m.assessment_prefill_people()}
              </th>
              {mayChange ? (
                <th scope="col">
                  <span className="visually-hidden">{m.assessment_prefill_change()}</span>
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.question}>
                <th scope="row">
                  <span className="muted">{row.question}</span> {row.text}
                </th>
                <td className="number">
                  <b>{row.level}</b>
                </td>
                <td>
                  {row.basis}
                  {row.overruled ? <p>{row.overruled}</p> : null}
                </td>
                <td className="number">{row.people ?? '–'}</td>
                {mayChange ? (
                  <td>
                    <ButtonLink
                      small
                      to={paths.assessmentPrefill(id, roundId, row.question)}
                      label={m.assessment_prefill_change_of({ question: row.question })}
                    >
                      {m.assessment_prefill_change()}
                    </ButtonLink>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
