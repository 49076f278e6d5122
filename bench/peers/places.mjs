// Where other planners are, once they were fetched.
import path from 'node:path';

export const fetched = path.resolve('.cache/peers');
/** Those that draw a timeline or a calendar in the browser. */
export const timelines = ['vis', 'dhtmlx', 'svar', 'fullcalendar'];
export const pageOf = (name) => path.join(fetched, 'pages', name);
