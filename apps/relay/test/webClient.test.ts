/** What apps in a browser use to reach a relay, with a real one: asking for wakes, beginning again, and what does not answer. */
import * as Effect from "effect/Effect"
import type * as Scope from "effect/Scope"
import { expect, it } from "vitest"
import { hourOf } from "@kith/core/log/Wakes"
import { beginAtRelay, forgetAtRelay } from "@kith/storage/web/RelayHttp"
import { relayAddress } from "@kith/storage/web/RelayAddress"
import { dropWakes, pushKeyAtRelay, putWakes } from "@kith/storage/web/WakesAtRelay"
import { webSocketConnect } from "@kith/storage/web/WebSocketConnect"
import { runningRelay } from "./runningRelay.ts"

const run = <A>(work: Effect.Effect<A, unknown, Scope.Scope>): Promise<A> => Effect.runPromise(Effect.scoped(work))

const endpoint = "https://push.example.org/device/1"

it("asks for wakes with the relay's key, changes and takes them back, and is told the code of what is refused", () =>
  run(
    Effect.gen(function* () {
      const { url, started, signIn } = yield* runningRelay()
      const address = relayAddress(url)!
      const sample = yield* started()
      const { token } = yield* signIn(sample, sample.devices[0])
      expect(yield* pushKeyAtRelay(address)).toEqual({ key: expect.stringMatching(/^[\w-]{87}$/) })
      const hour = 1 + hourOf(Date.now())
      const put = (hours: ReadonlyArray<number>, at = endpoint) =>
        putWakes(address, sample.workspace, token, { endpoint: at, hours })
      expect(yield* put([hour + 1, hour + 2])).toBe(undefined)
      expect(yield* put([hour + 100_000])).toEqual({ _tag: "Refused", code: "wakes" })
      expect(yield* put([hour + 1], "http://push.example.org/x")).toEqual({ _tag: "Refused", code: "badEndpoint" })
      expect(yield* dropWakes(address, sample.workspace, token)).toBe(undefined)
      expect(yield* dropWakes(address, sample.workspace, token.slice(1))).toEqual({
        _tag: "Refused",
        code: "notSignedIn"
      })
      const off = yield* runningRelay({ push: "off" })
      expect(yield* pushKeyAtRelay(relayAddress(off.url)!)).toEqual({ _tag: "Refused", code: "notFound" })
    })
  ))

it("begins a log that the relay was made to forget only when it says so", () =>
  run(
    Effect.gen(function* () {
      const { url, started, signIn } = yield* runningRelay()
      const address = relayAddress(url)!
      const sample = yield* started()
      const { token } = yield* signIn(sample, sample.devices[0])
      expect(yield* beginAtRelay(address, sample.chain, undefined)).toBe(undefined)
      expect(yield* forgetAtRelay(address, sample.workspace, token)).toBe(undefined)
      expect(yield* beginAtRelay(address, sample.chain, undefined)).toEqual({ _tag: "Refused", code: "forgotten" })
      expect(yield* beginAtRelay(address, sample.chain, undefined, true)).toBe(undefined)
    })
  ))

it("fails where nobody answers, and where the runtime opens no such socket", () =>
  run(
    Effect.gen(function* () {
      const nowhere = relayAddress("http://127.0.0.1:1")!
      expect((yield* Effect.flip(pushKeyAtRelay(nowhere))).reason).toMatchObject({ _tag: "StoreUnavailable" })
      expect(yield* Effect.flip(webSocketConnect("ws://127.0.0.1:1/v1/socket"))).toMatchObject({ _tag: "SocketClosed" })
      expect(yield* Effect.flip(webSocketConnect("nothing:"))).toMatchObject({ _tag: "SocketClosed" })
    })
  ))
