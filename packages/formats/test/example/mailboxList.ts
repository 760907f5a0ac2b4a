/** People as mail programs copy them from a message: `Ana Souza <ana@example.ca>`, one a line. */
import type { Row } from "@kith/core/domain/SourceRecord"
import { readWith, type RowReader, summariseWith } from "@kith/formats/ChunkReader"
import { type Format, FormatError, LIMITS } from "@kith/formats/Format"
import { type Utf8Line, Utf8Lines } from "@kith/formats/jsonLines/Utf8Lines"

const rowOf = (found: Utf8Line): Row => {
  const { line } = found
  if (found._tag === "Refused")
    return { _tag: "Refused", line, why: found.why === "notUtf8" ? "notUtf8" : "rowTooLarge" }
  const text = found.text.trim()
  const at = text.lastIndexOf("<")
  const [name, email] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1, -1).trim()]
  if (name === "" || !text.endsWith(">") || !email.includes("@")) return { _tag: "Refused", line, why: "notThisShape" }
  return { _tag: "Read", line, record: { sourceKey: email.toLowerCase(), fields: { name, emails: [email] } } }
}

const mailboxReader = (): RowReader => {
  const lines = new Utf8Lines(LIMITS.cell)
  let rows = 0
  let isOurs = false
  const fails = (reason: FormatError["reason"]) => new FormatError({ format: mailboxList.id, reason })
  const rowsOf = (found: ReadonlyArray<Utf8Line>): ReadonlyArray<Row> => {
    rows += found.length
    if (rows > LIMITS.rows) throw fails({ _tag: "TooLarge", limit: "rows", allowed: LIMITS.rows })
    const made = found.map(rowOf)
    isOurs ||= made.some(({ _tag }) => _tag === "Read")
    return made
  }
  return {
    push: (bytes) => rowsOf(lines.push(bytes)),
    end: () => {
      const last = rowsOf(lines.end())
      if (!isOurs) throw fails({ _tag: "NotThisFormat" })
      return last
    },
    asOf: undefined
  }
}

export const mailboxList: Format = {
  id: "mailbox-list",
  source: "mailbox-list",
  recognise: (head) => {
    const [first = ""] = new TextDecoder().decode(head.subarray(0, 1024)).trim().split("\n")
    return /^[^<>@]+<[^<>@]+@[^<>@]+>$/.test(first.trim()) ? 0.6 : 0
  },
  read: (bytes) => readWith(mailboxReader, bytes),
  summarise: (bytes) => summariseWith(mailboxReader, bytes)
}
