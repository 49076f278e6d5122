// vis-timeline with items in the groups of their workstreams.
import { Timeline } from 'vis-timeline/standalone';
import 'vis-timeline/styles/vis-timeline-graph2d.min.css';

export function draw(host, items) {
  const rows = items.map(({ id, title, start, end, group }) => ({ id, content: title, start, end, group }));
  const groups = [...new Set(items.map(({ group }) => group))].map((id) => ({ id, content: id }));
  new Timeline(host, rows, groups, { height: '100%', stack: true });
}
