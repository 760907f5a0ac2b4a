/**
 * Bundles the CLI for a fast start: one chunk for what every start and `kith due` need, one more for what writes a line,
 * and the rest in chunks of their own. A chunk costs about a millisecond to find and link, whatever its size.
 */
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

/**
 * Takes Node's own modules as they are: an `import` of one makes an ES module of it, for which Node reads every getter
 * in it, and so creates the standard streams for `node:process` and loads web streams for `node:fs`.
 */
const BUILTIN = "\0builtin:"
const plainBuiltins = {
  name: "plain-builtins",
  resolveId: {
    filter: { id: /^node:/ },
    // The compile cache is switched on before anything else is loaded.
    handler: (id) => (id === "node:module" ? undefined : BUILTIN + id)
  },
  load: {
    filter: { id: /^\0builtin:/ },
    async handler(id) {
      const name = id.slice(BUILTIN.length)
      const names = Object.keys(await import(name)).filter((each) => each !== "default" && /^[\w$]+$/.test(each))
      const lines = names.map(
        (each) => `const $${each} = /* @__PURE__ */ (() => it.${each})()\nexport { $${each} as ${each} }`
      )
      const code = [
        `const it = /* @__PURE__ */ process.getBuiltinModule("${name}")`,
        "export default it",
        ...lines
      ].join("\n")
      return { code, moduleSideEffects: false }
    }
  }
}

/** Modules from which a chunk's others follow by static imports; what an earlier chunk has is not in a later one. */
const roots = {
  start: /\/cli\/src\/(program|openLog|commands\/due)\.ts$/,
  write:
    /\/(cli\/src\/commands\/(log|add)|core\/src\/workspace\/(Writer|Projector|Reminding|Capturing|Logging)|core\/src\/domain\/words\/whenInWords)\.ts$/
}
const chunkOf = new Map()
const gather = {
  name: "gather",
  /** @this {import("rolldown").PluginContext} */
  buildEnd() {
    for (const [chunk, root] of Object.entries(roots)) {
      const queue = [...this.getModuleIds()].filter((id) => root.test(id))
      for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
        if (chunkOf.has(id)) continue
        chunkOf.set(id, chunk)
        queue.push(...(this.getModuleInfo(id)?.importedIds ?? []))
      }
    }
  }
}

export default defineConfig({
  input: { launch: "src/launch.ts" },
  platform: "node",
  resolve: { conditionNames: ["source", "node", "import", "default"] },
  transform: { define: { __dirname: "import.meta.dirname" } },
  plugins: [plainBuiltins, carryWasm, gather],
  output: {
    dir: "dist",
    cleanDir: true,
    format: "esm",
    // A stack trace shows the line it is about, so no line may hold the whole program.
    minify: { compress: true, mangle: true, codegen: { removeWhitespace: false } },
    advancedChunks: { groups: Object.keys(roots).map((name) => ({ name, test: (id) => chunkOf.get(id) === name })) },
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs"
  }
})
