// Who and how much: teams with their hours, competences, and how the hours follow the size of a municipality.
import type { Outline, PartOf } from '~/models/planning/blueprint/outline';
import { m } from '~/paraglide/messages.js';
import { sizeText } from '../programmes/size-text';
import { hoursText, number, words } from '../words';
import { TableRegion } from './table-region';

export function PeoplePart({ outline, value }: { outline: Outline; value: PartOf<'people'> }) {
  const { competences, scaling } = value;
  return (
    <>
      <section className="stack">
        <h2>{m.blueprint_teams()}</h2>
        <TableRegion
          caption={m.blueprint_teams()}
          columns={[
            { label: m.programme_team() },
            { label: m.blueprint_activities(), number: true },
            { label: m.programme_hours_column(), number: true },
          ]}
        >
          {outline.teams.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <span className="muted">{row.key}</span> {words(row.title)}
              </th>
              <td className="number">{number(row.activities)}</td>
              <td className="number">{hoursText(row.hours)}</td>
            </tr>
          ))}
        </TableRegion>
      </section>
      <section className="stack">
        <h2>{m.blueprint_scaling()}</h2>
        <p className="measure">
          {m.blueprint_prep_range({ min: String(scaling.min_prep_weeks), most: String(scaling.default_prep_weeks) })}{' '}
          {scaling.rule ? words(scaling.rule) : null}
        </p>
        {Object.keys(scaling.reference).length > 0 ? (
          <dl className="facts">
            {Object.entries(scaling.reference).map(([key, value]) => (
              <div key={key} className="fact">
                <dt>{m.blueprint_reference({ what: referenceText(key) })}</dt>
                <dd>{number(value)}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        {scaling.drivers.length > 0 ? (
          <TableRegion
            caption={m.blueprint_drivers()}
            columns={[{ label: m.blueprint_driver() }, { label: m.blueprint_driven() }]}
          >
            {scaling.drivers.map((row) => (
              <tr key={row.driver}>
                <th scope="row">{sizeText(row.driver)}</th>
                <td>{row.activities.join(', ')}</td>
              </tr>
            ))}
          </TableRegion>
        ) : null}
      </section>
      <section className="stack">
        <h2>{m.blueprint_competences()}</h2>
        <ul className="plain two-columns">
          {competences.map((row) => (
            <li key={row.key}>
              <span className="muted">{row.key}</span> {words(row.title)}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function referenceText(key: string): string {
  if (key === 'inhabitants') return m.blueprint_inhabitants();
  return sizeText(key === 'case_types_wave_1' ? 'case_types' : key);
}
