/** Pulling from a relay a page at a time, so that neither side ever holds more than one. For `RelayClient.ts`. */
import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Stream from "effect/Stream"
import { type Bundle, MAX_LONE_BUNDLE_BYTES } from "./Bundle.ts"
import type { BundleStoreError } from "./BundleStore.ts"
import type { Holdings } from "./Holdings.ts"
import type { VersionVector } from "./VersionVector.ts"
import { PAGE_BYTES } from "./Wire.ts"
import type { Step, WireConnection } from "./WireConnection.ts"
import { encodedLength } from "./WireRequests.ts"

/** What a page may hold in truth: its last bundle goes beyond the aim. */
const MAX_PAGE_BYTES = PAGE_BYTES + MAX_LONE_BUNDLE_BYTES

interface Page extends Holdings {
  readonly bundles: ReadonlyArray<Bundle>
  /** What comes after it; `undefined` after the last. It fails where this page was cut short. */
  readonly next: Effect.Effect<Page, BundleStoreError> | undefined
}

/** The next page is asked for when this one is used up. */
export const pullPages = Effect.fnUntraced(function* (connection: WireConnection, held: VersionVector) {
  const first = yield* pullPage(connection, held)
  const start: Effect.Effect<Page, BundleStoreError> = Effect.succeed(first)
  const bundles = Stream.paginate(
    start,
    Effect.fnUntraced(function* (asking: typeof start) {
      const page = yield* asking
      return [page.bundles, Option.fromUndefinedOr(page.next)] as const
    })
  )
  return { version: first.version, bundles }
})

const pullPage: (connection: WireConnection, held: VersionVector) => Effect.Effect<Page, BundleStoreError> =
  Effect.fnUntraced(function* (connection, held) {
    const seen: { holds?: Holdings } = {}
    let bytes = 0
    const bundles: Array<Bundle> = []
    const then = new Map(held)
    const request = { _tag: "Pull", id: connection.nextId(), held } as const
    const asked = yield* Effect.result(
      connection.ask("pull", request, (answer): Step<{ readonly more: boolean }> => {
        if (answer._tag === "Holds" && seen.holds === undefined) {
          seen.holds = answer
          return "more"
        }
        if (seen.holds === undefined) return undefined
        if (answer._tag === "End") return { done: answer }
        if (answer._tag !== "Item") return undefined
        const { bundle } = answer
        const end = then.get(bundle.device) ?? 0
        if (bundle.first <= end + 1 && bundle.last > end) then.set(bundle.device, bundle.last)
        bundles.push(bundle)
        bytes += encodedLength(bundle)
        return bytes > MAX_PAGE_BYTES ? undefined : "more"
      })
    )
    const { holds } = seen
    // What came before a fault is as good as ever.
    if (asked._tag === "Failure") {
      return holds === undefined
        ? yield* Effect.fail(asked.failure)
        : { ...holds, bundles, next: Effect.fail(asked.failure) }
    }
    // A page that brings nothing and promises more would go on for ever.
    const isNew = [...then].some(([device, seq]) => held.get(device) !== seq)
    if (holds === undefined || (asked.success.more && !isNew)) return yield* connection.giveUp("pull")
    return { ...holds, bundles, next: asked.success.more ? pullPage(connection, then) : undefined }
  })
