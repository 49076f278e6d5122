// What a password must be, and that nothing else is asked of it.
import { describe, expect, it } from 'vitest';
import { passwordFault } from '~/models/planning/password-rule';

describe('refused', () => {
  it.each([
    ['', 'too_short:12'],
    ['kort en goed', null],
    ['elf tekens!', 'too_short:12'],
    ['x'.repeat(257), 'too_long:256'],
    ['aaaaaaaaaaaaaa', 'password_common'],
    ['abababababab', 'password_common'],
    ['123412341234', 'password_common'],
    ['123456789012', 'password_common'],
    ['210987654321', 'password_common'],
    ['abcdefghijkl', 'password_common'],
    ['Welkom2026!!', 'password_common'],
    ['welkom welkom', 'password_common'],
    ['W@chtw00rd123', 'password_common'],
    ['P@ssw0rd2026', 'password_common'],
    ['Zomer-2026-Gemeente', 'password_common'],
    ['qwertyuiop123', 'password_common'],
    ['passwordpassword', 'password_common'],
  ])('%j → %j', (password, fault) => expect(passwordFault(password)).toBe(fault));

  it('counts what people see as one sign as one', () => {
    expect(passwordFault('🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔')).toBe('too_short:12');
  });

  it('a password that is mostly somebody’s own name or address', () => {
    const own = ['sanne.devries@voorbeeldstad.nl', 'Sanne de Vries'];
    expect(passwordFault('sannedevries', own)).toBe('password_own');
    expect(passwordFault('Voorbeeldstad1', own)).toBe('password_own');
    expect(passwordFault('sanne fietst graag door de polder', own)).toBeNull();
  });
});

describe('let through', () => {
  it.each([
    'paard batterij kade lepel',
    'alleen kleine letters',
    '839201748391',
    'qx-83-79-12-zw',
    '            spatie',
    'Ƞiet alleen ASCII ✓',
    'welkom paard kade lepel',
  ])('%j', (password) => expect(passwordFault(password)).toBeNull());
});
