/** A command's bytes into a file: whole, or not there at all. */
import * as Effect from "effect/Effect"
import type { Write } from "./exported.ts"
import { fileFault } from "./fileFault.ts"
import type { Session } from "./Session.ts"
import { openWholeFile } from "./wholeFile.ts"

export const intoFile = Effect.fnUntraced(function* <E, R>(
  { lang }: Session,
  path: string,
  body: (write: Write) => Effect.Effect<number, E, R>
) {
  const attempt = <A>(evaluate: () => A) =>
    Effect.try({ try: evaluate, catch: (cause) => fileFault(cause, path, lang) })
  const file = yield* attempt(() => openWholeFile(path))
  let fault: unknown
  // A full disk ends the writing, not the program.
  const write: Write = (piece) => {
    if (fault !== undefined) return
    try {
      file.write(piece)
    } catch (cause) {
      fault = cause
    }
  }
  return yield* Effect.gen(function* () {
    const count = yield* body(write)
    if (fault !== undefined) return yield* fileFault(fault, path, lang)
    yield* attempt(file.finish)
    return count
  }).pipe(Effect.ensuring(Effect.sync(file.abandon)))
})
