// What a form about the working calendar is answered: field errors, what every programme does, or why it cannot be.
import type { ProgrammeChange } from '~/models/calendar.server';
import type { NamedRefusal } from '~/models/planning/consequences';
import type { FieldErrors, Typed } from '../shared/field';

export type CalendarFormState =
  | {
      errors: FieldErrors;
      typed: Typed;
      preview?: ProgrammeChange[] | null;
      refused?: { programme: string; refusal: NamedRefusal } | null;
    }
  | undefined;
