// The questions of the assessment as they ship with the product.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Questionnaire, readQuestionnaire } from './planning/assessment/questionnaire';

let shipped: Questionnaire | null = null;

/** Every question with its five levels, in both languages. */
export function shippedQuestionnaire(): Questionnaire {
  shipped ??= readQuestionnaire(
    parse(readFileSync(join(process.cwd(), 'drizzle/seed/assessment/kampen.yaml'), 'utf8')),
  );
  return shipped;
}
