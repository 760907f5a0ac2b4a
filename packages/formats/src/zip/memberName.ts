/** What a member of a ZIP archive is called: UTF-8 by its flag or its extra field, else what old programs wrote. */
import { utf8ToText } from "@kith/core/log/Bytes"

/** @param unicode the name once more in UTF-8, as some programs add it */
export const memberName = (bytes: Uint8Array, isUtf8: boolean, unicode: Uint8Array | undefined): string => {
  const text = (unicode === undefined ? undefined : utf8In(unicode)) ?? utf8In(bytes)
  // Many write UTF-8 without saying so, and hardly any text of code page 437 is UTF-8 by chance.
  return (text ?? (isUtf8 ? lenient(bytes) : codePage437(bytes))).replaceAll("\\", "/")
}

const utf8In = (bytes: Uint8Array): string | undefined => {
  try {
    return utf8ToText(bytes)
  } catch {
    return undefined
  }
}

const lenient = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : "\ufffd")).join("")

const codePage437 = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : UPPER_437[byte - 0x80]!)).join("")

const UPPER_437 = Array.from(
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0"
)
