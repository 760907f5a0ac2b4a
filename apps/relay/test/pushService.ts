/** A push service of our own on loopback: takes what a relay sends, checks who it says it is, and answers as it is told to. */
import { createPublicKey, verify } from "node:crypto"
import { createServer, type IncomingHttpHeaders } from "node:http"
import type { AddressInfo } from "node:net"
import * as Effect from "effect/Effect"

/** What it answers: a status with its headers, nothing at all, or a connection that breaks. */
export type Behaviour = { readonly status: number; readonly headers?: Record<string, string> } | "hang" | "close"

export interface Pushed {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly claims: { readonly aud: string; readonly exp: number; readonly sub?: string }
  /** The key that signed it, as the header says. */
  readonly key: string
}

export const pushService = Effect.gen(function* () {
  const received: Array<Pushed> = []
  const faults: Array<unknown> = []
  const state: { behave: (path: string) => Behaviour; connections: number } = {
    behave: () => ({ status: 201 }),
    connections: 0
  }
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      const path = request.url ?? ""
      try {
        const { key, claims } = readVapid(request.headers.authorization)
        const body = Buffer.concat(chunks).toString("utf8")
        received.push({ method: request.method ?? "", path, headers: request.headers, body, key, claims })
      } catch (cause) {
        faults.push(cause)
        return void response.writeHead(403).end()
      }
      const behaviour = state.behave(path)
      if (behaviour === "hang") return
      if (behaviour === "close") return void request.socket.destroy()
      response.writeHead(behaviour.status, behaviour.headers).end("x".repeat(100))
    })
  })
  server.on("connection", () => state.connections++)
  yield* Effect.acquireRelease(
    Effect.callback<void>((resume) => void server.listen(0, "127.0.0.1", () => resume(Effect.void))),
    () =>
      Effect.sync(() => {
        server.close()
        server.closeAllConnections()
      })
  )
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { origin, received, faults, state }
})

/** RFC 8292, by Node's own cryptography; throws on what does not hold. */
export const readVapid = (authorization: string | undefined): Pick<Pushed, "key" | "claims"> => {
  const [, token, key] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization ?? "") ?? []
  if (token === undefined || key === undefined) throw new Error(`no vapid: ${authorization}`)
  const [header, payload, signature] = token.split(".") as [string, string, string]
  const json = (part: string): unknown => JSON.parse(Buffer.from(part, "base64url").toString("utf8"))
  const { typ, alg } = json(header) as { readonly typ: string; readonly alg: string }
  if (typ !== "JWT" || alg !== "ES256") throw new Error(`another token: ${typ} ${alg}`)
  const point = Buffer.from(key, "base64url")
  if (point.length !== 65 || point[0] !== 4) throw new Error("not an uncompressed point")
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString("base64url"))
  const publicKey = createPublicKey({ key: { kty: "EC", crv: "P-256", x: x!, y: y! }, format: "jwk" })
  const isSigned = verify(
    "sha256",
    Buffer.from(`${header}.${payload}`),
    { key: publicKey, dsaEncoding: "ieee-p1363" },
    Buffer.from(signature, "base64url")
  )
  if (!isSigned) throw new Error("the signature does not hold")
  return { key, claims: json(payload) as Pushed["claims"] }
}
