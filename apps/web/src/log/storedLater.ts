/**
 * The entities' store of a browser, whose small commits go to the disk a moment after they are answered. What was written is
 * durable in the log by then, and what a crash takes of its entities is folded again by the next start.
 */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { type Changes, EntityStore } from "@kith/core/workspace/EntityStore"

/** Long enough for the answer, and for what its page asks next. */
const LATER_MS = 300

/** Entities and subjects that wait at most. What is more than that is waited for. */
const MOST = 1000

const nothing = { entities: new Map(), addKeys: [], removeKeys: [], reminders: new Map(), setAside: [] }

export const storedLater = <E, R>(store: Layer.Layer<EntityStore, E, R>): Layer.Layer<EntityStore, E, R> =>
  Layer.effect(
    EntityStore,
    Effect.map(EntityStore, (inner): EntityStore["Service"] => {
      let waiting = 0
      let timer: ReturnType<typeof setTimeout> | undefined
      /** A commit of nothing, which none follows. Should another one come between, that one is the last. */
      const storeNow = Effect.flatMap(inner.folded, (folded) =>
        folded === undefined ? Effect.void : inner.commit({ ...nothing, base: folded.version, folded })
      ).pipe(Effect.ignore)
      const begin = (): void => {
        timer = undefined
        waiting = 0
        Effect.runFork(storeNow)
      }
      const commit = (changes: Changes) =>
        Effect.suspend(() => {
          waiting += changes.entities.size + changes.reminders.size
          clearTimeout(timer)
          timer = undefined
          if (changes.more === true) return inner.commit(changes)
          if (waiting > MOST) {
            waiting = 0
            return inner.commit(changes)
          }
          return Effect.tap(inner.commit({ ...changes, more: true }), () =>
            Effect.sync(() => {
              timer = setTimeout(begin, LATER_MS)
            })
          )
        })
      return { ...inner, commit }
    })
  ).pipe(Layer.provide(store))
