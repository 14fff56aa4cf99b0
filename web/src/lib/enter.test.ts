import { expect, test } from 'vitest';
import { nextOf } from './enter';

test('one comes back to where one was, and to no other site', () => {
  expect(nextOf('?next=%2Fmovements%3Ffrom%3D2026-01-01')).toBe('/movements?from=2026-01-01');
  expect(nextOf('')).toBe('/');
  for (const wrong of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)']) {
    expect(nextOf(`?next=${encodeURIComponent(wrong)}`)).toBe('/');
  }
});
