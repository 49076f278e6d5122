// FullCalendar with all items as its events; `?view=year` shows twelve months.
import { Calendar } from 'fullcalendar';
import dayGrid from 'fullcalendar/daygrid';
import multiMonth from 'fullcalendar/multimonth';
import theme from 'fullcalendar/themes/classic';
import 'fullcalendar/skeleton.css';
import 'fullcalendar/themes/classic/theme.css';
import 'fullcalendar/themes/classic/palette.css';

export function draw(host, items) {
  const isYear = new URL(globalThis.location.href).searchParams.get('view') === 'year';
  const events = items.map(({ id, title, start, end }) => ({ id, title, start, end, allDay: true }));
  new Calendar(host, {
    plugins: [dayGrid, multiMonth, theme],
    initialView: isYear ? 'multiMonthYear' : 'dayGridMonth',
    initialDate: '2026-11-22',
    height: '100%',
    eventClass: 'peer-event',
    events,
  }).render();
}
