import { expect, test } from 'vitest';
import { pieces } from './prose';

const marked = (text: string, plain = false) => pieces(text, plain).map((piece) => (piece.code ? `<${piece.text}>` : piece.text)).join('');

test('what stands between back-ticks is code, without the marks', () => {
  expect(marked('`ended_at` at or after `started_at`')).toBe('<ended_at> at or after <started_at>');
  expect(marked('a decimal number')).toBe('a decimal number');
  expect(marked('')).toBe('');
});

test('options of the command line are said without their dashes where nobody types them, negative values stay', () => {
  expect(marked('with `--starting-after`')).toBe('with <--starting-after>');
  expect(marked('of one feature (--by feature), well--known', true)).toBe('of one feature (by feature), well--known');
  expect(marked('unless another is asked for (`--by country`), or `-5`', true)).toBe('unless another is asked for (<by country>), or <-5>');
});

test('a back-tick that nothing closes is a letter', () => {
  expect(marked('one ` alone')).toBe('one ` alone');
  expect(marked('`a` and ` alone')).toBe('<a> and ` alone');
});
