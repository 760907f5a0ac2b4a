/** How the app is built: one page, a worker that holds the log, and a service worker that keeps both for offline. */
import { basename } from "node:path"
import { fileURLToPath } from "node:url"
import { defaultClientConditions, defineConfig, type Plugin } from "vite"
import { VitePWA } from "vite-plugin-pwa"
import solid from "vite-plugin-solid"

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Scripts and styles of a page load while its worker starts (`main.ts`), which asks for them a little later. */
const linkPage: Plugin = {
  name: "link-page",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle = {} }) => {
      const page = Object.values(bundle).find((file) => file.type === "chunk" && file.name === "page")
      if (page?.type !== "chunk") return []
      const styles = [...(page.viteMetadata?.importedCss ?? [])]
      return [
        {
          tag: "link",
          injectTo: "head" as const,
          attrs: { rel: "modulepreload", crossorigin: true, href: `/${page.fileName}` }
        },
        ...styles.map((file) => ({
          tag: "link",
          injectTo: "head" as const,
          attrs: { rel: "stylesheet", crossorigin: true, href: `/${file}` }
        }))
      ]
    }
  }
}

/**
 * Names in a worker's own script and in what it imports later all that these import in turn, so that it is asked for at once:
 * a worker has no links to preload by.
 */
const linkWorker: Plugin = {
  name: "link-worker",
  generateBundle: (_, bundle) => {
    for (const entry of Object.values(bundle)) {
      if (entry.type !== "chunk" || !(entry.isEntry || entry.isDynamicEntry)) continue
      const reached = new Set(entry.imports)
      for (const name of reached) {
        const chunk = bundle[name]
        if (chunk?.type === "chunk") for (const further of chunk.imports) reached.add(further)
      }
      const missing = [...reached].filter((name) => !entry.imports.includes(name))
      entry.code += missing.map((name) => `import"./${basename(name)}";`).join("")
    }
  }
}

export default defineConfig({
  root: here("."),
  resolve: {
    conditions: ["source", "solid", ...defaultClientConditions],
    // Lucide's icons ask for its component so.
    alias: [{ find: /^\.\.\/Icon$/, replacement: here("src/components/lucideIcon.ts") }]
  },
  plugins: [
    solid(),
    linkPage,
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
  // What is waited for until Today shows is in one file each of page and worker: to ask for a file takes longer than to read it.
  worker: {
    format: "es",
    plugins: () => [linkWorker],
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "log", test: /\/src\/log\/openLeader\.ts$/ }] } } }
  },
  build: {
    target: "es2022",
    // Pages run their own files and nothing inline (content security policy), so nothing is inlined here either.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "start", test: /\/src\/main\.ts$/ },
            { name: "page", test: /\/src\/page\.tsx$/ }
          ]
        }
      }
    },
    sourcemap: false
  }
})
