// The name of a size driver; one that a municipality thought of itself keeps its key.
import { m } from '~/paraglide/messages.js';

const known = new Map<string, () => string>([
  ['licensed_users', m.programme_size_licensed_users],
  ['case_types', m.programme_size_case_types],
  ['e_service_products', m.programme_size_e_services],
  ['departments', m.programme_size_department_count],
]);

export const sizeText = (driver: string) => known.get(driver)?.() ?? driver;
