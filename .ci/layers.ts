/**
 * Checks who may import whom: the arrows between layers, no cycles (type-only imports count), no barrels.
 * For CI, and for whoever adds a folder: code that no layer claims is a fault, so a new folder must state its arrows here.
 */
import { readdirSync, readFileSync } from "node:fs"
import { isBuiltin } from "node:module"
import { join, posix } from "node:path"
import { argv } from "node:process"
import { pathToFileURL } from "node:url"
import { parseSync, Visitor } from "rolldown/utils"

export interface SourceFile {
  /** From the repo's root, with `/`. */
  readonly path: string
  readonly text: string
}

interface Layer {
  /** Files whose path begins so belong to this layer; the first layer that claims a file has it. */
  readonly folder: string
  /** Beginnings of paths that it may import, beside its own folder. */
  readonly mayImport: ReadonlyArray<string>
  /** Whether it must run where there is no Node. */
  readonly runsAnywhere?: true
}

const log = "packages/core/src/log/"
const domain = "packages/core/src/domain/"
const workspace = "packages/core/src/workspace/"
const core = [log, domain, workspace, "packages/core/src/index.ts"]
const formats = "packages/formats/src/"
const sheets = "packages/sheets/src/"
const storage = "packages/storage/src/"
const relay = "apps/relay/src/"
const testkit = "packages/testkit/src/"
const web = "apps/web/src/"
const words = `${domain}words/`
/** How a rule reads, and what of it has an effect: whoever edits one sees both as they type. */
const ruleWords = [`${domain}rules/heeded.ts`, `${domain}rules/words/`]
/** What somebody typed, put onto a text that changed meanwhile: the page does it, key by key. */
const typedTexts = [`${domain}text/rebaseText.ts`, `${domain}text/mergeTyped.ts`]

const layers: ReadonlyArray<Layer> = [
  { folder: log, mayImport: [], runsAnywhere: true },
  { folder: domain, mayImport: [log], runsAnywhere: true },
  { folder: workspace, mayImport: [log, domain], runsAnywhere: true },
  { folder: "packages/core/src/index.ts", mayImport: core, runsAnywhere: true },
  { folder: formats, mayImport: [log, domain], runsAnywhere: true },
  // The engine and the port run anywhere; layers on files and on Google's servers need what they stand on.
  { folder: `${sheets}engine/`, mayImport: [`${sheets}Sheet.ts`, ...core, formats], runsAnywhere: true },
  { folder: sheets, mayImport: [...core, formats] },
  { folder: `${storage}web/`, mayImport: core, runsAnywhere: true },
  { folder: storage, mayImport: core },
  { folder: testkit, mayImport: [...core, `${storage}memory/`] },
  { folder: "packages/bench/", mayImport: [...core, formats, sheets, storage, testkit, "apps/"] },
  { folder: "packages/core/test/", mayImport: [...core, storage, testkit] },
  { folder: "packages/formats/test/", mayImport: [...core, formats, testkit] },
  { folder: "packages/sheets/test/", mayImport: [...core, formats, sheets, storage, testkit] },
  { folder: "packages/storage/test/", mayImport: [...core, storage, testkit] },
  { folder: "packages/testkit/test/", mayImport: [...core, testkit] },
  // A relay cannot name a contact.
  { folder: relay, mayImport: [log, `${storage}bundles/`, `${storage}node/`] },
  { folder: "apps/relay/test/", mayImport: [relay, ...core, storage, testkit] },
  // The worker's side of the app knows core; the page knows its words and the shapes of answers, and nothing of the log.
  { folder: `${web}log/`, mayImport: [...core, formats, storage, `${web}link/messages.ts`, `${web}sw/Notices.ts`] },
  { folder: `${web}sw/`, mayImport: [words] },
  // Within the page: what every part needs, the parts that screens are made of, the screens, and the frame around them.
  { folder: `${web}link/`, mayImport: [words, `${web}log/methods.ts`, `${web}log/start.ts`] },
  { folder: `${web}app/`, mayImport: [words, `${web}link/`, `${web}log/`, `${web}sw/`, ...typedTexts] },
  { folder: `${web}components/`, mayImport: [words, `${web}app/`, `${web}link/`, `${web}log/`] },
  {
    folder: `${web}screens/`,
    mayImport: [words, `${web}components/`, `${web}app/`, `${web}link/`, `${web}log/`, ...typedTexts, ...ruleWords]
  },
  { folder: `${web}frame/`, mayImport: [words, web] },
  { folder: `${web}styleguide/`, mayImport: [words, web] },
  { folder: web, mayImport: [words] },
  { folder: "apps/web/test/", mayImport: ["apps/web/", ...core, formats, storage, relay, testkit] },
  { folder: "apps/web/", mayImport: [] },
  { folder: "apps/cli/src/", mayImport: [...core, formats, sheets, storage, relay] },
  { folder: "apps/cli/test/", mayImport: ["apps/cli/src/", ...core, formats, sheets, storage, relay, testkit] }
]

