/** A `Connections.csv` as LinkedIn writes it today, of any length: its preamble, hidden members, quoted commas, accents. */
import { closeSync, openSync, writeSync } from "node:fs"
import {
  companyKinds,
  companyStems,
  familyNames,
  givenNames,
  occupations,
  seniorities
} from "@kith/testkit/generated/vocabulary"
import { makeVirtualWorld, type VirtualWorld } from "@kith/testkit/VirtualWorld"

export const HEADINGS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"

/** What stands before the headings; programs that know no preamble are given the rest. */
const PREAMBLE = `Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing: people choose
who sees theirs, and ""first-degree connections"" is one of the choices."

`

/** Rows written at a time. */
const PIECE = 2000

/** Writes a file of so many rows; the same every time. */
export const writeConnectionsCsv = (path: string, rows: number): void => {
  const world = makeVirtualWorld(7)
  const file = openSync(path, "w")
  try {
    writeSync(file, `${PREAMBLE}${HEADINGS}\n`)
    for (let from = 0; from < rows; from += PIECE) {
      const lines = Array.from({ length: Math.min(PIECE, rows - from) }, (_, index) => line(world, from + index))
      writeSync(file, lines.join(""))
    }
  } finally {
    closeSync(file)
  }
}

const line = (world: VirtualWorld, nth: number): string => {
  const date = dateText(world)
  // One member in two hundred hides from exports.
  if (world.oneIn(200)) return `,,,,,,${date}\n`
  const given = world.pick(givenNames)
  const family = world.pick(familyNames)
  // The number keeps profiles apart, as LinkedIn's own suffix does.
  const slug = `${encodeURIComponent(`${given}-${family}`.toLowerCase().replaceAll(" ", "-"))}-${nth.toString(36)}`
  const email = world.oneIn(12) ? `${given.charCodeAt(0)}.${nth}@example.ca` : ""
  const company = `${world.pick(companyStems)} ${world.pick(companyKinds)}${world.oneIn(9) ? ", Inc." : ""}`
  const position = `${world.pick(seniorities)} ${world.pick(occupations)}${world.oneIn(10) ? ", Ontario & Québec" : ""}`
  const cells = [
    given,
    world.oneIn(30) ? `${family}, CPA` : family,
    `https://www.linkedin.com/in/${slug}`,
    email,
    company,
    position,
    date
  ]
  return `${cells.map(quoted).join(",")}\n`
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

const dateText = ({ below, pick }: VirtualWorld): string =>
  `${String(1 + below(28)).padStart(2, "0")} ${pick(MONTHS)} ${2012 + below(14)}`
