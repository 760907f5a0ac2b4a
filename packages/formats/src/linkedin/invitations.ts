/** LinkedIn's `Invitations.csv`: whom one asked to connect, and who asked. */
import { dayOf } from "@kith/core/domain/calendar/CivilDay"
import { cellsByMeaning, columnsByMeaning, headerLikeness, meaningsByHeading } from "../table/headings.ts"
import { isBlank } from "../table/Layout.ts"
import { csvTouches, type TouchFormat, type TouchLayout, type TouchOptions } from "../TouchFormat.ts"
import { correspondent } from "./correspondent.ts"
import { messageText } from "./messageText.ts"

const headings = meaningsByHeading({
  from: ["From"],
  to: ["To"],
  sent: ["Sent At"],
  message: ["Message"],
  direction: ["Direction"],
  inviter: ["inviterProfileUrl"],
  invitee: ["inviteeProfileUrl"]
})

const match = (cells: ReadonlyArray<string>): number =>
  headerLikeness(cells, headings, ["from", "to", "sent", "direction"])

const layout = ({ keepText = false }: TouchOptions): TouchLayout => ({
  id: "linkedin-invitations",
  source: "linkedin",
  match,
  open: (header) => {
    const columns = columnsByMeaning(header, headings)
    let newest: string | undefined
    return {
      read: (cells, line) => {
        if (isBlank(cells)) return undefined
        const cell = cellsByMeaning(columns, cells)
        const at = clockIn(cell("sent"))
        if (at === undefined) return { _tag: "Refused", line, why: "badDate" }
        const from = correspondent(cell("from"), cell("inviter"))
        const to = correspondent(cell("to"), cell("invitee"))
        const direction = DIRECTIONS[cell("direction").toLowerCase()]
        if ((from.name === "" && from.key === undefined) || (to.name === "" && to.key === undefined)) {
          return { _tag: "Refused", line, why: "noName" }
        }
        if (newest === undefined || at.slice(0, 10) > newest) newest = at.slice(0, 10)
        const who = `${from.key ?? from.name}\n${to.key ?? to.name}`
        const words = keepText ? messageText(cell("message")) : ""
        return {
          _tag: "Touch",
          line,
          touch: {
            sourceKey: `invitation\n${at}\n${who}`,
            conversation: `invitation\n${who}`,
            kind: "invitation",
            at,
            from,
            to: [to],
            ...(direction === undefined ? {} : { direction }),
            ...(words === "" ? {} : { text: words })
          }
        }
      },
      asOf: () => newest
    }
  }
})

const DIRECTIONS: Readonly<Record<string, "out" | "in">> = {
  outgoing: "out",
  sent: "out",
  envoyée: "out",
  sortante: "out",
  incoming: "in",
  received: "in",
  reçue: "in",
  entrante: "in"
}

/**
 * `1/29/26, 2:37 PM` as `2026-01-29T14:37`: the month first, as LinkedIn writes it in every language that it was seen in,
 * unless that is no date; a clock of which nobody says where it stands.
 */
const clockIn = (text: string): string | undefined => {
  const [, a = "", b = "", year = "", hours = "", minutes = "", half] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2}),?\s+(\d{1,2}):([0-5]\d)(?::[0-5]\d)?(?:\s*([AP])\.?M\.?)?$/iu.exec(text) ?? []
  if (hours === "") return undefined
  const day = [
    [a, b],
    [b, a]
  ]
    .map(([month, day]) => `${year.padStart(4, "20")}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`)
    .find((iso) => dayOf(iso) !== undefined)
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half.toUpperCase() === "P" ? 12 : 0)
  if (day === undefined || hour > 23 || (half !== undefined && (Number(hours) < 1 || Number(hours) > 12))) {
    return undefined
  }
  return `${day}T${String(hour).padStart(2, "0")}:${minutes}`
}

/** The file's own date is that of its newest invitation. */
export const linkedinInvitations: TouchFormat = csvTouches(layout, /^invitations/i)
