/** Everybody on one page that needs no network and no Kith: who they are, what there was, what is next. */
import * as Effect from "effect/Effect"
import type { Profile } from "@kith/core/workspace/Profile"
import { leaveFiles } from "@kith/formats/leave/leaveFiles"
import { offlineEnd, offlineHead, offlinePerson } from "@kith/formats/leave/offlinePage"
import type { Write } from "../exported.ts"
import type { Output } from "../output/Output.ts"
import { noStyle } from "../output/Style.ts"
import { tableLines } from "../output/Table.ts"
import { nameOf } from "../person.ts"
import { printProfile } from "../profileInWords.ts"
import type { Session } from "../Session.ts"

/** Columns of a profile's text. */
const WIDTH = 100

/** Writes it piece by piece. */
export const offlinePage = Effect.fnUntraced(function* <E, R>(
  session: Session,
  title: string,
  profiles: ReadonlyArray<Effect.Effect<Profile | undefined, E, R>>,
  write: Write,
  onDone: (done: number) => void
) {
  const { lang } = session
  write(offlineHead(title, leaveFiles[lang].pageIntro, lang))
  let done = 0
  for (const reading of profiles) {
    const whole = yield* reading
    onDone(++done)
    if (whole === undefined) continue
    const lines: Array<string> = []
    yield* printProfile({ ...session, out: collecting(session.out, lines) }, whole)
    const { company, position } = whole.person.contact
    const work = [position, company].filter((text) => text !== undefined).join(", ")
    write(offlinePerson({ name: nameOf(whole.person), work, text: lines.slice(1).join("\n") }))
  }
  write(offlineEnd())
})

/** An output whose lines are kept instead of shown. */
const collecting = (out: Output, lines: Array<string>): Output => ({
  ...out,
  isJson: false,
  width: WIDTH,
  style: noStyle,
  line: (text = "") => void lines.push(text),
  note: (text) => void lines.push(text),
  table: (columns, rows, indent = 0) =>
    void lines.push(...tableLines(columns, rows, { width: WIDTH, indent, headerStyle: (text) => text }))
})
