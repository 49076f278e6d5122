// What is kept of the door and of rights, and how links and sessions come about: the fixed sets.
import { type Day, parseDay } from './day';

export const securityEvents = [
  'signed_in',
  /** A wrong password, code or answer of the identity provider; `detail` says which. */
  'refused',
  /** Too many tries; nothing was looked at. */
  'throttled',
  'signed_out',
  'sessions_ended',
  'reset_asked',
  'link_made',
  'password_set',
  'totp_on',
  'totp_off',
  'recovery_used',
  'recovery_made',
  'identity_linked',
  'person_added',
  'rights_changed',
  'deactivated',
  'activated',
  'deputy_changed',
  'groups_changed',
  /** Somebody looked through who may do what, and said that it is right. */
  'rights_reviewed',
  /** Many sign-ins failed in an hour. */
  'failures_peak',
  /** Somebody was given, or an administrator took, all that is held on a person. */
  'person_exported',
  /** Somebody who left is named no more. */
  'person_erased',
] as const;
export type SecurityEvent = (typeof securityEvents)[number];

export const linkPurposes = ['reset', 'invite'] as const;
export type LinkPurpose = (typeof linkPurposes)[number];

/** How a session began; `link`: with the one-time code of a first start. */
export const signInMethods = ['demo', 'password', 'oidc', 'link'] as const;
export type SignInMethod = (typeof signInMethods)[number];

/** What a reader asks about: who came in, who did not, what became of rights. */
export const eventGroups = {
  in: ['signed_in', 'signed_out', 'sessions_ended', 'recovery_used'],
  refused: ['refused', 'throttled', 'failures_peak'],
  rights: [
    ...(['person_added', 'rights_changed', 'deactivated', 'activated', 'deputy_changed', 'groups_changed'] as const),
    ...(['rights_reviewed', 'person_exported', 'person_erased'] as const),
  ],
  access: [
    ...(['reset_asked', 'link_made', 'password_set', 'totp_on', 'totp_off', 'recovery_made'] as const),
    'identity_linked',
  ],
} as const satisfies Record<string, readonly SecurityEvent[]>;
export type EventGroup = keyof typeof eventGroups;

export type EventSearch = {
  group: EventGroup | null;
  kinds: readonly SecurityEvent[] | undefined;
  person: string | null;
  from: Day | null;
  last: Day | null;
  before: { at: string; id: string } | null;
};

/** What the address asks; what cannot be read asks nothing. */
export function readEventSearch(params: URLSearchParams): EventSearch {
  const asked = params.get('group') ?? '';
  const group = Object.hasOwn(eventGroups, asked) ? (asked as EventGroup) : null;
  const day = (name: string) => parseDay(params.get(name) ?? '');
  const place = /^(\d{4}-\d\d-\d\dT[\d:.]+Z) ([0-9a-z]{16})$/.exec(params.get('before') ?? '');
  return {
    ...{ group, kinds: group ? eventGroups[group] : undefined },
    person: /^[\w-]{1,64}$/.exec(params.get('person') ?? '')?.[0] ?? null,
    ...{ from: day('from'), last: day('last') },
    before: place && !Number.isNaN(Date.parse(place[1]!)) ? { at: place[1]!, id: place[2]! } : null,
  };
}
