import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { words } from './words.ts';

const api = process.env['TENURE_API'] ?? 'http://127.0.0.1:7777';

export default defineConfig({
  plugins: [words(), svelte()],
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    // Inline assets would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    reportCompressedSize: false,
    manifest: true,
  },
  server: { port: 7778, proxy: { '/api': api, '/livez': api } },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
