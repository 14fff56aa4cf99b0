import { expect, test, vi } from 'vitest';
import { headingName, recordName } from './names.svelte';
import { words } from './words.svelte';

test('costs are called by what they are for, in the language that is spoken', () => {
  const find = vi.spyOn(words, 'find').mockImplementation((id) => (id === 'spend-success-staff' ? 'Команда' : undefined));
  expect(recordName('2026-10 success_staff, success team', true)).toBe('October 2026: Команда, success team');
  expect(recordName('success_staff', true)).toBe('Команда');
  expect(headingName('success_staff', 'category')).toBe('Команда');
  // Whatever else is called so is a name of the data.
  expect(recordName('success_staff', false)).toBe('success_staff');
  expect(recordName('2026-10 advisors, one', true)).toBe('2026-10 advisors, one');
  find.mockRestore();
});
