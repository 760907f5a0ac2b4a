/** `kith join`: makes this device one of a log's, by an invitation of another device or by the recovery phrase. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { readInvitation } from "@kith/core/log/PairingCode"
import { layerNodeCiphers } from "@kith/storage/node/nodeCiphers"
import { nodeSha256 } from "@kith/storage/node/nodeSha256"
import { joinAtRelay } from "@kith/storage/web/JoinAtRelay"
import { type Call, outsideCommand } from "../Command.ts"
import { layerPrimitives } from "../processPrimitives.ts"
import { confirm } from "../prompt.ts"
import type { Outside } from "../Session.ts"
import { needsDecision, usage } from "../Stopped.ts"
import { pairingInWords } from "../sync/inviteOther.ts"
import { keepJoined, nameIsFree } from "../sync/joinedLog.ts"
import { relayAt, thisComputer } from "../sync/places.ts"
import { outsideInWords } from "../sync/failures.ts"
import { joinWords, pairWords } from "../words/pairWords.ts"

const flags = { relay: { kind: "value" }, device: { kind: "value" }, phrase: { kind: "boolean" } } as const
type Given = Call<typeof flags>["flags"]

export const joining = outsideCommand({
  flags,
  takes: [0, 4],
  words: joinWords,
  run: Effect.fnUntraced(
    function* ({ args, flags: given }: Call<typeof flags>, outside) {
      const say = joinWords[outside.lang]
      // A code that was typed with spaces is one code.
      const typed = args.join(" ")
      if (given.phrase && typed !== "") return yield* usage(say.notBoth)
      if (!given.phrase && typed === "") return yield* usage(say.needsOne)
      yield* nameIsFree(outside)
      if (!given.phrase) return yield* byInvitation(outside, typed, given)
      const { recover } = yield* Effect.promise(() => import("../sync/recover.ts"))
      return yield* recover(outside, given)
    },
    Effect.provide(Layer.merge(layerNodeCiphers, layerPrimitives))
  )
})

const byInvitation = Effect.fnUntraced(function* (outside: Outside, typed: string, given: Given) {
  const { out, lang, global } = outside
  const say = joinWords[lang]
  const invitation = readInvitation(nodeSha256, typed)
  if (typeof invitation === "string") return yield* usage(say[invitation])
  const relay = given.relay ?? (invitation._tag === "Link" ? invitation.relay : undefined)
  if (relay === undefined) return yield* usage(say.needsRelay)
  const { address } = yield* relayAt(outside, relay)
  if (!out.canAsk && !global.yes) return yield* needsDecision(pairWords[lang].needsYes, { decision: "words" })
  out.note(say.waiting)
  const { keys, entries } = yield* joinAtRelay(address, {
    invitation,
    label: given.device?.trim() || thisComputer(),
    confirm: (words) => {
      const text = say.shows(words.join(" "))
      if (!global.yes) return confirm(outside, `${text} ${pairWords[lang].theSame}`)
      out.note(text)
      return Effect.succeed(true)
    }
  }).pipe(pairingInWords(lang), outsideInWords(outside, address))
  return yield* keepJoined(outside, { keys, entries, address })
})
