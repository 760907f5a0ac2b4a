/**
 * When devices ask to be woken, and where: each for itself, with its own token. The endpoint is in no log line and no metric;
 * whatever else a push subscription has, such as the keys for messages, is not taken.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { BundleStoreError, OverLimit } from "@kith/core/log/BundleStore"
import { Primitives } from "@kith/core/log/Primitives"
import { MAX_ENDPOINT_LENGTH, MAX_WAKES, wakesAhead } from "@kith/core/log/Wakes"
import { bodyOf } from "./requestBody.ts"
import type { Routing } from "./Routing.ts"
import { dueAt } from "./Waker.ts"

/** Each hour takes seven digits and a comma; those too many are told as such. */
const MAX_PUT_BYTES = 2 * (8 * MAX_WAKES + 4 * MAX_ENDPOINT_LENGTH)

const Put = Schema.Struct({
  subscription: Schema.Struct({ endpoint: Schema.String }),
  hours: Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1e9 })))
})

const PATH = "/v1/workspaces/:workspace/wakes"

export const wakeRoutes = ({ app, relay, refuse, runForDevice }: Routing): void => {
  const { waking } = relay
  if (waking === undefined) return

  app.get("/v1/push/key", () => Response.json({ key: waking.vapid.publicKey }, noStore))

  app.get(PATH, (c) =>
    runForDevice(c.req, (by) =>
      Effect.gen(function* () {
        const found = yield* by.room.store.wakes.of(by.device)
        const subscription = found === undefined ? null : { endpoint: found.endpoint }
        return Response.json({ subscription, hours: found?.hours ?? [] }, noStore)
      })
    )
  )

  app.put(PATH, (c) =>
    runForDevice(c.req, (by) =>
      Effect.gen(function* () {
        const { subscription, hours } = yield* bodyOf(c.req.raw, Put, MAX_PUT_BYTES)
        if (!waking.post.takes(subscription.endpoint)) return refuse({ code: "badEndpoint" })
        const ahead = wakesAhead(hours, yield* Clock.currentTimeMillis)
        if (ahead === undefined) return yield* tooMany
        relay.meters.asked("PutWakes")
        const { device, room } = by
        const [next] = ahead
        if (next === undefined) yield* room.store.wakes.drop(device)
        else {
          const { random } = yield* Primitives
          const { endpoint } = subscription
          yield* room.store.wakes.put({ device, endpoint, hours: ahead, dueAt: dueAt(random, next) })
        }
        return Response.json({ hours: ahead }, noStore)
      })
    )
  )

  app.delete(PATH, (c) =>
    runForDevice(c.req, (by) =>
      Effect.gen(function* () {
        yield* by.room.store.wakes.drop(by.device)
        return new Response(null, { status: 204 })
      })
    )
  )
}

const tooMany = new BundleStoreError({
  operation: "wake",
  reason: new OverLimit({ limit: "wakes", allowed: MAX_WAKES })
})

const noStore = { headers: { "cache-control": "no-store" } }
