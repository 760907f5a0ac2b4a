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
 * in it, and so creates the standard streams for `node:process` and loads all of `node:fs/promises` for `node:fs`. What is
 * behind a getter is a module here by itself, for those who use it.
 */
const BUILTIN = "\0builtin:"
/** Apart from ours: what a dependency loads by `require` is set up whole when it is asked for, and so is what that imports. */
const OF_DEPENDENCIES = "#dependencies"
const plainBuiltins = {
  name: "plain-builtins",
  resolveId: {
    filter: { id: /^(node:|\0builtin:)/ },
    handler(id, importer) {
      // The compile cache is switched on before anything else is loaded.
      if (id === "node:module") return undefined
      if (id.startsWith(BUILTIN)) return id
      return `${BUILTIN}${id}${importer?.includes("/node_modules/") ? OF_DEPENDENCIES : ""}`
    }
  },
  load: {
    filter: { id: /^\0builtin:/ },
    async handler(id) {
      const [name, member] = id.replace(OF_DEPENDENCIES, "").slice(BUILTIN.length).split("#")
      const it = `/* @__PURE__ */ process.getBuiltinModule("${name}")`
      if (member !== undefined) return { code: `export const it = ${it}.${member}`, moduleSideEffects: false }
      const module = process.getBuiltinModule(name)
      const names = Object.keys(await import(name)).filter((each) => each !== "default" && /^[\w$]+$/.test(each))
      const lines = names.map((each) =>
        Object.getOwnPropertyDescriptor(module, each)?.get === undefined
          ? `const $${each} = /* @__PURE__ */ (() => it.${each})()\nexport { $${each} as ${each} }`
          : `export { it as ${each} } from "${id}#${each}"`
      )
      return { code: [`const it = ${it}`, "export default it", ...lines].join("\n"), moduleSideEffects: false }
    }
  }
}

/** Modules from which a chunk's others follow by static imports; what an earlier chunk has is not in a later one. */
const roots = {
  start: /\/cli\/src\/(World|program|openLog|commands\/due)\.ts$/,
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

/**
 * A module that is imported when it is needed, and lies in one of the chunks above, gets a chunk that only passes it on:
 * half a millisecond each. Whoever imports that goes to the chunk itself.
 */
const PASSED_ON = /^export \{ ([^}]+) \} from "(\.\/[^"]+)";\s*$/
const straight = {
  name: "straight",
  /**
   * @param {unknown} _
   * @param {Record<string, { type: string, code?: string, imports?: Array<string> }>} bundle
   */
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter(({ type }) => type === "chunk")
    for (const [file, { code = "" }] of Object.entries(bundle)) {
      const found = PASSED_ON.exec(code)
      if (found === null || chunks.some(({ imports }) => imports?.includes(file))) continue
      const members = found[1].split(", ").map((each) => each.split(" as "))
      const names = members.map(([inside, outside = inside]) => `${outside}: it.${inside}`).join(", ")
      const target = `import("${found[2]}").then((it) => ({ ${names} }))`
      for (const chunk of chunks) chunk.code = chunk.code?.replaceAll(`import("./${file}")`, target)
      delete bundle[file]
    }
  }
}

/** A source with nothing but ASCII is read as it is; one with a single dash in it is decoded, and takes twice the memory. */
const inAscii = {
  name: "in-ascii",
  /**
   * @this {import("rolldown").PluginContext}
   * @param {unknown} _
   * @param {Record<string, { type: string, code?: string }>} bundle
   */
  generateBundle(_, bundle) {
    for (const [name, chunk] of Object.entries(bundle)) {
      if (chunk.type !== "chunk") continue
      // There an escape would be read by the letter.
      if (/String\.raw`[^`]*[^\0-\x7f]/.test(chunk.code)) this.error(`${name}: a raw text with letters beyond ASCII`)
      chunk.code = chunk.code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    }
  }
}

export default defineConfig({
  input: { launch: "src/launch.ts" },
  platform: "node",
  resolve: { conditionNames: ["source", "node", "import", "default"] },
  transform: { define: { __dirname: "import.meta.dirname" } },
  plugins: [plainBuiltins, carryWasm, gather, straight, inAscii],
  output: {
    dir: "dist",
    cleanDir: true,
    format: "esm",
    comments: false,
    // A stack trace shows the line it is about, so no line may hold the whole program.
    minify: { compress: true, mangle: true, codegen: { removeWhitespace: false } },
    advancedChunks: { groups: Object.keys(roots).map((name) => ({ name, test: (id) => chunkOf.get(id) === name })) },
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs"
  }
})
