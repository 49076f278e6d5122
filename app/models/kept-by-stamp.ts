// What is made of something is kept until the database says that it changed: a stamp of it says as of when it is.
import { atOnce } from './at-once';

/** `of`: for whom and for which day. `look`: the later one looked at the database, the higher ({@link newLook}). */
export type Stamped = { id: string; of: string; stamp: string; look: number };

let looks = 0;
/** Taken before the stamps are read. */
export const newLook = (): number => ++looks;

/**
 * Keeps what was made of so many things. What was made after a later look is given to who looked earlier as well, and never
 * replaced by theirs: else somebody who takes long puts back what is old, the next makes it anew, takes long for it, and so on.
 */
export function keptByStamp<T>(atMost: number): (stamped: Stamped, make: () => Promise<T>) => Promise<T> {
  const store = new Map<string, Stamped & { value: T }>();
  const one = atOnce<T>();
  const kept = ({ id, of }: Stamped) => {
    const known = store.get(id);
    return known?.of === of ? known : undefined;
  };
  return async (stamped, make) => {
    const { id, of, stamp, look } = stamped;
    const known = kept(stamped);
    if (known && (known.stamp === stamp || known.look > look)) return known.value;
    return one(`${of} ${id} ${stamp}`, async () => {
      const value = await make();
      if ((kept(stamped)?.look ?? 0) > look) return value;
      store.delete(id);
      store.set(id, { ...stamped, value });
      if (store.size > atMost) store.delete(store.keys().next().value!);
      return value;
    });
  };
}
