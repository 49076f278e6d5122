// What was promised of speed, which case looks at it, and where that stands.

export type SpeedGoal = {
  id: string;
  what: string;
  /** In words: what must be, and what is aimed at. */
  must: string;
  ambition: string;
  /** The group of `npm run bench -- --only …` that measures it. */
  group: string;
  /** Files, from the root. */
  where: readonly string[];
};

/**
 * The goals are ratios to other planners doing the same work. Where such a planner does not run beside ours, the bound is that of the
 * bare minimum, of which its ratio to the other planner was measured once; docs/speed.md says how.
 */
export const speedGoals: readonly SpeedGoal[] = [
  {
    id: 'P1',
    what: 'Roadmap page of 5,000 items, signed in, real database, against the Gantt of Redmine',
    must: '1/500',
    ambition: '1/1,500',
    group: 'pages',
    where: ['bench/cases/pages.ts'],
  },
  {
    id: 'P2',
    what: 'The same with 1,000 and with 200 items',
    must: '1/250 and 1/80',
    ambition: '1/500 and 1/150',
    group: 'pages',
    where: ['bench/cases/pages.ts'],
  },
  {
    id: 'P3',
    what: 'Growth of the CPU of that page from 200 to 5,000 items',
    must: '6 ×',
    ambition: '4 ×',
    group: 'pages',
    where: ['bench/cases/pages.ts'],
  },
  {
    id: 'P4',
    what: 'Roadmap of 5,000 items: compressed bytes, and elements',
    must: '90 KB, 1,200',
    ambition: '60 KB, 500',
    group: 'pages',
    where: ['bench/cases/pages.ts', 'tests/speed-gates.test.ts'],
  },
  {
    id: 'P5',
    what: 'Roadmaps of 5,000 items per second, eight at a time, against that of 200 items of Redmine with two workers',
    must: '40 ×',
    ambition: '100 ×',
    group: 'served',
    where: ['bench/cases/served.ts'],
  },
  {
    id: 'P6',
    what: 'Calendar of 5,000 items against that of Redmine; a list of items against its list of issues',
    must: '1/30; 1/15',
    ambition: '1/80; 1/30',
    group: 'pages',
    where: ['bench/cases/pages.ts'],
  },
  {
    id: 'P7',
    what: 'First bars of 5,000 items in the browser, CPU of its main thread, against the cheapest free timeline beside it',
    must: '1/2',
    ambition: '1/3',
    group: 'browser',
    where: ['bench/cases/browser.ts'],
  },
  {
    id: 'P8',
    what: 'From the address to the first bars, server and database included, against the same timelines from files',
    must: '1/2',
    ambition: '1/3',
    group: 'browser',
    where: ['bench/cases/browser.ts'],
  },
  {
    id: 'P9',
    what: 'CPU until the first bars, 5,000 items against 200',
    must: '1.4 ×',
    ambition: '1.15 ×',
    group: 'browser',
    where: ['bench/cases/browser.ts'],
  },
  {
    id: 'P10',
    what: 'Forty turns of the wheel over 5,000 items: CPU of the main thread against the best free timeline; long tasks',
    must: '1/1.5; none',
    ambition: '1/3; none',
    group: 'browser',
    where: ['bench/cases/browser.ts'],
  },
  {
    id: 'P11',
    what: 'Calendar, 5,000 items in the data, a month and a year in view: CPU until it is seen, against FullCalendar with all of them',
    must: '1/1.5 and 1/5',
    ambition: '1/3 and 1/10',
    group: 'browser',
    where: ['bench/cases/browser.ts'],
  },
  {
    id: 'P12',
    what: 'Script of a page, compressed',
    must: '110 KB',
    ambition: '102 KB',
    group: 'bytes',
    where: ['bench/cases/bytes.ts', 'tests/e2e/page-weight.test.ts'],
  },
  {
    id: 'P13',
    what: 'Placing 10,000 items and 20,000 links with working days, lags and slack, against TaskJuggler and skejj',
    must: '1/2,000; 1/8',
    ambition: '1/8,000; 1/15',
    group: 'scheduler',
    where: ['bench/cases/scheduler.ts', 'bench/cases/peers.ts'],
  },
  {
    id: 'P14',
    what: 'A move with 100 and with 300 successors, saved with its history, against Redmine',
    must: '1/50; 1/100',
    ambition: '1/100; 1/250',
    group: 'move',
    where: ['bench/cases/move.ts', 'tests/models/speed-gates.test.ts'],
  },
  {
    id: 'P15',
    what: 'A move with 500 and with 2,000 successors in one transaction (Redmine gives up at 400)',
    must: '60 and 200 ms',
    ambition: '25 and 60 ms',
    group: 'move',
    where: ['bench/cases/move.ts', 'tests/models/speed-gates.test.ts'],
  },
  {
    id: 'P16',
    what: 'A move in 10,000 items from the rule to the commit, against a whole run of TaskJuggler',
    must: '1/100',
    ambition: '1/300',
    group: 'move',
    where: ['bench/cases/move.ts', 'bench/cases/scheduler.ts'],
  },
  {
    id: 'P17',
    what: '10,000 items placed again while one of them is dragged',
    must: '8 ms',
    ambition: '2 ms',
    group: 'scheduler',
    where: ['bench/cases/scheduler.ts'],
  },
  {
    id: 'P18',
    what: 'Days equal to those of TaskJuggler, on networks from a seed',
    must: '100 %',
    ambition: '100 %',
    group: 'peers',
    where: ['bench/cases/peers.ts'],
  },
  {
    id: 'P19',
    what: 'What 5,000 items ask of 12 departments over 78 weeks, against the same sum in SQL',
    must: '1/10',
    ambition: '1/50',
    group: 'capacity',
    where: ['bench/cases/capacity.ts'],
  },
  {
    id: 'P20',
    what: '100,000 figures read, judged and kept, against their bare insert in the same database',
    must: '3 ×',
    ambition: '1.5 ×',
    group: 'figures',
    where: ['bench/cases/figures.ts'],
  },
  {
    id: 'P21',
    what: 'The page with the curve of a metric of 40 departments out of 100,000 figures, against its bare query',
    must: '3 ×',
    ambition: '1.5 ×',
    group: 'figures',
    where: ['bench/cases/figures.ts'],
  },
  {
    id: 'P22',
    what: 'First start without a database server, against the first start of bare PGlite',
    must: '1/2',
    ambition: '1/3',
    group: 'start',
    where: ['bench/cases/start.ts'],
  },
  {
    id: 'P23',
    what: 'Memory of a server after load, against one process of Redmine and against bare PGlite',
    must: '1/2; 1.4 ×',
    ambition: '1/3; 1.15 ×',
    group: 'served',
    where: ['bench/cases/served.ts'],
  },
  {
    id: 'P24',
    what: 'Roadmap of 5,000 items on the embedded database against PostgreSQL, CPU',
    must: '2.5 ×',
    ambition: '1.5 ×',
    group: 'pages',
    where: ['bench/cases/pages.ts'],
  },
];
