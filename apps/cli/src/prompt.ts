/** Asking on a terminal; never anywhere else. Ask only where `out.canAsk`. */
import * as Effect from "effect/Effect"
import type { Outside } from "./Session.ts"
import { frameWords } from "./words/frameWords.ts"

/** One line, without the spaces around it; `preset` when nothing is typed. Ctrl-D answers the same as nothing. */
export const askLine = ({ out }: Pick<Outside, "out">, question: string, preset = ""): Effect.Effect<string> =>
  Effect.promise(async () => {
    out.flush()
    const { createInterface } = await import("node:readline/promises")
    const lines = createInterface({ input: process.stdin, output: process.stderr })
    const closed = new Promise<string>((resolve) => lines.once("close", () => resolve("")))
    try {
      const answer = await Promise.race([
        lines.question(preset === "" ? `${question} ` : `${question} [${preset}] `),
        closed
      ])
      return answer.trim() || preset
    } finally {
      lines.close()
    }
  })

/** One line that is not shown as it is typed; nothing for Ctrl-C and Ctrl-D. Ask only where stdin and stderr are terminals. */
export const askSecret = ({ out }: Pick<Outside, "out">, question: string): Effect.Effect<string> =>
  Effect.promise(async () => {
    out.flush()
    const [{ createInterface }, { Writable }] = await Promise.all([import("node:readline"), import("node:stream")])
    const unseen = new Writable({ write: (_chunk, _encoding, done) => done() })
    process.stderr.write(`${question} `)
    // As for a terminal, so that the terminal itself shows nothing; and what is to be shown goes nowhere.
    const lines = createInterface({ input: process.stdin, output: unseen, terminal: true })
    try {
      return await new Promise<string>((resolve) => {
        lines.once("line", resolve)
        lines.once("close", () => resolve(""))
      })
    } finally {
      lines.close()
      process.stderr.write("\n")
    }
  })

/** Yes or no, in either language; no where nothing is typed. */
export const confirm = (outside: Pick<Outside, "out" | "lang">, question: string): Effect.Effect<boolean> =>
  Effect.map(askLine(outside, `${question} ${frameWords[outside.lang].yesOrNo}`), (answer) =>
    /^(y|yes|o|oui)$/i.test(answer)
  )
