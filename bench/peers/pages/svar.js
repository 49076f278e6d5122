// SVAR Gantt as it comes: a row per item.
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Gantt, Willow } from '@svar-ui/react-gantt';
import '@svar-ui/react-gantt/all.css';

export function draw(host, items) {
  const tasks = items.map(({ id, title, start, end }) => {
    return { id, text: title, start: new Date(start), end: new Date(end), type: 'task', parent: 0 };
  });
  const scales = [
    { unit: 'month', step: 1, format: '%M %Y' },
    { unit: 'week', step: 1, format: '%w' },
  ];
  createRoot(host).render(createElement(Willow, null, createElement(Gantt, { tasks, scales, links: [] })));
}
