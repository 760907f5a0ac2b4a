/** Logs as one JSON object a line. What goes in is chosen where it is logged: no secrets, no ids in clear. */
import * as Cause from "effect/Cause"
import * as Logger from "effect/Logger"
import * as References from "effect/References"

/** `write` takes whole lines. */
export const jsonLogger = (write: (line: string) => void): Logger.Logger<unknown, void> =>
  Logger.make(({ message, logLevel, cause, fiber, date }) => {
    const said = Array.isArray(message) ? message.map(String).join(" ") : String(message)
    const facts = fiber.getRef(References.CurrentLogAnnotations)
    const failure = cause.reasons.length === 0 ? {} : { cause: Cause.pretty(cause) }
    write(
      `${JSON.stringify({ time: date.toISOString(), level: logLevel.toLowerCase(), message: said, ...facts, ...failure })}\n`
    )
  })
