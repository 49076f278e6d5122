// What an item is expected to do to the adoption figures and, once it is finished, what it did.
import type { Day } from '~/models/planning/day';
import type { ExpectedEffect, Label } from '~/models/planning/plan';
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { paths } from '../paths';
import { directionText, sizeText } from '../programme/kind-words';
import { ScrollRegion } from '../shared/scroll-region';
import { dayText, words } from '../words';

export type ItemEffect = ExpectedEffect & {
  title: Label | null;
  /** From when it is to be seen. */
  from: Day;
  /** What it did, as a sentence; null when it is not finished, or only measures. */
  did: { sentence: string; verdict: string; sign: string; look: string } | null;
};

type Props = { programmeId: string; effects: readonly ItemEffect[]; acceptanceValue: number; isFinished: boolean };

export function ItemEffects({ programmeId, effects, acceptanceValue, isFinished }: Props) {
  if (effects.length === 0 && acceptanceValue === 0) return null;
  const did = effects.flatMap((row) => (row.did ? [{ key: row.metricKey, ...row.did }] : []));
  return (
    <div className="stack-small">
      <h2>{isFinished && did.length > 0 ? m.effects_did() : m.item_effects()}</h2>
      {acceptanceValue > 0 ? <p>{m.item_acceptance({ value: acceptanceValue })}</p> : null}
      {did.length > 0 ? (
        <ul className="measure stack-small">
          {did.map(({ key, sentence }) => (
            <li key={key}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      {effects.length > 0 ? (
        <ScrollRegion label={m.item_effects()}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{m.column_metric()}</th>
                <th scope="col">{m.column_direction()}</th>
                <th scope="col">{m.column_size()}</th>
                <th scope="col">{m.column_lag()}</th>
                <th scope="col">{m.adoption_move_from()}</th>
                {did.length > 0 ? <th scope="col">{m.effects_verdict()}</th> : null}
              </tr>
            </thead>
            <tbody>
              {effects.map((row) => (
                <tr key={row.metricKey}>
                  <th scope="row">
                    <Link to={paths.adoptionMetric(programmeId, row.metricKey)}>
                      {row.title ? words(row.title) : row.metricKey}
                    </Link>{' '}
                    <span className="muted">{row.metricKey}</span>
                  </th>
                  <td>{directionText(row.direction)}</td>
                  <td>{row.size ? sizeText(row.size) : '–'}</td>
                  <td>{row.lagWeeks === null ? '–' : m.after_weeks({ count: row.lagWeeks })}</td>
                  <td className="nowrap">{row.direction === 'measures' ? '–' : dayText(row.from)}</td>
                  {did.length > 0 ? <td>{row.did ? <Verdict {...row.did} /> : '–'}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
      {did.length > 0 ? (
        <p>
          <Link to={paths.effects(programmeId)}>{m.effects_did_all()}</Link>
        </p>
      ) : null}
    </div>
  );
}

function Verdict({ verdict, sign, look }: NonNullable<ItemEffect['did']>) {
  return (
    <span className={look}>
      <span aria-hidden="true">{sign}</span>
      {verdict}
    </span>
  );
}