/** What is wrong with `files`, a line each, in the order of the files; none when the rules hold. */
export const faultsIn = (files: ReadonlyArray<SourceFile>): ReadonlyArray<string> => {
  const known = new Set(files.map((file) => file.path))
  const faults: Array<string> = []
  const graph = new Map<string, ReadonlyArray<string>>()
  for (const file of files) {
    const { imports, reexports } = edgesOf(file)
    const targets = imports.map((specifier) => ({ specifier, path: targetOf(file.path, specifier) }))
    const layer = layers.find(({ folder }) => file.path.startsWith(folder))
    if (layer === undefined) faults.push(`${file.path}: no layer claims it; state its arrows in .ci/layers.ts`)
    else
      for (const { specifier, path } of targets)
        faults.push(...faultsOfImport(layer, file.path, specifier, path, known))
    if (!isIndex(file.path)) {
      for (const specifier of reexports)
        faults.push(`${file.path}: passes on ${specifier}; only src/index.ts re-exports`)
    }
    graph.set(
      file.path,
      targets.flatMap(({ path }) => (path !== undefined && known.has(path) ? [path] : []))
    )
  }
  return [...faults, ...cyclesIn(graph).map((cycle) => `cycle: ${cycle.join(" -> ")}`)]
}

const faultsOfImport = (
  layer: Layer,
  from: string,
  specifier: string,
  to: string | undefined,
  known: ReadonlySet<string>
): ReadonlyArray<string> => {
  if (to === undefined) {
    return layer.runsAnywhere && isBuiltin(specifier)
      ? [`${from}: imports ${specifier}, and has to run where there is no Node`]
      : []
  }
  const faults: Array<string> = []
  if (/\.[cm]?[jt]sx?$/.test(to) && !known.has(to)) faults.push(`${from}: imports ${specifier}, which is not there`)
  if (![layer.folder, ...layer.mayImport].some((folder) => to.startsWith(folder))) {
    faults.push(`${from}: may not import ${to}`)
  }
  if (specifier.startsWith(".") && packageOf(from) !== packageOf(to)) {
    faults.push(`${from}: reaches into another package by path: ${specifier}`)
  }
  // A test may stand outside, where users stand, and import its package by name.
  if (isIndex(to) && packageOf(from) === packageOf(to) && (isSource(from) || specifier.startsWith("."))) {
    faults.push(`${from}: imports its own package's index; import the module itself`)
  }
  return faults
}

/** The files and packages that a file names, however it names them, and those of which it passes names on. */
const edgesOf = (file: SourceFile) => {
  const { program, module, errors } = parseSync(file.path, file.text)
  const [error] = errors
  if (error) throw new SyntaxError(`${file.path}: ${error.message}`)
  const imports = new Set(module.staticImports.map((entry) => entry.moduleRequest.value))
  const reexports = new Set<string>()
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest } of entries) if (moduleRequest) reexports.add(moduleRequest.value)
  }
  const add = (source: { readonly type: string; readonly value?: unknown }) => {
    if (source.type === "Literal" && typeof source.value === "string") imports.add(source.value)
  }
  new Visitor({
    ImportExpression: ({ source }) => add(source),
    TSImportType: ({ source }) => add(source)
  }).visit(program)
  return { imports: [...new Set([...imports, ...reexports])], reexports: [...reexports] }
}

/** The repo's file that `specifier` stands for; none for Node's modules and packages from elsewhere. */
const targetOf = (from: string, specifier: string): string | undefined => {
  if (specifier.startsWith(".")) return posix.join(posix.dirname(from), specifier)
  const [, name, path = "index"] = /^@kith\/([^/]+)(?:\/(.+))?$/.exec(specifier) ?? []
  return name && `${name === "relay" ? "apps" : "packages"}/${name}/src/${path}.ts`
}

const packageOf = (path: string): string => path.split("/").slice(0, 2).join("/")
const isSource = (path: string): boolean => path.split("/")[2] === "src"
const isIndex = (path: string): boolean => /^[^/]+\/[^/]+\/src\/index\.ts$/.test(path)

/** One cycle for each group of files that reach each other, as a walk that ends where it began. */
const cyclesIn = (graph: ReadonlyMap<string, ReadonlyArray<string>>): ReadonlyArray<ReadonlyArray<string>> => {
  const cycles: Array<ReadonlyArray<string>> = []
  const done = new Set<string>()
  const visit = (file: string, walk: ReadonlyArray<string>): void => {
    const seenAt = walk.indexOf(file)
    if (seenAt >= 0) cycles.push([...walk.slice(seenAt), file])
    if (seenAt >= 0 || done.has(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...walk, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return cycles
}

const readSources = (root: string): ReadonlyArray<SourceFile> =>
  ["packages", "apps"].flatMap((top) =>
    readdirSync(join(root, top)).flatMap((name) =>
      ["src", "test"].flatMap((kind) => {
        const folder = posix.join(top, name, kind)
        return filesIn(join(root, folder)).map((file) => {
          const path = posix.join(folder, file)
          return { path, text: readFileSync(join(root, path), "utf8") }
        })
      })
    )
  )

const filesIn = (folder: string): ReadonlyArray<string> => {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
      (file) => /\.tsx?$/.test(file) && !file.startsWith("fixtures/")
    )
  } catch {
    return []
  }
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  const files = readSources(process.cwd())
  const faults = files.length > 0 ? faultsIn(files) : ["no sources found"]
  for (const fault of faults) console.error(fault)
  console.log(`layers: ${files.length} files, ${faults.length} faults`)
  if (faults.length > 0) process.exitCode = 1
}
