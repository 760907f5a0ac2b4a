/** LinkedIn's `messages.csv`: who wrote to whom and when, and what only where it is asked for. */
import type { TouchAside } from "@kith/core/domain/SourceTouch"
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import { cellsByMeaning, columnsByMeaning, headerLikeness, meaningsByHeading } from "../table/headings.ts"
import { isBlank } from "../table/Layout.ts"
import { csvTouches, type TouchFormat, type TouchLayout, type TouchOptions } from "../TouchFormat.ts"
import { correspondent, correspondents } from "./correspondent.ts"
import { messageText } from "./messageText.ts"

const headings = meaningsByHeading({
  conversation: ["CONVERSATION ID"],
  title: ["CONVERSATION TITLE"],
  from: ["FROM"],
  fromUrl: ["SENDER PROFILE URL"],
  to: ["TO"],
  toUrls: ["RECIPIENT PROFILE URLS"],
  date: ["DATE"],
  subject: ["SUBJECT"],
  content: ["CONTENT"],
  folder: ["FOLDER"],
  draft: ["IS MESSAGE DRAFT"]
})

const match = (cells: ReadonlyArray<string>): number =>
  headerLikeness(cells, headings, ["conversation", "from", "date", "content"])

/** What LinkedIn calls an advertisement that came as a message. */
const SPONSORED = /^sponsored|sponsoris[ée]/i

const layout = ({ keepText = false }: TouchOptions): TouchLayout => ({
  id: "linkedin-messages",
  source: "linkedin",
  match,
  open: (header) => {
    const columns = columnsByMeaning(header, headings)
    let newest: string | undefined
    return {
      read: (cells, line) => {
        if (isBlank(cells)) return undefined
        const cell = cellsByMeaning(columns, cells)
        const at = instantIn(cell("date"))
        if (at === undefined) return { _tag: "Refused", line, why: "badDate" }
        const conversation = cell("conversation")
        const from = correspondent(cell("from"), cell("fromUrl"))
        if (from.name === "" && from.key === undefined) return { _tag: "Refused", line, why: "noName" }
        if (newest === undefined || at.slice(0, 10) > newest) newest = at.slice(0, 10)
        const aside = asideOf(cell, from.url, from.key)
        const words = keepText ? [cell("subject"), cell("content")].map(messageText).filter(Boolean).join("\n\n") : ""
        return {
          _tag: "Touch",
          line,
          touch: {
            sourceKey: `${conversation}\n${at}\n${from.key ?? from.name}`,
            conversation,
            kind: "message",
            at,
            from,
            to: correspondents(cell("to"), cell("toUrls")),
            ...(aside === undefined ? {} : { aside }),
            ...(words === "" ? {} : { text: words })
          }
        }
      },
      asOf: () => newest
    }
  }
})

const asideOf = (
  cell: (meaning: "draft" | "folder" | "title") => string,
  url: string | undefined,
  key: string | undefined
): TouchAside | undefined => {
  if (/^(?:yes|true|oui|vrai|1)$/i.test(cell("draft"))) return "draft"
  // A company's page writes only for money.
  const isPage = url !== undefined && key === undefined
  return isPage || SPONSORED.test(cell("folder")) || SPONSORED.test(cell("title")) ? "sponsored" : undefined
}

/** `2026-01-29 14:37:05 UTC`; some exports leave out the seconds, or the zone, and mean the same. */
const instantIn = (text: string): string | undefined => {
  const [, day = "", hour, minute, second = "00"] =
    /^(\d{4}-\d{2}-\d{2})[ T]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(?: ?(?:UTC|GMT|Z))?$/.exec(text) ?? []
  return hour === undefined || dayOf(day) === undefined ? undefined : `${day}T${hour}:${minute}:${second}Z`
}

const base = csvTouches(layout, /^messages/i)

/** Conversations with LinkedIn's own assistants come under the same headings. */
const ASSISTANTS = /guide|learning|coach|role_?play/i

/** The file's own date is that of its newest message. */
export const linkedinMessages: TouchFormat = {
  ...base,
  recognise: (head, name = "") => (ASSISTANTS.test(name) ? 0 : base.recognise(head, name))
}
