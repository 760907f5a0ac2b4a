/** `kith rebuild`: the log read again from the start, and compared with what was there. */
import { performance } from "node:perf_hooks"
import * as Effect from "effect/Effect"
import { logCommand } from "../Command.ts"
import { printable } from "../output/printable.ts"
import { rebuildWords } from "../words/doctorWords.ts"

export const rebuild = logCommand({
  flags: {},
  takes: [0, 0],
  words: rebuildWords,
  run: Effect.fnUntraced(function* (_call, { log, out, lang }) {
    const say = rebuildWords[lang]
    const bar = out.progress(say.reading)
    const began = performance.now()
    const report = yield* log.rebuild((folded) => bar.at(folded)).pipe(Effect.ensuring(Effect.sync(() => bar.end())))
    const seconds = (performance.now() - began) / 1000
    if (out.isJson)
      return out.json({ entities: report.entities, different: report.different, stateHash: yield* log.stateHash })
    if (report.different.length === 0) return out.line(say.same(report.entities, say.seconds(seconds)))
    out.line(say.different(report.different.length, report.entities))
    for (const name of report.different.slice(0, SHOWN)) out.line(`  ${printable(name)}`)
  })
})

const SHOWN = 10
