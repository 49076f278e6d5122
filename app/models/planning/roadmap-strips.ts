// A closed lane says in one path where its items stand: packed strips while they are few, a density curve when they are many.

/** Width of the box that paths are drawn in; it is stretched over the track. */
export const stripWidth = 2000;
/** Height of a closed lane, pixels. */
export const closedHeight = 40;

const pitch = 7;
const barHeight = 5;
const mostStrips = 4;
const top = 7;
const buckets = 200;

export type Span = { from: number; until: number };
export type Strips = {
  /** One path of all bars, in a box of stripWidth × closedHeight. */
  bars: string;
  /** One path of points, one for each place with a milestone or gate. */
  moments: string;
  /** Most items at once, when the bars are a density curve. */
  most: number | null;
};

/** First-fit of spans sorted by start; null when more strips are needed than fit. */
function pack(spans: readonly Span[]): Int8Array | null {
  const ends: number[] = [];
  const strip = new Int8Array(spans.length);
  for (let i = 0; i < spans.length; i++) {
    const { from, until } = spans[i]!;
    let at = ends.findIndex((end) => end <= from);
    if (at < 0) {
      if (ends.length === mostStrips) return null;
      at = ends.length;
    }
    ends[at] = until;
    strip[i] = at;
  }
  return strip;
}

/** How many spans cover each of the buckets of the window. */
function density(spans: readonly Span[]): Int32Array {
  const change = new Int32Array(buckets + 1);
  const scale = buckets / stripWidth;
  for (const { from, until } of spans) {
    const first = Math.min(buckets - 1, Math.floor(from * scale));
    change[first]!++;
    change[Math.max(first + 1, Math.min(buckets, Math.ceil(until * scale)))]!--;
  }
  let sum = 0;
  return Int32Array.from({ length: buckets }, (_, i) => (sum += change[i]!));
}

function curve(counts: Int32Array): string {
  const most = counts.reduce((a, b) => Math.max(a, b), 1);
  const base = closedHeight - 6;
  const height = (count: number) => base - Math.round((count / most) * (base - 13));
  const step = stripWidth / buckets;
  let path = `M0 ${base}`;
  let now = base;
  for (let i = 0; i < buckets; i++) {
    const next = height(counts[i]!);
    if (next === now) continue;
    path += `H${i * step}V${next}`;
    now = next;
  }
  return `${path}H${stripWidth}V${base}z`;
}

/** Spans and moments in box units, sorted by start. */
export function stripsOf(spans: readonly Span[], moments: readonly number[]): Strips {
  const places = [...new Set(moments.map((x) => Math.round(x / 4) * 4))];
  const strip = pack(spans);
  const lines = strip === null ? mostStrips : spans.length === 0 ? 0 : Math.max(...strip) + 1;
  const shift = Math.floor(((mostStrips - lines) * pitch) / 2);
  const line = strip === null ? 7 : closedHeight / 2;
  const dots = places.map((x) => `M${x} ${line}h0`).join('');
  if (strip === null) {
    const counts = density(spans);
    return { bars: curve(counts), moments: dots, most: counts.reduce((a, b) => Math.max(a, b), 0) };
  }
  let bars = '';
  spans.forEach(({ from, until }, i) => {
    const x = Math.round(from);
    const width = Math.max(3, Math.round(until) - x - 1);
    bars += `M${x} ${top + shift + strip[i]! * pitch}h${width}v${barHeight}h-${width}z`;
  });
  return { bars, moments: dots, most: null };
}
