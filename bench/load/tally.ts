// What was answered, how fast, and what went wrong; only from the moment that counting began.

export type Percentiles = { count: number; p50: number; p90: number; p95: number; p99: number; max: number };

/** The smallest value that so many of a hundred do not exceed. */
function percentile(sorted: readonly number[], percent: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}

export function percentilesOf(values: readonly number[]): Percentiles {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (percent: number) => percentile(sorted, percent);
  return { count: sorted.length, p50: at(50), p90: at(90), p95: at(95), p99: at(99), max: sorted.at(-1) ?? 0 };
}

/** page: something was looked at · save: a form was sent. */
export type Sort = 'page' | 'save';

export type Tally = {
  count(sort: Sort, what: string, answer: { ms: number; bytes: number; again?: boolean }): void;
  /** An answer that nobody should get. */
  fail(what: string, why: string): void;
  /** A rule said no, or somebody else was first: an answer like any other. */
  refuse(what: string): void;
  /** So many figures an answer said it wrote. */
  wrote(figures: number): void;
  begin(): void;
  end(): void;
  report(): TallyReport;
};

export type TallyReport = {
  requests: number;
  bytes: number;
  page: Percentiles;
  save: Percentiles;
  kinds: Record<string, Percentiles>;
  refused: number;
  /** Figures that answers said they wrote, from the start. */
  written: number;
  /** Asked once more, as browsers do, because a quiet connection was closed. */
  again: number;
  errors: number;
  /** The first of each sort, with how often. */
  faults: Record<string, number>;
};

export function tally(): Tally {
  let counting = false;
  let bytes = 0;
  let refused = 0;
  let again = 0;
  let written = 0;
  const sorts: Record<Sort, number[]> = { page: [], save: [] };
  const kinds = new Map<string, number[]>();
  const faults = new Map<string, number>();
  return {
    count(sort, what, answer) {
      if (!counting) return;
      bytes += answer.bytes;
      if (answer.again) again++;
      sorts[sort].push(answer.ms);
      const known = kinds.get(what);
      if (known) known.push(answer.ms);
      else kinds.set(what, [answer.ms]);
    },
    // What goes wrong while it warms up is wrong as well.
    fail: (what, why) => void faults.set(`${what}: ${why}`, (faults.get(`${what}: ${why}`) ?? 0) + 1),
    refuse: () => void (counting && refused++),
    wrote: (figures) => void (written += figures),
    begin: () => void (counting = true),
    end: () => void (counting = false),
    report: () => ({
      requests: sorts.page.length + sorts.save.length,
      ...{ bytes, refused, again, written },
      page: percentilesOf(sorts.page),
      save: percentilesOf(sorts.save),
      kinds: Object.fromEntries([...kinds].sort().map(([what, values]) => [what, percentilesOf(values)])),
      errors: [...faults.values()].reduce((sum, count) => sum + count, 0),
      faults: Object.fromEntries(faults),
    }),
  };
}
