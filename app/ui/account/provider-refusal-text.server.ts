// Why the identity provider brought nobody in, and what to do about it.
import type { ProviderSignIn } from '~/models/identity.server';
import type { ProviderRefusal } from '~/models/oidc.server';
import { m } from '~/paraglide/messages.js';

export type ProviderWhy =
  ProviderRefusal | Extract<ProviderSignIn, { status: 'refused' }>['why'] | 'identity_taken' | 'somebody_else';

const texts: Record<ProviderWhy, () => string> = {
  answer: m.access_why_answer,
  denied: m.access_why_denied,
  unreachable: m.access_why_unreachable,
  acr: m.access_why_acr,
  no_groups: m.access_why_no_groups,
  too_many_groups: m.access_why_too_many_groups,
  no_email: m.access_why_no_email,
  no_role: m.access_why_no_role,
  deactivated: m.access_why_deactivated,
  email_taken: m.access_why_email_taken,
  no_organisation: m.access_why_no_organisation,
  identity_taken: m.access_why_identity_taken,
  somebody_else: m.access_why_somebody_else,
};

export const providerRefusalText = (why: ProviderWhy): string => texts[why]();
