/** A file of cards, one at a time. For the vCard format. */
import { concat, utf8 } from "@kith/core/log/Bytes"
import type { RefusedWhy, Row } from "@kith/core/domain/SourceRecord"
import type { RowReader } from "../ChunkReader.ts"
import { type ContentLine, contentLineOf } from "../contentLine/ContentLine.ts"
import { type LogicalLine, LogicalLines } from "../contentLine/LogicalLines.ts"
import { Property } from "../contentLine/Property.ts"
import { escapeText, unescapeText } from "../contentLine/escaping.ts"
import { LIMITS, type Limits } from "../Format.ts"
import { RowSink } from "../RowSink.ts"
import { isoDay } from "./cardDate.ts"
import { cardFields } from "./cardFields.ts"
import { CardKeys } from "./cardKey.ts"
import { type Binary, binaryOf } from "./Binary.ts"

export const vcardReader = (limits: Limits = LIMITS): RowReader => new VCardReader(limits)

/** A card while it is read. */
interface Open {
  readonly line: number
  readonly lines: Array<ContentLine>
  readonly binaries: Array<Binary>
  readonly agents: Array<string>
  /** Bytes kept of it. */
  size: number
  refused: RefusedWhy | undefined
  /** An assistant's card inside it, and how deep in such cards its lines are. */
  agent: Array<string>
  depth: number
  /** The line before was a photo's, which some writers break without a blank. */
  inBinary: boolean
}

class VCardReader implements RowReader {
  asOf: string | undefined
  private readonly lines: LogicalLines
  private readonly keys = new CardKeys()
  private readonly limits: Limits
  private readonly rows: RowSink<Extract<Row, { readonly _tag: "Read" }>, RefusedWhy>
  private lastLine = 0
  private sawCard = false
  private open: Open | undefined
  /** A run of lines outside of cards. */
  private stray: { readonly line: number; through: number } | undefined

  constructor(limits: Limits) {
    this.limits = limits
    this.rows = new RowSink("vcard", limits)
    this.lines = new LogicalLines({ longest: limits.cell, quotedPrintable: true }, (line) => this.take(line))
  }

  push(bytes: Uint8Array): ReadonlyArray<Row> {
    this.rows.took(bytes)
    this.lines.push(bytes)
    return this.rows.taken()
  }

  end(): ReadonlyArray<Row> {
    this.lines.end()
    this.endStray()
    if (this.open !== undefined) this.rows.refuse(this.open.line, this.lastLine, "notThisShape", "noEnd")
    if (!this.sawCard) throw this.rows.notThis()
    return this.rows.taken()
  }

  private take(logical: LogicalLine): void {
    const { bytes, line, through } = logical
    this.lastLine = through
    const content = contentLineOf(bytes)
    const boundary = boundaryOf(content)
    const card = this.open
    if (card === undefined) {
      if (boundary === "BEGIN") this.begin(line)
      else if (bytes.some((byte) => byte > 32)) this.strayLine(line, through)
      return
    }
    if (boundary === "BEGIN") return this.beginInside(card, line)
    if (card.depth > 0) return this.takeAgent(card, content, boundary)
    if (boundary === "END") return this.endCard(card, through)
    this.add(card, content, logical)
  }

  private begin(line: number): void {
    this.endStray()
    this.sawCard = true
    this.lines.keepsFoldSpace = false
    this.open = {
      line,
      lines: [],
      binaries: [],
      agents: [],
      size: 0,
      refused: undefined,
      agent: [],
      depth: 0,
      inBinary: false
    }
  }

  /** An assistant's card, or one after another that does not end. */
  private beginInside(card: Open, line: number): void {
    if (card.depth > 0 || card.lines.at(-1)?.name === "AGENT") card.depth++
    else {
      this.rows.refuse(card.line, line - 1, "notThisShape", "noEnd")
      this.begin(line)
    }
  }

  private takeAgent(card: Open, content: ContentLine | undefined, boundary: "END" | undefined): void {
    if (boundary === "END") {
      card.depth--
      if (card.depth === 0) card.agents.push(card.agent.splice(0).join("\n"))
    } else if (content !== undefined && content.name !== "VERSION" && binaryOf(content, 0) === undefined) {
      const text = readable(content)
      card.size += text.length
      card.agent.push(text)
    }
    this.checkSize(card)
  }

