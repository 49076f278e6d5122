// Reasons for refusing a field (`required`, `too_long:120`) as a sentence.
import { m } from '~/paraglide/messages.js';

/** The sentence for a field's reason; unknown reasons get the general one. */
export function reasonText(reason: string): string {
  const [name, ...rest] = reason.split(':') as [string, ...string[]];
  const [a = '', b = ''] = rest;
  switch (name) {
    case 'required':
      return m.reason_required();
    case 'not_a_day':
      return m.reason_not_a_day();
    case 'too_long':
      return m.reason_too_long({ max: a });
    case 'not_a_number':
      return m.reason_not_a_number();
    case 'not_a_whole_number':
      return m.reason_not_a_whole_number();
    case 'not_between':
      return m.reason_not_between({ min: a, max: b });
    case 'last_before_start':
      return m.reason_last_before_start();
    case 'in_the_future':
      return m.reason_in_the_future();
    case 'taken':
      return m.reason_taken();
    // What few forms say comes as its sentence (said-errors.server.ts), so that no other page fetches its words.
    case 'said':
      return rest.join(':');
    case 'choose':
      return m.reason_choose();
    default:
      return m.reason_other();
  }
}
