// Words in two languages as two typed fields, Dutch required and English when somebody wrote it.
import { requiredText, text } from './form-fields.server';
import type { Label } from './models/planning/plan';

export const titleFields = (max: number) => ({ titleNl: requiredText(max), titleEn: text(max) });
export const descriptionFields = (max: number) => ({ descriptionNl: text(max), descriptionEn: text(max) });

/** Dutch and English as typed; an empty English text is none. */
export function labelOf(nl: string, en: string): Label {
  return { nl, en: en === '' ? null : en };
}
