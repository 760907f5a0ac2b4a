/** Serves the web app's files from a folder; pages run their own scripts and no others. */
import { createHash } from "node:crypto"
import { readFile, realpath, stat } from "node:fs/promises"
import { extname, join, relative, resolve, sep } from "node:path"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"
import { problemResponse } from "./httpProblem.ts"

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".txt": "text/plain; charset=utf-8"
}

/** The others are packed already. */
const PACKABLE = /^(?:text\/|application\/(?:json|manifest\+json|wasm)|image\/svg)/

const headers = {
  // Any relay may be synced with, so any host may be connected to; WebAssembly is Automerge's.
  "content-security-policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
    "font-src 'self'; connect-src 'self' https: wss: ws: http://localhost:* http://127.0.0.1:*; " +
    "manifest-src 'self'; worker-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  // A pairing's QR code is scanned with the camera.
  "permissions-policy": "camera=(self), geolocation=(), microphone=(), payment=()",
  "cross-origin-opener-policy": "same-origin"
}

/** As the app's build names them: with a hash of their content, so that they never change. */
const HASHED = /^assets\/.*[.-][\w-]{8,}\.\w+$/

interface Served {
  readonly changedAt: number
  readonly plain: Uint8Array
  readonly etag: string
  br?: Promise<Uint8Array>
  gzip?: Promise<Uint8Array>
}

export const appFolder = (folder: string) => {
  const root = resolve(folder)
  /** By path. An app is a few megabytes, and its build replaces files. */
  const kept = new Map<string, Served>()
  const read = async (file: string): Promise<Served> => {
    const { mtimeMs: changedAt } = await stat(file)
    const known = kept.get(file)
    if (known?.changedAt === changedAt) return known
    const plain = new Uint8Array(await readFile(file))
    const etag = createHash("sha256").update(plain).digest("base64url")
    const served: Served = { changedAt, plain, etag }
    kept.set(file, served)
    return served
  }
  return async (request: Request): Promise<Response> => {
    if (request.method !== "GET" && request.method !== "HEAD") return problemResponse({ code: "methodNotAllowed" })
    const found = await fileFor(root, new URL(request.url).pathname)
    if (found === undefined) return problemResponse({ code: "notFound" })
    const type = types[extname(found.file)] ?? "application/octet-stream"
    const served = await read(found.file)
    const packing = PACKABLE.test(type) ? packingFor(request.headers.get("accept-encoding") ?? "") : undefined
    const etag = `"${served.etag}${packing === undefined ? "" : `-${packing}`}"`
    const isFixed = HASHED.test(found.path)
    const said = {
      ...headers,
      "cache-control": isFixed ? "public, max-age=31536000, immutable" : "no-cache",
      etag,
      ...(PACKABLE.test(type) ? { vary: "accept-encoding" } : {})
    }
    if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers: said })
    const body = packing === undefined ? served.plain : await packed(served, packing)
    return new Response(request.method === "HEAD" ? null : new Uint8Array(body), {
      headers: { ...said, "content-type": type, ...(packing === undefined ? {} : { "content-encoding": packing }) }
    })
  }
}

type Packing = "br" | "gzip"

const packingFor = (accepted: string): Packing | undefined =>
  (["br", "gzip"] as const).find((packing) =>
    new RegExp(`(?:^|,)\\s*${packing}\\s*(?:,|;(?!\\s*q=0(?:\\.0*)?\\s*(?:,|$))|$)`).test(accepted)
  )

/** Once for all readers; a size that is good and does not take seconds. */
const QUALITY = 9
const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

const packed = (served: Served, packing: Packing): Promise<Uint8Array> =>
  (served[packing] ??=
    packing === "br"
      ? brotli(served.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } })
      : gzipped(served.plain, { level: QUALITY }))

interface Found {
  readonly file: string
  /** In the folder, with `/`. */
  readonly path: string
}

/** A file inside the folder, links followed; the app's own pages for paths without a file, as it routes by itself. */
const fileFor = async (root: string, pathname: string): Promise<Found | undefined> => {
  const path = decoded(pathname)
  if (path === undefined) return undefined
  const inside = await fileInside(root, join(root, path))
  return inside ?? (extname(path) === "" ? await fileInside(root, join(root, "index.html")) : undefined)
}

const decoded = (pathname: string): string | undefined => {
  try {
    const path = decodeURIComponent(pathname)
    return path.includes("\0") || path.split(/[/\\]/).some((part) => part.startsWith(".")) ? undefined : path
  } catch {
    return undefined
  }
}

const fileInside = async (root: string, path: string): Promise<Found | undefined> => {
  try {
    const [file, folder] = [await realpath(path), await realpath(root)]
    if (!file.startsWith(folder + sep) || !(await stat(file)).isFile()) return undefined
    return { file, path: relative(folder, file).replaceAll(sep, "/") }
  } catch {
    return undefined
  }
}
