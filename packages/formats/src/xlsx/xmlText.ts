/** Texts in XML, read and written, and the escapes that workbooks have for characters that XML has not. */

/** A runtime's own; all that run JavaScript modules have it. */
declare const TextDecoder: new (
  encoding: string,
  options: { readonly fatal?: boolean; readonly ignoreBOM?: boolean }
) => { readonly decode: (bytes?: Uint8Array, options?: { readonly stream: boolean }) => string }

/**
 * The text of a part from its bytes, which may come in pieces; the last call is without bytes. UTF-8, or UTF-16 where a
 * byte order mark says so: a part of a workbook is nothing else (ECMA-376 part 2, 8.2). No mark comes out.
 */
export const xmlDecoder = (): ((bytes?: Uint8Array) => string) => {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  let head: Uint8Array = new Uint8Array(0)
  return (bytes) => {
    if (decoder === undefined) {
      const all = bytes === undefined || head.length === 0 ? (bytes ?? head) : Uint8Array.of(...head, ...bytes)
      if (all.length < 2 && bytes !== undefined) {
        head = all
        return ""
      }
      decoder = new TextDecoder(encodingOf(all), {})
      return bytes === undefined ? decoder.decode(all) : decoder.decode(all, { stream: true })
    }
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
  }
}

const encodingOf = (head: Uint8Array): string => {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le"
  return head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : "utf-8"
}

/**
 * What stands between tags or in an attribute. Only XML's own five entities and numbered characters mean anything; a
 * part of a workbook cannot define others, and what looks like one is left as it stands.
 */
export const fromXml = (raw: string): string => {
  const text = raw.includes("\r") ? raw.replace(/\r\n?/g, "\n") : raw
  if (!text.includes("&")) return text
  return text.replace(/&(?:#(?:x([\da-f]{1,6})|(\d{1,7}))|(lt|gt|amp|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name as string] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex as string, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }

/** For between tags and for attributes. Line ends are numbered, since XML readers would change them. */
export const toXml = (text: string): string =>
  /[&<>"\r\n\t]/.test(text) ? text.replace(/[&<>"\r\n\t]/g, (character) => escaped[character]!) : text

const escaped: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
  "\n": "&#10;",
  "\t": "&#9;"
}

/** A cell's text as people see it: `_x000D_` stands for a character that XML has not (ECMA-376 part 1, 22.9.2.19). */
export const fromCellXml = (raw: string): string => {
  const text = fromXml(raw)
  if (!text.includes("_x")) return text
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Characters that XML has not, line ends that it would change, and what would be read as one of these. */
// oxlint-disable-next-line no-control-regex
const UNWRITABLE = /_(?=x[\dA-Fa-f]{4}_)|[\0-\x08\x0b-\x1f\ufffe\uffff]/g

/**
 * The inverse of `fromCellXml`. Carriage returns are escaped as Excel does it, since some readers take a numbered one
 * for a line end; half of a character pair becomes U+FFFD.
 */
export const toCellXml = (text: string): string => {
  const safe = text
    .toWellFormed()
    .replace(UNWRITABLE, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`)
  return /[&<>]/.test(safe) ? safe.replace(/[&<>]/g, (character) => escaped[character]!) : safe
}
