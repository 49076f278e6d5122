// Competences down, teams across: what a team has today, and what the coming half year asks of it.
import { m } from '~/paraglide/messages.js';
import { ScrollRegion } from '../shared/scroll-region';
import type { matrixLines } from './coverage-text.server';
import { LevelLegend } from './level-legend';

export function CoverageMatrix({ teams, rows }: ReturnType<typeof matrixLines>) {
  return (
    <section className="stack-small" aria-labelledby="coverage-matrix">
      <h2 id="coverage-matrix">{m.competence_now_and_needed()}</h2>
      <LevelLegend />
      <ScrollRegion label={m.competence_now_and_needed()}>
        <table className="table cm-table">
          <caption className="visually-hidden">{m.competence_now_and_needed()}</caption>
          <thead>
            <tr>
              <th scope="col">{m.competence_one()}</th>
              {teams.map((team) => (
                <th key={team.id} scope="col" className="cm-team">
                  <abbr title={team.name}>{team.key}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <th scope="row">{row.name}</th>
                {row.cells.map((cell) => (
                  <td
                    key={cell.teamId}
                    className={`cm-cell cm-level-${cell.has}${cell.lacks ? ' cm-lacks' : cell.needed === null ? ' cm-unasked' : ''}`}
                  >
                    <span aria-hidden="true">
                      {cell.has}
                      {cell.needed === null ? null : ` ${cell.lacks ? '<' : '≥'} ${cell.needed}`}
                    </span>
                    <span className="visually-hidden">{cell.text}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="muted small measure">{m.competence_now_and_needed_hint()}</p>
    </section>
  );
}
