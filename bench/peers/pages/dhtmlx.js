// DHTMLX Gantt as it comes: a row per item.
import { gantt } from 'dhtmlx-gantt';
import 'dhtmlx-gantt/codebase/dhtmlxgantt.css';

export function draw(host, items) {
  gantt.init(host);
  const data = items.map(({ id, title, start, end }) => {
    return { id, text: title, start_date: new Date(start), end_date: new Date(end) };
  });
  gantt.parse({ data, links: [] });
}
