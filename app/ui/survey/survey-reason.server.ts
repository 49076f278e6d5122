// Reasons that only the forms of surveys have, as sentences in the language of the request.
import { m } from '~/paraglide/messages.js';

const said: Record<string, () => string> = {
  survey_past: m.survey_reason_past,
  survey_earlier: m.survey_reason_earlier,
  survey_nobody: m.survey_reason_nobody,
  survey_silent: m.survey_reason_silent,
  survey_choose: m.survey_reason_choose,
};

/** The errors of a form as its fields show them; reasons of all forms stay as they are. */
export function surveyErrors(errors: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, why]) => [field, said[why] ? `said:${said[why]()}` : why]),
  );
}
