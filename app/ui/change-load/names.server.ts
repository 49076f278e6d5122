// What rows of change load are called.
import { everybody } from '~/models/planning/change-load/load';
import type { Plan } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import { words } from '../words';

/** Names of departments, and of the municipality as a whole. */
export function departmentNames({ departments }: Pick<Plan, 'departments'>): (id: string) => string {
  const names = new Map(departments.map(({ id, name }) => [id, words(name)]));
  return (id) => (id === everybody ? m.changeload_everybody() : (names.get(id) ?? '–'));
}
