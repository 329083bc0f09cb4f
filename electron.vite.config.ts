import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';

const checks = { bundlerTimings: false }; // a slow machine is no fault of the build

// Packages under "dependencies" stay outside the bundles of main and are loaded from node_modules at run time;
// imports by `#host/…` and the like resolve through package.json.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        checks,
        input: {
          index: 'electron/main.ts',
          host: 'src/host/main.ts',
          'worker-entry': 'src/host/worker/worker-entry.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      rollupOptions: {
        checks,
        input: { index: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }, // a sandboxed preload must be CommonJS
      },
    },
  },
  renderer: {
    root: 'src/ui',
    build: {
      outDir: 'out/renderer',
      rollupOptions: { checks, input: 'src/ui/index.html' },
      modulePreload: { polyfill: false }, // the polyfill would be an inline script, which the CSP refuses
      assetsInlineLimit: 0, // no data: addresses; fonts and pictures come from our own origin
    },
    plugins: [svelte()],
  },
});
