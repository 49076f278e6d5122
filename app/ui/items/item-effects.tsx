// What an item is expected to do to the adoption figures and, once it is finished, what it did.
import type { Label } from '~/models/planning/plan';
import { Link } from '~/ui/shared/navigation';
import { m } from '~/paraglide/messages.js';
import { type EffectDone, EffectLine } from '../adoption/effect-done';
import { paths } from '../paths';
import { ScrollRegion } from '../shared/scroll-region';
import { words } from '../words';
import type { ItemWords } from './item-words.server';

export type ItemEffect = {
  metricKey: string;
  title: Label | null;
  /** Which way, and how much. */
  expected: string;
  after: string | null;
  /** From when it is to be seen. */
  from: string;
  /** What it did, as a sentence; null when it is not finished, or only measures. */
  did: EffectDone | null;
};

type Props = {
  programmeId: string;
  effects: readonly ItemEffect[];
  acceptanceValue: number;
  isFinished: boolean;
  say: ItemWords['effects'];
};

export function ItemEffects({ programmeId, effects, acceptanceValue, isFinished, say }: Props) {
  if (effects.length === 0 && acceptanceValue === 0) return null;
  const did = effects.flatMap((row) => (row.did ? [{ key: row.metricKey, ...row.did }] : []));
  return (
    <div className="stack-small">
      <h2>{isFinished && did.length > 0 ? say.did : say.title}</h2>
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
        <ScrollRegion label={say.title}>
          <table className="table item-effects">
            <thead>
              <tr>
                <th scope="col">{say.metric}</th>
                <th scope="col">{say.expected}</th>
                <th scope="col">{say.from}</th>
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
                    {row.expected}
                    {row.after ? <span className="muted">, {row.after}</span> : null}
                  </td>
                  <td className="nowrap">{row.from}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
      {did.length > 0 ? (
        <p>
          <Link to={paths.effects(programmeId)}>{say.all}</Link>
        </p>
      ) : null}
    </div>
  );
}
