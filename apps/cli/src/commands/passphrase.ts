/** `kith passphrase`: this device's keys under a passphrase, under another one, or under none. */
import { randomBytes } from "node:crypto"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import { needsPassphrase } from "@kith/storage/keyFile/readKeyFile"
import { setPassphrase } from "@kith/storage/keyFile/replaceKeyFile"
import { actionOf } from "../action.ts"
import { type Call, outsideCommand } from "../Command.ts"
import { KEY_FILE } from "../home.ts"
import { logChosen } from "../logChosen.ts"
import { newPassphrase } from "../newPassphrase.ts"
import { failed } from "../Stopped.ts"
import { lockedInWords, passphraseFor, remember } from "../unlock.ts"
import { passphraseWords } from "../words/passphraseWords.ts"

const ACTIONS = { show: [0, 0], set: [0, 0], change: [0, 0], remove: [0, 0] } as const
const flags = { new: { kind: "value" } } as const

export const passphrase = outsideCommand({
  flags,
  takes: [0, 1],
  words: passphraseWords,
  run: Effect.fnUntraced(function* ({ args, flags: given }: Call<typeof flags>, outside) {
    const { lang, out } = outside
    const say = passphraseWords[lang]
    const usages = say.help.usage
    const { action } = yield* actionOf<keyof typeof ACTIONS>(args, ACTIONS, { lang, bare: "show", usages })
    const file = join(yield* logChosen(outside), KEY_FILE)
    const isThere = yield* needsPassphrase(file)
    if (action === "show") {
      if (out.isJson) return out.json({ passphrase: isThere })
      return out.line(isThere ? say.there : say.notThere)
    }
    if (action === "set" && isThere) return yield* failed(say.thereAlready)
    if (action !== "set" && !isThere) return yield* failed(say.noneThere)
    // The old one first: who does not know it need not think of a new one.
    const old = isThere ? passphraseFor(outside, file) : Effect.undefined
    if (isThere) yield* old
    const next = action === "remove" ? undefined : yield* newPassphrase(outside, given.new)
    yield* setPassphrase(file, (count) => new Uint8Array(randomBytes(count)), next, { passphrase: old }).pipe(
      lockedInWords(outside, file)
    )
    if (next !== undefined) remember(outside, file, next)
    if (out.isJson) return out.json({ passphrase: next !== undefined })
    out.echo(`${out.style.good("✓")} ${action === "set" ? say.set : action === "change" ? say.changed : say.removed}`)
    out.note(`  ${say.older}`)
  })
})
