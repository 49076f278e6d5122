// What kind of row a change is about.
import type { RowCollection } from '~/models/planning/difference';
import { m } from '~/paraglide/messages.js';

const names: Record<RowCollection, () => string> = {
  programme: m.collection_programme,
  phases: m.collection_phase,
  workstreams: m.collection_workstream,
  items: m.collection_item,
  dependencies: m.collection_link,
  criteria: m.collection_criterion,
  figureConditions: m.collection_figure_condition,
  products: m.collection_product,
  measures: m.collection_measure,
  decisions: m.collection_decision,
  cutoverTasks: m.collection_cutover_task,
};

export function collectionText(collection: RowCollection): string {
  return names[collection]();
}
