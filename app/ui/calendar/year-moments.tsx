// Milestones and gates of one month as diamonds with the day of the month; each is a link that says its name.
import type { YearMoment } from '~/models/planning/year-overview';
import { paths } from '../paths';
import { kindText } from '../programme/kind-words';
import { dayText, words } from '../words';
import { CalendarLink } from './calendar-link';
import { stateText } from './calendar-text';
import { KindSign } from './kind-sign';

export function YearMoments({ programmeId, moments }: { programmeId: string; moments: readonly YearMoment[] }) {
  return (
    <ul className="year-moments">
      {moments.map(({ id, kind, title, day, state }) => {
        const text = `${kindText(kind)}: ${words(title)}, ${dayText(day)} (${stateText(state)})`;
        return (
          <li key={id}>
            <CalendarLink
              className={`year-moment is-${state}`}
              to={paths.item(programmeId, id)}
              label={text}
              title={text}
            >
              <KindSign kind={kind} />
              {Number(day.slice(8))}
            </CalendarLink>
          </li>
        );
      })}
    </ul>
  );
}
