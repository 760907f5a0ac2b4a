/** Whose account messages are from: as `--me` says, as the files show, or as somebody answers. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { WhoseAccount } from "@kith/core/workspace/ImportingTouches"
import { profileKey } from "@kith/formats/linkedin/profileKey"
import type { TouchFormat } from "@kith/formats/TouchFormat"
import { printable } from "../output/printable.ts"
import { askLine } from "../prompt.ts"
import type { Session } from "../Session.ts"
import { needsDecision, usage } from "../Stopped.ts"
import { importTouchWords } from "../words/importTouchWords.ts"
import { bytesOf, type ImportedFile } from "./importedFile.ts"
import type { Asked } from "./Outcome.ts"

interface Touches {
  readonly file: ImportedFile
  readonly format: TouchFormat
}

/** The source key, by the first of the files that shows it; undefined where none names anybody by an address. */
export const ownerMeant = Effect.fnUntraced(function* (session: Session, files: ReadonlyArray<Touches>, { me }: Asked) {
  const { lang, log, out } = session
  const typed = me.find((each) => !each.includes("@"))
  if (typed !== undefined) {
    const key = profileKey(typed) ?? profileKey(`linkedin.com${typed.startsWith("/") ? "" : "/"}${typed}`)
    return key ?? (yield* usage(importTouchWords[lang].noProfile(typed)))
  }
  let unclear: WhoseAccount | undefined
  for (const { file, format } of files) {
    const open = () => Stream.toAsyncIterable(format.read(bytesOf(file, session)))
    const found = yield* log
      .accountOwner(open)
      .pipe(Effect.catchTag("WhoseAccount", (unclear) => Effect.succeed(unclear)))
    if (typeof found === "string") {
      if (!out.isJson) out.note(importTouchWords[lang].yourAccount(printable(`linkedin.com${found}`)))
      return found
    }
    unclear ??= found
  }
  return unclear === undefined ? undefined : yield* asked(session, unclear)
})

const asked = Effect.fnUntraced(function* (session: Session, { candidates }: WhoseAccount) {
  const { out, lang } = session
  const say = importTouchWords[lang]
  const pages = candidates.map(({ key }) => `https://www.linkedin.com${key}`)
  if (!out.isJson) {
    const rows = candidates.map(({ name, conversations }, index) => [
      `${index + 1}`,
      printable(name),
      say.conversations(conversations),
      printable(pages[index]!)
    ])
    out.note(say.whose)
    out.table([{ align: "right" }, { least: 12 }, {}, { least: 12, style: out.style.dim }], rows, 1)
  }
  if (out.canAsk && !out.isJson) {
    const answer = Number(yield* askLine(session, say.whichNumber(candidates.length)))
    const chosen = candidates[answer - 1]
    if (chosen !== undefined) return chosen.key
  }
  return yield* needsDecision(say.sayMe(printable(pages[0]!)), {
    decision: "me",
    candidates: candidates.map(({ key, name, conversations }) => ({ key, name, conversations }))
  })
})
