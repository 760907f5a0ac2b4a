/** The web app's files as a relay serves them: what pages may do, what is kept for how long, and nothing beside them. */
import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from "node:fs"
import { request as httpRequest } from "node:http"
import { join } from "node:path"
import { brotliDecompressSync, gunzipSync } from "node:zlib"
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { describe, expect, it } from "vitest"
import { appFolder } from "../src/appFolder.ts"
import { runningRelay, temporaryFolder } from "./runningRelay.ts"

const run = <A>(work: Effect.Effect<A, unknown, Scope.Scope>): Promise<A> => Effect.runPromise(Effect.scoped(work))

const SCRIPT = "console.log('Kith')\n".repeat(1000)

const builtApp = Effect.map(temporaryFolder, (outside) => {
  const app = join(outside, "app")
  mkdirSync(join(app, "assets"), { recursive: true })
  writeFileSync(join(outside, "secret.txt"), "secret")
  writeFileSync(join(app, "index.html"), "<!doctype html><title>Kith</title>")
  writeFileSync(join(app, "sw.js"), "self.skipWaiting()")
  writeFileSync(join(app, "maskable-icon-512x512.png"), "png")
  writeFileSync(join(app, "assets/main-abcdefgh.js"), SCRIPT)
  writeFileSync(join(app, ".env"), "secret")
  symlinkSync(join(outside, "secret.txt"), join(app, "link.txt"))
  return app
})

const asked = Effect.map(builtApp, (app) => {
  const answer = appFolder(app)
  const get = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    Effect.promise(() => answer(new Request(`http://relay.example${path}`, { method, headers })))
  return { app, get }
})

const bytesOf = (response: Response) =>
  Effect.promise(() => response.arrayBuffer().then((buffer) => new Uint8Array(buffer)))
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("utf8")

describe("a folder of the web app", () => {
  it("lets its pages run their own files, scan with the camera, and reach any relay; nothing else", () =>
    run(
      Effect.gen(function* () {
        const { get } = yield* asked
        const { headers } = yield* get("/")
        expect(headers.get("content-type")).toBe("text/html; charset=utf-8")
        const policy = new Map(
          headers
            .get("content-security-policy")!
            .split(";")
            .map((part) => [part.trim().split(" ")[0], part.trim().split(" ").slice(1)] as const)
        )
        expect(policy.get("default-src")).toEqual(["'none'"])
        expect(policy.get("script-src")).toEqual(["'self'", "'wasm-unsafe-eval'"])
        expect(policy.get("style-src")).toEqual(["'self'"])
        expect(policy.get("worker-src")).toEqual(["'self'"])
        expect(policy.get("connect-src")).toEqual(expect.arrayContaining(["'self'", "https:", "wss:"]))
        expect(headers.get("permissions-policy")).toMatch(/^camera=\(self\)/)
        expect(headers.get("x-content-type-options")).toBe("nosniff")
      })
    ))

  it("is kept for ever where a name says what is in it, and looked for again with every visit elsewhere", () =>
    run(
      Effect.gen(function* () {
        const { get, app } = yield* asked
        const kept = (path: string) => Effect.map(get(path), ({ headers }) => headers.get("cache-control"))
        expect(yield* kept("/assets/main-abcdefgh.js")).toContain("immutable")
        for (const path of ["/", "/people/1", "/sw.js", "/maskable-icon-512x512.png"]) {
          expect(yield* kept(path), path).toBe("no-cache")
        }
        const etag = (yield* get("/sw.js")).headers.get("etag")!
        const again = yield* get("/sw.js", { "if-none-match": etag })
        expect([again.status, (yield* bytesOf(again)).length]).toEqual([304, 0])
        writeFileSync(join(app, "sw.js"), "self.skipWaiting() // 2")
        utimesSync(join(app, "sw.js"), 1, 1)
        const changed = yield* get("/sw.js", { "if-none-match": etag })
        expect([changed.status, textOf(yield* bytesOf(changed))]).toEqual([200, "self.skipWaiting() // 2"])
      })
    ))

  it.each([
    ["br, gzip", "br"],
    ["gzip, deflate, br;q=0.5", "br"],
    ["gzip", "gzip"],
    ["br;q=0, gzip;q=1", "gzip"],
    ["identity", null],
    ["", null]
  ])("goes out as small as its reader takes it: %s", (accepted, packing) =>
    run(
      Effect.gen(function* () {
        const { get } = yield* asked
        const response = yield* get("/assets/main-abcdefgh.js", { "accept-encoding": accepted })
        expect(response.headers.get("content-encoding")).toBe(packing)
        expect(response.headers.get("vary")).toBe("accept-encoding")
        const bytes = yield* bytesOf(response)
        const plain = packing === "br" ? brotliDecompressSync(bytes) : packing === "gzip" ? gunzipSync(bytes) : bytes
        expect(textOf(plain)).toBe(SCRIPT)
        if (packing !== null) expect(bytes.length).toBeLessThan(SCRIPT.length / 10)
        const picture = yield* get("/maskable-icon-512x512.png", { "accept-encoding": accepted })
        expect(picture.headers.get("content-encoding")).toBe(null)
      })
    )
  )

  it("is its page for every path without a file, as it routes by itself, and is only read", () =>
    run(
      Effect.gen(function* () {
        const { get } = yield* asked
        expect(textOf(yield* bytesOf(yield* get("/people/somebody")))).toContain("<title>Kith")
        expect((yield* get("/assets/gone-abcdefgh.js")).status).toBe(404)
        const head = yield* get("/", {}, "HEAD")
        expect([head.status, (yield* bytesOf(head)).length]).toEqual([200, 0])
        expect((yield* get("/", {}, "POST")).status).toBe(405)
      })
    ))

  it("shows nothing beside it, whatever is asked", () =>
    run(
      Effect.gen(function* () {
        const { url } = yield* runningRelay({ app: yield* builtApp })
        const raw = (path: string) =>
          Effect.promise(
            () =>
              new Promise<string>((resolve) => {
                httpRequest(`${url}/`, { path }, (response) => {
                  let body = ""
                  response.on("data", (chunk: Buffer) => (body += chunk.toString()))
                  response.on("end", () => resolve(body))
                }).end()
              })
          )
        for (const path of [
          "/../secret.txt",
          "/%2e%2e/secret.txt",
          "/..%2fsecret.txt",
          "/link.txt",
          "/.env",
          "/%00",
          "/%zz",
          "//secret.txt"
        ]) {
          expect(yield* raw(path), path).not.toBe("secret")
        }
        expect(yield* raw("/")).toContain("<title>Kith")
        expect((yield* Effect.promise(() => fetch(`${url}/v1/health`))).status).toBe(200)
      })
    ))
})
