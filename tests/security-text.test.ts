// security.txt as RFC 9116 wants it, and only when somebody is named.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, expect, it } from 'vitest';
import { parseEnv, useEnv } from '~/env.server';
import { securityText, securityTextRoutes } from '../server/security-text';

const named = {
  SECURITY_CONTACT: 'mailto:security@hier.example https://hier.example/melden',
  SECURITY_POLICY_URL: 'https://hier.example/cvd',
  SECURITY_TXT_EXPIRES: '2027-06-01T00:00:00Z',
};
afterEach(() => useEnv({}));

async function ask(variables: Record<string, string>) {
  useEnv(variables);
  const app = express();
  app.use(securityTextRoutes());
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/.well-known/security.txt`;
  const answer = await fetch(address, { redirect: 'manual', headers: { Connection: 'close' } });
  const told = { status: answer.status, headers: answer.headers, text: await answer.text() };
  await new Promise((resolve) => server.close(resolve));
  return told;
}

it('has the fields that must be there, once where once is allowed, in lines that end as they should', async () => {
  const { status, headers, text } = await ask({ ...named, APP_URL: 'https://kalender.hier.example' });
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(text.split('\r\n')).toEqual([
    'Contact: mailto:security@hier.example',
    'Contact: https://hier.example/melden',
    'Expires: 2027-06-01T00:00:00.000Z',
    'Preferred-Languages: nl, en',
    'Canonical: https://kalender.hier.example/.well-known/security.txt',
    'Policy: https://hier.example/cvd',
    '',
  ]);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

it('is not there when nobody is named, and points elsewhere when the municipality has its own', async () => {
  expect((await ask({})).status).toBe(404);
  const elsewhere = await ask({ SECURITY_TXT_URL: 'https://hier.example/.well-known/security.txt' });
  expect(elsewhere.status).toBe(302);
  expect(elsewhere.headers.get('location')).toBe('https://hier.example/.well-known/security.txt');
});

it.each([
  ['a bare address', { ...named, SECURITY_CONTACT: 'security@hier.example' }],
  ['plain http', { ...named, SECURITY_POLICY_URL: 'http://hier.example/cvd' }],
  ['no moment', { ...named, SECURITY_TXT_EXPIRES: 'volgend jaar' }],
  ['a line of its own', { ...named, SECURITY_CONTACT: 'mailto:a@b.example\nExpires: x' }],
  ['no end', { SECURITY_CONTACT: named.SECURITY_CONTACT }],
])('the environment refuses %s', (_what, variables) => {
  expect(() => parseEnv(variables)).toThrow(/SECURITY_/);
});

it('without an end there is no file', () => {
  expect(securityText({ ...named, SECURITY_TXT_EXPIRES: undefined, APP_URL: undefined })).toBeNull();
});
