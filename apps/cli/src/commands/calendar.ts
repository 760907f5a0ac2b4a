/** `kith calendar`: reminders and meetings as a calendar file, or published where calendar programs fetch them. */
import * as Effect from "effect/Effect"
import { type Actions, actionOf } from "../action.ts"
import { calendarText } from "../calendar/calendarText.ts"
import { publish } from "../calendar/publish.ts"
import { revoke } from "../calendar/revoke.ts"
import { status } from "../calendar/status.ts"
import { type Call, logCommand } from "../Command.ts"
import { intoFile } from "../intoFile.ts"
import type { Session } from "../Session.ts"
import { usage } from "../Stopped.ts"
import { calendarWords } from "../words/calendarWords.ts"

const flags = {
  output: { kind: "value", short: "o" },
  todo: { kind: "boolean" },
  names: { kind: "boolean" },
  relay: { kind: "value" },
  all: { kind: "boolean" }
} as const

type Action = "write" | "publish" | "status" | "revoke"
const ACTIONS: Actions<Action> = { write: [0, 0], publish: [0, 0], status: [0, 0], revoke: [0, 8] }

/** Which flags go with which action; the form that is named where one does not. */
const GOES_WITH: { readonly [flag in keyof typeof flags]: readonly [forms: ReadonlyArray<Action>, form: string] } = {
  output: [["write"], "-o FILE.ics"],
  todo: [["write"], "--todo"],
  names: [["write", "publish"], "publish --names"],
  relay: [["publish"], "publish --relay URL"],
  all: [["revoke"], "revoke --all"]
}

export const calendar = logCommand({
  flags,
  takes: [0, 9],
  words: calendarWords,
  run: Effect.fnUntraced(function* ({ args, flags: asked }: Call<typeof flags>, session) {
    const { lang } = session
    const usages = calendarWords[lang].help.usage
    const { action, rest } = yield* actionOf<Action>(args, ACTIONS, { lang, bare: "write", usages })
    for (const [flag, [forms, form]] of Object.entries(GOES_WITH)) {
      const value = asked[flag as keyof typeof flags]
      if (value !== undefined && value !== false && !forms.includes(action)) {
        return yield* usage(calendarWords[lang].onlyFor(`--${flag}`, form))
      }
    }
    const shows = asked.names ? "names" : "initials"
    switch (action) {
      case "write":
        return yield* write(session, asked.output, shows, asked.todo)
      case "publish":
        return yield* publish(session, asked.relay, shows)
      case "status":
        return yield* status(session)
      case "revoke":
        return yield* revoke(session, rest, asked.all)
    }
  })
})

const write = Effect.fnUntraced(function* (
  session: Session,
  output: string | undefined,
  shows: "initials" | "names",
  tasks: boolean
) {
  const { out, lang } = session
  const say = calendarWords[lang]
  if (out.isJson && output === undefined) return yield* usage(say.jsonNeedsFile)
  const { bytes, entries, beyond } = yield* calendarText(session, { language: lang, shows, tasks })
  if (output === undefined) out.bytes(bytes)
  else {
    yield* intoFile(session, output, (piece) => Effect.sync(() => (piece(bytes), entries)))
    if (out.isJson) return out.json({ file: output, entries, beyond, shows, form: tasks ? "tasks" : "events" })
    out.echo(`${out.style.good("✓")} ${say.entries(entries, output)}`)
  }
  if (beyond > 0) out.note(say.left(beyond))
  return
})
