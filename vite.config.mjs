import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { packFirstOutlines, readExample } from './tools/web/first-outlines.mjs';
import { noteBundled } from './tools/web/note-bundled.mjs';

const bundled = noteBundled();

// The page: built after the TypeScript projects, because the pack of first outlines is made with them.
export default defineConfig({
  root: 'src/web',
  // Works under any path of a static host.
  base: './',
  plugins: [react(), made(), policy(), bundled.write()],
  worker: {
    format: 'es',
    plugins: () => [made(), bundled.note()],
    // What the engine begins with and shares with parts that are fetched later is one file, not one a module.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'shared', tags: ['$initial'], minShareCount: 2 }] },
      },
    },
  },
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});

/** Modules that are made while building. */
function made() {
  const prefix = 'virtual:';
  return {
    name: 'made-modules',
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load: async (id) => {
      if (id === `\0${prefix}first-outlines`) return exportAll(await packFirstOutlines());
      if (id === `\0${prefix}page-style.css`) return pageStyle();
      if (id === `\0${prefix}example`) return exportAll({ texts: readExample() });
      return null;
    },
  };
}

/** Writes the policy of the server into the page, for static hosts. */
function policy() {
  return {
    name: 'content-security-policy',
    transformIndexHtml: async (html) => {
      const { pagePolicy } = await import('./dist/server/page-policy.js');
      return html.replace('%POLICY%', pagePolicy);
    },
  };
}

/** The style sheet of published pages: one look for both. */
async function pageStyle() {
  const { pageStyle: write } = await import('./dist/publish/page/style.js');
  return write(0);
}

function exportAll(values) {
  return Object.entries(values)
    .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
    .join('\n');
}
