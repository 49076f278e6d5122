// What an item is expected to do to the adoption figures and, once it is finished, what it did.
import type { Day } from '~/models/planning/day';
import type { ExpectedEffect, Label } from '~/models/planning/plan';
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { type EffectDone, EffectLine } from '../adoption/effect-done';
import { paths } from '../paths';
import { directionText, sizeText } from '../programme/kind-words';
import { ScrollRegion } from '../shared/scroll-region';
import { dayText, words } from '../words';

export type ItemEffect = ExpectedEffect & {
  title: Label | null;
  /** From when it is to be seen. */
  from: Day;
  /** What it did, as a sentence; null when it is not finished, or only measures. */
  did: EffectDone | null;
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
        <ul className="plain measure stack-small">
          {did.map(({ key, ...line }) => (
            <li key={key}>
              <EffectLine {...line} />
            </li>
          ))}
        </ul>
      ) : null}
      {effects.length > 0 ? (
        <ScrollRegion label={m.item_effects()}>
          <table className="table item-effects">
            <thead>
              <tr>
                <th scope="col">{m.column_metric()}</th>
                <th scope="col">{m.effects_expected()}</th>
                <th scope="col">{m.adoption_move_from()}</th>
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
                  <td>
                    {directionText(row.direction)}
                    {row.size ? ` · ${sizeText(row.size)}` : ''}
                    {row.lagWeeks === null ? null : (
                      <span className="muted">, {m.after_weeks({ count: row.lagWeeks })}</span>
                    )}
                  </td>
                  <td className="nowrap">{row.direction === 'measures' ? '–' : dayText(row.from)}</td>
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
