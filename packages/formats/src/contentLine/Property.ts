/** A property, whatever version of vCard or iCalendar wrote it: its value as text, its types as words. */
import { type ContentLine, decoded } from "./ContentLine.ts"
import { splitEscaped, unescapeText } from "./escaping.ts"
import { quotedPrintableBytes } from "./quotedPrintable.ts"

export const ENCODINGS = new Set(["QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B"])

/** What of it is not asked for is not worked out: most cards have a dozen properties of which some are read. */
export class Property {
  readonly group: string | undefined
  /** In capitals. */
  readonly name: string
  readonly params: ContentLine["params"]
  /** Decoded, and still escaped. */
  readonly raw: string
  private readonly isQuoted: boolean

  constructor({ group, name, params, value }: ContentLine) {
    this.group = group
    this.name = name
    this.params = params
    this.isQuoted = params.size > 0 && encodingOf(params) === "QUOTED-PRINTABLE"
    this.raw = this.isQuoted ? decoded(quotedPrintableBytes(value), params.get("CHARSET")?.[0]) : value
  }

  /** In capitals: `HOME`, `CELL`, `PREF`. */
  get types(): ReadonlySet<string> {
    return typesOf(this.params)
  }

  /** The whole value as text. */
  get text(): string {
    return this.toText(this.raw)
  }

  /** Its parts between `;`, as text. */
  get parts(): ReadonlyArray<string> {
    return splitEscaped(this.raw, ";").map((part) => this.toText(part))
  }

  /** Its elements between `,`, as text. */
  get elements(): ReadonlyArray<string> {
    return splitEscaped(this.raw, ",").map((element) => this.toText(element))
  }

  /** What is encoded needs no `\n`, and `C:\new` is a folder. */
  private toText(escaped: string): string {
    return this.isQuoted ? unescapePunctuation(escaped) : unescapeText(escaped)
  }
}

const unescapePunctuation = (text: string): string => text.replace(/\r\n?/g, "\n").replace(/\\([\\,;:])/g, "$1")

/** In capitals. */
export const encodingOf = (params: ContentLine["params"]): string | undefined =>
  (params.get("ENCODING")?.[0] ?? params.get("")?.find((bare) => ENCODINGS.has(bare.toUpperCase())))?.toUpperCase()

/** `TYPE=home,cell`, `TYPE="home,cell"`, and the bare words of version 2.1. */
const typesOf = (params: ContentLine["params"]): ReadonlySet<string> => {
  const types = new Set<string>()
  for (const value of [...(params.get("TYPE") ?? []), ...(params.get("") ?? [])]) {
    for (const type of value.toUpperCase().split(",")) if (type !== "" && !ENCODINGS.has(type)) types.add(type.trim())
  }
  if (params.has("PREF")) types.add("PREF")
  return types
}
