// Where people work: so many programmes of so many items, on one database or the other.
import type { Driver } from '../database';
import { type Mix, usual, withImports } from './mix';

export type Place = {
  name: 'one' | 'fifty' | 'hundred' | 'embedded';
  driver: Driver;
  programmes: number;
  items: number;
  /** How many of them deliver figures, of so many months; left out: as everywhere. */
  measuring?: { programmes: number; months: number };
  mix: Mix;
  /** Screens that stay open. */
  streams: number;
  /** It is measured with so many servers, one number after another. */
  servers: readonly number[];
};

/** `servers`: how many on PostgreSQL; the embedded database has one. */
export function placesOn(servers: readonly number[]): Place[] {
  const usually = { driver: 'postgres', items: 1_000, mix: usual, streams: 0, servers } as const;
  return [
    { ...usually, name: 'one', programmes: 1 },
    { ...usually, name: 'fifty', programmes: 50 },
    {
      ...{ ...usually, name: 'hundred', programmes: 100, items: 100, streams: 500 },
      // Whoever imports every month has a year of figures.
      ...{ mix: withImports, measuring: { programmes: 100, months: 12 } },
    },
    { ...usually, name: 'embedded', driver: 'pglite', programmes: 1, servers: [1] },
  ];
}
