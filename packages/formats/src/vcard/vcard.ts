/** vCard: 2.1, 3.0 and 4.0 read, as phones, mail programs and services write them; 3.0 and 4.0 written. */
import { readWith, summariseWith } from "../ChunkReader.ts"
import type { Format } from "../Format.ts"
import { vcardReader } from "./VCardReader.ts"
import { writeVCard } from "./writeVCard.ts"

/** The file's own date is its newest `REV`. `write` takes `VCardOptions`. */
export const vcard: Format = {
  id: "vcard",
  source: "vcard",
  recognise: (head, name = "") => {
    // In UTF-16 every second byte is a zero, and a mark may stand before the text.
    const text = String.fromCharCode(...head.subarray(0, 4096)).replace(/\0/g, "")
    if (/^[^\w]{0,8}begin[ \t]*:[ \t]*vcard[ \t]*[\r\n]/i.test(text)) return 1
    return /\.(vcf|vcard)$/i.test(name) && /(^|[\r\n])begin[ \t]*:[ \t]*vcard[ \t]*[\r\n]/i.test(text) ? 0.8 : 0
  },
  read: (bytes) => readWith(() => vcardReader(), bytes),
  summarise: (bytes) => summariseWith(() => vcardReader(), bytes),
  write: writeVCard
}
