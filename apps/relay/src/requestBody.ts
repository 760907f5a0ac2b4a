/** The JSON that comes with a request, no larger than it may be. */
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { BundleStoreError, OverLimit, Rejected } from "@kith/core/log/BundleStore"

export const malformed = new BundleStoreError({ operation: "open", reason: new Rejected({ why: "malformed" }) })

/** A request's JSON, decoded; never more than so many bytes of it, whatever it says of its length. */
export const bodyOf = Effect.fnUntraced(function* <A>(request: Request, schema: Schema.Decoder<A>, most: number) {
  const text = yield* Effect.tryPromise({ try: () => readAtMost(request, most), catch: () => malformed })
  if (text === undefined) {
    return yield* new BundleStoreError({
      operation: "open",
      reason: new OverLimit({ limit: "requestBytes", allowed: most })
    })
  }
  const json = yield* Effect.try({ try: (): unknown => JSON.parse(text), catch: () => malformed })
  return yield* Effect.mapError(
    Schema.decodeUnknownEffect(schema)(json, { onExcessProperty: "error" }),
    () => malformed
  )
})

const readAtMost = async (request: Request, most: number): Promise<string | undefined> => {
  if (Number(request.headers.get("content-length") ?? 0) > most) return undefined
  const chunks: Array<Uint8Array> = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > most) return undefined
    chunks.push(chunk)
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks))
}
