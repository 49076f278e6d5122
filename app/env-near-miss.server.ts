// A variable whose name was nearly right would be left unread in silence: the start says so instead.

/** Letters that have to be changed, added, left out or swapped to make one name of another; counted no further than `most`. */
function difference(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (rows[i - 1]?.[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? most + 1;
}

/** A sentence for every name that is not one of ours, but nearly. Names of one word are left alone: other programs have those too. */
export function nearMisses(given: string[], known: string[]): string[] {
  const ours = new Set(known);
  return given.flatMap((name) => {
    if (ours.has(name)) return [];
    const upper = name.toUpperCase();
    const meant = known.find((one) => {
      const most = one.length >= 12 ? 2 : 1;
      return one.includes('_') && (upper === one || difference(upper, one, most) <= most);
    });
    return meant ? [`${name} is not known; did you mean ${meant}?`] : [];
  });
}
