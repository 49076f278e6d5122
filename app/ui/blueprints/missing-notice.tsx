// What a blueprint speaks of and this municipality does not have; it is skipped or in the way, so it is said beforehand.
import type { MissingParts } from '~/models/planning/blueprint/missing';
import { m } from '~/paraglide/messages.js';
import { Notice } from '../shared/notice';
import { hoursText, words } from '../words';
import { missingFiguresText } from './missing-figures-text';

export function MissingNotice({ missing }: { missing: MissingParts }) {
  return (
    <>
      {missing.figures ? (
        <Notice tone="bad" title={m.blueprint_missing_figures_title()}>
          <p>{missingFiguresText(missing.figures)}</p>
        </Notice>
      ) : null}
      <Skipped missing={missing} />
    </>
  );
}

function Skipped({ missing: { departments, teams, competences } }: { missing: MissingParts }) {
  if (departments.length + teams.length + competences.length === 0) return null;
  return (
    <Notice tone="warn" title={m.blueprint_missing()}>
      <ul>
        {departments.length > 0 ? <li>{m.blueprint_missing_departments({ names: departments.join(', ') })}</li> : null}
        {teams.length > 0 ? (
          <li>
            {m.blueprint_missing_teams({
              names: teams.map((team) => `${words(team.title)} (${hoursText(team.hours)})`).join(', '),
            })}
          </li>
        ) : null}
        {competences.length > 0 ? (
          <li>{m.blueprint_missing_competences({ names: competences.map((row) => words(row.title)).join(', ') })}</li>
        ) : null}
      </ul>
      <p>{m.blueprint_missing_hint()}</p>
    </Notice>
  );
}
