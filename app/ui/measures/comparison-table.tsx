// Before, after and the difference of everything that is weighed, with what became of it in a word.
import { Fragment } from 'react';
import { m } from '~/paraglide/messages.js';
import { ScrollRegion } from '../shared/scroll-region';
import { StateBadge } from '../shared/state-badge';
import type { ComparisonRow } from './comparison-text.server';

type Props = {
  title: string;
  /** A group without a title is the only one. */
  groups: readonly { title: string | null; rows: readonly ComparisonRow[] }[];
};

export function ComparisonTable({ title, groups }: Props) {
  return (
    <ScrollRegion label={title}>
      <table className="table mx-compare">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{m.measures_what()}</th>
            <th scope="col" className="number">
              {m.measures_now()}
            </th>
            <th scope="col" className="number">
              {m.measures_then()}
            </th>
            <th scope="col" className="number">
              {m.measures_difference()}
            </th>
            <th scope="col">{m.measures_turn()}</th>
          </tr>
        </thead>
        {groups.map(({ title: name, rows }) => (
          <Fragment key={name}>
            <tbody>
              {name === null ? null : (
                <tr className="mx-group">
                  <th colSpan={5} scope="rowgroup">
                    {name}
                  </th>
                </tr>
              )}
              {rows.map(({ id, what, part, before, after, difference, look, turn }) => (
                <tr key={id} className={part ? 'mx-part' : undefined}>
                  <th scope="row">{what}</th>
                  <td className="number nowrap" data-label={m.measures_now()}>
                    {before}
                  </td>
                  <td className="number nowrap" data-label={m.measures_then()}>
                    {after}
                  </td>
                  <td className="number nowrap" data-label={m.measures_difference()}>
                    {difference}
                  </td>
                  <td>
                    <StateBadge look={look}>{turn}</StateBadge>
                  </td>
                </tr>
              ))}
            </tbody>
          </Fragment>
        ))}
      </table>
    </ScrollRegion>
  );
}
