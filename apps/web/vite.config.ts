/** How the app is built: one page, a worker that holds the log, and a service worker that keeps both for offline. */
import { fileURLToPath } from "node:url"
import { defaultClientConditions, defineConfig } from "vite"
import { VitePWA } from "vite-plugin-pwa"
import solid from "vite-plugin-solid"

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  resolve: { conditions: ["source", "solid", ...defaultClientConditions] },
  plugins: [
    solid(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src/sw",
      filename: "serviceWorker.ts",
      injectRegister: false,
      registerType: "prompt",
      injectManifest: {
        globPatterns: ["**/*.{html,js,css,svg,png,woff2,wasm,webmanifest}"],
        // Automerge is among them: a note that was edited has to read offline, too.
        maximumFileSizeToCacheInBytes: 5 * 1024 * 1024
      },
      manifest: {
        id: "/",
        name: "Kith",
        short_name: "Kith",
        description: "Whom to thank, nudge or keep in touch with, when, and why.",
        lang: "en",
        dir: "auto",
        start_url: "/",
        scope: "/",
        display: "standalone",
        background_color: "#f7f3ea",
        theme_color: "#f7f3ea",
        categories: ["productivity", "business"],
        icons: [
          { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
          { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
          { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
          { src: "/icon.svg", sizes: "any", type: "image/svg+xml" }
        ],
        shortcuts: [{ name: "New entry · Nouvelle note", short_name: "+", url: "/?add" }]
      }
    })
  ],
  worker: { format: "es" },
  build: {
    target: "es2022",
    // Pages run their own files and nothing inline (content security policy), so nothing is inlined here either.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false
  }
})
