/** Serves the web app's files from a folder, for a relay that is told to; pages run their own scripts and no others. */
import { readFile, realpath, stat } from "node:fs/promises"
import { extname, join, resolve, sep } from "node:path"
import { problemResponse } from "./httpProblem.ts"

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
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

const headers = {
  // Any relay may be synced with, so any host may be connected to; WebAssembly is Automerge's.
  "content-security-policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
    "font-src 'self'; connect-src 'self' https: wss: ws:; manifest-src 'self'; worker-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "permissions-policy": "geolocation=(), microphone=(), payment=()",
  "cross-origin-opener-policy": "same-origin"
}

/** Names with a hash of their content in them never change. */
const HASHED = /[.-][\w-]{8,}\.\w+$/

export const appFolder = (folder: string) => {
  const root = resolve(folder)
  return async (request: Request): Promise<Response> => {
    if (request.method !== "GET" && request.method !== "HEAD") return problemResponse({ code: "methodNotAllowed" })
    const found = await fileFor(root, new URL(request.url).pathname)
    if (found === undefined) return problemResponse({ code: "notFound" })
    const type = types[extname(found)] ?? "application/octet-stream"
    const isFixed = HASHED.test(found) && !found.endsWith(".html")
    const cache = isFixed ? "public, max-age=31536000, immutable" : "no-cache"
    const body = request.method === "HEAD" ? null : new Uint8Array(await readFile(found))
    return new Response(body, { headers: { ...headers, "content-type": type, "cache-control": cache } })
  }
}

/** A file inside the folder, links followed; the app's own pages for paths without a file, as it routes by itself. */
const fileFor = async (root: string, pathname: string): Promise<string | undefined> => {
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

const fileInside = async (root: string, file: string): Promise<string | undefined> => {
  try {
    const real = await realpath(file)
    if (!real.startsWith((await realpath(root)) + sep)) return undefined
    return (await stat(real)).isFile() ? real : undefined
  } catch {
    return undefined
  }
}
