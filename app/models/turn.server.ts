// Writers of one programme go one after the other, first come first served, before they ask the database for anything.

const lines = new Map<string, Promise<unknown>>();

/**
 * Somebody whose connection was lost may never hear of it. Who waited this long goes on: the lock of the database keeps order, and sends
 * away with "try again" who waits two seconds more. Together with a save over a slow line that stays below ten seconds.
 */
const patienceMs = 2_000;

function overOrLate(before: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, patienceMs).unref();
  });
  return Promise.race([before, late]).finally(() => clearTimeout(timer));
}

/**
 * Runs `work` when everybody who came earlier for this programme is done. The row lock of the database does the same between
 * processes, but there a waiting writer holds a connection that readers need, and is overtaken by whoever comes at the right
 * moment. Never wait for one turn inside another.
 */
export function inTurn<T>(programmeId: string, work: () => Promise<T>): Promise<T> {
  const before = lines.get(programmeId);
  const mine = (before ? overOrLate(before) : Promise.resolve()).then(work);
  const over = mine.then(
    () => undefined,
    () => undefined,
  );
  lines.set(programmeId, over);
  void over.then(() => {
    if (lines.get(programmeId) === over) lines.delete(programmeId);
  });
  return mine;
}
