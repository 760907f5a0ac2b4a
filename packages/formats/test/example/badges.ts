/** What the badge scanner at our gatherings exports, as CSV and as a workbook. */
import { csvFormat } from "@kith/formats/csv/csvFormat"
import type { Format } from "@kith/formats/Format"
import * as fill from "@kith/formats/table/Filler"
import { columnLabel, headingKey } from "@kith/formats/table/headings"
import type { Layout } from "@kith/formats/table/Layout"
import { xlsxFormat } from "@kith/formats/xlsx/xlsxFormat"

const fillers: Readonly<Record<string, fill.Filler>> = {
  visitor: fill.name("whole"),
  firm: fill.text("company"),
  role: fill.text("position"),
  "e mail": fill.plainList("emails"),
  mobile: fill.list("phones")
}

const badges: Layout = {
  id: "badges-csv",
  source: "badges",
  match: (cells) => {
    const keys = cells.map(headingKey)
    return keys.includes("badge no") && keys.includes("visitor") ? 0.9 : 0
  },
  // What has no field goes to a custom field under its heading: nothing of a file is dropped.
  open: (header) =>
    fill.personReading(
      header.map((heading, index) => ({
        label: columnLabel(heading, index),
        fill: fillers[headingKey(heading)] ?? fill.custom
      }))
    )
}

export const badgesCsv: Format = csvFormat(badges, /badge/i)
export const badgesXlsx: Format = xlsxFormat(badges)
