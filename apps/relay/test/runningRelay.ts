/** A whole relay on loopback, with a folder of its own, and devices that dial it. */
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import { WebSocket } from "ws"
import { encodeEntry } from "@kith/core/log/MembershipEntry"
import { relayStore, type RelayOptions } from "@kith/core/log/RelayClient"
import { type Connect, type Socket, SocketClosed } from "@kith/core/log/Socket"
import type { SampleDevice } from "@kith/testkit/SampleDevice"
import { makeSampleWorkspace, type SampleWorkspace } from "@kith/testkit/sampleWorkspace"
import { SOCKET_PATH } from "../src/acceptSockets.ts"
import { type RelayStartOptions, startRelay } from "../src/serve.ts"
import { ports, primitives } from "./relayInMemory.ts"

export const temporaryFolder = Effect.acquireRelease(
  Effect.sync(() => mkdtempSync(join(tmpdir(), "kith-relay-"))),
  (folder) => Effect.sync(() => rmSync(folder, { recursive: true, force: true }))
)

/** A WebSocket as tests use it: everything that comes, and how it ended. */
const dial = (url: string): Connect =>
  Effect.acquireRelease(
    Effect.callback<Socket, SocketClosed>((resume) => {
      const ws = new WebSocket(url.replace("http", "ws") + SOCKET_PATH, { perMessageDeflate: false })
      const received = Effect.runSync(Queue.unbounded<Uint8Array, SocketClosed>())
      ws.on("message", (data: Buffer) => void Queue.offerUnsafe(received, new Uint8Array(data)))
      ws.on("error", (cause) => resume(Effect.fail(new SocketClosed({ cause }))))
      ws.on("close", (code) => void Queue.failCauseUnsafe(received, Cause.fail(new SocketClosed({ code }))))
      ws.on("open", () =>
        resume(
          Effect.succeed({
            send: (message) =>
              Effect.suspend(() => {
                if (ws.readyState !== ws.OPEN) return Effect.fail(new SocketClosed({}))
                ws.send(message)
                return Effect.void
              }),
            receive: Queue.take(received),
            close: Effect.sync(() => ws.close())
          })
        )
      )
    }),
    (socket) => socket.close
  )

export const runningRelay = Effect.fnUntraced(function* (options: RelayStartOptions = {}) {
  const data = options.data ?? (yield* temporaryFolder)
  const log: Array<string> = []
  const running = yield* startRelay({ port: 0, open: true, writeLog: (line) => log.push(line), ...options, data })
  const { url } = running
  const connect = dial(url)
  const create = (sample: SampleWorkspace, headers: Record<string, string> = {}) => {
    const entries = sample.chain.map((entry) => Buffer.from(encodeEntry(entry)).toString("base64url"))
    const body = JSON.stringify({ entries })
    return Effect.promise(() => fetch(`${url}/v1/workspaces`, { method: "POST", body, headers }))
  }
  const started = Effect.fnUntraced(function* (devices = 2) {
    const sample = yield* Effect.provide(makeSampleWorkspace({ devices }), ports)
    yield* create(sample)
    return sample
  })
  const signIn = ({ workspace }: SampleWorkspace, device: SampleDevice, more: Partial<RelayOptions> = {}) => {
    const sign = (message: Uint8Array) => Effect.orDie(device.keys.sign(message))
    const host = new URL(url).host
    return Effect.provide(relayStore(connect, { workspace, host, as: device.device, sign, ...more }), primitives)
  }
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    Effect.promise(() => fetch(url + path, { method: "POST", body: JSON.stringify(body), headers }))
  return { ...running, data, log, connect, create, started, signIn, post }
})
