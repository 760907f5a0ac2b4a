/** `kith list`: everybody, or those whom filters leave. */
import * as Effect from "effect/Effect"
import { Relation, Stage } from "@kith/core/domain/entities/Contact"
import { peopleLike } from "@kith/core/workspace/Listing"
import { type Call, logCommand } from "../Command.ts"
import { printPeople } from "../peopleTable.ts"
import { wholeNumber } from "../wholeNumber.ts"
import { listWords } from "../words/peopleWords.ts"

const flags = {
  tag: { kind: "many" },
  company: { kind: "value" },
  stage: { kind: "value", choices: Stage.literals },
  relation: { kind: "value", choices: Relation.literals },
  limit: { kind: "value" }
} as const

export const list = logCommand({
  flags,
  takes: [0, 0],
  words: listWords,
  run: Effect.fnUntraced(function* ({ flags: { tag, company, stage, relation, limit } }: Call<typeof flags>, session) {
    const most = limit === undefined ? undefined : yield* wholeNumber(session, "--limit", limit)
    const { found, all } = yield* peopleLike({ tags: tag, company, stage, relation })
    const shown = found.slice(0, most)
    yield* printPeople(session, shown)
    const say = listWords[session.lang]
    if (session.out.isJson) return
    session.out.note(all === 0 ? say.nobody : found.length === 0 ? say.nobodyLike : say.count(shown.length, all))
  })
})
