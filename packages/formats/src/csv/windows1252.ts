/** Windows-1252, as the WHATWG Encoding Standard has it; ours, since some runtimes decode it as Latin-1. */

/** What 0x80 to 0x9f stand for; the five that Windows leaves open stand for themselves. */
const upper = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"

/** Every byte is a character, so this never fails. */
export const windows1252 = (bytes: Uint8Array): string => {
  let text = ""
  for (let from = 0; from < bytes.length; from += 8192) {
    text += String.fromCharCode(...bytes.subarray(from, from + 8192))
  }
  return text.replace(/[\u0080-\u009f]/g, (control) => upper[control.charCodeAt(0) - 0x80]!)
}
