/** How the app is built: one page, a worker that holds the log, and a service worker that keeps both for offline. */
import { fileURLToPath } from "node:url"
import { defaultClientConditions, defineConfig } from "vite"
import solid from "vite-plugin-solid"

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { conditions: ["source", "solid", ...defaultClientConditions] },
  plugins: [solid()],
  worker: { format: "es" },
  build: {
    target: "es2022",
    // Pages run their own files and nothing inline (content security policy), so nothing is inlined here either.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false
  }
})
