// Many who ask for the same at the same moment wait for one answer: after a restart, or a change that everything hangs on, everybody
// would have it worked out anew, the slower the more they are.

/** What is asked for under the same name while it is under way is asked once; nothing is kept afterwards, a failure neither. */
export function atOnce<T>(): (name: string, ask: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (name, ask) => {
    const known = underWay.get(name);
    if (known) return known;
    const asked = ask().finally(() => underWay.delete(name));
    underWay.set(name, asked);
    return asked;
  };
}
