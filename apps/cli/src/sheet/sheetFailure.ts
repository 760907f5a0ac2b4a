/** What keeps a sheet from being read or written, in words: what happened, what is safe, what to do; and how the command ends. */
import { SheetError } from "@kith/sheets/Sheet"
import { SheetMemoryError } from "@kith/sheets/SheetMemory"
import { exitCode } from "../exitCode.ts"
import { printable } from "../output/printable.ts"
import type { Outside } from "../Session.ts"
import { failed, Stopped } from "../Stopped.ts"
import { sheetFaultWords } from "../words/sheetFaultWords.ts"
import type { KeptSheet } from "./sheetsFile.ts"

/** `undefined`: it is about something else. */
export const sheetFailure = (
  { lang }: Pick<Outside, "lang">,
  { name, place }: Pick<KeptSheet, "name" | "place">,
  error: unknown
): Stopped | undefined => {
  const say = sheetFaultWords[lang]
  const offline = (text: string): Stopped =>
    new Stopped({ exit: exitCode.offline, text, data: { sheet: name, unreachable: true } })
  const called = printable(name)
  if (error instanceof SheetMemoryError) {
    const words = {
      busy: say.busy,
      full: say.full,
      corrupt: say.memoryLost,
      newerSchema: say.newer,
      unavailable: say.memoryAway
    }
    return failed(words[error.why](called))
  }
  if (!isTagged(error)) return undefined
  if (error._tag === "KeyFileFault") return failed(`${say.keyFile(error.path)} ${say.check}`)
  if (error._tag === "GoogleFault") {
    const passing = ["unreachable", "timeout", "serverError", "tooMany"].includes(error.why)
    return passing
      ? offline(say.unreachable(called))
      : failed(`${say.google(called, printable(error.detail))} ${say.check}`)
  }
  if (!(error instanceof SheetError)) return undefined
  const { reason } = error
  if (reason._tag === "Changed") return failed(say.moving(called))
  if (reason._tag === "SheetUnavailable") {
    return offline(place.kind === "google" ? say.unreachable(called) : say.beingWritten(called))
  }
  if (reason.why === "locked") return offline(say.locked(called))
  if (place.kind === "google") return failed(`${say.google(called, say.refused[reason.why])} ${say.check}`)
  return failed(say.file(place.path, say.refused[reason.why]))
}

interface Told {
  readonly _tag: string
  readonly why: string
  readonly path: string
  readonly detail: string
}

/** Google's errors are told by their tag, since the module that makes them is only loaded for Google. */
const isTagged = (error: unknown): error is Told =>
  typeof error === "object" && error !== null && typeof (error as Told)._tag === "string"
