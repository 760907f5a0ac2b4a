/** Tells whoever keeps something in memory which entities each commit changed. `webPorts.ts` puts it around the entity store. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { EntityStore } from "@kith/core/workspace/EntityStore"

export interface EntitiesChanged {
  /** Entities that were written, by name: `contact/<id>`. */
  readonly names: ReadonlyArray<string>
  /** Whose reminders were worked out again, since something that concerns them changed: `contact/<id>`. */
  readonly subjects: ReadonlyArray<string>
  /** Everything was folded anew. */
  readonly cleared: boolean
}

export class ChangeFeed extends Context.Service<
  ChangeFeed,
  {
    /** Calls back right after each commit, whoever made it: this device, or another by a sync. Never to be ended. */
    readonly onCommit: (listener: (changed: EntitiesChanged) => void) => void
  }
>()("@kith/web/log/ChangeFeed") {}

/** A page hears so soon, ms, of a commit that others follow; of the last of them, at once. */
const FOLLOWED_MS = 250

/**
 * The store with its feed. `changed` hears of each commit after everybody else, so that who asks again is told the new. Of
 * several that follow each other it hears once: whoever asked in between would ask once more, and hold up the others.
 */
export const withChangeFeed = <E, R>(
  store: Layer.Layer<EntityStore, E, R>,
  changed: () => void
): Layer.Layer<EntityStore | ChangeFeed, E, R> =>
  Layer.effectContext(
    Effect.map(EntityStore, (inner) => {
      const listeners: Array<(changed: EntitiesChanged) => void> = []
      let later: ReturnType<typeof setTimeout> | undefined
      const tell = (): void => {
        clearTimeout(later)
        later = undefined
        changed()
      }
      const commit: EntityStore["Service"]["commit"] = (changes) =>
        Effect.tap(inner.commit(changes), () =>
          Effect.sync(() => {
            const told = {
              names: [...changes.entities.keys()],
              subjects: [...changes.reminders.keys()],
              cleared: changes.clear === true
            }
            for (const listener of listeners) listener(told)
            if (changes.more === true) later ??= setTimeout(tell, FOLLOWED_MS)
            else tell()
          })
        )
      return Context.make(EntityStore, { ...inner, commit }).pipe(
        Context.add(ChangeFeed, { onCommit: (listener) => void listeners.push(listener) })
      )
    })
  ).pipe(Layer.provide(store))
