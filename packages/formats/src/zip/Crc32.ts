/** The checksum of ZIP and PNG (ISO 3309), a piece at a time. */
const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** @param before of the bytes so far; 0 of none */
export const crc32 = (bytes: Uint8Array, before = 0): number => {
  let crc = ~before
  for (let index = 0; index < bytes.length; index++) crc = (crc >>> 8) ^ TABLE[(crc ^ bytes[index]!) & 0xff]!
  return ~crc >>> 0
}
