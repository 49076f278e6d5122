// The environment is read at boot: a sentence for every mistake, and nothing half set.
import { describe, expect, it } from 'vitest';
import { parseEnv } from '~/env.server';

const provider = {
  APP_URL: 'https://kalender.gemeente.nl/',
  OIDC_ISSUER: 'https://login.gemeente.nl',
  OIDC_CLIENT_ID: 'kalender',
  OIDC_CLIENT_SECRET: 'geheim',
};

it('asks nothing of who sets nothing', () => {
  expect(parseEnv({})).toMatchObject({
    ...{ SESSION_IDLE_MINUTES: 480, SESSION_HOURS: 24, LOCAL_ACCOUNTS: true, TRUST_PROXY: 0 },
    ...{ OIDC_SCOPE: 'openid profile email', OIDC_GROUPS: [], OIDC_ACR: [] },
  });
});

it('reads a provider that is set as a whole', () => {
  const env = parseEnv({ ...provider, OIDC_ACR: 'mfa  hoog', OIDC_GROUPS: 'beheer=administrator' });
  expect(env.APP_URL).toBe('https://kalender.gemeente.nl');
  expect(env.OIDC_ACR).toEqual(['mfa', 'hoog']);
  expect(env.OIDC_GROUPS).toEqual([{ group: 'beheer', role: 'administrator', departmentKey: null }]);
});

describe('a mistake is one sentence', () => {
  it.each([
    [
      { APP_URL: 'kalender.gemeente.nl' },
      'APP_URL must be the address people type, for instance https://kalender.gemeente.nl',
    ],
    [
      { APP_URL: 'http://kalender.gemeente.nl' },
      'APP_URL must be the address people type, for instance https://kalender.gemeente.nl',
    ],
    [{ APP_URL: 'https://gemeente.nl/kalender' }, 'APP_URL must be an address without a path'],
    [{ SESSION_IDLE_MINUTES: '3' }, 'SESSION_IDLE_MINUTES must be a whole number from 15 to 1440'],
    [{ SESSION_HOURS: 'lang' }, 'SESSION_HOURS must be a whole number from 1 to 336'],
    [{ SECRET_KEY: 'geheim' }, 'SECRET_KEY must be 64 hexadecimal characters; make it with "openssl rand -hex 32"'],
    [
      { ...provider, OIDC_ISSUER: 'http://login.gemeente.nl' },
      'OIDC_ISSUER must be the https address of the identity provider',
    ],
    [{ ...provider, OIDC_CLIENT_ID: undefined }, 'OIDC_CLIENT_ID must be set when OIDC_ISSUER is'],
    [{ ...provider, OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET must be set when OIDC_ISSUER is'],
    [
      { ...provider, APP_URL: undefined },
      'APP_URL must be set when OIDC_ISSUER is: the provider sends people back to it',
    ],
    [{ OIDC_CLIENT_ID: 'kalender' }, 'OIDC_ISSUER must be set when OIDC_CLIENT_ID is'],
    [{ ...provider, OIDC_SCOPE: 'profile' }, 'OIDC_SCOPE must contain openid'],
    [
      { OIDC_GROUPS: 'beheer=baas' },
      'OIDC_GROUPS must be pairs such as "zgw-beheer=administrator; zgw-vth=department_head:VTH; zgw-lezen=reader"',
    ],
    [{ SMTP_URL: 'mail.gemeente.nl' }, 'SMTP_URL must start with smtp:// or smtps:// and name a server'],
    [{ APP_URL: provider.APP_URL, SMTP_URL: 'smtp://mail' }, 'MAIL_FROM must be set when SMTP_URL is'],
    [
      { SMTP_URL: 'smtp://mail', MAIL_FROM: 'a@b.nl' },
      'APP_URL must be set when SMTP_URL is: addresses in mail begin with it',
    ],
    [{ LOCAL_ACCOUNTS: '0' }, 'LOCAL_ACCOUNTS=0 leaves no way to sign in; set OIDC_ISSUER too'],
    [{ LOCAL_ACCOUNTS: 'nee' }, 'LOCAL_ACCOUNTS must be 1 or 0'],
  ])('%j', (variables, sentence) => expect(() => parseEnv(variables)).toThrow(sentence));

  it.each([
    [{ DATABSE_URL: 'x' }, 'DATABSE_URL is not known; did you mean DATABASE_URL?'],
    [{ DATABASE_URl: 'x' }, 'DATABASE_URl is not known; did you mean DATABASE_URL?'],
    [{ BACKUP_DRI: 'x' }, 'BACKUP_DRI is not known; did you mean BACKUP_DIR?'],
    [{ SESSION_IDLE_MINUTE: '30' }, 'SESSION_IDLE_MINUTE is not known; did you mean SESSION_IDLE_MINUTES?'],
    [{ METRICS_PORT: 'tien' }, 'METRICS_PORT must be a number between 0 and 65535'],
    [{ BACKUP_AT: '24:00' }, 'BACKUP_AT must be a time such as 02:00'],
    [{ DRAIN_SECONDS: '-1' }, 'DRAIN_SECONDS must be a whole number from 0 to 300'],
    [{ SLOW_QUERY_MS: '0' }, 'SLOW_QUERY_MS must be a whole number from 1 to 600000'],
    [{ PORT: '70000' }, 'PORT must be a number between 0 and 65535'],
  ])('%j', (variables, sentence) => expect(() => parseEnv(variables)).toThrow(sentence));

  it('several are several', () => {
    expect(() => parseEnv({ DATABSE_URL: 'x', PORT: 'x', BACKUP_AT: 'x' })).toThrow(
      /DATABSE_URL.*\n.*PORT.*\n.*BACKUP_AT/,
    );
  });
});

it('leaves what other programs set alone', () => {
  const others = [
    'PATH',
    'HOSTNAME',
    'TEST_DATABASE_URL',
    'PGHOST',
    'NODE_OPTIONS',
    'npm_config_user_agent',
    'DATABASE_NAME',
    'POSTGRES_DB',
  ];
  expect(() => parseEnv(Object.fromEntries(others.map((name) => [name, 'x'])))).not.toThrow();
});
