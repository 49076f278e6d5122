// Five kinds of tests, each with what it needs: plain ones, planning (run in two time zones), database, browser, faults.
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { mendedPostgres } from './vite/mended-postgres.mjs';

/** Vitest begins with the largest files; these are short to read and long to run, and would be waited for at the end. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const isLong = ({ moduleId }: TestSpecification) => /\/e2e\/pages-/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

/** As many at least as at most: of three workers, the first that has nothing left to do is ended twice, and the run with it (tinypool 1.1.1). */
const workers = Math.max(2, availableParallelism() - 1);

export default defineConfig({
  resolve: { alias: { '~': new URL('./app', import.meta.url).pathname } },
  plugins: [mendedPostgres()],
  test: {
    environment: 'node',
    setupFiles: ['tests/setup.ts'],
    restoreMocks: true,
    sequence: { sequencer: LongFirst },
    pool: 'forks',
    maxWorkers: workers,
    minWorkers: workers,
    // the calendar's packages import each other without file endings, and one package is mended: Vite has to read them
    server: { deps: { inline: [/@fullcalendar\//, /\/node_modules\/postgres\//] } },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/*.test.ts', 'tests/ui/**/*.test.{ts,tsx}'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'planning',
          include: ['tests/planning/**/*.test.ts'],
          // what is simulated a thousand times over knows no clock: one time zone is enough
          exclude: process.env['TZ'] === 'Europe/Amsterdam' ? ['tests/planning/effect-coverage.test.ts'] : [],
          testTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['tests/{models,routes}/**/*.test.{ts,tsx}'],
          // what is about the embedded database is the same whatever else is tested: once is enough
          exclude: process.env['TEST_DRIVER'] === 'postgres' ? ['tests/models/embedded/**'] : [],
          globalSetup: ['tests/support/template.ts'],
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/demo-data.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/*.test.ts'],
          globalSetup: ['tests/support/demo-data.ts'],
          // one rig at a time: each has servers of its own and looks at how long they take
          poolOptions: { forks: { singleFork: true } },
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
