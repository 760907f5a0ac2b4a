/** Everybody on one page that needs no network and no Kith, piece by piece: its head, each person, its end. */
import type { Language } from "@kith/core/domain/words/calendarNames"
import { utf8 } from "@kith/core/log/Bytes"
import { escapedHtml, pageHead } from "./pageHead.ts"

export interface OfflinePerson {
  readonly name: string
  /** Position and company. */
  readonly work: string
  /** Who they are, what there was, what is next: plain text in lines. */
  readonly text: string
}

export const offlineHead = (title: string, intro: string, lang: Language): Uint8Array =>
  utf8(`${pageHead(title, STYLE, lang)}<p>${escapedHtml(intro)}</p>\n`)

const STYLE = `  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
  details { border-top: 1px solid #8888; padding: .4rem 0 }
  summary { cursor: pointer }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .9rem }`

export const offlinePerson = ({ name, work, text }: OfflinePerson): Uint8Array =>
  utf8(
    `<details><summary><b>${escapedHtml(name)}</b> ${escapedHtml(work)}</summary><pre>${escapedHtml(text)}</pre></details>\n`
  )

export const offlineEnd = (): Uint8Array => utf8("</html>\n")