  private add(card: Open, content: ContentLine | undefined, { bytes, length }: LogicalLine): void {
    const beyond = length - bytes.length
    const binary = content === undefined ? undefined : binaryOf(content, content.value.length + beyond)
    if (binary !== undefined) {
      card.binaries.push(binary)
      card.inBinary = true
      return this.checkSize(card)
    }
    if (content === undefined && card.inBinary) return
    card.inBinary = false
    if (beyond > 0) card.refused ??= "cellTooLarge"
    if (card.refused !== undefined) return
    if (bytes.includes(0)) card.refused = "controlCharacters"
    card.size += bytes.length
    if (content !== undefined) {
      if (content.name === "VERSION") this.lines.keepsFoldSpace = content.value.trim() === "2.1"
      card.lines.push(content)
    } else addBroken(card, bytes)
    this.checkSize(card)
  }

  private checkSize(card: Open): void {
    const isLong = card.lines.length + card.binaries.length > this.limits.columns
    if (card.refused === undefined && (isLong || card.size > this.limits.row)) card.refused = "rowTooLarge"
    if (card.refused === undefined) return
    card.lines.length = 0
    card.binaries.length = 0
    card.agents.length = 0
    card.agent.length = 0
  }

  private endCard(card: Open, through: number): void {
    this.open = undefined
    if (card.refused !== undefined) return this.rows.refuse(card.line, through, card.refused)
    const properties = card.lines.map((line) => new Property(line))
    const textOf = (name: string): string | undefined => {
      const text = properties.find((property) => property.name === name)?.text.trim()
      return text === "" ? undefined : text
    }
    const kind = (textOf("KIND") ?? textOf("X-ADDRESSBOOKSERVER-KIND"))?.toLowerCase()
    if (kind === "group") return this.rows.refuse(card.line, through, "notThisShape", "group")
    const fields = cardFields({ properties: expanded(properties), binaries: card.binaries, agents: card.agents })
    if (fields === undefined) return this.rows.refuse(card.line, through, "noName")
    const revised = isoDay(textOf("REV") ?? "")
    if (revised !== undefined && (this.asOf === undefined || revised > this.asOf)) this.asOf = revised
    const sourceKey = this.keys.keyOf(fields, textOf("UID"), textOf("PRODID"))
    this.rows.add({ _tag: "Read", line: card.line, record: { sourceKey, fields } })
  }

  private strayLine(line: number, through: number): void {
    if (this.stray === undefined) this.stray = { line, through }
    else this.stray.through = through
  }

  private endStray(): void {
    const stray = this.stray
    this.stray = undefined
    if (stray !== undefined && this.sawCard)
      this.rows.refuse(stray.line, stray.through, "notThisShape", "outsideOfCards")
    else if (stray !== undefined && stray.through > PREAMBLE) {
      throw this.rows.notThis()
    }
  }
}

/** Lines before the first card, such as a mail's, that do not matter. */
const PREAMBLE = 200
const NOTE = utf8("NOTE:")

/** What is no property goes on with the one before: some writers break lines in the middle of a value. */
const addBroken = (card: Open, bytes: Uint8Array): void => {
  const text = contentLineOf(concat(NOTE, bytes))?.value.trim() ?? ""
  if (text === "") return
  const before = card.lines.pop()
  card.lines.push(
    before === undefined
      ? { group: undefined, name: "NOTE", params: new Map(), value: text }
      : { ...before, value: `${before.value}\n${text}` }
  )
}

const boundaryOf = (content: ContentLine | undefined): "BEGIN" | "END" | undefined =>
  (content?.name === "BEGIN" || content?.name === "END") && content.value.trim().toUpperCase() === "VCARD"
    ? content.name
    : undefined

/** A property of a card inside another, for people to read. */
const readable = (content: ContentLine): string => {
  const { name, text } = new Property(content)
  return `${name}: ${text.replace(/^;+|;+$/g, "").replace(/;+/g, ", ")}`
}

/** Version 3.0 has an assistant's card as one text. */
const expanded = (properties: ReadonlyArray<Property>): ReadonlyArray<Property> =>
  properties.flatMap((property) => {
    if (property.name !== "AGENT") return [property]
    if (property.raw.trim() === "") return []
    const text = unescapeText(property.raw)
      .split("\n")
      .filter((line) => !/^\s*((begin|end)\s*:\s*vcard|version\s*:.*)?\s*$/i.test(line))
      .map(unescapeText)
      .join("\n")
    return [new Property({ ...property, value: escapeText(text) })]
  })
