// What a stage's outcome counts for, the table of all stages, and the line that adds them up.

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {Count & { name: string, seconds: number, note?: string }} Result
 */

/** A stage without single tests counts for one. */
export const countStage = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

/**
 * Counts vitest's json report. A file that could not be loaded has no tests to fail, a stage without any test proves
 * nothing, and a run may end badly after its last test: each of these is one failure.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] } | null} report
 * @param {number} code the exit code of the run
 * @returns {Count}
 */
export function countTests(report, code) {
  if (!report) return countStage(false);
  const unloadable = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const passed = report.numPassedTests;
  const failed = report.numFailedTests + unloadable.length;
  const endedBadly = code !== 0 || passed === 0;
  return {
    passed,
    failed: failed === 0 && endedBadly ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** @param {Count[]} results */
export function total(results) {
  const sum = (key) => results.reduce((all, result) => all + result[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** The last line of a run, alone on its line. */
export const summaryLine = (results) => `${total(results).passed} passed, ${total(results).failed} failed`;

/** Zero tests is not a success. */
export const isSuccess = (results) => total(results).failed === 0 && total(results).passed > 0;

/** @param {Result[]} results */
export function table(results) {
  const heading = ['stage', 'passed', 'failed', 'skipped', 'seconds'];
  const rows = results.map(({ name, passed, failed, skipped, seconds, note }) => [
    name + (note ? ` (${note})` : ''),
    ...[passed, failed, skipped].map(String),
    seconds.toFixed(1),
  ]);
  const widths = heading.map((title, column) =>
    Math.max(...[title, ...rows.map((row) => row[column])].map((cell) => cell.length)),
  );
  const line = (cells) =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  ');
  return [line(heading), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}
