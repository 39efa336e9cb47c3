// Owns how the console is built and how it reaches the server in development. Nothing here may need `eval` or an inline script at run time.
import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

const server = 'http://127.0.0.1:3000';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue()],
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_PROD_DEVTOOLS__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // `light-dark()` is written by hand in tokens.css; older targets would have it rewritten.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // An inlined asset would be a data: address that a strict content policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The say page's script and the one for other sites lie at addresses that pages name by themselves: no digest in them.
      input: {
        index: resolve(import.meta.dirname, 'index.html'),
        say: resolve(import.meta.dirname, 'say/say.ts'),
        embed: resolve(import.meta.dirname, 'embed/embed.ts'),
      },
      output: { entryFileNames: ({ name }) => (name === 'say' || name === 'embed' ? '[name].js' : 'assets/[name]-[hash].js') },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': server,
      '/public/': server,
      '/socket.io': { target: server, ws: true },
      '/collab': { target: server, ws: true },
    },
  },
});
