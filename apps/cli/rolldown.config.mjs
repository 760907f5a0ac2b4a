/** Bundles the CLI for a fast start: what every command needs in one file, what few need in chunks of their own. */
import { readFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { defineConfig, rolldown } from "rolldown"

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

const input = {
  platform: "node",
  resolve: { conditionNames: ["source", "node", "import", "default"] },
  transform: { define: { __dirname: "import.meta.dirname" } },
  plugins: [carryWasm]
}

/**
 * Every module that today's list needs: one file of them starts twice as fast as the forty files that chunks shared by
 * several commands would otherwise become.
 */
const modulesOfTodaysList = async () => {
  const bundle = await rolldown({ ...input, input: ["src/main.ts", "src/commands/due.ts", "src/openLog.ts"] })
  const { output } = await bundle.generate({ format: "esm" })
  await bundle.close()
  const chunks = new Map(output.filter(({ type }) => type === "chunk").map((chunk) => [chunk.fileName, chunk]))
  const found = new Set()
  const visit = (chunk) => {
    if (found.has(chunk)) return
    found.add(chunk)
    for (const name of chunk.imports) if (chunks.has(name)) visit(chunks.get(name))
  }
  for (const chunk of chunks.values()) if (chunk.isEntry) visit(chunk)
  return new Set([...found].flatMap(({ moduleIds }) => moduleIds))
}

const today = await modulesOfTodaysList()

export default defineConfig({
  ...input,
  input: { launch: "src/launch.ts" },
  output: {
    dir: "dist",
    cleanDir: true,
    format: "esm",
    // A stack trace shows the line it is about, so no line may hold the whole program.
    minify: { compress: true, mangle: true, codegen: { removeWhitespace: false } },
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs",
    codeSplitting: { groups: [{ name: "today", test: (id) => today.has(id) }] }
  }
})
