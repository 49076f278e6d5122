// The rules by which pages are judged find what is wrong: each fault is one that a page could have.
import { expect, it, test } from 'vitest';
import { policy } from '../server/headers';
import { contractFaults, cspFaults } from './support/http-contract';

const own = (path = '/programmes') =>
  Object.entries(policy(path, 'abc', false))
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');

const good = {
  'content-security-policy': own(),
  'x-frame-options': 'DENY',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
};
const faults = (headers: Record<string, string>, html = '', path = '/programmes') =>
  contractFaults({ path, headers: { ...good, ...headers }, html }, new Set());

it('finds nothing with our own policy', () => {
  expect(cspFaults(own())).toEqual([]);
  const html = '<script nonce="abc">if (a < b) c = "<p style=x>"</script><p title="a > b" class="x">on time = now</p>';
  expect(faults({}, html)).toEqual([]);
});

test.each([
  "script-src 'self' 'unsafe-inline'",
  "script-src 'self' 'unsafe-eval'",
  "script-src 'self' 'unsafe-hashes'",
  "style-src-attr 'unsafe-inline'",
  'img-src *',
  'img-src http:',
  'img-src https:',
  'img-src http://cdn.example.nl',
  'img-src cdn.example.nl',
  'script-src data:',
  'object-src data:',
])('finds %s', (directive) => {
  const [name = '', ...sources] = directive.split(' ');
  const other = own()
    .split('; ')
    .filter((part) => !part.startsWith(`${name} `));
  expect(cspFaults([...other, [name, ...sources].join(' ')].join('; ')).length).toBeGreaterThan(0);
});

test.each(['default-src', 'base-uri', 'form-action', 'frame-ancestors'])('misses %s', (name) => {
  const other = own()
    .split('; ')
    .filter((part) => !part.startsWith(`${name} `));
  expect(cspFaults(other.join('; '))).toHaveLength(1);
});

test.each([
  ['x-frame-options', 'ALLOW-FROM https://x.example'],
  ['x-content-type-options', ''],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['permissions-policy', ''],
  ['cache-control', 'private'],
  ['x-powered-by', 'Express'],
])('finds %s: %j', (name, value) => {
  expect(faults({ [name]: value })).toHaveLength(1);
});

test.each([
  '<p style="color:red">',
  "<p class=x style='color:red'>",
  '<button onclick="x()">',
  '<a href="javascript:x()">',
  '<script>x()</script>',
  '<script nonce="other">x()</script>',
  '<style>p {}</style>',
  '<script nonce="abc" src="https://cdn.example/x.js"></script>',
  '<img src="//cdn.example/x.png">',
])('finds %s in a page', (html) => {
  expect(faults({}, html)).toHaveLength(1);
});

it('lets the calendar alone have style attributes, and nothing more', () => {
  const path = '/programmes/p1/calendar?view=week';
  const headers = { 'content-security-policy': own('/programmes/p1/calendar') };
  expect(faults(headers, '<p style="top:0">', path)).toEqual([]);
  expect(faults(headers, '<p style="top:0">')).toHaveLength(2);
});

it('knows a nonce that it saw before', () => {
  const nonces = new Set<string>();
  const page = { path: '/', headers: good, html: '' };
  expect(contractFaults(page, nonces)).toEqual([]);
  expect(contractFaults(page, nonces)).toEqual(['no nonce of its own']);
});
