/**
 * Wakes devices at the hours that they asked for: with an empty push, after which each works out by itself what there is to
 * tell. The relay's only work that nobody waits for at the other end of a connection.
 */
import * as Clock from "effect/Clock"
import * as Effect from "effect/Effect"
import type { RandomBytes } from "@kith/core/log/Ids"
import { isActive } from "@kith/core/log/Membership"
import { Primitives } from "@kith/core/log/Primitives"
import { type DueWakes, RelayStore } from "@kith/core/log/RelayStore"
import { HOUR_MS, hourOf } from "@kith/core/log/Wakes"
import { logStoreFailure } from "./Line.ts"
import type { PushAnswer } from "./pushPost.ts"
import type { Relay, Waking } from "./Relay.ts"

/** Everybody asks for full hours: within so long after one, push services are not all called at once. */
export const SPREAD_MS = 5 * 60_000
/** Nobody is woken for what was hours ago. The push service keeps a wake for as long for a device that is away. */
export const GIVE_UP_MS = 6 * HOUR_MS
const FIRST_RETRY_MS = 30_000
const LONGEST_RETRY_MS = HOUR_MS
/** However long a push service asks to be left alone. */
const MAX_RETRY_AFTER_MS = 24 * HOUR_MS

export const LOOK_MS = 20_000
const AT_ONCE = 32
const BATCH = 500

/** When a wake is sent: somewhat after its hour. */
export const dueAt = (random: RandomBytes, hour: number): number => {
  const [high, low] = random(2)
  return hour * HOUR_MS + Math.floor((SPREAD_MS * (256 * high! + low!)) / 65_536)
}

/** Looks again and again. Never ends; at once, where the relay wakes nobody. */
export const keepWaking = Effect.fnUntraced(function* (relay: Relay) {
  const { waking } = relay
  if (waking === undefined) return
  for (;;) {
    const tried = yield* wakeDue(relay, waking).pipe(Effect.catch((error) => Effect.as(logStoreFailure(error), 0)))
    if (tried < BATCH) yield* Effect.sleep(LOOK_MS)
  }
})

/** Sends what is due now, each once; says how many there were. */
export const wakeDue = Effect.fn("Waker.wakeDue")(function* (relay: Relay, waking: Waking) {
  const due = yield* (yield* RelayStore).dueWakes(yield* Clock.currentTimeMillis, BATCH)
  yield* Effect.forEach(due, (each) => wake(relay, waking, each), { concurrency: AT_ONCE, discard: true })
  return due.length
})

const wake = Effect.fnUntraced(function* (relay: Relay, { vapid, post }: Waking, due: DueWakes) {
  const { wakes: count } = relay.meters
  const { settleWakes } = yield* RelayStore
  const { random } = yield* Primitives
  const now = yield* Clock.currentTimeMillis
  const hour = due.hours.findLast((each) => each <= hourOf(now))
  const ahead = due.hours.filter((each) => each > hourOf(now))
  /** On to the next hour, and not before `earliest`. */
  const goOn = (earliest = 0) => {
    const [next] = ahead
    const left =
      next === undefined ? undefined : { hours: ahead, tries: 0, dueAt: Math.max(earliest, dueAt(random, next)) }
    return settleWakes(due.id, left)
  }
  if (!(yield* belongs(relay, due))) {
    count.gone++
    return yield* settleWakes(due.id, undefined)
  }
  if (hour === undefined || now - hour * HOUR_MS > GIVE_UP_MS) {
    if (hour !== undefined) count.missed++
    return yield* goOn()
  }
  const authorization = yield* Effect.promise(() => vapid.authorization(new URL(due.endpoint).origin, now))
  const answer = yield* post.send(due.endpoint, { ...HEADERS, authorization })
  switch (outcomeOf(answer)) {
    case "sent":
      count.sent++
      return yield* goOn()
    case "gone":
      count.gone++
      return yield* settleWakes(due.id, undefined)
    case "refused":
      count.refused++
      yield* Effect.logWarning("a push service refuses wakes").pipe(
        Effect.annotateLogs({ origin: new URL(due.endpoint).origin, ...answer })
      )
      return yield* goOn()
    case "later": {
      const after = yield* Clock.currentTimeMillis
      const asked = answer._tag === "Answered" ? retryAfterMs(answer.retryAfter, after) : 0
      const again = after + Math.max(asked, Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** due.tries))
      if (again - hour * HOUR_MS > GIVE_UP_MS) {
        count.missed++
        return yield* goOn(again)
      }
      count.postponed++
      return yield* settleWakes(due.id, { hours: due.hours, tries: due.tries + 1, dueAt: again })
    }
  }
})

/** `topic`: a device that was away is woken once, not once for each hour that has passed. */
const HEADERS = { ttl: String(GIVE_UP_MS / 1000), urgency: "normal", topic: "kith" }

type Outcome = "sent" | "gone" | "later" | "refused"

const outcomeOf = (answer: PushAnswer): Outcome => {
  if (answer._tag !== "Answered") return answer._tag === "Away" ? "later" : "gone"
  const { status } = answer
  if (status >= 200 && status < 300) return "sent"
  if (status === 404 || status === 410) return "gone"
  return status === 408 || status === 429 || status >= 500 ? "later" : "refused"
}

/** Seconds, or a date (RFC 9110, 10.2.3); 0 for neither. */
const retryAfterMs = (header: string | undefined, now: number): number => {
  if (header === undefined) return 0
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isNaN(ms) ? 0 : Math.min(MAX_RETRY_AFTER_MS, Math.max(0, ms))
}

/** It may have been taken out through another process, or while its wish was on its way. */
const belongs = Effect.fnUntraced(function* (relay: Relay, { workspace, device }: DueWakes) {
  const room = yield* relay.rooms.enter(workspace)
  return room !== undefined && isActive(room.membership, device)
}, Effect.scoped)
