// What stands below every page of an administrator: the embedded database, the last backup, both or nothing.
import { expect, test } from 'vitest';
import { localMoment } from '~/clock.server';
import { footText } from '~/ui/shell/foot-text.server';

const at = localMoment('2026-11-27T01:00:12.000Z');
test.each([
  [{ embedded: false, backup: null }, null],
  [{ embedded: false, backup: { at: null } }, 'Er is nog geen goede back-up.'],
  [{ embedded: false, backup: { at } }, 'Laatste goede back-up: 27 nov 2026, 02:00.'],
])('%j', (installation, text) => expect(footText(installation)).toBe(text));

test('both, one after the other', () => {
  const text = footText({ embedded: true, backup: { at } });
  expect(text).toMatch(/^Deze installatie gebruikt de ingebouwde database.* Laatste goede back-up: .*02:00\.$/);
});
