/** How a port's suite is run against an adapter: each law on a store of its own. */
import * as Effect from "effect/Effect"
import type * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import { describe, it } from "vitest"

/**
 * A place for one store that holds nothing yet, removed with its scope: a new folder, a new memory. Building the layer
 * opens the store in it; building it again opens the same one, where the adapter keeps anything.
 */
export type MakePlace<Service, Error> = Effect.Effect<Layer.Layer<Service, Error>, unknown, Scope.Scope>

/** Opens the store of one place, for as long as the scope lives. */
export type Open<Service> = Effect.Effect<Service, unknown, Scope.Scope>

/** By what it says: a law, which throws where an adapter does not keep to it. */
export type Laws<Name extends string, Service> = Readonly<
  Record<Name, (open: Open<Service>) => Effect.Effect<void, unknown, Scope.Scope>>
>

/** Laws that an adapter need not keep, each with its reason, which its test then shows. */
export type Exceptions<Name extends string> = { readonly [law in Name]?: string }

export const lawsHold = <Name extends string, Service>(
  suite: string,
  laws: Laws<Name, Service>,
  exceptions: Exceptions<Name>,
  make: Effect.Effect<Open<Service>, unknown, Scope.Scope>
): void => {
  const names = Object.keys(laws)
  const unknown = Object.keys(exceptions).filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new Error(`${suite}: no such law: ${unknown.join(", ")}`)
  describe(suite, () => {
    for (const name of names) {
      const reason = exceptions[name as Name]
      if (reason === undefined) it(name, () => checkLaw(laws[name as Name], make))
      else it.skip(`${name} (not here: ${reason})`)
    }
  })
}

const checkLaw = <Service>(
  law: (open: Open<Service>) => Effect.Effect<void, unknown, Scope.Scope>,
  make: Effect.Effect<Open<Service>, unknown, Scope.Scope>
): Promise<void> => Effect.runPromise(Effect.scoped(Effect.flatMap(make, law)))

/** Why an operation failed; fails the test if it did not. */
export const reasonOf = <A, Reason, R>(
  effect: Effect.Effect<A, { readonly reason: Reason }, R>
): Effect.Effect<Reason, A, R> => Effect.map(Effect.flip(effect), ({ reason }) => reason)

/**
 * The adapters to run: all, or the one that is asked for by name. A name that none of them has fails, so that a run that
 * tests nothing cannot pass.
 */
export const adaptersNamed = <Adapter extends { readonly name: string }>(
  adapters: ReadonlyArray<Adapter>,
  wanted: string | undefined
): ReadonlyArray<Adapter> => {
  const chosen = adapters.filter(({ name }) => wanted === undefined || name === wanted)
  if (chosen.length === 0) {
    throw new Error(`no adapter ${wanted ?? "at all"}; there are: ${adapters.map(({ name }) => name).join(", ")}`)
  }
  return chosen
}
