/** What goes wrong with a sheet that is a file, in the port's words; what the layers on files have in common. */
import * as Effect from "effect/Effect"
import { Changed, Refused, SheetError, SheetUnavailable } from "../Sheet.ts"
import { replaceKept } from "./KeptFile.ts"

type Operation = SheetError["operation"]
type Reason = SheetError["reason"]

export const fails = (operation: Operation, reason: Reason): Effect.Effect<never, SheetError> =>
  Effect.fail(new SheetError({ operation, reason }))

/** Times that a file which does not come to rest is looked at before the reading is given up. */
export const PATIENCE = 5

export const halfWritten = fails(
  "read",
  new SheetUnavailable({ sent: false, retryAfterMs: 5000, cause: new Error("the file is being written") })
)

/** @param ofFormat what the file's own format throws, where it is that */
export const attemptOn = <A>(
  operation: Operation,
  body: () => A,
  ofFormat: (cause: unknown) => Reason | undefined = () => undefined
): Effect.Effect<A, SheetError> =>
  Effect.try({
    try: body,
    catch: (cause) => new SheetError({ operation, reason: ofFormat(cause) ?? reasonOf(operation, cause) })
  })

/** Puts the new bytes in the file's place; fails where somebody has it open, or saved it since it was read. */
export const replaceFile = Effect.fnUntraced(function* (
  path: string,
  id: string,
  before: Uint8Array,
  next: Uint8Array
) {
  const not = yield* attemptOn("write", () => replaceKept(path, id, before, next))
  if (not === "changed") return yield* fails("write", new Changed())
  if (not === "locked") return yield* fails("write", new Refused({ why: "locked", detail: path }))
})

const reasonOf = (operation: Operation, cause: unknown): Reason => {
  const { code, message } = cause as { readonly code?: string; readonly message?: string }
  const refused = (why: Refused["why"]) => new Refused({ why, detail: message ?? String(cause) })
  switch (code) {
    case "ENOENT":
    case "ENOTDIR":
      return refused("notFound")
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return refused(operation === "read" ? "mayNotRead" : "mayNotWrite")
    // A folder, say.
    case "EISDIR":
      return refused("malformed")
    case "EBUSY":
      return refused("locked")
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return refused("full")
    default:
      return new SheetUnavailable({ sent: false, cause })
  }
}
