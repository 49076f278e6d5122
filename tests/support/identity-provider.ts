// A real identity provider on this machine, in which a test says who is there and in which groups; and the browser between it and us.
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Account, type Context } from 'oidc-provider';

export const appUrl = 'http://localhost:3000';

export type IdentityProvider = {
  issuer: string;
  /** The variables with which an installation uses it. */
  env: Record<string, string>;
  /** Who signs in next, and what the token says of them. */
  who: { subject: string; claims: Record<string, unknown> };
  /** Goes where the address leads, signs in, and answers where the provider sends the browser back to. */
  visit(address: string): Promise<string>;
  close(): Promise<void>;
};

type Options = {
  /** Seconds that its tokens are good; below zero: over before they arrive. */
  tokenSeconds?: number;
  /** The port at which it is reached, when something stands between. */
  through?: (port: number) => Promise<number>;
  /** Where the installation is that it sends people back to. */
  home?: string;
};

export async function anIdentityProvider(options: Options = {}): Promise<IdentityProvider> {
  const { tokenSeconds = 300, through, home = appUrl } = options;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${through ? await through(port) : port}`;
  const who: IdentityProvider['who'] = { subject: 'nobody', claims: {} };
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const provider: Provider = new Provider(issuer, {
    jwks: { keys: [{ ...key, use: 'sig', alg: 'RS256', kid: 'test' }] },
    cookies: { keys: ['only for tests'] },
    clients: [
      {
        ...{ client_id: 'kalender', client_secret: 'een geheim van de test', grant_types: ['authorization_code'] },
        ...{ response_types: ['code'], redirect_uris: [`${home}/sign-in/callback`] },
      },
    ],
    claims: { openid: ['sub'], profile: ['name'], email: ['email'], groups: ['groups', '_claim_names'] },
    scopes: ['openid', 'profile', 'email', 'groups'],
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: () => '/interaction' },
    pkce: { required: () => true },
    ttl: {
      ...{ AccessToken: 300, AuthorizationCode: 60, Grant: 300, Interaction: 300, Session: 300 },
      IdToken: () => tokenSeconds,
    },
    findAccount: (_context: unknown, accountId: string): Account => ({
      accountId,
      claims: () => ({ sub: accountId, ...who.claims }),
    }),
    loadExistingGrant: async (context: Context) => {
      const { session, client } = context.oidc;
      const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
      grant.addOIDCScope('openid profile email groups');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (req, res) => {
    if (req.url?.startsWith('/interaction'))
      void provider.interactionFinished(req, res, { login: { accountId: who.subject } });
    else answer(req, res);
  });
  return {
    ...{ issuer, who },
    env: {
      ...{ APP_URL: home, OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'kalender' },
      ...{ OIDC_CLIENT_SECRET: 'een geheim van de test', OIDC_SCOPE: 'openid profile email groups' },
    },
    visit: (address) => follow(address, issuer),
    close: () => closed(server),
  };
}

/** A browser with nothing but cookies, that stops where it would leave the provider. */
async function follow(address: string, issuer: string): Promise<string> {
  const cookies = new Map<string, string>();
  for (let at = address, steps = 0; steps < 10; steps++) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=');
      cookies.set(name, value);
    }
    const to = response.headers.get('location');
    if (!to) throw new Error(`the provider stopped at ${at}: ${response.status} ${await response.text()}`);
    at = new URL(to, issuer).href;
    if (!at.startsWith(issuer)) return at;
  }
  throw new Error('the provider keeps sending on');
}

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });
