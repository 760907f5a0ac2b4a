/** Everybody on one page that needs no network and no Kith: who they are, what there was, what is next. */
import * as Effect from "effect/Effect"
import type { Profile } from "@kith/core/workspace/Profile"
import type { Write } from "../exported.ts"
import type { Output } from "../output/Output.ts"
import { noStyle } from "../output/Style.ts"
import { tableLines } from "../output/Table.ts"
import { nameOf } from "../person.ts"
import { printProfile } from "../profileInWords.ts"
import type { Session } from "../Session.ts"
import { leaveWords } from "../words/leaveWords.ts"

/** Columns of a profile's text. */
const WIDTH = 100
const ENCODER = new TextEncoder()

/** Writes it piece by piece. */
export const offlinePage = Effect.fnUntraced(function* <E, R>(
  session: Session,
  title: string,
  profiles: ReadonlyArray<Effect.Effect<Profile | undefined, E, R>>,
  write: Write,
  onDone: (done: number) => void
) {
  const { lang } = session
  const say = leaveWords[lang]
  const put = (text: string): void => write(ENCODER.encode(text))
  put(`<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html(title)}</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
  details { border-top: 1px solid #8888; padding: .4rem 0 }
  summary { cursor: pointer }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .9rem }
</style>
<h1>${html(title)}</h1>
<p>${html(say.pageIntro)}</p>
`)
  let done = 0
  for (const reading of profiles) {
    const whole = yield* reading
    onDone(++done)
    if (whole === undefined) continue
    const lines: Array<string> = []
    yield* printProfile({ ...session, out: collecting(session.out, lines) }, whole)
    const { company, position } = whole.person.contact
    const work = [position, company].filter((text) => text !== undefined).join(", ")
    put(
      `<details><summary><b>${html(nameOf(whole.person))}</b> ${html(work)}</summary><pre>${html(lines.slice(1).join("\n"))}</pre></details>\n`
    )
  }
  put("</html>\n")
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

const html = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
