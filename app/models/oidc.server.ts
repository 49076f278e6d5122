// OpenID Connect with the identity provider of the municipality: code flow with PKCE, state and nonce. Nobody is asked unless OIDC_ISSUER is set.
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  type Configuration,
  discovery,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { env } from '~/env.server';
import { inTime } from './in-time.server';
import { groupsIn } from './planning/group-rights';

/** What the provider says of somebody who signed in. */
export type ProviderClaims = {
  issuer: string;
  subject: string;
  name: string;
  email: string | null;
  groups: string[];
};

export type ProviderRefusal =
  /** The answer cannot be trusted: state, nonce, signature, issuer, audience or time is not what it must be. */
  | 'answer'
  /** The person said no, or the provider did not let them. */
  | 'denied'
  /** The provider does not answer. */
  | 'unreachable'
  /** It did not ask for the second step that this installation wants. */
  | 'acr'
  /** The token does not have the claim of the groups, or has an address instead of them. */
  | 'no_groups'
  | 'too_many_groups'
  | 'no_email';

export const providerIsSet = (): boolean => env().OIDC_ISSUER !== undefined;
/** What its button says; null: the general words. */
export const providerName = (): string | null => env().OIDC_NAME ?? null;

/** Of all that is asked for one sign-in together. */
const secondsToAnswer = 8;
const discoveredFor = 3_600_000;
let known: { key: string; until: number; configuration: Promise<Configuration> } | undefined;

/** What the provider tells of itself, looked up once an hour; a failure is looked up again the next time. */
function configuration(): Promise<Configuration> {
  const { OIDC_ISSUER = '', OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET = '' } = env();
  const key = `${OIDC_ISSUER} ${OIDC_CLIENT_ID} ${OIDC_CLIENT_SECRET}`;
  if (known?.key === key && known.until > Date.now()) return known.configuration;
  const issuer = new URL(OIDC_ISSUER);
  // env allows plain http for this machine alone
  const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
  const found = discovery(issuer, OIDC_CLIENT_ID, {}, ClientSecretBasic(OIDC_CLIENT_SECRET), {
    ...{ execute, timeout: secondsToAnswer },
  });
  const mine = (known = { key, until: Date.now() + discoveredFor, configuration: found });
  found.catch(() => {
    if (known === mine) known = undefined;
  });
  return found;
}

const redirectUri = () => `${env().APP_URL}/sign-in/callback`;

/** How old a sign-in at the provider may be that was asked for anew: the time it takes to come back. */
const againSeconds = 60;

/**
 * Where to send somebody, and what to remember until they come back; `again`: the provider has to ask who they are, whatever it
 * still knows. Throws when the provider does not answer.
 */
export async function beginAtProvider({
  again,
}: {
  again: boolean;
}): Promise<{ url: string; checks: Record<string, string> }> {
  const { OIDC_SCOPE, OIDC_ACR } = env();
  const [verifier, state, nonce] = [randomPKCECodeVerifier(), randomState(), randomNonce()];
  const url = buildAuthorizationUrl(await inTime(configuration(), secondsToAnswer), {
    redirect_uri: redirectUri(),
    scope: OIDC_SCOPE,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...{ state, nonce },
    ...(again && { prompt: 'login', max_age: String(againSeconds) }),
    ...(OIDC_ACR.length > 0 && { acr_values: OIDC_ACR.join(' ') }),
  });
  return { url: url.href, checks: { verifier, state, nonce } };
}

type Read = { status: 'known'; claims: ProviderClaims } | { status: 'refused'; why: ProviderRefusal; error?: unknown };

/** Reads the provider's answer: the whole search string of the address somebody came back to, and what was remembered. */
export async function readProviderAnswer(search: string, checks: Record<string, string>): Promise<Read> {
  try {
    return await inTime(read(search, checks), secondsToAnswer);
  } catch (error) {
    return { status: 'refused', why: whyOf(error), error };
  }
}

async function read(
  search: string,
  { verifier = '', state = '', nonce = '', again }: Record<string, string>,
): Promise<Read> {
  if (verifier === '' || state === '' || nonce === '') return { status: 'refused', why: 'answer' };
  const provider = await configuration();
  const tokens = await authorizationCodeGrant(provider, new URL(redirectUri() + search), {
    ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
    // The token says when it asked: who takes the question out of the address comes back without having answered it.
    ...(again !== undefined && { maxAge: againSeconds }),
  });
  const claims = tokens.claims();
  if (!claims) return { status: 'refused', why: 'answer' };
  const { OIDC_ACR, OIDC_GROUPS_CLAIM } = env();
  if (OIDC_ACR.length > 0 && !OIDC_ACR.includes(String(claims['acr']))) return { status: 'refused', why: 'acr' };
  let all: Record<string, unknown> = { ...claims };
  if (provider.serverMetadata().userinfo_endpoint && !isComplete(all)) {
    const more = await fetchUserInfo(provider, tokens.access_token, claims.sub);
    // The token is signed for us: what it says goes before.
    all = { ...more, ...claims };
  }
  const groups = groupsIn(all, OIDC_GROUPS_CLAIM);
  if (groups === 'overage') return { status: 'refused', why: 'too_many_groups' };
  if (groups === 'missing') return { status: 'refused', why: 'no_groups' };
  // PostgreSQL holds no NUL character; what is longer than any form takes is cut.
  const text = (name: string) =>
    typeof all[name] === 'string' ? all[name].replaceAll('\0', '').trim().slice(0, 200) : '';
  const email = text('email') || (text('preferred_username').includes('@') ? text('preferred_username') : '');
  const name = text('name') || [text('given_name'), text('family_name')].join(' ').trim() || email;
  return {
    status: 'known',
    claims: { issuer: claims.iss, subject: claims.sub, name, email: email || null, groups: groups.groups },
  };
}

const isComplete = (claims: Record<string, unknown>) =>
  groupsIn(claims, env().OIDC_GROUPS_CLAIM) !== 'missing' && 'email' in claims && 'name' in claims;

/** The library's errors carry a code; those of the network have a cause or a name instead. */
function whyOf(error: unknown): ProviderRefusal {
  const { code, name, error: said } = error as { code?: unknown; name?: unknown; error?: unknown };
  if (said === 'access_denied' || said === 'login_required' || said === 'interaction_required') return 'denied';
  if (name === 'TimeoutError' || code === 'OAUTH_TIMEOUT' || (error instanceof TypeError && name === 'TypeError'))
    return 'unreachable';
  return 'answer';
}
