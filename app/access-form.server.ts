// Forms of signing in and of one's own account: what is typed, how it is refused, and that a password is never sent back.
import { z } from 'zod';
import { requiredText } from './form-fields.server';
import type { FormState } from './http.server';
import type { OwnRefusal } from './models/account.server';
import { m } from './paraglide/messages.js';
import { longestPassword } from './models/planning/password-rule';
import { saidErrors } from './ui/shared/said-errors.server';

/** What is typed in a password field, spaces and all; never longer than anybody types. */
export const secretText = z
  .string({ error: 'required' })
  .min(1, 'required')
  .max(longestPassword * 4, `too_long:${longestPassword}`);

export const emailText = requiredText(200).refine(
  (value) => value === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
  'not_an_email',
);

/** A new password, typed twice. */
export const twice = { password: secretText, again: secretText };
export const isTwiceTheSame = ({ password, again }: { password: string; again: string }) => password === again;
export const notTheSame = { error: 'not_the_same', path: ['again'] };

const secrets = ['password', 'again', 'current', 'code', 'secret'];

/** What is said to a form that was refused; what was typed comes back without its secrets. */
export type AccessState = FormState & { refusal: string | null };

/** The mistakes of a form in words, with what was typed but for its secrets. */
export function refusedForm({ errors, typed }: FormState, refusal: string | null = null): AccessState {
  const shown = Object.fromEntries(Object.entries(typed).filter(([name]) => !secrets.includes(name)));
  return { errors: saidErrors(errors), typed: shown, refusal };
}

/** `Probeer het over 20 seconden opnieuw.` */
export function waitText(seconds: number): string {
  return seconds < 100
    ? m.access_wait_seconds({ count: seconds })
    : m.access_wait_minutes({ count: Math.ceil(seconds / 60) });
}

/** Why one's own account was not changed, as the arguments of an answer: the state of the form and its status. */
export function refusedOwn(answer: OwnRefusal): [AccessState, { status: 400 | 429 }] {
  if (answer.status === 'throttled')
    return [refusedForm({ errors: {}, typed: {} }, waitText(answer.seconds)), { status: 429 }];
  return [refusedForm({ errors: { [answer.field]: answer.why }, typed: {} }), { status: 400 }];
}
