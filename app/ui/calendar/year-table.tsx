// The table of the year overview in its sheet: the lines of go-live and today run behind all of it.
import { m } from '~/paraglide/messages.js';
import { useDrawn } from '../shared/drawn-part';

/** The element around what is drawn. */
export const yearTableId = 'year-table';

type Props = { title: string; table: string | null; goLive: number | null; today: number | null };

export function YearTable({ title, table, goLive, today }: Props) {
  const drawn = useDrawn(yearTableId, table);
  return (
    <div className="year-scroll" role="region" aria-label={m.calendar_year_region({ title })} tabIndex={0}>
      <div className="year-sheet">
        <svg className="year-lines" width="100%" height="100%" aria-hidden="true">
          {goLive === null ? null : <line className="year-g" x1={`${goLive}%`} x2={`${goLive}%`} y1="0" y2="100%" />}
          {today === null ? null : <line className="year-today" x1={`${today}%`} x2={`${today}%`} y1="0" y2="100%" />}
        </svg>
        <table className="year-table" id={yearTableId} dangerouslySetInnerHTML={drawn} />
      </div>
    </div>
  );
}
