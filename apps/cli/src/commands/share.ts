/** `kith share WHO --to LOG --fields …`: chosen fields of contacts into another log of this computer, a club's say. */
import * as Effect from "effect/Effect"
import { type Call, outsideCommand } from "../Command.ts"
import { chooseLog, type Home } from "../home.ts"
import { logChosen, noLog } from "../logChosen.ts"
import type { Outside } from "../Session.ts"
import { shareInto } from "../share/shareInto.ts"
import { rowsToShare } from "../share/rowsToShare.ts"
import { usage } from "../Stopped.ts"
import { shareWords } from "../words/shareWords.ts"

const flags = {
  to: { kind: "value" },
  fields: { kind: "value" },
  tag: { kind: "many" },
  "dry-run": { kind: "boolean" }
} as const

/** Opens the two logs one after the other: no command ever holds both. */
export const share = outsideCommand({
  flags,
  takes: [0, 100],
  words: shareWords,
  run: Effect.fnUntraced(function* ({ args: who, flags: asked }: Call<typeof flags>, outside) {
    const say = shareWords[outside.lang]
    if (asked.to === undefined) return yield* usage(say.needsTo)
    if (asked.fields === undefined) return yield* usage(say.needsFields)
    if (who.length === 0 && asked.tag.length === 0) return yield* usage(say.needsWhom)
    const from = yield* logChosen(outside)
    const to = yield* logNamed(outside, outside.home, asked.to)
    if (to === from) return yield* usage(say.sameLog)
    const { withLog } = yield* Effect.promise(() => import("../openLog.ts"))
    const shared = yield* withLog({ folder: from, outside, catchUp: true }, (session) =>
      rowsToShare(session, { who, tags: asked.tag, fields: asked.fields! })
    )
    return yield* withLog({ folder: to, outside: { ...outside, lang: shared.lang }, catchUp: true }, (session) =>
      shareInto({ ...session, lang: shared.lang }, shared, asked["dry-run"])
    )
  })
})

const logNamed = Effect.fnUntraced(function* ({ lang }: Outside, home: Home, name: string) {
  const chosen = chooseLog(home, name)
  return chosen._tag === "Found" ? chosen.folder : yield* noLog(chosen, name, lang)
})
