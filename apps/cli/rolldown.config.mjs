/** Bundles the CLI for a fast start: what every command needs in one file, what few need in chunks of their own. */
import { readFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { defineConfig } from "rolldown"

/** Carries along the WebAssembly that a module reads from its own folder, which in the bundle is `dist`. */
const carryWasm = {
  name: "carry-wasm",
  transform: {
    filter: { code: /\.wasm`/ },
    /** @this {import("rolldown").PluginContext} */
    handler(code, id) {
      for (const [, file] of code.matchAll(/`\$\{__dirname\}\/([\w-]+\.wasm)`/g)) {
        this.emitFile({ type: "asset", fileName: basename(file), source: readFileSync(join(dirname(id), file)) })
      }
    }
  }
}

export default defineConfig({
  input: { launch: "src/launch.ts" },
  platform: "node",
  resolve: { conditionNames: ["source", "node", "import", "default"] },
  transform: { define: { __dirname: "import.meta.dirname" } },
  plugins: [carryWasm],
  output: {
    dir: "dist",
    cleanDir: true,
    format: "esm",
    // A stack trace shows the line it is about, so no line may hold the whole program.
    minify: { compress: true, mangle: true, codegen: { removeWhitespace: false } },
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs"
  }
})
