import { expect, test } from 'vitest';
import { agentOf } from './agent';

test('browsers are told by the mark that is their own', () => {
  const chrome = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
  expect(agentOf(chrome)).toBe('Chrome, Linux');
  expect(agentOf(chrome + ' Edg/156.0')).toBe('Edge, Linux');
  expect(agentOf('Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:150.0) Gecko/20100101 Firefox/150.0')).toBe('Firefox, macOS');
  expect(agentOf('curl/8.9')).toBe('curl/8.9');
});
