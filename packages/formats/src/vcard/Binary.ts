/** What of a card is no text: a photo, a logo, a sound, a key. For the reader of cards. */
import type { ContentLine } from "../contentLine/ContentLine.ts"
import { ENCODINGS, encodingOf } from "../contentLine/Property.ts"

/** `octets`: how long it is, as far as that can be told. */
export interface Binary {
  readonly name: string
  /** `jpeg`; undefined where the card does not say. */
  readonly kind: string | undefined
  readonly octets: number
}

/** Properties that are a picture, a sound or a key, or the address of one, which is not longer than this. */
const PICTURES = new Set(["PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE"])
const LONGEST_ADDRESS = 2048

/** @param length of the value in the file, which may be longer than what was kept of it */
export const binaryOf = ({ name, params, value }: ContentLine, length: number): Binary | undefined => {
  const encoding = encodingOf(params)
  const data = /^\s*data:([^;,]*)[;,]/i.exec(value)
  const isLong = PICTURES.has(name) && length > LONGEST_ADDRESS
  if (encoding !== "BASE64" && encoding !== "B" && data === null && !isLong) return undefined
  const types = [...(params.get("TYPE") ?? []), ...(params.get("") ?? [])]
  const kind = data?.[1] ?? params.get("MEDIATYPE")?.[0] ?? types.find((type) => !ENCODINGS.has(type.toUpperCase()))
  const written = Math.max(0, length - (data === null ? value.search(/\S|$/) : value.indexOf(",") + 1))
  return {
    name,
    kind: kind === undefined || kind === "" ? undefined : kind.toLowerCase().replace(/^(image|audio)\//, ""),
    octets: Math.floor((written * 3) / 4)
  }
}
