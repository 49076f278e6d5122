// Hours follow the size of the municipality where the blueprint says so: actual size ÷ reference size.
import type { BlueprintDocument } from './document';

/** Reference value of each size driver; products are counted from the document. */
export function referenceOf(document: BlueprintDocument, driver: string): number {
  const { reference } = document.scaling;
  if (driver === 'case_types') return reference.case_types ?? reference.case_types_wave_1 ?? 1;
  if (driver === 'e_service_products') return reference.e_service_products ?? document.products.length;
  return reference[driver] ?? 1;
}

/** Factor on an activity's hours: actual size ÷ reference size of the driver it depends on, or 1. */
export function effortFactor(
  document: BlueprintDocument,
  key: string,
  drivers: Readonly<Record<string, number>>,
): number {
  const row = document.scaling.drivers.find(({ activities }) => activities.includes(key));
  const actual = row ? drivers[row.driver] : undefined;
  return row && actual !== undefined ? actual / referenceOf(document, row.driver) : 1;
}
