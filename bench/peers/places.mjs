// Where other planners are, once they were fetched.
import path from 'node:path';

export const fetched = path.resolve('.cache/peers');
/** Those that draw a timeline or a calendar in the browser. */
export const timelines = ['vis', 'dhtmlx', 'svar', 'fullcalendar'];
export const pageOf = (name) => path.join(fetched, 'pages', name);
/** The folder that is the root of everything for Redmine. */
export const redmineRoot = path.join(fetched, 'redmine/root');
