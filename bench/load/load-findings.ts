// What people at work found, against what was promised.
import type { Finding } from '../result';
import type { WorkReport } from './at-work';

/** Minutes after which memory says something about leaks: before, a server is still warming up. */
const soakMinutes = 19.9;

const goals = { errors: 0, p95: 400, p99: 1_000, megabytes: 700, growth: 5 };
/** Of all forms that are sent: people choose items of their own, as far as there are. */
const mostRefused = 0.05;

/** `name`: where and with how many. */
export function loadFindings(name: string, report: WorkReport): Finding[] {
  const { page, save, cpu, memory, streams, seconds } = report;
  const unheard = streams.changes === 0 ? streams.asked : 0;
  const isSoak = seconds / 60 >= soakMinutes;
  // How quick it is is promised of the usual run; a soak says whether a server stays as it is.
  const quick = isSoak ? {} : { p95: goals.p95, p99: goals.p99 };
  const finding = (what: string, value: number, unit: string, must?: number, exact = false): Finding => ({
    ...{ goal: '–', name: `${name}: ${what}`, value, unit, by: 'value', exact },
    ...(must === undefined ? {} : { must }),
  });
  const grown = (what: string, growth: WorkReport['memory']['heap']): Finding[] =>
    growth && isSoak
      ? [
          finding(`${what}, growth in the last half`, growth.percent, '%', goals.growth),
          finding(`${what}, slope of the last half`, growth.perHour, 'MB per hour'),
        ]
      : [];
  const { import: taken, 'import: look': looked } = report.kinds;
  const imports =
    taken && looked
      ? [
          finding('imports taken over', taken.count, 'imports'),
          finding('an import looked at, p50', looked.p50, 'ms'),
          finding('an import looked at, p95', looked.p95, 'ms'),
          finding('an import taken over, p50', taken.p50, 'ms'),
          finding('an import taken over, p95', taken.p95, 'ms'),
          finding('figures that imports said they wrote', report.written, 'figures'),
        ]
      : [];
  const { kept, written } = report;
  const missing =
    kept === null ? [] : [finding('of these not there, or more', Math.abs(kept - written), 'figures', 0, true)];
  return [
    finding('errors', report.errors, 'of ' + String(report.requests), goals.errors, true),
    finding('warnings in the log', report.complaints.length, 'lines'),
    finding('a page, p50', page.p50, 'ms'),
    finding('a page, p90', page.p90, 'ms'),
    finding('a page, p95', page.p95, 'ms', quick.p95),
    finding('a page, p99', page.p99, 'ms', quick.p99),
    finding('a page, slowest', page.max, 'ms'),
    finding('a form saved, p50', save.p50, 'ms'),
    finding('a form saved, p95', save.p95, 'ms', quick.p95),
    finding('a form saved, p99', save.p99, 'ms', quick.p99),
    ...imports,
    ...missing,
    finding('refused by a rule or overtaken', report.refused, 'forms', Math.ceil(mostRefused * save.count)),
    finding('asked once more, of a quiet connection that was closed', report.again, 'pages'),
    finding('answered', report.perSecond, 'per second'),
    finding('CPU of the application per answer', cpu.servers, 'ms'),
    ...(cpu.database > 0 ? [finding('CPU of the database per answer', cpu.database, 'ms')] : []),
    finding('memory of a server, most', memory.peak, 'MB', goals.megabytes),
    finding('heap of a server at the end', memory.heapAtEnd, 'MB'),
    ...grown('memory of a server', memory.resident),
    ...grown('heap of a server', memory.heap),
    ...(streams.asked > 0
      ? [
          finding(`${streams.asked} open screens, lost`, streams.lost, 'screens', 0, true),
          finding(`${streams.asked} open screens, told of a change`, streams.changes, 'times'),
          finding('open screens, all of them told nothing', unheard, 'screens', 0, true),
        ]
      : []),
  ];
}
