import { expect, test, vi } from 'vitest';
import { bandWords, spanOf, standing } from './benchmarks.svelte';
import type { Benchmark, Definition } from './catalogue.svelte';
import { words } from './words.svelte';

const band = (of: Partial<Benchmark>): Benchmark => ({ variant: 'standard', source: '', says: '', low: null, high: null, days: null, year: null, sample: null, caveat: '', ...of });

test('a figure stands within, above or below a band, whose ends belong to it', () => {
  const churn = band({ low: '0.05', high: '0.07' });
  expect(standing('0.05', churn)).toBe('within');
  expect(standing('0.070', churn)).toBe('within');
  expect(standing('0.0701', churn)).toBe('above');
  expect(standing('0.049999', churn)).toBe('below');
  expect(standing(null, churn)).toBe('unknown');
  expect(standing('120', band({ low: '3' }))).toBe('within');
  expect(standing('0.5', band({ high: '1' }))).toBe('within');
});

test('a figure is taken over as long a time as the benchmark is about', () => {
  const to = '2026-11-01';
  expect(spanOf(band({ days: 365 }), to)).toEqual({ from: '2025-11-01', to });
  expect(spanOf(band({ days: 91 }), to)).toEqual({ from: '2026-08-01', to });
  expect(spanOf(band({ days: 56 }), to)).toEqual({ from: '2026-09-06', to });
  expect(spanOf(band({}), to).from).toBe('2025-11-01');
  // Variants that look back over a year do so from any month.
  expect(spanOf(band({ variant: 'trailing_12', days: 365 }), to).from).toBe('2026-10-01');
});

test('the words behind a band are those of the language that is spoken', () => {
  const nrr = band({ variant: 'trailing_12', says: 'excellent', source: 'Articles on retention', year: 2025, caveat: 'mind' });
  const definition = { metric: 'nrr', benchmarks: [band({}), nrr] } as unknown as Definition;
  const known: Record<string, string> = {
    'metric-nrr.benchmark-trailing_12-1': 'чудово',
    'metric-nrr.benchmark-trailing_12-1-caveat': 'річна цифра',
    'source-articles': 'Статті',
  };
  const find = vi.spyOn(words, 'find').mockImplementation((id) => known[id]);
  expect(bandWords(definition, nrr)).toBe('чудово · Статті · 2025 · річна цифра');
  // What Tenure says itself has a name in every language.
  expect(bandWords(definition, band({ variant: 'trailing_12', says: 'excellent', source: 'own', caveat: 'mind' }))).toContain('Tenure');
  find.mockRestore();
});
