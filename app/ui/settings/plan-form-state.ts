// What a form about the plan is answered: field errors, consequences to look at first, or why it cannot be.
import type { Consequences, NamedRefusal } from '~/models/planning/consequences';
import type { StaleField } from '~/models/planning/stale';
import type { FieldErrors, Typed } from '../shared/field';

export type Problem =
  | { kind: 'refused'; refusal: NamedRefusal }
  | { kind: 'stale'; fields: Pick<StaleField, 'field' | 'mine' | 'theirs'>[] };

export type PlanFormState =
  { errors: FieldErrors; typed: Typed; preview?: Consequences | null; problem?: Problem | null } | undefined;
