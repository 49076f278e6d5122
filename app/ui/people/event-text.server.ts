// An event at the door in a sentence: what happened, to whom, by whom, from where.
import type { Role } from '~/models/planning/permission';
import { type SecurityEvent, type SignInMethod, signInMethods } from '~/models/planning/security-event';
import type { findSecurityEvents } from '~/models/security.server';
import { m } from '~/paraglide/messages.js';
import { type Local, methodText } from '../account/session-text.server';
import { roleText } from '../programme/kind-words';
import { momentText } from '../words';

type Entry = Awaited<ReturnType<typeof findSecurityEvents>>[number];

const kinds: Record<SecurityEvent, () => string> = {
  signed_in: m.people_event_signed_in,
  refused: m.people_event_refused,
  throttled: m.people_event_throttled,
  signed_out: m.people_event_signed_out,
  sessions_ended: m.people_event_sessions_ended,
  reset_asked: m.people_event_reset_asked,
  link_made: m.people_event_link_made,
  password_set: m.people_event_password_set,
  totp_on: m.people_event_totp_on,
  totp_off: m.people_event_totp_off,
  recovery_used: m.people_event_recovery_used,
  recovery_made: m.people_event_recovery_made,
  identity_linked: m.people_event_identity_linked,
  person_added: m.people_event_person_added,
  rights_changed: m.people_event_rights_changed,
  deactivated: m.people_event_deactivated,
  activated: m.people_event_activated,
  deputy_changed: m.people_event_deputy_changed,
  groups_changed: m.people_event_groups_changed,
  rights_reviewed: m.people_event_rights_reviewed,
  failures_peak: m.people_event_failures_peak,
  person_exported: m.people_event_person_exported,
  person_erased: m.people_event_person_erased,
};

const reasons: Record<string, () => string> = {
  password: m.people_event_why_password,
  code: m.people_event_why_code,
  no_role: m.people_event_why_no_role,
  deactivated: m.people_event_why_deactivated,
  email_taken: m.people_event_why_email_taken,
};

/** `lezer` from `reader:0`; with the number of departments when there are any. */
function rightsText(rights: string): string {
  const [role = '', count = '0'] = rights.split(':');
  const name = roleText(role as Role);
  return count === '0' ? name : m.people_event_with_departments({ role: name, count: Number(count) });
}

function detailText({ kind, detail }: Entry): string {
  if (detail === '') return '';
  if (kind === 'signed_in' && (signInMethods as readonly string[]).includes(detail))
    return methodText(detail as SignInMethod);
  if (kind === 'refused') return reasons[detail]?.() ?? '';
  if (kind === 'rights_changed') return detail.split(' ').map(rightsText).join(' → ');
  if (kind === 'person_added' && detail !== 'first_start') return rightsText(detail);
  if (kind === 'rights_reviewed') return m.people_review_count({ count: Number(detail) });
  return '';
}

export type EventText = {
  id: string;
  moment: string;
  what: string;
  detail: string;
  who: string | null;
  by: string | null;
  from: string;
  ok: boolean;
};

export function eventText(entry: Entry, local: Local): EventText {
  const { id, at, kind, ok, origin, device, userName, byName } = entry;
  return {
    ...{ id, ok, what: kinds[kind](), detail: detailText(entry), moment: momentText(local(at)) },
    who: userName,
    by: byName,
    from: [origin, device].filter(Boolean).join(' · '),
  };
}
